#!/usr/bin/env bash
# `sigmata check` as a user meets it: colours, configuration, known findings, forms, threads.
# usage: check.sh PATH_OF_SIGMATA
. "$(dirname "${BASH_SOURCE[0]}")/checks.bash" "$1"
unset NO_COLOR CLICOLOR_FORCE GITHUB_STEP_SUMMARY
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_CEILING_DIRECTORIES=$work
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE

# The codes found, a word each; then what is said of the run, but for the counts of rules.
codes() { "$sigmata" check --no-progress -f concise "$@" 2>/dev/null </dev/null | sed 's/.*: \(SM[0-9]*\) .*/\1/' | tr '\n' ' '; }
said() { "$sigmata" check --no-progress "$@" 2>&1 >/dev/null </dev/null | grep -vE ' rules?: |^fields and values of refused'; }

# rule FILE TITLE [FURTHER]: a rule with one warning (SM512), and further lines in its selection.
rule() {
  mkdir -p "$(dirname "$1")"
  cat >"$1" <<END
title: $2
id: $(printf '%s' "$2" | sha256sum | sed 's/^\(.\{8\}\)\(.\{4\}\).\(.\{3\}\).\(.\{3\}\)\(.\{12\}\).*/\1-\2-4\3-a\4-\5/')
status: test
logsource:
    category: process_creation
    product: windows
detection:
    selection:
        CommandLine|contains:
            - $2
            - $2 more
${3:+        $3
}    condition: selection
level: low
END
}

# --- colours
cd "$root" || exit 1
broken=tests/golden/diagnostics/unknown_selection.yml
escapes() { grep -c $'\x1b'; }
check 'colours: none without a terminal' 0 "$("$sigmata" check "$broken" 2>/dev/null | escapes)"
check 'colours: always' 1 "$("$sigmata" check --color always "$broken" 2>/dev/null | head -1 | grep -c $'^\x1b\\[1;31merror\\[SM502\\]\x1b\\[0m')"
check 'colours: CLICOLOR_FORCE' 1 "$(CLICOLOR_FORCE=1 "$sigmata" check "$broken" 2>/dev/null | head -1 | grep -c $'^\x1b\\[1;31merror')"
check 'colours: CLICOLOR_FORCE=0 says nothing' 0 "$(CLICOLOR_FORCE=0 "$sigmata" check "$broken" 2>/dev/null | escapes)"
check 'colours: NO_COLOR wins over CLICOLOR_FORCE' 0 "$(NO_COLOR=1 CLICOLOR_FORCE=1 "$sigmata" check "$broken" 2>/dev/null | escapes)"
check 'colours: never wins over CLICOLOR_FORCE' 0 "$(CLICOLOR_FORCE=1 "$sigmata" check --color never "$broken" 2>/dev/null | escapes)"
check 'colours: they add nothing else' "$("$sigmata" check "$broken" 2>/dev/null)" \
  "$("$sigmata" check --color always "$broken" 2>/dev/null | sed $'s/\x1b\\[[0-9;]*m//g')"
check 'colours: an unknown word ends 2' 2 "$(status check --color sometimes "$broken")"
if command -v script >/dev/null && script -qec true /dev/null </dev/null >/dev/null 2>&1; then
  on_terminal() { TERM=$1 script -qec "$2" /dev/null </dev/null 2>/dev/null; }
  run="'$sigmata' check $broken"
  check 'colours: on a terminal' 1 "$(on_terminal xterm "$run" | head -1 | grep -c $'^\x1b\\[1;31merror')"
  check 'colours: not on a dumb terminal' 0 "$(on_terminal dumb "$run" | escapes)"
  check 'colours: not with NO_COLOR' 0 "$(NO_COLOR=1 on_terminal xterm "$run" | escapes)"
  slow="(sleep 1; cat sigma-rules/windows/iphlpsvc/isatap_router_address_set.yml) | '$sigmata' check -"
  check 'progress: a line after half a second, cleared at the end' 1 \
    "$(on_terminal xterm "$slow" | grep -c $'\x1b\\[Kreading rules.*\r\x1b\\[K1 rule: ')"
  check 'progress: not with --no-progress' 0 "$(on_terminal xterm "$slow --no-progress" | grep -c 'reading rules')"
  check 'progress: not on a dumb terminal' 0 "$(on_terminal dumb "$slow" | grep -c 'reading rules')"
  check 'progress: not in a short run' 0 "$(on_terminal xterm "'$sigmata' check sigma-rules/windows/ipsec" | grep -c 'reading rules\|checking')"
