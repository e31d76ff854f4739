#include "cli/bench_report.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/report.h"
#include "runtime/program/printable.h"

namespace sigmata::cli {
namespace {

std::string Time(double nanoseconds) {
  if (nanoseconds >= 1e6) return fmt::format("{:.2f} ms", nanoseconds / 1e6);
  if (nanoseconds >= 1e3) return fmt::format("{:.2f} us", nanoseconds / 1e3);
  return fmt::format("{:.0f} ns", nanoseconds);
}

std::string Bytes(double bytes) {
  if (bytes >= 1e6) return fmt::format("{:.1f} MB", bytes / 1e6);
  if (bytes >= 1e4) return fmt::format("{:.1f} KB", bytes / 1e3);
  return fmt::format("{:.0f} B", bytes);
}

std::string Part(std::string_view name, double nanoseconds, double all) {
  return fmt::format("    {:<20}{:>10}  {:>4.0f} %\n", name, Time(nanoseconds),
                     nanoseconds / all * 100);
}

std::string HumanTimes(const BenchResult& result) {
  const BenchTimes& t = result.times;
  const double per_second = 1e9 / t.read_and_match;
  const double mean =
      static_cast<double>(result.work.bytes) / static_cast<double>(result.work.events);
  std::string out =
      fmt::format("  {:<22}{:>10}  an event, {} events/s, {:.1f} MB/s on one core\n",
                  "reading and matching", Time(t.read_and_match),
                  WithCommas(static_cast<std::uint64_t>(per_second)), per_second * mean / 1e6);
  out += fmt::format("  {:<22}{:>10}  to {} in {} rounds, processor time\n", "", Time(t.fastest),
                     Time(t.slowest), result.rounds);
  out += Part("reading", t.read, t.read_and_match);
  const double finding = t.read_and_match - t.read - t.rules;
  out += finding > 0 ? Part("finding candidates", finding, t.read_and_match)
                     : "    finding candidates          -  (the machine is too busy to tell)\n";
  out += Part("running rules", t.rules, t.read_and_match);
  out += fmt::format(
      "  {:<22}p50 {}, p90 {}, p99 {}, max {}  (of each event's fastest of {} rounds)\n", "latency",
      Time(result.latency.p50), Time(result.latency.p90), Time(result.latency.p99),
      Time(result.latency.max), result.rounds);
  return out;
}

std::string HumanWork(const BenchResult& result) {
  const auto events = static_cast<double>(result.work.events);
  const auto per_event = [&](std::uint64_t count) { return static_cast<double>(count) / events; };
  std::string out = fmt::format(
      "  {:<22}{:.3g} candidates, {:.3g} instructions, {:.3g} comparisons, {:.3g} bytes walked, "
      "{:.2g} regexes an event\n",
      "work", per_event(result.work.candidates), per_event(result.work.instructions),
      per_event(result.work.patterns_run), per_event(result.work.walked_bytes),
      per_event(result.work.regexes_run));
  out += fmt::format("  {:<22}peak {}, of it {} for keeping the events\n", "memory",
                     Bytes(static_cast<double>(result.peak_memory)),
                     Bytes(static_cast<double>(result.event_memory)));
  out += fmt::format("  {:<22}{:.0f} ms from rules to a program, {:.1f} ms to be ready\n", "start",
                     result.compile_seconds * 1e3, result.ready_seconds * 1e3);
  return out;
}

std::string HumanRule(const RuleCost& rule, double events) {
  const EntryCost& cost = rule.cost;
  const auto runs = static_cast<double>(cost.runs);
  std::string out =
      fmt::format("{:>6.1f} %{:>10}{:>12}{:>9.1f} %{:>11}  {}\n", rule.share * 100,
                  Time(static_cast<double>(cost.nanoseconds) / events), WithCommas(cost.runs),
                  (1 - static_cast<double>(cost.matches) / runs) * 100,
                  Bytes(static_cast<double>(cost.walked_bytes) / runs), Printable(rule.title));
  if (!rule.file.empty()) out += fmt::format("{:>52}{}:{}\n", "", Printable(rule.file), rule.line);
  for (const CostReason& reason : rule.reasons) {
    out += fmt::format("          why: {}\n", reason.words);
    if (!reason.advice.empty()) out += fmt::format("          do:  {}\n", reason.advice);
  }
  return out;
}

std::string HumanRules(const BenchResult& result, std::size_t top) {
  const std::size_t shown = std::min(top, result.costs.size());
  if (shown == 0) return {};
  std::string out = fmt::format(
      "\nthe {} costliest of {} rules that were run, by the time of running them\n"
      "(an answer that several rules share is paid by the first of them)\n\n",
      shown, WithCommas(result.rules_run));
  out += "   share  an event        runs    in vain  text a run  rule\n";
  for (std::size_t i = 0; i < shown; ++i) {
    out += HumanRule(result.costs[i], static_cast<double>(result.work.events));
  }
  return out;
}

std::string JsonReasons(const RuleCost& rule) {
  std::string out;
  for (const CostReason& reason : rule.reasons) {
    out +=
        fmt::format(R"({}{{"kind": {}, "words": {}, "advice": {}}})", out.empty() ? "" : ", ",
                    JsonString(reason.kind), JsonString(reason.words), JsonString(reason.advice));
  }
  return out;
}

std::string JsonRule(const RuleCost& rule) {
  const EntryCost& c = rule.cost;
  return fmt::format(
      R"({{"id": {}, "title": {}, "file": {}, "line": {}, "share": {:.6f}, "nanoseconds": {}, )"
      R"("runs": {}, "matches": {}, "vain": {}, "instructions": {}, "patterns_run": {}, )"
      R"("walked_bytes": {}, "regexes_run": {}, "reasons": [{}]}})",
      JsonString(rule.id), JsonString(rule.title), JsonString(rule.file), rule.line, rule.share,
      c.nanoseconds, c.runs, c.matches, c.runs - c.matches, c.instructions, c.patterns_run,
      c.walked_bytes, c.regexes_run, JsonReasons(rule));
}

std::string JsonChange(const BenchChange& change) {
  return fmt::format(R"({{"what": {}, "file": {}, "before": {}, "now": {}, "worse": {}}})",
                     JsonString(change.what), JsonString(change.file), change.before, change.now,
                     change.worse);
}

template <typename Items, typename ToJson>
std::string JsonList(const Items& items, ToJson&& to_json) {
  std::string out = "[";
  for (const auto& item : items) {
    out += out.size() > 1 ? ",\n    " : "\n    ";
    out += to_json(item);
  }
  return out + (items.empty() ? "]" : "\n  ]");
}

std::string JsonComparison(const BenchComparison& comparison) {
  return fmt::format(
      ",\n  \"baseline\": {{\"worse\": {}, \"time\": {}, \"counters\": {},\n  \"rules\": {},\n"
      "  \"notes\": {}}}",
      comparison.worse(), JsonChange(comparison.time), JsonList(comparison.counters, JsonChange),
      JsonList(comparison.rules, JsonChange), JsonList(comparison.notes, JsonString));
}

std::string JsonTimes(const BenchResult& r) {
  const double per_second = 1e9 / r.times.read_and_match;
  const double mean = static_cast<double>(r.work.bytes) / static_cast<double>(r.work.events);
  return fmt::format(
      R"(  "time": {{"rounds": {}, "clock": "processor time of one thread, median", )"
      R"("read_ns": {:.1f}, "read_and_match_ns": {:.1f}, "fastest_ns": {:.1f}, )"
      R"("slowest_ns": {:.1f}, "rules_ns": {:.1f}, "ratio": {:.4f}, )"
      R"("events_per_second": {:.0f}, "bytes_per_second": {:.0f}}},)"
      "\n"
      R"(  "latency_ns": {{"p50": {:.0f}, "p90": {:.0f}, "p99": {:.0f}, "max": {:.0f}}},)"
      "\n"
      R"(  "start": {{"compile_seconds": {:.4f}, "ready_seconds": {:.5f}}},)"
      "\n",
      r.rounds, r.times.read, r.times.read_and_match, r.times.fastest, r.times.slowest,
      r.times.rules, TimeRatio(r.times), per_second, per_second * mean, r.latency.p50,
      r.latency.p90, r.latency.p99, r.latency.max, r.compile_seconds, r.ready_seconds);
}

std::string JsonCounts(const BenchResult& r) {
  const WorkCounts& w = r.work;
  return fmt::format(
      R"(  "rules": {{"compiled": {}, "refused": {}, "run": {}}},)"
      "\n"
      R"(  "events": {{"read": {}, "bytes": {}, "checksum": "{:016x}", "degraded": {}, )"
      R"("failed": {}, "matched": {}, "matches": {}, "answers": "{:016x}"}},)"
      "\n"
      R"(  "work": {{"candidates": {}, "instructions": {}, "patterns_run": {}, )"
      R"("walked_bytes": {}, "regexes_run": {}}},)"
      "\n",
      r.rules, r.refused, r.rules_run, w.events, w.bytes, w.checksum, r.degraded, r.failed,
      w.matched_events, w.matches, w.answers, w.candidates, w.instructions, w.patterns_run,
      w.walked_bytes, w.regexes_run);
}

}  // namespace

std::string HumanBench(const BenchResult& result, std::size_t top) {
  const WorkCounts& work = result.work;
  std::string out =
      fmt::format("{}\n{} events, {}: {} matches in {} events, the same in all {} passes\n\n",
                  RuleCounts(result.rules, result.refused), WithCommas(work.events),
                  Bytes(static_cast<double>(work.bytes)), WithCommas(work.matches),
                  WithCommas(work.matched_events), WithCommas(result.passes));
  return out + HumanTimes(result) + HumanWork(result) + HumanRules(result, top);
}

std::string JsonBench(const BenchResult& result, const BenchComparison* comparison) {
  std::string out = "{\n" + JsonCounts(result) + JsonTimes(result);
  out += fmt::format("  \"memory\": {{\"peak_bytes\": {}, \"event_bytes\": {}}},\n",
                     result.peak_memory, result.event_memory);
  out += "  \"costs\": " + JsonList(result.costs, JsonRule);
  if (comparison != nullptr) out += JsonComparison(*comparison);
  return out + "\n}\n";
}

}  // namespace sigmata::cli
