#include "compiler/bind/correlation_binder.h"

#include <algorithm>

#include "compiler/front_end.h"
#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

std::string Chain(int from, int to) {
  const std::string name = std::to_string(from);
  return "title: t\nname: c" + name + "\ncorrelation: {type: temporal, timespan: 1m, rules: c" +
         std::to_string(to) + "}\n---\n";
}

TEST_CASE("long chains of correlations are followed without recursion", "[unit]") {
  constexpr int kLength = 3000;
  std::string chain =
      "title: t\nname: c0\nlogsource: {product: windows}\n"
      "detection: {a: {x: 1}, condition: a}\n---\n";
  for (int i = 1; i < kLength; ++i) chain += Chain(i, i - 1);
  CHECK(CompileText(chain).not_evaluated == kLength - 1);

  std::string circle;
  for (int i = 0; i < kLength; ++i) circle += Chain(i, (i + 1) % kLength);
  const CompileReport report = CompileText(circle);
  CHECK(report.not_evaluated == 0);
  const std::vector<std::string> codes = CodesOf(report.diagnostics);
  CHECK(std::count(codes.begin(), codes.end(), "SM802") == kLength);
}

TEST_CASE("rules are found in every file, whatever the order of the files", "[unit]") {
  SourceSet sources;
  sources.Add("correlation.yml",
              "title: t\ncorrelation: {type: temporal, timespan: 1m, rules: [a, b]}\n");
  sources.Add("a.yml",
              "title: t\nname: a\nlogsource: {product: windows}\n"
              "detection: {s: {x: 1}, condition: s}\n");
  CHECK(CodesOf(CompileRules(sources).diagnostics) == std::vector<std::string>{"SM801"});
  sources.Add("b.yml",
              "title: t\nname: b\nlogsource: {product: windows}\n"
              "detection: {s: {x: 1}, condition: s}\n");
  const CompileReport report = CompileRules(sources);
  CHECK(CodesOf(report.diagnostics) == std::vector<std::string>{"SM910", "SM829"});
  CHECK(report.compiled == 2);
  CHECK(report.refused == 1);
  CHECK(report.not_evaluated == 1);
}

TEST_CASE("many unknown names cost no more than saying so", "[unit]") {
  std::string text = "title: t\ncorrelation:\n    type: temporal\n    timespan: 1m\n    rules:\n";
  for (int i = 0; i < 20'000; ++i) text += "        - name_" + std::to_string(i) + "\n";
  text += "    aliases:\n        user:\n";
  for (int i = 20'000; i < 40'000; ++i) {
    text += "            name_" + std::to_string(i) + ": field\n";
  }
  CHECK(CompileText(text).diagnostics.size() == 40'000);
}

}  // namespace
}  // namespace sigmata