else
  echo 'skipped: colours and progress on a terminal (there is no script(1))'
fi
cd "$work" || exit 1
printf 'title: T\nlogsource: {category: process_creation, product: windows}\ndetection:\n  "a\\e[31mb": {x: 1}\n  condition: c\x1b[2J\nevil\x1b]0;x\x07: 1\n' >evil.yml
for form in human concise github ndjson junit sarif; do
  check "no control character of a rule reaches $form" 0 \
    "$("$sigmata" check --color never -f "$form" evil.yml 2>&1 | LC_ALL=C grep -c $'[\x01-\x08\x0b-\x1f\x7f]')"
done

# --- fixes
cat >fixes.yml <<'END'
title: Fixes
logsource: {category: process_creation, product: windows}
detection:
  ends:
    Image|endwith: '\cmd.exe'
  options:
    CommandLine:
      - ' -dhl'
      - ' /all'
  other_fields:
    ParentProcess|endswith: '\cmd.exe'
    ComandLine|contains: x
  condition: 1 of *
END
check 'fixes: one mistake is not mended twice, and a name near to another stays' 0 "$(status check --fix --unsafe fixes.yml)"
check 'fixes: what they make of it' "    Image|endswith: '\cmd.exe'|    CommandLine|contains:|    ParentProcess|endswith: '\cmd.exe'|    CommandLine|contains: x|" \
  "$(sed -n '5p;7p;11p;12p' fixes.yml | tr '\n' '|')"

# --- configuration
rule repo/rules/one.yml one
rule repo/rules/two.yml two
rule repo/rules/old/three.yml three
mkdir repo/.git
check 'config: none' 'SM512 SM512 SM512 ' "$(codes repo/rules)"
printf '[check]\nignore = ["SM512"]\n' >repo/.sigmata.toml
check 'config: found upward' '' "$(codes repo/rules)"
check 'config: found upward from a file' '' "$(codes repo/rules/one.yml)"
check 'config: found upward from where the command runs' '' "$(cd repo/rules && codes .)"
check 'config: the command line wins' 'SM512 SM512 SM512 ' "$(codes --ignore SM101 repo/rules)"
check 'config: --no-config' 'SM512 SM512 SM512 ' "$(codes --no-config repo/rules)"
check 'config: found for --stdin-filename' '' \
  "$("$sigmata" check -f concise --stdin-filename repo/rules/x.yml - <repo/rules/one.yml 2>/dev/null)"
printf '[check]\nignore = ["SM512"]\n' >"$work/.sigmata.toml"
mv repo/.sigmata.toml other.toml
check 'config: not from above .git' 'SM512 SM512 SM512 ' "$(codes repo/rules)"
check 'config: --config' '' "$(codes --config other.toml repo/rules)"
rm .sigmata.toml
check 'config: one that is not there ends 2' 2 "$(status check --config none.toml repo/rules)"
printf '[check]\nselct = ["SM5"]\n' >repo/.sigmata.toml
check 'config: an unknown key ends 2' 2 "$(status check repo/rules)"
check 'config: an unknown key has its place' "error: repo/.sigmata.toml:2:1: unknown key \`selct\`; did you mean \`select\`?" "$(cat "$work/err")"
printf '[check]\nexclude = ["old/"]\nfail-level = "warning"\nformat = "concise"\n[check.per-file-ignores]\n"rules/two.yml" = ["SM5"]\n' >repo/.sigmata.toml
check 'config: exclude and per-file-ignores' 'SM512 ' "$(codes repo/rules)"
check 'config: what is excluded is counted' '1 file excluded' "$(said repo/rules)"
check 'config: a named file may be excluded, and that is no mistake' 0 "$(status check repo/rules/old/three.yml)"
check 'config: fail-level' 1 "$(status check repo/rules)"
check 'config: fail-level on the command line wins' 0 "$(status check --fail-level error repo/rules)"
check 'config: format' 1 "$("$sigmata" check repo/rules 2>/dev/null | grep -c '^repo/rules/one.yml:11:15: SM512 warning: ')"
check 'config: --exclude replaces' 'repo/rules/old/three.yml ' \
  "$("$sigmata" check --exclude 'one.*' repo/rules 2>/dev/null | sed 's/:.*//' | tr '\n' ' ')"
