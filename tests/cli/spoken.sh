#!/usr/bin/env bash
# What the command says of itself: shell completion and the manual. Both are made from the command
# line; so each option of each command's --help has to be in them.
# usage: spoken.sh PATH_OF_SIGMATA
. "$(dirname "${BASH_SOURCE[0]}")/checks.bash" "$1"
cd "$work" || exit 1

commands() { "$sigmata" "$@" --help | awk '/^Subcommands:/ { on = 1; next } on && /^  [a-z]/ { print $1 }'; }
options() { "$sigmata" "$@" --help | sed -n 's/^  \(-[^ ]*\) .*/\1/p' | tr , '\n' | grep '^--'; }

for shell in bash zsh fish; do
  "$sigmata" completion "$shell" >"completion.$shell"
  check "completion $shell: written" 0 $?
done
check 'completion bash: is sound' '' "$(bash -n completion.bash 2>&1)"
for shell in zsh fish; do
  if command -v "$shell" >/dev/null; then
    check "completion $shell: is sound" '' "$("$shell" -n "completion.$shell" 2>&1)"
  else
    echo "skipped: soundness of the completion for $shell (it is not installed)"
  fi
done
check 'completion: an unknown shell ends 2' 2 "$("$sigmata" completion tcsh >/dev/null 2>&1; echo $?)"

# Asks bash's completion: words before the cursor, then the word at it.
# shellcheck source=/dev/null
source completion.bash
complete_words() {
  COMP_WORDS=(sigmata "$@")
  COMP_CWORD=$#
  COMPREPLY=()
  _sigmata
  printf '%s\n' "${COMPREPLY[@]}" | sort | tr '\n' ' '
}
touch rule.yml
check 'bash: the beginning of a command' 'check ' "$(complete_words che)"
check 'bash: the words of an option' 'github human ' "$(complete_words check -f '' | tr ' ' '\n' | grep '^[gh]' | tr '\n' ' ')"
check 'bash: the words of an option, begun' 'sarif ' "$(complete_words check --format sa)"
check 'bash: an option' '--write-baseline ' "$(complete_words check --wr)"
check 'bash: files for the value of an option' 'rule.yml ' "$(complete_words check --config ru)"
check 'bash: files for arguments' 'rule.yml ' "$(complete_words check -v ru)"
check 'bash: a command below a command' 'show ' "$(complete_words schema sho)"
check 'bash: its options' '--provider ' "$(complete_words schema show --prov)"
check 'bash: words of an argument' 'bash ' "$(complete_words completion ba)"

"$sigmata" man --all pages
check 'man: pages are written' 0 $?
check 'man: a page for the command and one for each' "$( (echo sigmata.1; commands | sed 's/.*/sigmata-&.1/') | sort)" "$(cd pages && printf '%s\n' ./*.1 | sed 's|./||' | sort)"
check 'man: without a name, the page of sigmata' "$(cat pages/sigmata.1)" "$("$sigmata" man)"
check 'man: with a name, that page' "$(cat pages/sigmata-check.1)" "$("$sigmata" man check)"
check 'man: an unknown page ends 2' 2 "$("$sigmata" man nosuch >/dev/null 2>&1; echo $?)"

render() { # page
  if command -v groff >/dev/null; then
    groff -man -Tutf8 -ww -P-cbou "$1" | sed 's/−/-/g'
  elif command -v mandoc >/dev/null; then
    mandoc -T utf8 "$1" | sed 's/.\x08//g; s/−/-/g'
  else
    sed 's/\\-/-/g; s/\\f.//g' "$1"
  fi
}
command -v groff >/dev/null || echo 'skipped: rendering by groff (it is not installed)'
for page in pages/*.1; do
  name=${page#pages/}
  render "$page" >rendered 2>problems
  check "$name: renders without a complaint" '' "$(cat problems)"
  command=${name%.1}
  command=${command#sigmata}
  command=${command#-}
  for option in $(options ${command:+"$command"}); do
    check "$name: has $option" 0 "$(grep -q -e "^ *.*$option\b" rendered; echo $?)"
    for shell in bash zsh; do
      check "completion $shell: has $option of $name" 0 "$(grep -q -e "$option" "completion.$shell"; echo $?)"
    done
    check "completion fish: has $option of $name" 0 \
      "$(grep -q -e "__sigmata_at '${command:+ $command}'.* -l ${option#--} " completion.fish; echo $?)"
  done
  for below in $(commands ${command:+"$command"}); do
    check "$name: has $below" 0 "$(grep -q -e "$below" rendered; echo $?)"
    [[ -n $command ]] || continue
    for option in $(options "$command" "$below"); do
      check "$name: has $option of $below" 0 "$(grep -q -e "$option" rendered; echo $?)"
    done
  done
done

finish
