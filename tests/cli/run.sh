#!/usr/bin/env bash
# The command as a user meets it: exit statuses, streams, forms of input, and the README's examples.
# usage: run.sh PATH_OF_SIGMATA
. "$(dirname "${BASH_SOURCE[0]}")/checks.bash" "$1"
cd "$root" || exit 1

isatap=sigma-rules/windows/iphlpsvc/isatap_router_address_set.yml
broken=tests/golden/diagnostics/unknown_selection.yml
metadata=tests/golden/diagnostics/metadata.yml
event='{"SourceName":"Microsoft-Windows-Iphlpsvc","EventID":4100,"Channel":"System","IsatapRouter":"10.0.0.1"}'

check 'check: sound rules end 0' 0 "$(status check sigma-rules)"
check 'check: mistakes in metadata end 1' 1 "$(status check "$metadata")"
check 'check: a rule that cannot be compiled ends 3' 3 "$(status check "$broken" "$metadata")"
check 'check: an unreadable path ends 2' 2 "$(status check no/such/rule.yml)"
check 'check: no rules end 2' 2 "$(status check docs)"
check 'check: without paths it checks the folder it runs in' '21 rules: 21 compiled, 0 refused' \
  "$(cd sigma-rules && "$sigmata" check 2>&1 >/dev/null)"
if [[ -e /dev/full ]]; then
  check 'a full disk is said to be one, once' 'error: standard output cannot be written: No space left on device' \
    "$(for words in "match -r $isatap examples/isatap.ndjson" 'fields sigma-rules' 'schema list' "check $broken"; do
      "$sigmata" $words 2>&1 >/dev/full | grep 'cannot be written'; done | sort -u)"
  check 'a full disk ends 2' 2 "$("$sigmata" schema list >/dev/full 2>/dev/null; echo $?)"
fi
check 'usage errors end 2' 2 "$(status match --no-such-option)"
check 'no command ends 2' 2 "$(status)"
check 'help ends 0' 0 "$(status --help)"
check 'version' '0.1.0' "$("$sigmata" --version)"
check 'check: concise form' "$broken:10:16: SM502 error: the detection has no search identifier \`selecton\`" \
  "$("$sigmata" check -f concise "$broken" 2>/dev/null | head -1)"

unchecked='fields and values of refused rules were not checked: mend the errors and run again'
check 'check: says once that refused rules were not looked at further' 1 \
  "$("$sigmata" check "$broken" tests/golden/diagnostics/missing_condition.yml "$isatap" 2>&1 >/dev/null | grep -cx "$unchecked")"
check 'check: not of sound rules' 0 "$("$sigmata" check "$isatap" 2>&1 | grep -cx "$unchecked")"
check 'check: nor in the other forms' 0 "$("$sigmata" check -f concise "$broken" 2>&1 | grep -cx "$unchecked")"
cp tests/golden/language/words_of_a_value_map.yml "$work/words.yml"
check 'check: --fix --unsafe writes the number of a word' $'        ProtocolType: 1\n            - 0' \
  "$(status check --fix --unsafe "$work/words.yml" >"$work/none"; sed -n '12p;15p' "$work/words.yml")"

correlations=tests/golden/correlations/sound.yml
check 'check: correlations are counted and end 3' $'10 rules: 2 compiled, 8 refused\n8 correlation documents: not yet evaluated' \
  "$("$sigmata" check "$correlations" 2>&1 >/dev/null)"
check 'check: correlations end 3' 3 "$(status check "$correlations")"
check 'check: correlations end 0 for who leaves out what is not evaluated' 0 \
  "$(status check --ignore SM910 "$correlations")"
check 'check: other refusals still end 3 then' 3 "$(status check --ignore SM910 "$correlations" "$broken")"
sed 's/^correlation:$/correlation:  # sigmata: ignore[SM910]/' "$correlations" >"$work/left_out.yml"
check 'check: a comment leaves out what is not evaluated' '0 0' \
  "$(status check "$work/left_out.yml") $(grep -c 'SM190\|SM910' "$work/out")"
