// Public rules against recorded events. Under sanitizers this takes its time, so the ordinary run
// takes a sample of the events, the same in every run; SIGMATA_DIFFERENTIAL_ALL=1 takes them all.
#include <cstdlib>
#include <sstream>

#include "tests/conformance/corpora.h"
#include "tests/differential/comparison.h"
#include "tests/differential/other_ways.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

// Pretty-printed objects, one behind the other: each ends with a bracket at the start of a line.
std::vector<std::string> ObjectsOf(const std::string& text) {
  std::vector<std::string> objects(1);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    objects.back() += line + "\n";
    if (line.starts_with('}')) objects.emplace_back();
  }
  objects.pop_back();
  return objects;
}

// Events that are kept to be matched in other ways.
constexpr std::size_t kBytesOfSlice = std::size_t{8} << 20U;

bool WantsAll() { return std::getenv("SIGMATA_DIFFERENTIAL_ALL") != nullptr; }

// All public rules in one program, and what became of the events so far.
class CorporaComparison {
 public:
  CorporaComparison(const SourceSet& sources, const FrontEnd& front, bool ignore_logsource)
      : sources_(sources),
        front_(front),
        ignore_logsource_(ignore_logsource),
        comparison_(sources, front, ShippedFieldMaps(), ignore_logsource),
        ways_(comparison_.program()) {}

  void Compare(std::string_view event) {
    std::string problem;
    const auto verdicts = comparison_.Compare(event, problem);
    if (!problem.empty()) FAIL_CHECK(problem << "\n" << event);
    if (!verdicts) return;
    for (const std::size_t rule : Disputed(*verdicts)) {
      const Source& source = sources_.Get(front_.rules[rule].bound.span.source);
      ReportDispute(std::string(source.text()), std::string(event), ignore_logsource_);
    }
    ++events_;
    matches_ += verdicts->reference.size();
    ways_.Add(event, verdicts->matcher);
    if (ways_.bytes() > kBytesOfSlice) ways_.Check();
  }

  // One of `step` events of each file.
  void CompareRecorded(std::size_t step) {
    ForEachRecordedEvent(step, [this](std::string_view event) { Compare(event); });
  }

  // One of `step` events of the rules' own tests.
  void CompareRegression(std::size_t step) {
    const auto root = FindInCorpora("regression");
    std::size_t number = 0;
    if (!root) return;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*root)) {
      if (entry.path().extension() != ".json") continue;
      for (const std::string& event : ObjectsOf(ReadWholeFile(entry.path()))) {
        if (number++ % step == 0) Compare(event);
      }
    }
  }

  // Whether there was something to see, and it was seen. Begins a new count.
  void CheckTally(const char* what, std::size_t least_matches) {
    ways_.Check();
    WARN(what << ": " << matches_ << " matches of " << comparison_.rule_count() << " rules, "
              << events_ << " events, " << ways_.checked() << " answers of other ways so far"
              << (ignore_logsource_ ? ", logsources ignored" : ""));
    if (events_ > 0) {
      CHECK(matches_ >= least_matches);
      CHECK(ways_.checked() > events_);
    }
    events_ = matches_ = 0;
  }

 private:
  const SourceSet& sources_;
  const FrontEnd& front_;
  bool ignore_logsource_;
  SideBySide comparison_;
  OtherWays ways_;
  std::size_t events_ = 0;
  std::size_t matches_ = 0;
};

TEST_CASE("public rules match recorded events as the reference says", "[differential]") {
  const auto root = FindInCorpora("sigmahq");
  if (!root) return;
  SourceSet sources;
  for (const std::string& folder : RuleFolders()) AddRuleFiles(*root, folder, sources);
  const FrontEnd front = ReadRules(sources);

  CorporaComparison gated(sources, front, false);
  gated.CompareRecorded(WantsAll() ? 1 : 50);
  gated.CheckTally("recorded events", 50);
  gated.CompareRegression(1);
  gated.CheckTally("rule tests", 100);

  CorporaComparison ungated(sources, front, true);
  ungated.CompareRecorded(WantsAll() ? 50 : 2500);
  ungated.CheckTally("recorded events", 30);
  ungated.CompareRegression(10);
  ungated.CheckTally("rule tests", 20);
}

}  // namespace
}  // namespace sigmata