printf 'title: L\nlogsource: {product: linux, service: auditd}\ndetection: {s: {"x|expand": "%%who%%"}, condition: s}\n' >repo/linux.yml
printf '[check]\nplaceholders = ["values.yml"]\nlogsource = ["product=linux,service=auditd"]\n' >repo/.sigmata.toml
check 'config: placeholders begin at its folder' 'error: repo/values.yml: cannot be read' "$(said repo/linux.yml)"
echo 'who: me' >repo/values.yml
check 'config: placeholders and logsource' '0 ' "$(status check repo/linux.yml) $(codes repo/linux.yml | grep -o 'SM302\|SM418')"
check 'config: without them' 'SM302 SM418 ' "$(codes --no-config repo/linux.yml | grep -o 'SM302 \|SM418 ' | sort | tr -d '\n')"
printf '[check]\nfield-maps = ["map.yml"]\n' >repo/.sigmata.toml
check 'config: field maps begin at its folder' 'error: repo/map.yml: cannot be read' "$(said repo/rules/one.yml)"
rm repo/linux.yml repo/values.yml
mkdir -p repo2 && touch repo2/.sigmata.toml && rule repo2/four.yml four
check 'config: two configurations end 2' 2 "$(status check repo/rules repo2)"
check 'config: --config for both' 'SM512 SM512 SM512 SM512 ' "$(codes --config repo2/.sigmata.toml repo/rules repo2)"
rm -r repo/.sigmata.toml repo/.git repo2
check 'a code that nothing begins with ends 2' 2 "$(status check --select SM0 repo/rules)"

# --- baseline
check 'baseline: written' $'3 findings written to base\n3 known findings left out' "$(said --write-baseline base repo/rules)"
check 'baseline: what it looks like' \
  "# sigmata baseline 1: findings that are known, a line each|repo/rules/old/three.yml SM512|repo/rules/one.yml SM512|repo/rules/two.yml SM512|" \
  "$(sed 's/^[0-9a-f]\{16\} \(SM512\) \(.*\)/\2 \1/' base | tr '\n' '|')"
check 'baseline: nothing is new' '' "$(codes --baseline base repo/rules)"
check 'baseline: nothing fails' 0 "$(status check --fail-level warning --baseline base repo/rules)"
rule repo/rules/one.yml one 'Image|endswith: [b, ab]'
sed -i '1i # a line above' repo/rules/two.yml
mv repo/rules/old/three.yml repo/rules/moved.yml
check 'baseline: moved lines and files stay known, a new finding is told' 'SM512 ' "$(codes --baseline base repo/rules)"
check 'baseline: the count' '3 known findings left out' "$(said --baseline base repo/rules)"
check 'baseline: new findings fail' 1 "$(status check --fail-level warning --baseline base repo/rules)"
check 'baseline: also seen from elsewhere' '3 known findings left out' "$(cd repo && said --baseline ../base rules)"
printf '[check]\nbaseline = "../base"\n' >repo/.sigmata.toml
check 'baseline: named in the configuration' '3 known findings left out' "$(said repo/rules)"
rm repo/.sigmata.toml
sed -i '/two more/d' repo/rules/two.yml
check 'baseline: stale entries are told' \
  $'base: stale: SM512 is not found in repo/rules/two.yml any more\n1 stale entry of the baseline; --write-baseline base renews it\n2 known findings left out' \
  "$(said --baseline base repo/rules)"
check 'baseline: of what was not checked nothing is said' '1 known finding left out' "$(said --baseline base repo/rules/one.yml)"
check 'baseline: one that is none ends 2' 2 "$(status check --baseline repo/rules/one.yml repo/rules)"
check 'baseline: a missing one ends 2' 2 "$(status check --baseline none repo/rules)"
cp "$root/$broken" repo/rules/broken.yml
check 'baseline: a new refused rule ends 3' 3 "$(status check --baseline base repo/rules)"
"$sigmata" check --write-baseline base repo/rules >/dev/null 2>&1
check 'baseline: a known refused rule does not fail' 0 "$(status check --baseline base repo/rules)"
sed -i 's/condition: selection/condition: selection and not selection/' repo/rules/one.yml
check 'baseline: a new error beside it ends 1' 1 "$(status check --baseline base repo/rules)"
check 'baseline: an unwritable one ends 2' 2 "$(status check --write-baseline no/such/base repo/rules)"