check 'compile: correlations are counted' $'10 rules: 2 compiled, 8 refused\n8 correlation documents: not yet evaluated' \
  "$("$sigmata" compile "$correlations" -o "$work/correlated.sgm" 2>&1 | tail -2)"
echo kept >"$work/kept.sgm"
check 'compile: no rule left ends 3, and what was there stays' '3 kept' \
  "$(status compile "$broken" -o "$work/kept.sgm") $(cat "$work/kept.sgm")"
check 'match: correlations are counted' $'10 rules: 2 compiled, 8 refused\n8 correlation documents: not yet evaluated' \
  "$("$sigmata" match -r "$correlations" examples/events.ndjson 2>&1 >/dev/null | head -2)"
check 'explain: correlations are counted' 1 \
  "$("$sigmata" explain -r "$correlations" examples/isatap.ndjson 2>&1 >/dev/null | grep -c '^8 correlation documents: not yet evaluated$')"
check 'dump: correlations have a stage' 8 "$("$sigmata" dump --stage ast "$correlations" 2>/dev/null | grep -c '^correlation ')"

check 'match: matching ends 0' 0 "$(status match -r sigma-rules examples/events.ndjson)"
check 'match: the closing lines' $'21 rules: 21 compiled, 0 refused\n12 events: 12 read, 0 degraded, 0 failed, 9 matched, 9 matches' \
  "$("$sigmata" match -r sigma-rules examples/events.ndjson 2>&1 >/dev/null)"
check 'match: a refused rule is counted, the others run' $'22 rules: 21 compiled, 1 refused' \
  "$("$sigmata" match -r sigma-rules -r "$broken" examples/events.ndjson 2>&1 >/dev/null | grep compiled)"
check 'match: a refused rule is named' "refused: $broken:10:16: SM502 error: the detection has no search identifier \`selecton\`" \
  "$("$sigmata" match -r sigma-rules -r "$broken" examples/events.ndjson 2>&1 >/dev/null | grep '^refused')"
mkdir "$work/many" "$work/events"
for i in {1..23}; do cp "$broken" "$work/many/$i.yml"; done
check 'match: of many refused rules some are named, and the rest counted' '21 refused: 3 more; `sigmata check` names them' \
  "$("$sigmata" match -r "$work/many" examples/events.ndjson 2>&1 >/dev/null | grep '^refused' | sed -n '$=;$p' | tr '\n' ' ' | sed 's/ $//')"
cp examples/events.ndjson "$work/events"
check 'match: a folder of events is said to be one' "error: $work/events: this is a folder; name the files in it" \
  "$("$sigmata" match -r "$isatap" "$work/events" 2>&1 >/dev/null | head -1)"
check 'match: a folder of events ends 2' 2 "$(status match "$work/events" -r "$isatap")"
check 'match: a folder behind -r that has rules is one of rules' '21 rules: 21 compiled, 0 refused' \
  "$("$sigmata" match -r "$isatap" sigma-rules - </dev/null 2>&1 >/dev/null | head -1)"
check 'match: --strict ends 3 with a refused rule' 3 "$(status match --strict -r sigma-rules -r "$broken" examples/events.ndjson)"
check 'match: no rule left ends 3' 3 "$(status match -r "$broken" examples/events.ndjson)"
check 'match: missing events end 2' 2 "$(status match -r "$isatap" no/such/events.ndjson)"
check 'match: an unknown shape ends 2' 2 "$(status match -r "$isatap" --shape nosuch examples/events.ndjson)"

