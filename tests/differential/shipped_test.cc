// The rules we ship against the events of their golden cases: all rules, all events.
#include <filesystem>
#include <sstream>

#include "tests/conformance/corpora.h"
#include "tests/differential/comparison.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> GoldenEvents() {
  std::vector<std::string> events;
  const fs::path folder = fs::path(SIGMATA_SOURCE_DIR) / "tests/golden/shipped";
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".ndjson") continue;
    std::istringstream lines(ReadWholeFile(entry.path()));
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty()) events.push_back(line);
    }
  }
  return events;
}

TEST_CASE("shipped rules match the golden events as the reference says", "[differential]") {
  const bool ignore_logsource = GENERATE(false, true);
  SourceSet sources;
  AddRuleFiles(SIGMATA_SOURCE_DIR, "sigma-rules", sources);
  const FrontEnd front = ReadRules(sources);
  REQUIRE(front.rules.size() == sources.size());
  SideBySide comparison(sources, front, ShippedFieldMaps(), ignore_logsource);
  std::vector<std::size_t> matches(sources.size(), 0);
  for (const std::string& event : GoldenEvents()) {
    std::string problem;
    const auto verdicts = comparison.Compare(event, problem);
    INFO(event);
    CHECK(problem.empty());
    if (!verdicts) continue;
    for (const std::size_t rule : Disputed(*verdicts)) {
      ReportDispute(std::string(sources.Get(static_cast<SourceId>(rule)).text()), event,
                    ignore_logsource);
    }
    for (const std::size_t rule : verdicts->reference) ++matches[rule];
  }
  for (std::size_t rule = 0; rule < matches.size(); ++rule) {
    INFO(sources.Get(static_cast<SourceId>(rule)).name());
    CHECK(matches[rule] > 0);
  }
}

}  // namespace
}  // namespace sigmata
