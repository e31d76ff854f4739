#include "cli/bench_reasons.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/bench_pivots.h"
#include "cli/report.h"

namespace sigmata::cli {
namespace {

void Add(EntryCost& sum, const EntryCost& cost) {
  sum.runs += cost.runs;
  sum.matches += cost.matches;
  sum.instructions += cost.instructions;
  sum.patterns_run += cost.patterns_run;
  sum.walked_bytes += cost.walked_bytes;
  sum.regexes_run += cost.regexes_run;
  sum.nanoseconds += cost.nanoseconds;
}

// A rule of an engine, and what it cost.
struct Ranked {
  BenchEngine* engine;
  std::uint32_t rule;
  EntryCost cost;
};

std::vector<Ranked> RankRules(std::vector<BenchEngine>& engines) {
  std::vector<Ranked> ranked;
  for (BenchEngine& engine : engines) {
    const ProgramImage& image = engine.matcher.program().image();
    const std::size_t first = ranked.size();
    for (std::uint32_t rule = 0; rule < image.rules.size(); ++rule) {
      ranked.push_back({&engine, rule, {}});
    }
    for (std::size_t entry = 0; entry < engine.profile.size(); ++entry) {
      Add(ranked[first + image.entries[entry].rule].cost, engine.profile[entry]);
    }
  }
  std::erase_if(ranked, [](const Ranked& rule) { return rule.cost.runs == 0; });
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.cost.nanoseconds > b.cost.nanoseconds;
  });
  return ranked;
}

// The needs of the first rules, with their pivots counted.
std::vector<RuleNeeds> NeedsOf(std::vector<BenchEngine>& engines, const BenchEvents& events,
                               const std::vector<Ranked>& ranked) {
  std::vector<RuleNeeds> needs;
  for (const Ranked& rule : ranked) needs.emplace_back(rule.engine->matcher.program(), rule.rule);
  for (BenchEngine& engine : engines) {
    MatchProfile profile;
    for (std::size_t i = 0; i < events.size() && !needs.empty(); ++i) {
      engine.reader.ReadPadded(events[i]);
      const Event& event = engine.reader.event();
      engine.matcher.ProfileEvent(event, engine.scratch, profile);
      for (std::size_t r = 0; r < needs.size(); ++r) {
        if (ranked[r].engine == &engine) needs[r].Count(event, profile);
      }
    }
  }
  return needs;
}

// Below these nothing is worth an author's time.
constexpr double kOftenRun = 0.002;  // of events
constexpr double kMostlyVain = 0.9;  // of runs
constexpr double kHalfVain = 0.5;
constexpr double kLongText = 2048;    // bytes walked in a run
constexpr double kSomeRegexes = 0.1;  // values a run

std::string Percent(double share) {
  return share < 0.001 ? fmt::format("{:.2g} %", share * 100)
                       : fmt::format("{:.1f} %", share * 100);
}

CostReason NoText(const RuleNeeds& needs, double events) {
  std::string where = needs.on_any_event() ? "every event" : "every event of its logsource";
  if (!needs.needed_field().empty()) {
    where += fmt::format(" that has the field {}", needs.needed_field());
  }
  return {
      "no-literal",
      fmt::format("no text has to stand in the event, so it is run on {} ({} of all events)", where,
                  Percent(events)),
      needs.on_any_event()
          ? "give it a logsource that a field map knows, or AND a field with a fixed text"
          : "AND a field with a fixed text (contains, startswith, endswith or the whole value)"};
}

CostReason BroadPivot(const RuleNeeds& needs, const RuleNeeds::Pivot& pivot, double events) {
  return {"broad-pivot",
          fmt::format("`{}` is true for {} of the {} events it is run on ({} of all events), and "
                      "nothing rarer has to be there",
                      needs.Describe(pivot), WithCommas(pivot.hits), WithCommas(needs.events()),
                      Percent(events)),
          "AND something rarer that has to be there: texts of seven letters and more are found "
          "cheapest"};
}

