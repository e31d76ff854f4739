#!/usr/bin/env bash
# Proves that check.sh sees what it is there to see: a small tree that keeps the rules passes, and
# each planted break is reported with its file and line.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT

put() { # file lines...
  mkdir -p "$tree/$(dirname "$1")"
  printf '%s\n' "${@:2}" >"$tree/$1"
}

plant_good_tree() {
  rm -rf "${tree:?}"/*
  put runtime/include/sigmata/program.h '#include <vector>'
  put runtime/include/sigmata/event.h '#include "sigmata/program.h"'
  put runtime/include/sigmata/matcher.h '#include "sigmata/event.h"'
  put compiler/include/sigmata/compiler.h '#include "sigmata/program.h"'
  put runtime/program/regex.h '#include "sigmata/program.h"'
  put runtime/program/regex.cc '#include "runtime/program/regex.h"' '#include <re2/re2.h>'
  put runtime/event/json_event.cc '#include "sigmata/event.h"' '#include <simdjson.h>'
  put runtime/match/matcher.cc '#include "sigmata/matcher.h"' '#include "runtime/program/regex.h"'
  put compiler/parse/rule.h '#include "sigmata/program.h"'
  put compiler/parse/yaml_document.cc '#include <yaml-cpp/yaml.h>'
  put compiler/parse/condition_grammar.h '#include <tao/pegtl.hpp>'
  put compiler/parse/condition_parser.cc '#include <tao/pegtl/contrib/analyze.hpp>'
  put compiler/bind/binder.cc '#include "compiler/parse/rule.h"'
  put compiler/emit/emitter.h '#include "sigmata/program.h"'
  put compiler/compiler.cc '#include "sigmata/compiler.h"' '#include "compiler/emit/emitter.h"'
  put cli/main.cc '#include "sigmata/matcher.h"' '#include "compiler/parse/rule.h"'
}

failures=0
expect() { # what expected-line
  local output status=0
  output=$(bash "$here/check.sh" "$tree") || status=$?
  if [[ $2 == passes ]]; then
    ((status == 0)) && return
  elif ((status == 1)) && grep -qF -- "$2" <<<"$output"; then
    return
  fi
  echo "FAILED: $1"
  echo "  expected: $2"
  echo "  exit $status, said: $output"
  failures=$((failures + 1))
}

plant_good_tree
expect 'a tree that keeps the rules' passes

breaks() { # what expected-line file lines...
  plant_good_tree
  put "${@:3}"
  expect "$1" "$2"
}

breaks 'the compiler looks at events' 'compiler/bind/bad.cc:2: compiler/bind may not look at runtime/event' \
  compiler/bind/bad.cc '// nothing' '#include "sigmata/event.h"'
breaks 'the compiler looks at matching' 'compiler/bad.cc:1: compiler may not look at runtime/match' \
  compiler/bad.cc '#include "sigmata/matcher.h"'
breaks 'the runtime looks at the compiler' \
  'runtime/match/bad.cc:1: runtime/match may not look at compiler/parse' \
  runtime/match/bad.cc '#include "compiler/parse/rule.h"'
breaks 'the runtime uses the compiler' 'runtime/match/bad.cc:1: runtime/match may not look at compiler ' \
  runtime/match/bad.cc '#include "sigmata/compiler.h"'
breaks 'an early phase looks at a late one' \
  'compiler/parse/bad.h:1: compiler/parse may not look at compiler/emit' \
  compiler/parse/bad.h '#include "compiler/emit/emitter.h"'
breaks 'the contract looks at events' 'runtime/program/bad.cc:1: runtime/program may not look at runtime/event' \
  runtime/program/bad.cc '#include "sigmata/event.h"'
breaks 'a second file knows YAML' 'may be included in 1 file(s) only' \
  compiler/parse/zzz.cc '#include <yaml-cpp/yaml.h>'
breaks 'a third file knows PEGTL' 'compiler/parse/zzz.h:1: <tao/pegtl.hpp> may be included in 2 file(s) only' \
  compiler/parse/zzz.h '#include <tao/pegtl.hpp>'
breaks 'another folder knows YAML' 'compiler/bind/bad.cc:1: <yaml-cpp/node/node.h> may be included in' \
  compiler/bind/bad.cc '#include <yaml-cpp/node/node.h>'
breaks 'another file knows RE2' 'compiler/plan/bad.cc:1: <re2/re2.h> may be included in runtime/program/regex.cc' \
  compiler/plan/bad.cc '  #  include <re2/re2.h>'
breaks 'the command knows simdjson' 'cli/bad.cc:1: <simdjson.h> may be included in' \
  cli/bad.cc '#include <simdjson.h>'
breaks 'a public header shows an outside type' \
  'runtime/include/sigmata/event.h:1: a public header knows the standard library and sigmata/ only, not <fmt/core.h>' \
  runtime/include/sigmata/event.h '#include <fmt/core.h>'
breaks 'a public header shows a private one' \
  'runtime/include/sigmata/event.h:1: a public header may include "sigmata/..." only, not "runtime/program/regex.h"' \
  runtime/include/sigmata/event.h '#include "runtime/program/regex.h"'
breaks 'a public header nobody knows' 'runtime/include/sigmata/bad.h:1: bad.h is not in the tables' \
  runtime/include/sigmata/bad.h '#include "sigmata/program.h"'
breaks 'an include by a short path' 'runtime/match/bad.cc:1: "trace.h" is neither a path' \
  runtime/match/bad.cc '#include "trace.h"'
breaks 'a library includes the command' 'runtime/match/bad.cc:1: runtime/match may not look at cli' \
  runtime/match/bad.cc '#include "cli/main.cc"'
breaks 'a folder nobody knows' 'compiler/misc/bad.cc:1: compiler/misc is not in the tables' \
  compiler/misc/bad.cc '#include "compiler/parse/rule.h"'

if ((failures)); then
  exit 1
fi
echo 'every planted break was found'