# --- diff base
if command -v git >/dev/null; then
  rm -rf repo && rule repo/rules/one.yml one && rule repo/rules/two.yml two && rule 'repo/rules/a b.yml' five
  git -C repo init -q -b main && git -C repo add -A && git -C repo commit -q -m one
  check 'diff base: nothing is new' '' "$(codes --diff-base main repo/rules)"
  check 'diff base: the count' '3 known findings left out' "$(said --diff-base main repo/rules)"
  rule repo/rules/three.yml three
  check 'diff base: a file that git does not know is new' 'SM512 ' "$(codes --diff-base HEAD repo/rules)"
  git -C repo mv rules/two.yml rules/moved.yml
  mv repo/rules/one.yml repo/rules/one_moved.yml
  sed -i '1i # a line above' 'repo/rules/a b.yml'
  check 'diff base: moved files and lines are known' 'SM512 ' "$(codes --diff-base HEAD repo/rules)"
  check 'diff base: in a folder below' 'SM512 ' "$(cd repo/rules && codes --diff-base HEAD .)"
  check 'diff base: one file' '' "$(codes --diff-base HEAD repo/rules/moved.yml)"
  git -C repo add -A && git -C repo commit -q -m two
  check 'diff base: an older revision' 'SM512 ' "$(codes --diff-base HEAD~1 repo/rules)"
  sed -i 's/condition: selection/condition: selection and not other/; s/^    condition/    other: {Image: x, User: v}\n    unused: {Image: z}\n    condition/' repo/rules/moved.yml
  check 'diff base: what a change brings' 'SM309 ' "$(codes --diff-base HEAD repo/rules)"
  check 'diff base: an unknown revision ends 2' 2 "$(status check --diff-base nosuch repo/rules)"
  check 'diff base: and is named' "error: --diff-base: git knows no revision \`nosuch\`; a shallow clone has to fetch it first" "$(cat "$work/err")"
  check 'diff base: an option is no revision' 2 "$(status check --diff-base=--help repo/rules)"
  mkdir outside && rule outside/one.yml one
  check 'diff base: outside of a repository ends 2' 2 "$(status check --diff-base main outside)"
  check 'diff base: without git ends 2' 2 "$(PATH=/nowhere status check --diff-base main repo/rules)"
  check 'diff base: without git says so' 'error: --diff-base needs git, which is not installed' "$(cat "$work/err")"
else
  echo 'skipped: --diff-base (there is no git)'
fi

# --- forms and files
cd "$root" || exit 1
check '-o: the findings go to the file' "$("$sigmata" check -f ndjson "$broken" 2>/dev/null)" \
  "$("$sigmata" check -f ndjson -o "$work/findings" "$broken" 2>/dev/null; cat "$work/findings")"
check '-o: no colours in it' 0 "$(CLICOLOR_FORCE=1 "$sigmata" check -o "$work/findings" "$broken" 2>/dev/null; escapes <"$work/findings")"
check '-o: an unwritable file ends 2' 2 "$(status check -o "$work/no/such" "$broken")"
check '--stdin-filename: findings bear the name' 'rules/x.yml:10:16' \
  "$("$sigmata" check -f concise --stdin-filename rules/x.yml - <"$broken" 2>/dev/null | head -1 | cut -d' ' -f1 | sed 's/:$//')"
check 'standard input cannot be mended' 2 "$(status check --fix -)"
GITHUB_STEP_SUMMARY=$work/summary "$sigmata" check -f github tests/golden/diagnostics >"$work/out" 2>/dev/null
check 'github: ten of a kind' '10 errors 10 warnings' \
  "$(grep -c '^::error ' "$work/out") errors $(grep -c '^::warning ' "$work/out") warnings"
check 'github: the rest is counted' 1 "$(grep -c '^[0-9]* more findings are not shown here' "$work/out")"
check 'github: the summary has all' "$("$sigmata" check -f concise tests/golden/diagnostics 2>/dev/null | wc -l)" \
  "$(grep -c '^| \(error\|warning\|info\) ' "$work/summary")"