CostReason Keywords() {
  return {"keyword-scan",
          "its keywords are looked for in every value of the event; that search is part of finding "
          "candidates and not in this rule's share",
          "name the field that the words stand in"};
}

CostReason WeakRegex(const RuleNeeds& needs, double per_run, double bytes) {
  const char* const ungated =
      needs.ungated_regex() ? "; one of them needs no text that could be looked for first" : "";
  return {
      "weak-regex",
      fmt::format("regular expressions are asked {:.1f} times a run, and it looks through {:.0f} "
                  "bytes of text{}",
                  per_run, bytes, ungated),
      "AND a contains with a text that each hit of the expression must have"};
}

CostReason LongText(double bytes) {
  return {"long-text", fmt::format("it looks through {:.0f} bytes of text a run", bytes),
          "ask a shorter field first, or use startswith, endswith or whole values"};
}

std::vector<CostReason> ReasonsOf(const RuleNeeds& needs, const EntryCost& cost, double events) {
  std::vector<CostReason> reasons;
  const auto runs = static_cast<double>(cost.runs);
  const double share = static_cast<double>(needs.events()) / events;
  const double vain = 1 - static_cast<double>(cost.matches) / runs;
  const double bytes = static_cast<double>(cost.walked_bytes) / runs;
  const double regexes = static_cast<double>(cost.regexes_run) / runs;
  const RuleNeeds::Pivot* const pivot = needs.Commonest();
  const bool broad = share >= kOftenRun && vain >= kMostlyVain;
  if (needs.without_text() && vain >= kHalfVain) reasons.push_back(NoText(needs, share));
  if (needs.keywords()) reasons.push_back(Keywords());
  if (regexes >= kSomeRegexes) reasons.push_back(WeakRegex(needs, regexes, bytes));
  if (broad && pivot != nullptr && !needs.without_text()) {
    reasons.push_back(BroadPivot(needs, *pivot, share));
  }
  if (reasons.empty() && bytes >= kLongText) reasons.push_back(LongText(bytes));
  if (reasons.empty() && vain < kMostlyVain) {
    reasons.push_back(
        {"matches",
         fmt::format("it matches: {} of {} runs", WithCommas(cost.matches), WithCommas(cost.runs)),
         "nothing, if these events are what it is for"});
  }
  if (reasons.empty()) reasons.push_back({"seldom", "run on few events, and cheap there", ""});
  return reasons;
}

RuleCost Describe(const Ranked& ranked, double all_nanoseconds) {
  const RuleInfo info = ranked.engine->matcher.program().rule(ranked.rule);
  RuleCost rule;
  rule.id = info.id;
  rule.title = info.title;
  rule.file = info.file;
  rule.line = info.line;
  rule.cost = ranked.cost;
  rule.share = static_cast<double>(ranked.cost.nanoseconds) / std::max(all_nanoseconds, 1.0);
  return rule;
}

}  // namespace

std::vector<RuleCost> CostsOfRules(std::vector<BenchEngine>& engines, const BenchEvents& events,
                                   std::size_t top) {
  std::vector<Ranked> ranked = RankRules(engines);
  double all_nanoseconds = 0;
  for (const Ranked& rule : ranked) all_nanoseconds += static_cast<double>(rule.cost.nanoseconds);
  std::vector<RuleCost> costs;
  costs.reserve(ranked.size());
  for (const Ranked& rule : ranked) costs.push_back(Describe(rule, all_nanoseconds));
  ranked.erase(ranked.begin() + static_cast<std::ptrdiff_t>(std::min(top, ranked.size())),
               ranked.end());
  const std::vector<RuleNeeds> needs = NeedsOf(engines, events, ranked);
  for (std::size_t i = 0; i < needs.size(); ++i) {
    costs[i].reasons = ReasonsOf(needs[i], costs[i].cost, static_cast<double>(events.size()));
  }
  return costs;
}

}  // namespace sigmata::cli