expected='{"rule":{"id":"daa01d2b-4537-472f-9c20-74401866fe71","title":"ISATAP Router Address Was Set","level":"medium"},"event":{"source":"-","index":0},"fields":{"EventID":4100,"Channel":"System","Provider_Name":"Microsoft-Windows-Iphlpsvc","IsatapRouter":"10.0.0.1"}}'
check 'match: standard input by default' "$expected" "$(printf '%s\n' "$event" | "$sigmata" match -r "$isatap" 2>/dev/null)"
check 'match: standard input as -' "$expected" "$(printf '%s' "$event" | "$sigmata" match -r "$isatap" - 2>/dev/null)"
indexes() { "$sigmata" match -r "$isatap" 2>/dev/null | grep -o '"index":[0-9]*' | tr '\n' ' '; }
check 'match: objects over several lines' '"index":0 "index":1 ' \
  "$(printf '{\n  "Channel": "System",\n%s%s' "${event#\{}" "$event" | indexes)"
check 'match: an array' '"index":0 "index":2 ' "$(printf '[%s,\n{"EventID":1}, %s]' "$event" "$event" | indexes)"
xml='<Event><System><Provider Name="Microsoft-Windows-Iphlpsvc"/><EventID>4100</EventID><Channel>System</Channel></System><EventData><Data Name="IsatapRouter">10.0.0.1</Data></EventData></Event>'
check 'match: XML, one event a line' '"index":0 "index":1 ' "$(printf '%s\n%s\n' "$xml" "$xml" | indexes)"
check 'match: XML within a root' '"index":0 "index":1 ' "$(printf '<?xml version="1.0"?>\n<Events>%s%s</Events>' "$xml" "$xml" | indexes)"
check 'match: UTF-16 with the big end first' '"index":0 ' \
  "$( (printf '\xfe\xff'; printf '%s\n' "$event" | iconv -t UTF-16BE) | indexes)"
check 'match: half of a sign does not make a match unreadable' 1 \
  "$(printf '%s\n' "${event/10.0.0.1/\\ud800}" | "$sigmata" match -r "$isatap" 2>/dev/null | grep -c '"IsatapRouter":"\\ufffd"')"
check 'match: XML in UTF-16' '"index":0 "index":1 ' \
  "$( (printf '\xff\xfe'; printf '%s\r\n%s\r\n' "$xml" "$xml" | iconv -t UTF-16LE) | indexes)"
check 'match: damaged XML costs one event' '"index":1 ' "$(printf '%s\n%s\n' "${xml:0:90}" "$xml" | indexes)"
check 'match: XML that holds no element is named' '-: event 0: not an event in XML' \
  "$(printf '<Event>' | "$sigmata" match -r "$isatap" 2>&1 >/dev/null | head -1)"
{ printf 'ElfFile\0'; head -c 4088 /dev/zero; cat tests/fuzz/seeds/evtx_fuzz/events; } >"$work/events.evtx"
truncate -s 69632 "$work/events.evtx"
evtx_rule='{title: T, id: i, logsource: {product: windows}, detection: {s: {EventID: 4100, ErrorCode: 5, Data: needle}, condition: s}}'
printf '%s' "$evtx_rule" >"$work/evtx_rule.yml"
check 'match: an event log file' \
  '{"rule":{"id":"i","title":"T","level":""},"event":{"source":"'"$work"'/events.evtx","index":0},"fields":{"EventID":4100,"Channel":"System","Data":["a","needle"],"ErrorCode":5}}' \
  "$("$sigmata" match -r "$work/evtx_rule.yml" "$work/events.evtx" 2>/dev/null)"
check 'match: a checksum of an event log file is a note' \
  "$work/events.evtx: note: the checksum of the file's header does not fit (at byte 0)"$'\n1 rule: 1 compiled, 0 refused\n2 events: 2 read, 0 degraded, 0 failed, 1 matched, 1 match' \
  "$("$sigmata" match -r "$work/evtx_rule.yml" "$work/events.evtx" 2>&1 >/dev/null)"
check 'match: an event log file on standard input' 1 \
  "$("$sigmata" match -r "$work/evtx_rule.yml" <"$work/events.evtx" 2>/dev/null | wc -l)"
check 'explain: an event log file' 1 \
  "$("$sigmata" explain -r "$work/evtx_rule.yml" "$work/events.evtx" 2>/dev/null | grep -c '^✓ T   event 0 of .*, shape evtx-json')"
printf 'xx' | dd of="$work/events.evtx" bs=1 seek=4608 conv=notrunc 2>/dev/null
check 'match: a damaged record costs one event' '2 events: 1 read, 0 degraded, 1 failed, 0 matched, 0 matches' \
  "$("$sigmata" match -r "$work/evtx_rule.yml" "$work/events.evtx" 2>&1 >/dev/null | tail -1)"
check 'match: several objects on a line' '"index":0 "index":1 ' "$(printf '%s%s\n' "$event" "$event" | indexes)"
check 'match: a damaged line costs one event' '"index":0 "index":2 ' \
  "$(printf '%s\n{"EventID":4100,\n%s\n' "$event" "$event" | indexes)"
check 'match: a damaged event is matched, marked and counted' \
  '"event":{"source":"-","index":0,"degraded":true} 1 rule: 1 compiled, 0 refused 1 event: 1 read, 1 degraded, 0 failed, 1 matched, 1 match ' \
  "$(printf '%s\n' "${event%\}}" | "$sigmata" match -r "$isatap" 2>&1 | sed 's/.*\("event":{[^}]*}\).*/\1/' | tr '\n' ' ')"
