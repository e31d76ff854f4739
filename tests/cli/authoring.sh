#!/usr/bin/env bash
# The commands fmt, fields and coverage as a user meets them.
# usage: authoring.sh PATH_OF_SIGMATA
. "$(dirname "${BASH_SOURCE[0]}")/checks.bash" "$1"
cd "$root" || exit 1

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

tagged=tests/golden/coverage/techniques_and_tactics.yml
check 'coverage: ends 0' 0 "$(status coverage "$tagged" --navigator "$work/layer.json" --svg "$work/coverage.svg" --name 'Our rules')"
check 'coverage: says which tags are none' "  $tagged:58  attack.t15: neither a tactic nor a technique" "$(grep 't15' "$work/out")"
check 'coverage: counts the rules' '6 rules: 6 compiled, 0 refused' "$(tail -1 "$work/err")"
check 'coverage: a technique, its rules and tactics' 'T1557            2  credential-access' "$(grep '^T1557 ' "$work/out")"
check 'coverage: rules without tags are named' "  $tagged:55  Names Nothing" "$(tail -1 "$work/out")"
check 'coverage: writes a layer' '  "name": "Our rules",' "$(sed -n 2p "$work/layer.json")"
if command -v python3 >/dev/null; then
  check 'coverage: the layer is JSON with scores' 'T1040 1 T1557 2 T1557.003 2' "$(python3 -c '
import json, sys
for t in json.load(open(sys.argv[1]))["techniques"]: print(t["techniqueID"], t["score"])' "$work/layer.json" | tr '\n' ' ' | sed 's/ $//')"
  check 'coverage: the picture is XML' 'svg' "$(python3 -c '
import sys, xml.etree.ElementTree as tree
print(tree.parse(sys.argv[1]).getroot().tag.split("}")[1])' "$work/coverage.svg")"
  check 'coverage: JSON' '6 3 1' "$("$sigmata" coverage -f json "$tagged" 2>/dev/null | python3 -c '
import json, sys
report = json.load(sys.stdin)
print(report["rules"], len(report["techniques"]), len(report["untagged"]))')"
else
  echo 'skipped: no python3'
fi
check 'coverage: an unwritable layer ends 2' 2 "$(status coverage "$tagged" --navigator "$work/no/such/layer.json")"
check 'coverage: no rules end 2' 2 "$(status coverage docs)"
printf 'title: R\nlogsource: {product: windows}\ndetection: {a: {b: 1}, condition: c}\n' >"$work/refused.yml"
for command in coverage fields 'bench -r'; do
  read -ra words <<<"$command"
  check "$command: refused rules alone end 3" 3 "$(status "${words[@]}" "$work/refused.yml")"
done
for command in coverage fields; do
  check "$command: others beside them end 0" 0 "$(status "$command" "$work/refused.yml" "$tagged")"
done
check 'bench: an unknown shape ends 2, whatever the rules' 2 "$(status bench --shape nonsense -r "$work/refused.yml")"
check 'bench: and is named' 'error: there is no shape `nonsense`; `sigmata schema shapes` lists them' "$(cat "$work/err")"

cat >"$work/fields.yml" <<'RULE'
title: A
id: 3c3f8b80-5a2b-4a37-9b1c-2f6d6a3f0c01
logsource: {product: windows, service: system}
detection:
    selection: {EventID: 4100, Provider_Name: Microsoft-Windows-Iphlpsvc, IsatapRouter: '10.0.0.1', Nowhere: 1}
    condition: selection
RULE
cat >"$work/events.ndjson" <<'EVENTS'
{"SourceName":"Microsoft-Windows-Iphlpsvc","EventID":4100,"Channel":"System","IsatapRouter":"10.0.0.1"}
{"SourceName":"X","EventID":1,"Channel":"System","IsatapRouter":"a"}
{"SourceName":"X","EventID":2,"Channel":"System"}
{"SourceName":"X","EventID":2,"Channel":"Security"}
EVENTS
fields() { "$sigmata" fields "$work/fields.yml" "$@" 2>/dev/null; }
check 'fields: where a shape keeps a field' 1 "$(fields --shape winlogbeat-7 | grep -c 'IsatapRouter .* <- winlog.event_data.IsatapRouter')"
check 'fields: a misspelt name has its help' 1 \
  "$(sed 's/IsatapRouter/IsatapRuter/' "$work/fields.yml" | "$sigmata" fields - 2>/dev/null | grep -c 'IsatapRuter .*did you mean `IsatapRouter`')"
check 'fields: what events carry' '100% 66% 0% 100%' \
  "$(fields --events "$work/events.ndjson" | sed -n 's/^  [A-Z].* \([0-9]*%\).*/\1/p' | tr '\n' ' ' | sed 's/ $//')"
check 'fields: counts the events' '4 events: 4 read, 0 failed' \
  "$("$sigmata" fields "$work/fields.yml" --events "$work/events.ndjson" 2>&1 >/dev/null | tail -1)"
check 'fields: an object a line' 4 "$(fields -f ndjson | grep -c '^{"logsource":{"category":"","product":"windows","service":"system"}')"
check 'fields: --verbose names the rules' 4 "$(fields -v | grep -c 'fields.yml:1  A$')"
check 'fields: an unknown shape ends 2' 2 "$(status fields --shape winlogbeat "$work/fields.yml")"
check 'fields: and says which there are' 'error: there is no shape `winlogbeat`; there are winlogbeat-7, winlogbeat-8, winlogbeat-6' "$(head -1 "$work/err")"
check 'fields: unreadable events end 2' 2 "$(status fields "$work/fields.yml" --events no/such/events.ndjson)"

# A field that is made of others is told by these.
printf 'title: T\nlogsource: {product: windows, category: process_creation}\ndetection: {s: {IntegrityLevel: High}, condition: s}\n' >"$work/made.yml"
check 'fields: what a derived field is made of' '<- winlog.event_data.IntegrityLevel or winlog.event_data.MandatoryLabel' \
  "$("$sigmata" fields "$work/made.yml" --shape winlogbeat-8 2>/dev/null | grep -o '<- .*')"

finish
