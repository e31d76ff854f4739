// How much faster is the matcher than walking the rules in the obvious way?
//
// The slow side is the tests' reference evaluator with the same dispatch: it is asked only of rules
// that the planner puts into one of the event's classes. Finding these is not timed for it, but is
// for the matcher. It decodes and folds every value of an event when it reads it, which the matcher
// does not; so two ratios are given: `all` compares reading and matching, `match` matching alone,
// of events that have been read. Both take every 40th event of the lane, in turns, on one thread.
// Before the clock starts: both answer the same for every event.
#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <map>
#include <set>

#include "bench/corpus.h"
#include "bench/pipeline.h"
#include "bench/programs.h"
#include "bench/rounds.h"
#include "compiler/emit/emitter.h"
#include "compiler/front_end.h"
#include "compiler/plan/plan.h"
#include "runtime/program/decimal.h"
#include "runtime/program/fold.h"
#include "tests/differential/reference_evaluator.h"
#include "tests/differential/reference_event.h"

namespace sigmata::bench {
namespace {

constexpr int kRounds = 3;
constexpr std::size_t kStride = 40;

using Rules = std::vector<std::uint32_t>;

// The reference evaluator behind the planner's event classes.
class Reference {
 public:
  explicit Reference(const SourceSet& sources) {
    const FrontEnd front = ReadRules(sources, {});
    std::vector<BoundRule> bound;
    for (const FrontEndRule& rule : front.rules) {
      bound.push_back(rule.bound);
      rules_.emplace_back(rule.bound, false);
    }
    for (const PlanEntry& entry : PlanRules(bound, false).entries) {
      for (const EventClass& event_class : entry.classes) {
        classes_[event_class].insert(static_cast<std::uint32_t>(entry.rule));
      }
    }
  }

  // What it is asked about an event.
  struct Question {
    ReferenceEvent event;
    Rules candidates;
  };

  static ReferenceEvent Read(std::string_view line) {
    const std::optional<JsonTree> json = ReadJsonTree(line);
    Require(json.has_value(), "the reference does not read an event");
    return ReadReferenceEvent(*json, ShippedFieldMaps());
  }

  Question Ask(std::string_view line) const {
    Question question{Read(line), {}};
    const std::set<std::uint32_t> found = Candidates(question.event);
    question.candidates.assign(found.begin(), found.end());
    return question;
  }

  Rules Match(const Question& question) const {
    Rules matched;
    for (const std::uint32_t rule : question.candidates) {
      if (rules_[rule].Matches(question.event)) matched.push_back(rule);
    }
    return matched;
  }

 private:
  static std::vector<std::string> Texts(const ReferenceEvent& event, const std::string& field) {
    std::vector<std::string> texts;
    const auto* const values = event.Find(field);
    if (values == nullptr) return texts;
    for (const std::size_t value : *values) texts.push_back(event.values[value].text);
    return texts;
  }

  std::set<std::uint32_t> Candidates(const ReferenceEvent& event) const {
    std::set<std::uint32_t> found;
    const auto add = [&](ClassKind kind, const std::string& name, std::uint32_t id) {
      const auto rules = classes_.find(EventClass{kind, name, id});
      if (rules != classes_.end()) found.insert(rules->second.begin(), rules->second.end());
    };
    std::vector<std::uint32_t> ids;
    for (const std::string& text : Texts(event, "EventID")) {
      if (const auto id = ParseEventId(text)) ids.push_back(*id);
    }
    add(ClassKind::kAny, {}, 0);
    for (const std::uint32_t id : ids) add(ClassKind::kEventId, {}, id);
    for (const std::string& channel : Texts(event, "Channel")) {
      add(ClassKind::kChannel, Fold(channel), 0);
      for (const std::uint32_t id : ids) add(ClassKind::kChannelAndEventId, Fold(channel), id);
    }
    for (const std::string& provider : Texts(event, "Provider_Name")) {
      add(ClassKind::kProvider, Fold(provider), 0);
      for (const std::uint32_t id : ids) add(ClassKind::kProviderAndEventId, Fold(provider), id);
    }
    return found;
  }