check 'match: NUL padding and the rest of an array are no events' \
  '2 events: 2 read, 0 degraded, 0 failed, 2 matched, 2 matches' \
  "$(printf '%s,\n%s\n]\n\0\0\0\0' "$event" "$event" | "$sigmata" match -r "$isatap" 2>&1 >/dev/null | tail -1)"
check 'explain: says that the event is damaged' 1 \
  "$(printf '%s' "${event%\}}" | "$sigmata" explain -r "$isatap" 2>/dev/null | grep -c 'shape nxlog, degraded')"
check 'match: what cannot be read is named and counted' \
  $'-: event 1: not a JSON object\n1 rule: 1 compiled, 0 refused\n2 events: 1 read, 0 degraded, 1 failed, 1 matched, 1 match' \
  "$(printf '%s\nnonsense\n' "$event" | "$sigmata" match -r "$isatap" 2>&1 >/dev/null)"
check 'match: nothing in, nothing out' $'1 rule: 1 compiled, 0 refused\n0 events: 0 read, 0 degraded, 0 failed, 0 matched, 0 matches' \
  "$("$sigmata" match -r "$isatap" 2>&1 </dev/null)"
other='{"SourceName":"Microsoft-Windows-Iphlpsvc","EventID":4100,"Channel":"Security","IsatapRouter":"10.0.0.1"}'
check 'match: the logsource decides' '' "$(printf '%s' "$other" | "$sigmata" match -r "$isatap" 2>/dev/null)"
check 'match: unless it is ignored' 1 "$(printf '%s' "$other" | "$sigmata" match --ignore-logsource -r "$isatap" 2>/dev/null | wc -l)"
linux=$work/linux.yml
printf 'title: L\nlogsource: {product: linux, service: auditd}\ndetection: {s: {x: 1}, condition: s}\n' >"$linux"
check 'check: a logsource that nothing gates is a warning with the ways out' 1 \
  "$("$sigmata" check "$linux" 2>/dev/null | grep -c -- '--logsource product=linux,service=auditd')"
check 'check: and no mistake' 0 "$(status check "$linux")"
check 'match: it is counted' 1 "$(printf '{"x":1}' | "$sigmata" match -r "$linux" 2>&1 | grep -c '^note: 1 rule has a logsource')"
check 'match: --logsource gates it' 1 \
  "$(printf '{"x":1}' | "$sigmata" match --logsource product=linux,service=auditd -r "$linux" 2>/dev/null | wc -l)"
