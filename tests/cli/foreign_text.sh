#!/usr/bin/env bash
# Rules, events and file names are other people's text: none of it acts on the terminal of whoever
# runs a command, and the forms for programs hold it as it is, in a form that can be read.
# usage: foreign_text.sh PATH_OF_SIGMATA
. "$(dirname "${BASH_SOURCE[0]}")/checks.bash" "$1"
export LC_ALL=C.UTF-8 NO_COLOR=1
if ! printf '\x1b' | grep -qP '[\x00-\x1f]' 2>/dev/null; then
  echo 'skipped: grep has no -P'
  finish
  exit
fi
# What acts: control characters but for tabs and line breaks, and what turns the direction of text.
acts='[\x00-\x08\x0b-\x1f\x7f-\x9f\x{202a}-\x{202e}\x{2066}-\x{2069}]'

mkdir "$work/rules"
cd "$work" || exit 1
escape=$'\x1b[31m'
rule="rules/a${escape}b"$'\n'"c.yml"
cat >"$rule" <<'END'
title: "T\e[31m\u202Etitle\a\nforged"
id: "i\e[31md"
author: "a\e[31m"
status: test
logsource: {product: windows, service: system}
tags: ["attack.t1\e[31m", attack.t1040]
detection:
    "sel\e[31m": {"Fi\e[31meld": "v\e[31mal", EventID: 7036, "P|re": "a.*\e", "K|contains": "need\e[31m\u0085le"}
    condition: all of sel*
END
printf 'title: "U\\e[31m\\u202E"\nlogsource: {product: "win\\e[31m", category: "x\\e[31m"}\ndetection: {s: {"Fi\\e[31m": "v\\e"}, condition: s}\n' >rules/unknown.yml
printf 'title: "N\\e[31m"\nlogsource: {product: windows}\ndetection: {a: {b: 1}, condition: "\\e[31mc"}\n' >rules/refused.yml
events="e${escape}.ndjson"
printf '%s\n' '{"Channel":"System","EventID":7036,"Fi\u001b[31meld":"v\u001b[31mal","P":"aa\u001b","K":"xneed\u001b[31m\u0085lex"}' '{"bad' >"$events"
none="none${escape}.yml"

quiet() { # arguments of a run whose output holds nothing that acts
  "$sigmata" "$@" >"$work/out" 2>"$work/err" </dev/null
  check "nothing acts: $(printf '%q ' "$@")" '' "$(grep -hP "$acts" "$work/out" "$work/err" | head -2)"
  check "there is a text: $(printf '%q ' "$@")" 1 "$(($(cat "$work/out" "$work/err" | wc -c) > 0))"
}
quiet check -v rules
quiet check -f concise rules
for run in coverage 'fields -v' "fields --events $events" 'bench --ignore-logsource -r' 'explain -r' 'test --coverage -v' \
  'dump --stage ast' 'dump --stage bound' 'dump --stage plan' 'dump --stage program' 'compile -o rules.sgm'; do
  read -ra words <<<"$run"
  case $run in
    bench* | explain*) quiet "${words[@]}" rules "$events" ;;
    *) quiet "${words[@]}" rules ;;
  esac
  quiet "${words[@]}" "$none"
done
quiet match -r "$none"
quiet fmt "$none"
check 'fmt --check: names are as they are' 1 "$("$sigmata" fmt --check rules 2>/dev/null | grep -cF "rules/a$escape")"
if command -v script >/dev/null && script -qec true /dev/null </dev/null >/dev/null 2>&1; then
  check 'fmt --check: but on a terminal' 0 \
    "$(script -qec "'$sigmata' fmt --check rules" /dev/null </dev/null 2>/dev/null | tr -d '\r' | grep -cP "$acts")"
else
  echo 'skipped: no terminal to be had'
fi
quiet fmt rules
quiet explain --nearest 5 -r rules "$none"
quiet bench --baseline "$none" -r rules "$events"
quiet bench --shape "$none" -r rules "$events"
quiet fields --shape "$none" rules
quiet coverage --navigator "/no/$none" rules
for option in --baseline --diff-base --config --validation-config --field-map --placeholders --logsource --explain -f; do
  quiet check "$option" "$none" rules
done
quiet check -o "/no/$none" rules
quiet test --good-log "$events" rules
quiet schema show 1 "$none"
quiet man "$none"
quiet "$none"
quiet "--$none"
quiet test --generate rules
check 'tests of such rules can be read and pass' 0 "$(status test rules/a*c.yml)"
quiet test -v rules

# A title is one line, however many it has.
check 'titles: a line' 0 "$("$sigmata" fields -v rules 2>/dev/null | grep -c '^forged')"
check 'bench: a line' 0 "$("$sigmata" bench -r rules "$events" 2>/dev/null | grep -c '^forged')"
check 'errors: a line' 'error: x␊y.yml: cannot be read' "$("$sigmata" check $'x\ny.yml' 2>&1 | head -1)"

# What programs read is exact.
check 'match: JSON has every character' 1 "$("$sigmata" match -r rules "$events" 2>/dev/null | grep -c '"title":"T\\u001b\[31m.*forged"')"
check 'fields: JSON has every character' 4 "$("$sigmata" fields -f ndjson rules 2>/dev/null | grep -c 'T\\u001b\[31m.*\\u000aforged')"

# XML has no way to write some characters.
mkdir xml
printf 'title: "a\\uFFFE\\uFFFF\\u0001b"\nlogsource: {product: windows, category: process_creation}\ntags: [attack.t1040]\ndetection: {a: {"No\\uFFFE": "\\uFFFF"}, condition: a}\n' >xml/a.yml
printf 'tests:\n    - {name: "n\\uFFFE\\e", match: true, event: {"No\\uFFFE": "\\uFFFE"}}\n' >xml/a.tests.yml
"$sigmata" check -f junit --fail-level info xml >check.xml 2>/dev/null
"$sigmata" test -f junit xml >test.xml 2>/dev/null
"$sigmata" coverage --name $'n\xef\xbf\xbe\x01' --svg coverage.svg xml >/dev/null 2>&1
if command -v python3 >/dev/null; then
  for file in check.xml test.xml coverage.svg; do
    check "$file is XML" 0 "$(python3 -c 'import sys, xml.etree.ElementTree as tree; tree.parse(sys.argv[1])' "$file" >/dev/null 2>&1; echo $?)"
  done
else
  echo 'skipped: no python3'
fi
finish
