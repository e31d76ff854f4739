#include "tests/differential/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "compiler/emit/emitter.h"
#include "compiler/plan/plan.h"
#include "tests/support/catch.h"
#include "tests/support/vectors.h"

namespace sigmata {

// A program with what is needed to match events with it.
struct SideBySide::Side {
  explicit Side(const Program& program, Vectors with = Vectors::kAvx512)
      : vectors(with), reader(program), matcher(program), scratch(matcher.NewScratch()) {}

  // None if the event cannot be read.
  std::optional<RuleIndexes> Match(std::string_view event) {
    const UsingVectors using_vectors(vectors);
    if (reader.Read(event) != ReadStatus::kRead) return std::nullopt;
    RuleIndexes matched;
    for (const sigmata::Match& match : matcher.MatchEvent(reader.event(), scratch)) {
      matched.push_back(match.rule);
    }
    return matched;
  }

  Vectors vectors;
  JsonEventReader reader;
  Matcher matcher;
  MatchScratch scratch;
};

namespace {

Program Emit(const EmitInput& input) {
  std::vector<std::size_t> too_large;
  const Result<Program> program = EmitProgram(input, too_large);
  REQUIRE(too_large.empty());
  REQUIRE(program.ok());
  return *program;
}

}  // namespace

SideBySide::SideBySide(const SourceSet& sources, const FrontEnd& front, const FieldMaps& maps,
                       bool ignore_logsource)
    : maps_(maps) {
  std::vector<BoundRule> bound;
  for (const FrontEndRule& rule : front.rules) {
    bound.push_back(rule.bound);
    rules_.emplace_back(rule.bound, ignore_logsource);
  }
  Plan plan = PlanRules(bound, ignore_logsource);
  const Program program = Emit({bound, plan, maps, sources});
  compiled_ = std::make_unique<Side>(program);
  const std::vector<std::byte> saved(program.bytes().begin(), program.bytes().end());
  const Result<Program> loaded = Program::Load(saved);
  REQUIRE(loaded.ok());
  loaded_ = std::make_unique<Side>(*loaded);
  plain_ = std::make_unique<Side>(program, Vectors::kPlain);
  half_ = std::make_unique<Side>(program, Vectors::kAvx2);
  for (PlanEntry& entry : plan.entries) entry.pivots.clear();
  unpivoted_ = std::make_unique<Side>(Emit({bound, plan, maps, sources}));
}

SideBySide::~SideBySide() = default;

const Program& SideBySide::program() const { return compiled_->matcher.program(); }

std::optional<Verdicts> SideBySide::Compare(std::string_view event, std::string& problem) {
  const std::optional<JsonTree> json = ReadJsonTree(event);
  auto matched = compiled_->Match(event);
  auto matched_loaded = loaded_->Match(event);
  auto matched_unpivoted = unpivoted_->Match(event);
  auto matched_plain = plain_->Match(event);
  auto matched_half = half_->Match(event);
  const bool all = matched && matched_loaded && matched_unpivoted && matched_plain && matched_half;
  const bool any = matched || matched_loaded || matched_unpivoted || matched_plain || matched_half;
  if (!json || !all) {
    if (json ? !all : any) {
      problem = json ? "only the reference reads it" : "the reference does not read it";
    }
    return std::nullopt;
  }
  const ReferenceEvent reference = ReadReferenceEvent(*json, maps_);
  Verdicts verdicts{{},
                    *std::move(matched),
                    *std::move(matched_loaded),
                    *std::move(matched_unpivoted),
                    *std::move(matched_plain),
                    *std::move(matched_half)};
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    if (rules_[i].Matches(reference)) verdicts.reference.push_back(i);
  }
  return verdicts;
}

std::size_t PairsWanted(std::size_t otherwise) {
  const char* const wanted = std::getenv("SIGMATA_DIFFERENTIAL_PAIRS");
  return wanted == nullptr ? otherwise : std::strtoull(wanted, nullptr, 10);
}

RuleIndexes Disputed(const Verdicts& verdicts) {
  std::set<std::size_t> disputed;
  for (const auto* const other : {&verdicts.matcher, &verdicts.loaded, &verdicts.unpivoted,
                                  &verdicts.plain, &verdicts.half}) {
    std::set_symmetric_difference(verdicts.reference.begin(), verdicts.reference.end(),
                                  other->begin(), other->end(),
                                  std::inserter(disputed, disputed.end()));
  }
  return {disputed.begin(), disputed.end()};
}

std::optional<std::string> DisputeOver(const std::string& rule, std::string_view event,
                                       bool ignore_logsource) {
  SourceSet sources;
  const SourceId source = sources.Add("rule.yml", rule);
  const FrontEnd front = ReadRules(sources);
  if (front.rules.size() != 1) return std::nullopt;
  SideBySide comparison(sources, front, ShippedFieldMaps(), ignore_logsource);
  std::string report;
  const auto verdicts = comparison.Compare(event, report);
  if (!verdicts && report.empty()) return std::nullopt;
  if (verdicts && verdicts->agree()) return std::nullopt;
  const auto answer = [](const RuleIndexes& matched) { return matched.empty() ? "no" : "match"; };
  if (verdicts) {
    report = fmt::format(
        "reference {}, matcher {}, loaded program {}, without pivots {}, "
        "without wide vectors {}, with AVX2 {}",
        answer(verdicts->reference), answer(verdicts->matcher), answer(verdicts->loaded),
        answer(verdicts->unpivoted), answer(verdicts->plain), answer(verdicts->half));
  }
  return report + "\n" + DumpBoundRule(front.rules[0].bound, sources.Get(source));
}

}  // namespace sigmata