check 'match: --logsource may name more than the rule' 1 \
  "$(printf '{"x":1}' | "$sigmata" match --logsource product=linux,category=a,service=auditd -r "$linux" 2>/dev/null | wc -l)"
check 'match: --logsource is not for other rules' 0 \
  "$(printf '{"x":1}' | "$sigmata" match --logsource product=linux -r "$linux" 2>/dev/null | wc -l)"
check 'check: --logsource leaves nothing to say' '' "$("$sigmata" check --logsource product=linux,service=auditd "$linux" 2>/dev/null)"
check 'compile: --logsource goes into the program' 1 \
  "$("$sigmata" compile --logsource product=linux,service=auditd "$linux" -o "$work/linux.sgm" 2>/dev/null; printf '{"x":1}' | "$sigmata" match -r "$work/linux.sgm" 2>/dev/null | wc -l)"
check 'explain: --logsource gates it' 1 \
  "$(printf '{"x":1}' | "$sigmata" explain --logsource product=linux,service=auditd -r "$linux" 2>/dev/null | grep -c '✓ logsource')"
for wrong in linux product= product=a,product=b host=a 'product=linux,' ''; do
  check "--logsource '$wrong' ends 2" 2 "$(status match --logsource "$wrong" -r "$linux" examples/events.ndjson)"
done
check '--logsource of events that a map knows ends 2' 2 \
  "$(status match --logsource product=windows,service=system -r "$linux" examples/events.ndjson)"

check 'match: several rules behind one -r' 2 \
  "$("$sigmata" match -r "$isatap" sigma-rules/windows/iphlpsvc/ip_https_server_started.yml examples/events.ndjson 2>&1 >/dev/null | grep -c '2 rules\|3 matches')"

check 'compile: writes a program' 0 "$(status compile sigma-rules -o "$work/rules.sgm")"
"$sigmata" match -r sigma-rules examples/events.ndjson >"$work/from_rules" 2>/dev/null
"$sigmata" match -r "$work/rules.sgm" examples/events.ndjson >"$work/from_program" 2>/dev/null
check 'match: a saved program answers as its rules do' "$(cat "$work/from_rules")" "$(cat "$work/from_program")"
check 'compile: a refused rule ends 3' 3 "$(status compile "$broken" -o "$work/none.sgm")"
check 'compile: an unwritable output ends 2' 2 "$(status compile sigma-rules -o "$work/no/such/folder.sgm")"
head -c 500 "$work/rules.sgm" >"$work/cut.sgm"
check 'match: a damaged program ends 2' 2 "$(status match -r "$work/cut.sgm" examples/events.ndjson)"
for stage in ast bound plan program; do
  check "dump: stage $stage" 0 "$(status dump --stage "$stage" "$isatap")"
done
check 'dump: a saved program' 0 "$(status dump "$work/rules.sgm")"
check 'explain: says which part failed' 1 \
  "$("$sigmata" explain -r "$isatap" examples/isatap.ndjson 2>/dev/null | grep -c '✓ IsatapRouter in 127.0.0.0/8   (is "127.0.0.1")')"
check 'explain: names the path of a value' 2 \
  "$("$sigmata" explain -r "$isatap" examples/isatap.ndjson 2>/dev/null | grep -c 'EventID = 4100 .*<- Event.System.EventID$')"
check 'explain: says what would have to change' 1 \
  "$("$sigmata" explain -r "$isatap" examples/isatap.ndjson 2>/dev/null | grep -c '^    if `IsatapRouter` were not in 127.0.0.0/8 (`filter_main_loopback`) ')"
check 'explain: of several rules, the matches and the nearest misses' '1 2' \
  "$(head -1 examples/events.ndjson | "$sigmata" explain --nearest 2 -r sigma-rules 2>/dev/null | grep -c '^✓') $(head -1 examples/events.ndjson | "$sigmata" explain --nearest 2 -r sigma-rules 2>/dev/null | grep -c '^✗')"
