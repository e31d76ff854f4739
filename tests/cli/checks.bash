# What the scripts here begin and end with; sourced by each: `. checks.bash PATH_OF_SIGMATA`.
# Gives sigmata, root (of the sources) and work (a folder of its own, removed at the end).
# shellcheck shell=bash
set -u
sigmata=$(realpath "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
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
# The last command of a script.
finish() {
  printf '%d passed, %d failed\n' "$passed" "$failed"
  ((failed == 0))
}