  std::vector<ReferenceRule> rules_;
  std::map<EventClass, std::set<std::uint32_t>> classes_;
};

std::vector<std::string_view> Sample(Lane lane) {
  const auto& lines = EventsOf(lane).lines();
  std::vector<std::string_view> sample;
  for (std::size_t i = 0; i < lines.size(); i += kStride) sample.push_back(lines[i]);
  return sample;
}

// The program that runs every entry of an event's classes.
Program WithoutPivots(const SourceSet& sources) {
  const FrontEnd front = ReadRules(sources, {});
  std::vector<BoundRule> bound;
  for (const FrontEndRule& rule : front.rules) bound.push_back(rule.bound);
  Plan plan = PlanRules(bound, false);
  for (PlanEntry& entry : plan.entries) entry.pivots.clear();
  std::vector<std::size_t> too_large;
  Result<Program> program = EmitProgram({bound, plan, ShippedFieldMaps(), sources}, too_large);
  Require(program.ok() && too_large.empty(), "no program without pivots");
  return std::move(program).value();
}

Rules Answers(std::span<const Match> matches) {
  Rules rules;
  for (const Match& match : matches) rules.push_back(match.rule);
  return rules;
}

// The sample as the reference sees it, its answers compared with ours.
struct Asked {
  std::vector<Reference::Question> questions;
  std::uint64_t matches = 0;
  std::uint64_t candidates = 0;
};

Asked AskAll(const Reference& reference, Pipeline& pipeline, Pipeline& unpivoted,
             const std::vector<std::string_view>& lines) {
  Asked asked;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    asked.questions.push_back(reference.Ask(lines[i]));
    const Rules ours = Answers(pipeline.ReadAndMatch(lines[i]));
    Require(ours == reference.Match(asked.questions.back()) &&
                ours == Answers(unpivoted.ReadAndMatch(lines[i])),
            fmt::format("event {} of the sample is answered otherwise", i));
    asked.matches += ours.size();
    asked.candidates += asked.questions.back().candidates.size();
  }
  return asked;
}

// Ours cannot keep events that have been read, so reading is timed by itself and taken off.
struct Times {
  Rounds slow_read, slow_match, fast_read, fast_all, unpivoted_all;

  void Round(const Reference& reference, const Asked& asked, Pipeline& pipeline,
             Pipeline& unpivoted, const std::vector<std::string_view>& lines) {
    slow_read.Time([&] {
      for (const std::string_view line : lines) benchmark::DoNotOptimize(Reference::Read(line));
    });
    slow_match.Time([&] {
      for (const auto& question : asked.questions) {
        benchmark::DoNotOptimize(reference.Match(question));
      }
    });
    fast_read.Time([&] {
      for (const std::string_view line : lines) benchmark::DoNotOptimize(&pipeline.Read(line));
    });
    const auto match_all = [&](Pipeline& with) {
      for (const std::string_view line : lines) {
        benchmark::DoNotOptimize(with.ReadAndMatch(line).data());
      }
    };
    fast_all.Time([&] { match_all(pipeline); });
    unpivoted_all.Time([&] { match_all(unpivoted); });
  }
};

void AgainstReference(benchmark::State& state, Lane lane) {
  const std::vector<std::string_view> lines = Sample(lane);
  const Reference reference(WindowsRules());
  Pipeline pipeline(WindowsProgram());
  Pipeline unpivoted(WithoutPivots(WindowsRules()));
  const Asked asked = AskAll(reference, pipeline, unpivoted, lines);
  Times times;
  for ([[maybe_unused]] auto _ : state) {
    times.Round(reference, asked, pipeline, unpivoted, lines);
    state.SetIterationTime(times.fast_all.Median());
  }
  const auto count = static_cast<double>(lines.size());
  const double slow_match = times.slow_match.Median();
  const double fast_match = times.fast_all.Median() - times.fast_read.Median();
  state.counters["events"] = count;
  state.counters["matches"] = static_cast<double>(asked.matches);
  state.counters["reference candidates/event"] = static_cast<double>(asked.candidates) / count;
  state.counters["ns/event"] = times.fast_all.Median() / count * 1e9;
  state.counters["match ns/event"] = fast_match / count * 1e9;
  state.counters["reference read ns/event"] = times.slow_read.Median() / count * 1e9;
  state.counters["reference match ns/event"] = slow_match / count * 1e9;
  state.counters["classes only/ours all"] = times.unpivoted_all.Median() / times.fast_all.Median();
  state.counters["classes only/ours match"] =
      (times.unpivoted_all.Median() - times.fast_read.Median()) / fast_match;
  state.counters["reference/ours all"] =
      (times.slow_read.Median() + slow_match) / times.fast_all.Median();
  state.counters["reference/ours match"] = slow_match / fast_match;
}

#define SIGMATA_LANE(name, lane)                  \
  BENCHMARK_CAPTURE(AgainstReference, name, lane) \
      ->Iterations(kRounds)                       \
      ->UseManualTime()                           \
      ->Unit(benchmark::kMillisecond)
SIGMATA_FOR_EACH_LANE(SIGMATA_LANE);
#undef SIGMATA_LANE

}  // namespace
}  // namespace sigmata::bench
