#!/usr/bin/env bash
# Which way a folder may look, and which file may know which outside library.
#
#   check.sh ROOT    reads every #include below ROOT; exit 1 with file:line where a rule is broken
#
# The two tables are the architecture; everything below them only reads.
set -euo pipefail

# A folder, and the folders its files may include; * is all of runtime and compiler. compiler/include
# stands for field_map.h, what the compiler knows of events: an input of all its phases.
readonly may_look_at='
runtime/program  runtime/program
runtime/event    runtime/program runtime/event
runtime/match    runtime/program runtime/event runtime/match
compiler/include runtime/program compiler/include
compiler/parse   runtime/program compiler/include compiler/parse
compiler/bind    runtime/program compiler/include compiler/parse compiler/bind
compiler/plan    runtime/program compiler/include compiler/parse compiler/bind compiler/plan
compiler/emit    runtime/program compiler/include compiler/bind compiler/plan compiler/emit
compiler         runtime/program compiler/include compiler/parse compiler/bind compiler/plan compiler/emit compiler
cli              * cli
bench            * bench
tests            * cli bench tests
'

# An outside header, where it may be included, and in how many files.
readonly outside='
yaml-cpp/*    compiler/parse/*.cc          1
tao/pegtl*    compiler/parse/*             2
re2/*         runtime/program/regex.cc     1
simdjson*     runtime/event/*.cc           1
utf8proc*     runtime/program/fold.cc      1
CLI/*         cli/*                        99
benchmark/*   bench/*                      99
catch2/*      tests/support/*              2
'

# Folders whose files are free to include the outside headers of the table above: tests compare with
# the libraries, benchmarks measure them.
readonly free_for_outside='^(tests|bench)$'

# The folder that a public header belongs to.
owner_of_public() {
  case $1 in
    source.h | diagnostic.h | result.h | program.h | version.h) echo runtime/program ;;
    matcher.h | match.h) echo runtime/match ;;
    value.h | event.h | json_event.h) echo runtime/event ;;
    field_map.h) echo compiler/include ;;
    compiler.h) echo compiler ;;
    *) echo "$1" ;; # a folder that no table knows
  esac
}

# The folder of the table that a file belongs to.
folder_of() {
  case $1 in
    runtime/include/sigmata/* | compiler/include/sigmata/*) owner_of_public "${1##*/}" ;;
    runtime/*/* | compiler/*/*)
      local rest=${1#*/}
      echo "${1%%/*}/${rest%%/*}"
      ;;
    *) echo "${1%%/*}" ;;
  esac
}

broken=0
complain() { # file:line rule
  echo "$1: $2"
  broken=1
}

check_inside() { # file line path-from-root
  local from to allowed
  from=$(folder_of "$1")
  to=$(folder_of "$3")
  allowed=$(awk -v from="$from" '$1 == from { $1 = ""; print }' <<<"$may_look_at")
  if [[ -z $allowed ]]; then
    complain "$1:$2" "$from is not in the tables of tests/layering/check.sh"
  elif [[ " $allowed " != *" $to "* && ! ($allowed == *'*'* && $to =~ ^(runtime|compiler)) ]]; then
    complain "$1:$2" "$from may not look at $to (\"$4\")"
  fi
}

declare -A users # pattern -> files that include it
check_outside() { # file line header
  local pattern place limit
  while read -r pattern place limit; do
    # shellcheck disable=SC2053  # patterns are patterns
    [[ -n $pattern && $3 == $pattern ]] || continue
    # shellcheck disable=SC2053
    if [[ $1 != $place ]]; then
      [[ $(folder_of "$1") =~ $free_for_outside && $pattern != catch2* ]] && continue
      complain "$1:$2" "<$3> may be included in $place only"
      continue
    fi
    [[ ${users[$pattern]:-} == *"|$1|"* ]] && continue
    users[$pattern]+="|$1|"
    if (($(grep -o '||' <<<"${users[$pattern]}" | wc -l) >= limit)); then
      complain "$1:$2" "<$3> may be included in $limit file(s) only, and already is in: ${users[$pattern]//|/ }"
    fi
  done <<<"$outside"
}

check_public_header() { # file line include-with-its-quotes
  case $3 in
    '"sigmata/'*) ;;
    '<'*[./]*) complain "$1:$2" "a public header knows the standard library and sigmata/ only, not $3" ;;
    '<'*) ;;
    *) complain "$1:$2" "a public header may include \"sigmata/...\" only, not $3" ;;
  esac
}

check_include() { # file line include-with-its-quotes
  local name=${3:1:-1}
  case $1 in
    */include/sigmata/*) check_public_header "$1" "$2" "$3" ;;
  esac
  if [[ $3 == '<'* ]]; then
    check_outside "$1" "$2" "$name"
  elif [[ $name == sigmata/* ]]; then
    local header
    header=$(find "$root"/runtime/include "$root"/compiler/include -path "*/$name" 2>/dev/null)
    if [[ -z $header ]]; then
      complain "$1:$2" "there is no public header \"$name\""
    else
      check_inside "$1" "$2" "${header#"$root"/}" "$name"
    fi
  elif [[ ! -e $root/$name ]]; then
    complain "$1:$2" "\"$name\" is not a path from the root of the project"
  else
    check_inside "$1" "$2" "$name" "$name"
  fi
}

root=$(cd "${1:?usage: check.sh ROOT}" && pwd)
cd "$root"
folders=()
for folder in runtime compiler cli bench tests; do
  [[ -d $folder ]] && folders+=("$folder")
done

count=0
while IFS=: read -r file line text; do
  # shellcheck disable=SC2001
  include=$(sed -E 's/^[^<"]*([<"][^>"]*[>"]).*/\1/' <<<"$text")
  check_include "$file" "$line" "$include"
  count=$((count + 1))
done < <(grep -rnE '^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"]' --include='*.h' --include='*.cc' \
  --include='*.def' "${folders[@]}" | sort -t: -k1,1 -k2,2n)

if ((broken)); then
  exit 1
fi
echo "$count includes, each the right way"
