#!/usr/bin/env bash
# Which way a folder may look, and which file may know which outside library.
#
#   check.sh ROOT    reads every #include below ROOT; exit 1 with file:line where a rule is broken
#
# The two tables are the architecture; everything below them only reads.
set -euo pipefail

# A folder, and the folders its files may include; * is all of runtime and compiler. compiler/include
# stands for its public headers but compiler.h: field maps and the like, inputs of all its phases.
readonly may_look_at='
runtime/program  runtime/program
runtime/event    runtime/program runtime/event
runtime/evtx     runtime/program runtime/event runtime/evtx
runtime/match    runtime/program runtime/event runtime/match
compiler/include runtime/program compiler/include
compiler/parse   runtime/program compiler/include compiler/parse
compiler/bind    runtime/program compiler/include compiler/parse compiler/bind
compiler/plan    runtime/program compiler/include compiler/parse compiler/bind compiler/plan
compiler/emit    runtime/program compiler/include compiler/bind compiler/plan compiler/emit
compiler/fix     runtime/program compiler/include compiler/fix
compiler/format  runtime/program compiler/include compiler/parse compiler/fix compiler/format
compiler/lint    runtime/program compiler/include compiler/parse compiler/bind compiler/plan compiler/fix compiler/lint
compiler/report  runtime/program compiler/include compiler/report
compiler         runtime/program compiler/include compiler/parse compiler/bind compiler/fix compiler/lint compiler/plan compiler/emit compiler
compiler/survey  runtime/program compiler/include compiler/parse compiler/bind compiler/lint compiler/report compiler compiler/survey
cli              * cli
bench            * bench tests
tests            * cli bench tests
'

# An outside header, where it may be included, and in how many files.
readonly outside='
yaml-cpp/*    compiler/parse/*.cc          1
tao/pegtl*    compiler/parse/*             2
re2/*         runtime/program/regex.cc     1
simdjson*     runtime/event/*.cc           1
pugixml*      runtime/event/xml_event.cc   1
utf8proc*     runtime/program/fold.cc      1
CLI/*         cli/arguments*               99
toml++/*      cli/config_file.cc           1
benchmark/*   bench/*                      99
catch2/*      tests/support/*              2
'

# Folders whose files are free to include the outside headers of the table above: tests compare with
# the libraries, benchmarks measure them.
readonly free_for_outside='^(tests|bench)$'

# Functions answer in REPLY: a process for each of some thousand includes would take its time.

# The folder that a public header belongs to.
owner_of_public() {
  case $1 in
    source.h | diagnostic.h | result.h | program.h | version.h) REPLY=runtime/program ;;
    matcher.h | match.h | match_profile.h) REPLY=runtime/match ;;
    value.h | event.h | json_event.h | event_reader.h) REPLY=runtime/event ;;
    evtx_file.h) REPLY=runtime/evtx ;;
    compiler.h) REPLY=compiler ;;
    *)
      REPLY=$1 # a folder that no table knows
      [[ ! -e compiler/include/sigmata/$1 ]] || REPLY=compiler/include
      ;;
  esac
}

# The folder of the table that a file belongs to.
folder_of() {
  case $1 in
    runtime/include/sigmata/* | compiler/include/sigmata/*) owner_of_public "${1##*/}" ;;
    runtime/*/* | compiler/*/*)
      REPLY=${1#*/}
      REPLY=${1%%/*}/${REPLY%%/*}
      ;;
    *) REPLY=${1%%/*} ;;
  esac
}

broken=0
complain() { # file:line rule
  echo "$1: $2"
  broken=1
}

declare -A allowed # folder -> " folder folder "
read_tables() {
  local folder others
  while read -r folder others; do
    [[ -z $folder ]] || allowed[$folder]=" $others "
  done <<<"$may_look_at"
}

check_inside() { # file line path-from-root name-in-the-include
  local from to
  folder_of "$1" && from=$REPLY
  folder_of "$3" && to=$REPLY
  local others=${allowed[$from]:-}
  if [[ -z $others ]]; then
    complain "$1:$2" "$from is not in the tables of tests/layering/check.sh"
  elif [[ $others != *" $to "* && ! ($others == *'*'* && $to =~ ^(runtime|compiler)) ]]; then
    complain "$1:$2" "$from may not look at $to (\"$4\")"
  fi
}

declare -A users  # pattern -> the files that include it
declare -A counts # pattern -> how many they are
check_outside() { # file line header
  local pattern place limit
  while read -r pattern place limit; do
    # shellcheck disable=SC2053  # patterns are patterns
    [[ -n $pattern && $3 == $pattern ]] || continue
    # shellcheck disable=SC2053
    if [[ $1 != $place ]]; then
      folder_of "$1"
      [[ $REPLY =~ $free_for_outside && $pattern != catch2* ]] && continue
      complain "$1:$2" "<$3> may be included in $place only"
    elif [[ ${users[$pattern]:-} != *" $1 "* ]]; then
      users[$pattern]+=" $1 "
      counts[$pattern]=$((${counts[$pattern]:-0} + 1))
      if ((counts[$pattern] > limit)); then
        complain "$1:$2" "<$3> may be included in $limit file(s) only, and is in:${users[$pattern]}"
      fi
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
  local name=${3:1:-1} path
  case $1 in
    */include/sigmata/*) check_public_header "$1" "$2" "$3" ;;
  esac
  if [[ $3 == '<'* ]]; then
    check_outside "$1" "$2" "$name"
    return
  fi
  for path in "$name" "runtime/include/$name" "compiler/include/$name"; do
    if [[ -e $path ]]; then
      check_inside "$1" "$2" "$path" "$name"
      return
    fi
  done
  complain "$1:$2" "\"$name\" is neither a path from the root of the project nor a public header"
}

cd "${1:?usage: check.sh ROOT}"
read_tables
folders=()
for folder in runtime compiler cli bench tests; do
  [[ -d $folder ]] && folders+=("$folder")
done

readonly include='^[[:space:]]*#[[:space:]]*include[[:space:]]*([<"][^>"]+[>"])'
count=0
while IFS=: read -r file line text; do
  [[ $text =~ $include ]] || continue
  check_include "$file" "$line" "${BASH_REMATCH[1]}"
  count=$((count + 1))
done < <(grep -rnE '^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"]' --include='*.h' \
  --include='*.cc' --include='*.def' "${folders[@]}" | sort -t: -k1,1 -k2,2n)

if ((broken)); then
  exit 1
fi
echo "$count includes, each the right way"
