#!/usr/bin/env bash
# The commands fmt, fields and coverage as a user meets them.
# usage: authoring.sh PATH_OF_SIGMATA
set -u
sigmata=$1
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root" || exit 1
passed=0
failed=0

check() { # name, expected, actual
  if [[ $2 == "$3" ]]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED %s\n  expected: %s\n  actual:   %s\n' "$1" "$2" "$3"
  fi
}
# The exit status of a run whose output does not matter.
status() { "$sigmata" "$@" >"$work/out" 2>"$work/err" </dev/null; echo $?; }

given=tests/golden/format/keys_in_their_order.yml
wanted=$(cat tests/golden/format/keys_in_their_order.formatted)
mkdir "$work/rules" "$work/others"
cp "$given" "$work/rules/a.yml"
cp tests/golden/format/keys_in_their_order.formatted "$work/rules/b.yml"
printf 'on: push\n' >"$work/rules/workflow.yml"
check 'fmt --check: names what would change' "$work/rules/a.yml" "$("$sigmata" fmt --check "$work/rules" 2>/dev/null)"
check 'fmt --check: ends 1' 1 "$(status fmt --check "$work/rules")"
check 'fmt --check: counts' '3 files: 1 to change, 1 hold no rules' "$("$sigmata" fmt --check "$work/rules" 2>&1 >/dev/null)"
check 'fmt --diff: ends 1' 1 "$(status fmt --diff "$work/rules")"
"$sigmata" fmt --diff "$work/rules/a.yml" >"$work/a.diff" 2>/dev/null
check 'fmt --check and --diff write nothing' "$(cat "$given")" "$(cat "$work/rules/a.yml")"
if command -v patch >/dev/null; then
  patch -s -p0 -o "$work/patched.yml" "$work/rules/a.yml" <"$work/a.diff"
  check 'fmt --diff: patch makes the formatted text of it' "$wanted" "$(cat "$work/patched.yml")"
else
  echo 'skipped: no patch'
fi
check 'fmt: standard input' "$wanted" "$("$sigmata" fmt - <"$given" 2>/dev/null)"
check 'fmt: changes in place' 0 "$(status fmt "$work/rules")"
check 'fmt: as it should be' "$wanted" "$(cat "$work/rules/a.yml")"
check 'fmt: nothing left to change' 0 "$(status fmt --check --diff "$work/rules")"
check 'fmt: a second time changes nothing' '3 files: 0 changed, 1 hold no rules' "$("$sigmata" fmt "$work/rules" 2>&1)"
printf "title: 'T\ndetection: {}\n" >"$work/others/broken.yml"
check 'fmt: what is not YAML ends 3' 3 "$(status fmt "$work/others")"
check 'fmt: and says where' "  --> $work/others/broken.yml:1:8" "$("$sigmata" fmt "$work/others" 2>&1 | grep -- '-->' | head -1)"
check 'fmt: and stays' "title: 'T" "$(head -1 "$work/others/broken.yml")"
check 'fmt: an unreadable path ends 2' 2 "$(status fmt no/such/rule.yml)"
check 'fmt: no path ends 2' 2 "$(status fmt)"
check 'fmt: the shipped rules have the layout' 0 "$(status fmt --check sigma-rules)"

echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