check 'explain: JSON has a line for each event' 12 \
  "$("$sigmata" explain -f json -r sigma-rules examples/events.ndjson 2>/dev/null | grep -c '^{"event":{"source":"examples/events.ndjson","index":[0-9]*,.*}$')"
check 'explain: HTML is one page' '1 1 12' \
  "$("$sigmata" explain -f html -r sigma-rules examples/events.ndjson 2>/dev/null | awk '/^<!doctype html>/{a++} /^<\/html>/{b++} /^<section>/{c++} END{print a, b, c}')"
check 'explain: several objects on a line' 2 \
  "$(printf '%s%s\n' "$event" "$event" | "$sigmata" explain -r "$isatap" 2>/dev/null | grep -c '^✓ .* event [01] of -')"
check 'explain: a compiled program ends 2' 2 "$(status explain -r "$work/rules.sgm" examples/events.ndjson)"
check 'explain: an unknown shape ends 2' 2 "$(status explain --shape nothing -r "$isatap" examples/events.ndjson)"
check 'explain: an unknown form ends 2' 2 "$(status explain -f pdf -r "$isatap" examples/events.ndjson)"
check 'schema: an unknown event ends 2' 2 "$(status schema show 99999)"
check 'schema: shapes' 26 "$("$sigmata" schema shapes | grep -c '^[a-z]')"
for event_id in 4000 4001 4002 4003 4004 4005 4100 4200 4201 4202 4300 4301 4302 4303 4304 4400 4500 4501 \
  1020 1042 1045 1046 1051 1052 1053 1059 1063 1338 20255 20256 \
  4960 4961 4962 4963 4965 5478 5479 5480 5483 5484 5485 4646 4650 4651 4652 4653 4655 4976 5049 5453; do
  check "schema: event $event_id is known and has its message" 0 \
    "$("$sigmata" schema show "$event_id" | grep -q '^  message ' ; echo $?)"
done

# bench: small, so that it takes no time; figures are not compared, counts are.
bench() { "$sigmata" bench --rounds 1 -r "$@" 2>"$work/err" </dev/null; }
check 'bench: ends 0' 0 "$(status bench --rounds 1 -r sigma-rules examples/events.ndjson)"
check 'bench: answers first' '12 events, 9 matches in 9 events' \
  "$(bench sigma-rules examples/events.ndjson | sed -n 's/^\(12 events\), [^:]*: \(9 matches in 9 events\).*/\1, \2/p')"
for words in 'reading and matching' 'finding candidates' 'latency' 'work' 'memory' 'the 3 costliest of'; do
  check "bench: says $words" 1 "$(bench sigma-rules --top 3 examples/events.ndjson | grep -c "$words")"
done
check 'bench: each rule has a reason' 3 "$(bench sigma-rules --top 3 examples/events.ndjson | grep -c '  why: ')"
check 'bench: no events end 2' 2 "$(: | "$sigmata" bench -r "$isatap" >/dev/null 2>&1; echo $?)"
check 'bench: missing events end 2' 2 "$(status bench -r "$isatap" no/such/events.ndjson)"
check 'bench: no rule left ends 3' 3 "$(status bench -r "$broken" examples/events.ndjson)"
check 'bench: an unknown shape ends 2' 2 "$(status bench -r "$isatap" --shape no-such examples/events.ndjson)"
bench sigma-rules -f json examples/events.ndjson >"$work/bench.json"
check 'bench: a saved program costs the same work' \
  "$(grep -A1 '"work"' "$work/bench.json" | head -1)" \
  "$(bench "$work/rules.sgm" -f json examples/events.ndjson | grep '"work"')"
check 'bench: no worse than itself' 0 \
  "$(status bench --rounds 1 --time-tolerance 10000 -r sigma-rules --baseline "$work/bench.json" examples/events.ndjson)"