check 'github: no summary without its variable' 0 "$(status check -f github sigma-rules)"
check '--jobs: any number says the same' "$("$sigmata" check -v --jobs 1 tests/golden sigma-rules 2>&1)" "$("$sigmata" check -v --jobs 4 tests/golden sigma-rules 2>&1)"
check 'version --json is JSON that names format and libraries' 1 \
  "$("$sigmata" version --json | grep -c '^{"version":"[0-9.]*","program_format":[0-9]*,"build_type":"[A-Za-z]*","compiler":"[^"]*","libraries":{"yaml":"[0-9.]*",.*}}$')"
check 'version: each library has one' 0 "$("$sigmata" version | grep -c unknown)"

# --- what other tools read
for file in action.yml .pre-commit-hooks.yaml; do
  check "$file is sound YAML" 0 "$("$sigmata" check --no-config -f concise "$file" 2>/dev/null | grep -c ': SM10[123] ')"
done
entry=$(awk '/id: sigmata-check/ { on = 1 } on && /entry:/ { sub(/.*entry: sigmata /, ""); print; exit }' .pre-commit-hooks.yaml)
read -ra words <<<"$entry"
check 'pre-commit: the entry runs' 0 "$(status "${words[@]}" sigma-rules/windows/ipsec/*.yml)"
awk '/- name: Check the rules/ { on = 1 } on && /run: \|/ { run = 1; next } run && !/^        / { exit } run { sub(/^        /, ""); print }' \
  action.yml >"$work/step.sh"
step() { # paths arguments
  env SIGMATA="$sigmata" PATHS="$1" ARGUMENTS="$2" DIFF_BASE='' SARIF='' UPLOAD=true RUNNER_TEMP="$work" \
    GITHUB_OUTPUT="$work/outputs" bash -e -o pipefail "$work/step.sh" >"$work/out" 2>"$work/err" </dev/null
}
rm -f "$work/outputs"
step "$broken sigma-rules" '--fail-level warning'
check 'action: the step ends 0 and hands on the status' "0 status=3 sarif=$work/sigmata.sarif" "$? $(tr '\n' ' ' <"$work/outputs" | sed 's/ $//')"
check 'action: there are annotations' 2 "$(grep -c '^::error file=tests/golden/diagnostics/unknown_selection.yml,' "$work/out")"
check 'action: there is a SARIF report' 1 "$(grep -c '"version":"2.1.0"' "$work/sigmata.sarif")"

# A fix that would change what the rule means elsewhere, or have it refused, is left alone.
head='title: T\nid: 5d0c3c4e-5f0c-4e55-9d2b-7a1b6c8c1a11\nlogsource: {product: windows}\ndetection:\n    a:\n'
printf '%b' "$head" '        A: &z "*q"\n        C: *z\n    condition: a\n' >"$work/alias.yml"
printf '%b' "$head" '        A: "*x"\n        A|endswith: [y, ax]\n    condition: a\n' >"$work/beside.yml"
for file in alias beside; do
  cp "$work/$file.yml" "$work/$file.before"
  check "fix: $file is left alone" "$work/$file.yml: left alone: aliases, or rules that would be refused when mended" \
    "$(said --fix "$work/$file.yml" | head -1)"
  check "fix: $file stays as it was" "$(cat "$work/$file.before")" "$(cat "$work/$file.yml")"
done

# Files are written whole or not at all; a link stays one, permissions too.
cp tests/golden/format/keys_in_their_order.yml "$work/large.yml"
for i in {1..300}; do printf '# a comment of no use, %d\n' "$i"; done >>"$work/large.yml"
cp "$work/large.yml" "$work/large.before"
check 'fmt: a full disk ends 2' 2 "$(trap '' XFSZ; ulimit -f 1; "$sigmata" fmt "$work/large.yml" >/dev/null 2>&1; echo $?)"
check 'fmt: a full disk leaves the file' "$(cat "$work/large.before")" "$(cat "$work/large.yml")"
check 'fmt: a full disk leaves no file beside' 0 "$(find "$work" -name '*.sigmata-*' | wc -l)"
chmod 640 "$work/large.yml"
ln -s large.yml "$work/link.yml"
check 'fmt: a link' '0 640 large.yml' "$(status fmt "$work/link.yml") $(stat -c %a "$work/large.yml") $(readlink "$work/link.yml")"

