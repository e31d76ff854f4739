// Small cases of Sigma's meaning that stand beside the project: a detection, an event, and whether
// they match or the detection is an error. Every case gives the expected answer, or is refused as a
// feature that is not evaluated yet (SM910); how many are, is pinned here.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "runtime/program/diagnostic_codes.h"
#include "sigmata/compiler.h"
#include "sigmata/json_event.h"
#include "sigmata/matcher.h"
#include "tests/conformance/corpora.h"
#include "tests/conformance/pins.h"
#include "tests/differential/reference_json.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

constexpr std::size_t kNotEvaluatedYet = 0;

// Cases whose answer is that of pySigma, which drops a quantifier that fits no search identifier.
// By their own advice the rule is an error by default, and gives the answer with --lenient.
constexpr std::string_view kOnlyLenient[] = {"E24"};

struct GoldenCase {
  std::string id, detection, event, expected;
};

std::vector<GoldenCase> ReadCases(const std::string& text) {
  const std::optional<JsonTree> json = ReadJsonTree(text);
  REQUIRE(json);
  std::vector<GoldenCase> cases;
  for (const JsonTree& item : json->items) {
    std::map<std::string, const JsonTree*> member;
    for (const JsonMember& m : item.members) member[m.key] = &m.value;
    cases.push_back({member["id"]->text, member["detection"]->text, WriteJsonTree(*member["event"]),
                     member["expect"]->text});
  }
  return cases;
}

std::string RuleWith(const std::string& detection) {
  std::string rule = "title: case\nlogsource: {product: windows}\ndetection:\n";
  std::istringstream lines(detection);
  for (std::string line; std::getline(lines, line);) rule += "  " + line + "\n";
  return rule;
}

// "true", "false", "error", or "SM910".
std::string AnswerTo(const GoldenCase& golden, bool lenient) {
  SourceSet sources;
  sources.Add(golden.id + ".yml", RuleWith(golden.detection));
  CompileOptions options;
  options.ignore_logsource = true;
  options.lenient = lenient;
  const CompileReport report = CompileRules(sources, options);
  if (report.refused > 0) {
    const bool later = std::any_of(report.diagnostics.begin(), report.diagnostics.end(),
                                   [](const Diagnostic& d) { return d.code == codes::SM910; });
    return later ? "SM910" : "error";
  }
  JsonEventReader reader(*report.program);
  REQUIRE(reader.Read(golden.event) == ReadStatus::kRead);
  const Matcher matcher(*report.program);
  MatchScratch scratch = matcher.NewScratch();
  return matcher.MatchEvent(reader.event(), scratch).empty() ? "false" : "true";
}

bool OnlyLenient(const std::string& id) {
  return std::find(std::begin(kOnlyLenient), std::end(kOnlyLenient), id) != std::end(kOnlyLenient);
}

TEST_CASE("the cases of Sigma's meaning give the expected answers", "[conformance]") {
  const auto file = FindInShared("cases/golden.json");
  if (!file) return;
  std::size_t cases = 0;
  std::vector<std::string> later;
  for (const GoldenCase& golden : ReadCases(ReadWholeFile(*file))) {
    ++cases;
    const bool lenient = OnlyLenient(golden.id);
    const std::string answer = AnswerTo(golden, lenient);
    if (answer == "SM910") {
      later.push_back(golden.id);
      continue;
    }
    INFO(golden.id << "\n" << golden.detection << "\n" << golden.event);
    CHECK(answer == golden.expected);
    if (lenient) CHECK(AnswerTo(golden, false) == "error");
  }
  CHECK(cases == SigmaHqPins().cases);
  INFO("not evaluated yet: " << fmt::format("{}", fmt::join(later, " ")));
  CHECK(later.size() == kNotEvaluatedYet);
}

}  // namespace
}  // namespace sigmata