sed 's/"instructions": [1-9][0-9]*, "patterns_run": [0-9]*, "walked_bytes": [0-9]*, "regexes_run": [0-9]*}/"instructions": 1, "patterns_run": 0, "walked_bytes": 0, "regexes_run": 0}/' \
  "$work/bench.json" >"$work/better.json"
check 'bench: more work than the baseline ends 1' 1 \
  "$(status bench --rounds 1 --time-tolerance 10000 -r sigma-rules --baseline "$work/better.json" examples/events.ndjson)"
check 'bench: and says which count is worse' 1 "$(grep -c '^  worse  instructions' "$work/out")"
printf 'title: slow\nid: 7a1c5e0e-5d3c-4d0e-9c53-0d2f4f6a7b10\nlogsource: {product: windows}\ndetection: {s: {Channel|contains|all: [s, e]}, condition: s}\n' >"$work/slow.yml"
check 'bench: a rule that came to it and costs more is named' 1 \
  "$("$sigmata" bench --rounds 1 --time-tolerance 10000 -r sigma-rules -r "$work/slow.yml" --baseline "$work/bench.json" examples/events.ndjson 2>/dev/null | grep -c '^  worse  slow (')"
check 'bench: a baseline of other events ends 2' 2 \
  "$(status bench --rounds 1 -r sigma-rules --baseline "$work/bench.json" examples/isatap.ndjson)"
check 'bench: a baseline that is none ends 2' 2 \
  "$(status bench --rounds 1 -r sigma-rules --baseline examples/events.ndjson examples/events.ndjson)"
check 'bench: a tolerance needs a baseline' 2 "$(status bench --tolerance 1 -r sigma-rules examples/events.ndjson)"

# The README's examples are run and compared word by word.
awk '/^```console$/ { inside = 1; next } /^```$/ { inside = 0 } inside' README.md >"$work/examples"
cp "$work/examples" "$work/examples_read"
: >"$work/replayed"
while IFS= read -r line; do
  [[ $line == '$ sigmata '* ]] || continue
  printf '%s\n' "$line" >>"$work/replayed"
  read -ra arguments <<<"${line#'$ sigmata '}"
  "$sigmata" "${arguments[@]}" >"$work/one" 2>&1 </dev/null
  # What an example leaves out at its end may follow in the output.
  lines=$(awk -v want="$line" '$0 == want { on = 1; next } /^\$ / { on = 0 } on' "$work/examples" | wc -l)
  head -n "$lines" "$work/one" >>"$work/replayed"
done <"$work/examples_read"
check 'README: examples print what they say' "$(cat "$work/examples")" "$(cat "$work/replayed")"

# SigmaHQ's profile, and its config where it is kept.
mkdir -p "$work/hq/tests" "$work/hq/rules"
printf 'title: one rule\nid: 5f0c4a5e-6f0b-4f57-9d35-4e0c1f9f6a01\nlogsource: {product: windows}\ndetection:\n  s:\n    EventID: "4100"\n  condition: s\n' \
  >"$work/hq/rules/win_one_rule.yml"
count() { "$sigmata" check -v -f concise "$@" "$work/hq/rules" 2>/dev/null | grep -c "$code"; }
code=SM255
check 'check: conventions are not looked at by default' 0 "$(count)"
check 'check: with the profile they are' 2 "$(count --profile sigmahq)"
printf 'validators: [all, -sigmahq_title_case]\nexclusions: {5f0c4a5e-6f0b-4f57-9d35-4e0c1f9f6a01: number_as_string}\n' \
  >"$work/hq/tests/sigma_cli_conf.yml"
check 'check: the config above the rules is read under the profile' 0 "$(count --profile sigmahq)"
code=SM415
check 'check: and without the profile it is not' 1 "$(count)"
check 'check: unless it is named' 0 "$(count --validation-config "$work/hq/tests/sigma_cli_conf.yml")"
check 'check: a config that cannot be read ends 2' 2 \
  "$(status check --validation-config no/such.yml "$work/hq/rules")"

finish