# A list is mended whole, however long; a file is read once, however often it is named.
{
  printf 'title: T\nlogsource: {product: windows}\ndetection:\n    a:\n        A|contains:\n            - abc\n'
  for i in {1..350}; do printf '            - abc%d\n' "$i"; done
  printf '    condition: a\n'
} >"$work/list.yml"
check 'a list: ten findings and a count' 10 "$("$sigmata" check -f concise "$work/list.yml" 2>/dev/null | grep -c SM512)"
check 'a list: the rest is counted' 1 "$("$sigmata" check "$work/list.yml" 2>/dev/null | grep -c '; 340 more values of this list are as idle$')"
ln -s list.yml "$work/linked.yml"
check 'a file is read once' '1 rule: 1 compiled, 0 refused' \
  "$(cd "$work" && "$sigmata" check list.yml ./list.yml "$PWD/list.yml" 2>&1 >/dev/null)"
check 'standard input is read once' '1 rule: 1 compiled, 0 refused' \
  "$("$sigmata" check - - <"$work/list.yml" 2>&1 >/dev/null)"
check 'fix: a list is mended whole, a file once' '350 mistakes mended in 1 file' \
  "$(cd "$work" && said --fix list.yml ./list.yml linked.yml | head -1)"
check 'fix: the one value is left' '            - abc' "$(grep abc "$work/list.yml")"

# Of these, one is found at a time; what ten rounds leave is said, and mended by the next run.
printf 'title: T\nlogsource: {product: windows}\ndetection:\n    a:\n        A: "s%s****e"\n    condition: a\n' \
  "$(printf '**x%.0s' {1..11})" >"$work/stars.yml"
check 'fix: what is left is said' $'10 mistakes mended in 1 file\nmore may be mended by another run with --fix' \
  "$(said --fix "$work/stars.yml")"
check 'fix: and mended by another run' '2 mistakes mended in 1 file' "$(said --fix "$work/stars.yml")"
check 'fix: a run of stars at once' "s$(printf '*x%.0s' {1..11})*e" "$(sed -n 's/.*A: "\(.*\)"/\1/p' "$work/stars.yml")"

# An empty value, as an unset variable leaves it, is none.
check 'an empty value ends 2' 2 "$(status check --diff-base '' "$work/list.yml")"
check 'an empty value is named' '--diff-base: the value is empty' "$(head -1 "$work/err")"
check 'an empty path ends 2' 2 "$(status check '')"

# What is no file of rules.
mkdir "$work/loop"
ln -s round.yml "$work/loop/round.yml"
check 'a link to itself is no rule' 2 "$(status check "$work/loop")"
check 'a folder is no baseline' 2 "$(status check --baseline "$work/loop" "$work/alias.yml")"
for run in --help --version 'check --help' 'check --explain SM502' 'check -v sigma-rules' 'man check'; do
  read -ra words <<<"$run"
  check "$run: a full standard output ends 2" 2 "$("$sigmata" "${words[@]}" >/dev/full 2>/dev/null; echo $?)"
done
check 'standard error may be full' 0 "$("$sigmata" check -q sigma-rules >/dev/null 2>/dev/full </dev/null; echo $?)"
check 'standard input may be closed' 0 "$(timeout 60 "$sigmata" match -r sigma-rules >/dev/null 2>&1 <&-; echo $?)"

# What a tool keeps for itself in a repository is no rule.
mkdir -p "$work/repository/.github/workflows" "$work/repository/rules"
printf 'repos: []\n' | tee "$work/repository/.pre-commit-config.yaml" >"$work/repository/.github/workflows/ci.yml"
cp sigma-rules/windows/dhcp_server/rogue_server_detected.yml "$work/repository/rules"
check 'hidden files in a folder are no rules' 0 "$(status check "$work/repository")"
check 'a hidden file that is named is read' 3 "$(status check "$work/repository/.pre-commit-config.yaml")"

# The hooks give the command what it takes for rules.
excluded=$(sed -n 's/^  exclude: \(.*\) #.*/\1/p' .pre-commit-hooks.yaml | sort -u)
check 'hooks: what is left out' '.github/ci.yml .pre-commit-config.yaml a/.b/c.yml a/info.yml a/r.tests.yaml r.tests.yml sigma_cli_conf.yml ' \
  "$(printf '%s\n' .github/ci.yml .pre-commit-config.yaml a/.b/c.yml a/b.yml a/info.yml a/info_x.yml a/r.tests.yaml r.tests.yml r.yaml sigma_cli_conf.yml | grep -E "$excluded" | tr '\n' ' ')"

finish
