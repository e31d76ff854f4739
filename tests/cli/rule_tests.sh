#!/usr/bin/env bash
# `sigmata test`: every folder of tests/golden/rule_tests is a case. It is run there as `arguments`
# says (or as `test .`) and has to print what output.txt holds. Rules and tests are called *.yaml
# there, as every *.yml of tests/golden is a case of another kind.
# usage: rule_tests.sh PATH_OF_SIGMATA [CORPORA]        SIGMATA_UPDATE_GOLDEN=1 rewrites what is expected
. "$(dirname "${BASH_SOURCE[0]}")/checks.bash" "$1"
corpora=${SIGMATA_CORPORA:-${2:-}}

compare() { # name, file with what is expected, file with what came
  if [[ -n ${SIGMATA_UPDATE_GOLDEN:-} ]]; then
    cp "$3" "$2"
  elif diff -u "$2" "$3"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED %s\n' "$1"
  fi
}

run() { # file for the output, arguments
  local to=$1 status
  shift
  {
    printf '$ sigmata %s\n' "$*"
    "$sigmata" "$@" 2>"$work/messages" </dev/null
    status=$?
    printf -- '--- messages, status %s\n' "$status"
    cat "$work/messages"
  } >"$to"
}

cases=0
for folder in "$root"/tests/golden/rule_tests/*/; do
  cd "$folder" || exit 1
  cases=$((cases + 1))
  read -ra arguments < <(cat arguments 2>/dev/null || echo 'test .')
  run "$work/output" "${arguments[@]}"
  compare "$folder" output.txt "$work/output"
done
check 'there are cases' 1 "$((cases >= 11))"

# The other forms, of the same tests.
cd "$root/tests/golden/rule_tests/failing" || exit 1
run "$work/output" test -f junit .
compare 'JUnit' junit.txt "$work/output"
run "$work/output" test -f ndjson --coverage .
compare 'NDJSON' ndjson.txt "$work/output"
"$sigmata" test --report "junit=$work/report.xml" --report "ndjson=$work/report.ndjson" . >/dev/null 2>&1
check 'reports go to files' "$("$sigmata" test -f junit . 2>/dev/null)" "$(cat "$work/report.xml")"
check 'several reports of a run' "$("$sigmata" test -f ndjson . 2>/dev/null)" "$(cat "$work/report.ndjson")"
if command -v xmllint >/dev/null; then
  check 'JUnit is XML' 0 "$(xmllint --noout "$work/report.xml" >/dev/null 2>&1; echo $?)"
fi

status() { "$sigmata" "$@" >/dev/null 2>&1 </dev/null; echo $?; }
cd "$root" || exit 1
check 'the tests of the shipped rules pass' 0 "$(status test sigma-rules)"
check 'a file of tests stands for its rule' 0 "$(status test tests/golden/rule_tests/passing/isatap.tests.yaml)"
check 'a rule and its tests, both named, are one' '5 tests of 1 rule: 5 passed, 0 failed, 0 not run' \
  "$("$sigmata" test tests/golden/rule_tests/passing/isatap.{yaml,tests.yaml} 2>&1 >/dev/null)"
"$sigmata" compile sigma-rules -o "$work/rules.sgm" 2>/dev/null
check 'however their paths are written' '5 tests of 1 rule: 5 passed, 0 failed, 0 not run' \
  "$(cd tests/golden/rule_tests/passing && "$sigmata" test isatap.tests.yaml ./isatap.tests.yaml "$PWD/isatap.yaml" 2>&1 >/dev/null)"
check 'a folder named twice is tested once' "$("$sigmata" test sigma-rules 2>&1)" "$("$sigmata" test sigma-rules ./sigma-rules 2>&1)"
cp -r tests/golden/rule_tests/passing "$work/linked"
mkdir "$work/linked/all"
ln -s ../isatap.yaml "$work/linked/all/isatap.yaml"
check 'a link to a rule does not take its tests away' '5 tests of 1 rule: 5 passed, 0 failed, 0 not run' \
  "$("$sigmata" test "$work/linked" 2>&1 >/dev/null)"
check 'a compiled program has no tests' 2 "$(status test "$work/rules.sgm")"
check 'a failed test ends 1' 1 "$(status test tests/golden/rule_tests/failing)"
check 'what cannot be run ends 2' 2 "$(status test tests/golden/rule_tests/no_events)"
check 'no tests end 2' 2 "$(status test docs)"
check 'paths that are not there end 2' 2 "$(status test no/such/rule.yml)"
check 'known false positives need a good log' 2 "$(status test --known-false-positives x.csv .)"
check 'check says what a file of tests is' 2 "$(status check tests/golden/rule_tests/passing/isatap.tests.yaml)"
check 'coverage goes into reports' $'0\n1' \
  "$(status test --coverage --report "ndjson=$work/covered" sigma-rules; grep -c '"coverage".*isatap.*"parts":10,"covered":10' "$work/covered")"
check 'check takes no file of tests for a rule' 0 "$(status check tests/golden/rule_tests/passing)"
check '--root says where regression tests are' 1 \
  "$(cp -r tests/golden/rule_tests/regression/rules "$work/rules"; status test --root tests/golden/rule_tests/regression "$work/rules/windows")"
check 'a good log without unexpected matches ends 0' 0 \
  "$(status test --good-log examples/events.ndjson tests/golden/rule_tests/good_log)"
check 'a good log that is not there ends 2' 2 \
  "$(status test --good-log no/such.evtx tests/golden/rule_tests/good_log)"

# Generating: the file is written once, is what the case says, and its tests pass.
cp -r tests/golden/rule_tests/generate "$work/generate"
for rule in "$work"/generate/*.yaml; do mv "$rule" "${rule%.yaml}.yml"; done
check 'generate' 0 "$(status test --generate "$work/generate")"
for tests in "$work"/generate/*.tests.yml; do
  name=$(basename "$tests" .tests.yml)
  compare "generated tests of $name" "tests/golden/rule_tests/generate/$name.expected" "$tests"
done
check 'generated tests pass' 0 "$(status test "$work/generate")"
check 'tests are not overwritten' '0 3 files left alone (--force replaces them)' \
  "$(status test --generate "$work/generate") $("$sigmata" test --generate "$work/generate" 2>&1 >/dev/null)"
check 'one that is there is named' "$work/generate/isatap.tests.yml: is there already, left alone"$'\n1 file left alone (--force replaces it)' \
  "$("$sigmata" test --generate "$work/generate/isatap.yml" 2>&1)"
check 'unless asked to' 0 "$(status test --generate --force "$work/generate")"
check 'a rule that nothing can match ends 1' 1 \
  "$(printf 'title: N\nlogsource: {product: windows}\ndetection: {a: {b: 1}, c: {b: 2}, condition: a and c}\n' >"$work/never.yml"
    status test --generate "$work/never.yml")"
check 'and has no file of tests' 1 "$([[ ! -e $work/never.tests.yml ]]; echo $((!$?)))"

# A rule without fields: events without any are written, and can be read.
printf 'title: K\nlogsource: {product: linux}\ndetection: {keywords: [alpha, beta], condition: keywords}\n' >"$work/keywords.yml"
check 'generate: a rule without fields' 0 "$(status test --generate --ignore-logsource "$work/keywords.yml")"
check 'generate: an event without fields' 1 "$(grep -c '^      event: {}$' "$work/keywords.tests.yml")"
check 'generate: the tests of keywords pass' '7 tests of 1 rule: 7 passed, 0 failed, 0 not run' \
  "$("$sigmata" test --ignore-logsource "$work/keywords.yml" 2>&1 >/dev/null)"
cp "$work/keywords.yml" "$work/key"$'\n'"words.yml"
check 'generate: a line break in the name of a file' 0 "$(status test --generate --ignore-logsource "$work/key"$'\n'"words.yml")"
mkdir "$work/yaml"
cp "$work/keywords.yml" "$work/yaml/k.yml"
: >"$work/yaml/k.tests.yaml"
check 'generate: NAME.tests.yaml is left alone' "$work/yaml/k.tests.yaml: is there already, left alone" \
  "$("$sigmata" test --generate --ignore-logsource "$work/yaml/k.yml" 2>/dev/null)"
check 'generate: --force replaces NAME.tests.yaml' "$work/yaml/k.tests.yaml: 7 tests" \
  "$("$sigmata" test --generate --force --ignore-logsource "$work/yaml/k.yml" 2>/dev/null)"
check 'generate: and writes no other beside it' 'k.tests.yaml k.yml' "$(cd "$work/yaml" && echo *)"

# The document's examples print what they say; what one leaves out at its end may follow.
awk '/^```console$/ { inside = 1; next } /^```$/ { inside = 0 } inside' docs/testing-rules.md >"$work/examples"
: >"$work/replayed"
while IFS= read -r line; do
  [[ $line == '$ sigmata '* ]] || continue
  read -ra arguments <<<"${line#'$ sigmata '}"
  lines=$(awk -v want="$line" '$0 == want { on = 1; next } /^\$ / { on = 0 } on' "$work/examples" | wc -l)
  printf '%s\n' "$line" >>"$work/replayed"
  "$sigmata" "${arguments[@]}" 2>&1 </dev/null | head -n "$lines" >>"$work/replayed"
done < <(cat "$work/examples")
check 'docs/testing-rules.md: examples print what they say' "$(cat "$work/examples")" "$(cat "$work/replayed")"

# Public rules, where they are at hand: their own tests, of which not all have their data here; and
# tests made of them, all of which pass. Two rules have no hit: one contradicts itself, the other
# asks for channels that its logsource does not mean.
if [[ -d $corpora/sigmahq/rules && -d $corpora/regression ]]; then
  check 'the regression tests of public rules' '202 tests of 97 rules: 97 passed, 0 failed, 105 not run' \
    "$("$sigmata" test --root "$corpora/regression" "$corpora"/sigmahq/rules{,-emerging-threats,-threat-hunting} 2>&1 >/dev/null | tail -1)"
  cp -r "$corpora/sigmahq/rules/windows/builtin" "$work/public"
  check 'tests made of public rules' '1 rules without a hit' \
    "$("$sigmata" test --generate "$work/public" 2>&1 >/dev/null | sed -n 's/.* tests, \([0-9]*\) without$/\1 rules without a hit/p')"
  check 'they pass' '0 failed' "$("$sigmata" test --root "$work" "$work/public" 2>&1 >/dev/null | sed -n '$s/.*, \([0-9]* failed\),.*/\1/p')"
else
  echo "skipped: the public rules are not at hand ($corpora)"
fi

finish
