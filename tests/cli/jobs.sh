#!/usr/bin/env bash
# `match --jobs`: what is printed does not depend on how many threads there are, nor on how much is
# read at once; an event on a pipe is answered at once; a closed output ends the command.
# usage: jobs.sh PATH_OF_SIGMATA
. "$(dirname "${BASH_SOURCE[0]}")/checks.bash" "$1"
cd "$root" || exit 1

shapes=tests/golden/shapes
isatap=sigma-rules/windows/iphlpsvc/isatap_router_address_set.yml
"$sigmata" compile sigma-rules "$shapes"/{event_xml,splunk_text,snare_line}.yml --ignore-logsource \
  -o "$work/rules.sgm" >/dev/null 2>&1
rules=$work/rules.sgm

# Events in several shapes; of every seven one breaks off, of every five a bracket is missing, and
# some lines are none.
repeat() { local i; for ((i = 0; i < $2; i++)); do cat "$1"; done; }
repeat examples/events.ndjson 60 >"$work/sound.ndjson"
awk '{
  if (NR % 7 == 0) print substr($0, 1, (NR * 37) % length($0));
  else if (NR % 5 == 0 || NR < 4) { at = match($0, /\{[^{]*$/); print substr($0, 1, at - 1) substr($0, at + 1) }
  else if (NR % 31 == 0) print "no event at all";
  else if (NR % 11 == 0) printf "%s", $0;
  else if (NR % 13 == 0) printf "%s,\r\n\n]\n", $0;
  else print
}' "$work/sound.ndjson" >"$work/damaged.ndjson"
# Every other event does not show its shape, which is that of the event before it.
sed -n '/"winlog":{/{ p; s/"winlog":{/"winlog":"/p }; /^{"Event":/p; /"SourceName"/p' "$work/sound.ndjson" >"$work/shapeless.ndjson"
{ printf '['; sed '$!s/$/,/' "$work/sound.ndjson"; printf ']\n'; } >"$work/array.json"
sed 's/^{/{\n /; s/}$/\n}/' "$work/sound.ndjson" >"$work/pretty.json"
{ printf '\xff\xfe'; iconv -f UTF-8 -t UTF-16LE "$work/damaged.ndjson"; } >"$work/utf16.ndjson"
repeat "$shapes/event_xml.xml" 40 | awk 'NR % 9 == 0 { $0 = substr($0, 1, 60) } { print }' >"$work/events.xml"
repeat "$shapes/splunk_text.txt" 40 | awk 'NR % 17 { print }' >"$work/splunk.txt"
repeat "$shapes/snare_line.txt" 40 >"$work/snare.txt"
cp tests/fuzz/seeds/evtx_fuzz/events "$work/chunk"
truncate -s 65536 "$work/chunk"
{ printf 'ElfFile\0'; head -c 4088 /dev/zero; repeat "$work/chunk" 9; } >"$work/log.evtx"
head -c 70000 "$work/log.evtx" >"$work/cut.evtx"

standard_input=/dev/null
answer() { # file for standard output, file for standard error, arguments...
  local out=$1 err=$2
  shift 2
  "$sigmata" match -r "$rules" "$@" >"$out" 2>"$err" <"$standard_input"
  echo "status $?" >>"$err"
}

same_however() { # name, inputs...
  local name=$1 way
  shift
  answer "$work/out" "$work/err" -j 1 "$@"
  for way in '1 1' '1 61' '1 4099' '2 61' '2 262144' '3 4099' '8 1' '8 1000' '8 262144'; do
    answer "$work/out2" "$work/err2" -j "${way% *}" --batch "${way#* }" "$@"
    check "$name: standard output, threads and batch $way" '' "$(diff "$work/out" "$work/out2" | head -3)"
    check "$name: standard error, threads and batch $way" '' "$(diff "$work/err" "$work/err2" | head -3)"
  done
  check "$name: there is something to see" 1 "$(($(wc -l <"$work/out") > 30))"
}

for file in sound.ndjson damaged.ndjson shapeless.ndjson array.json pretty.json utf16.ndjson events.xml splunk.txt snare.txt; do
  same_however "$file" "$work/$file"
done
same_however 'all inputs' "$work"/*.ndjson "$work/log.evtx" no/such/file "$work/events.xml" "$work/cut.evtx" "$work/splunk.txt" "$work/damaged.ndjson"
check 'all inputs: the first ten failures are told' 10 "$(grep -c ': event [0-9]*: ' "$work/err")"
check 'all inputs: and the others counted' 1 "$(grep -c '^further events that cannot be read are only counted$' "$work/err")"
check 'all inputs: what cannot be opened is told' 1 "$(grep -c '^error: no/such/file: ' "$work/err")"
check 'all inputs: and ends with 2' 1 "$(grep -c '^status 2$' "$work/err")"
check 'all inputs: there are degraded events' 1 "$(grep -c '"degraded":true' "$work/out" | awk '{ print ($1 > 50) }')"
same_however 'two programs' -r "$isatap" "$work/shapeless.ndjson" "$work/damaged.ndjson"
standard_input=$work/damaged.ndjson
same_however 'standard input' -

check 'match: --jobs 0 ends 2' 2 "$("$sigmata" match -j 0 -r "$rules" >/dev/null 2>&1; echo $?)"
check 'match: --batch 0 ends 2' 2 "$("$sigmata" match --batch 0 -r "$rules" >/dev/null 2>&1; echo $?)"

# An event is answered while the pipe stays open. Waits as long as it takes, which a hang shows.
event='{"SourceName":"Microsoft-Windows-Iphlpsvc","EventID":4100,"Channel":"System","IsatapRouter":"10.0.0.1"}'
for jobs in 1 2 8; do
  mkfifo "$work/events$jobs" "$work/answers$jobs"
  "$sigmata" match -j "$jobs" -r "$isatap" <"$work/events$jobs" >"$work/answers$jobs" 2>/dev/null &
  exec 3>"$work/events$jobs" 4<"$work/answers$jobs"
  answered=0
  for i in 0 1 2 3 4 5; do
    printf '%s\n' "$event" >&3
    IFS= read -r -t 60 line <&4 && [[ $line == *'"index":'$i'}'* ]] && answered=$((answered + 1))
  done
  exec 3>&- 4<&-
  wait $!
  check "match: events on a pipe are answered one by one, $jobs threads" 6 "$answered"
done

# Nobody reads the output: the command ends, though its input does not.
for jobs in 1 8; do
  mkfifo "$work/open$jobs"
  exec 3<>"$work/open$jobs"
  printf '%s\n' "$event" >&3
  timeout 60 "$sigmata" match -j "$jobs" -r "$isatap" <"$work/open$jobs" >/dev/full 2>"$work/err"
  check "match: an output that cannot be written ends 2, $jobs threads" 2 "$?"
  check "match: and says so, $jobs threads" 1 "$(grep -c '^error: standard output cannot be written: No space left on device$' "$work/err")"
  exec 3>&-
  check "match: a closed output ends the command, $jobs threads" '1' \
    "$(timeout 60 "$sigmata" match -j "$jobs" --batch 4099 -r "$rules" "$work/damaged.ndjson" "$work/sound.ndjson" 2>/dev/null | head -1 | wc -l)"
done

# A log that is cut while it is read. The reader waits with a full pipe until it is.
{ printf 'ElfFile\0'; head -c 4088 /dev/zero; repeat "$work/chunk" 400; } >"$work/shrinks.evtx"
printf 'title: T\nlogsource: {product: windows}\ndetection: {s: {EventID|exists: true}, condition: s}\n' >"$work/every.yml"
"$sigmata" match --ignore-logsource --jobs 1 --batch 65536 -r "$work/every.yml" "$work/shrinks.evtx" 2>"$work/shrinks.err" |
  { head -c 100 >/dev/null; truncate -s 300000 "$work/shrinks.evtx"; cat >/dev/null; }
check 'a log that shrinks while it is read is an error that is said' '2 1' \
  "${PIPESTATUS[0]} $(grep 'the file was cut while it was read' "$work/shrinks.err" | sort -u | wc -l)"

finish
