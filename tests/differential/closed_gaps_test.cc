// Differences between matcher and reference that there once were, one small example each.
#include "tests/differential/comparison.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

// Whether a rule for all of Windows with this detection matches the event.
bool MatcherMatches(const std::string& detection, std::string_view event) {
  SourceSet sources;
  sources.Add("rule.yml", "title: gap\nlogsource: {product: windows}\ndetection:\n  s: " +
                              detection + "\n  condition: s\n");
  const FrontEnd front = ReadRules(sources);
  SideBySide comparison(sources, front, ShippedFieldMaps(), false);
  std::string problem;
  const auto verdicts = comparison.Compare(event, problem);
  REQUIRE(verdicts);
  return !verdicts->matcher.empty();
}

TEST_CASE("an event ID written with escapes is an event ID", "[differential]") {
  const std::string event =
      R"({"EventID":"410\u0030","Provider_Name":"Microsoft-Windows-Iphlpsvc"})";
  CHECK(MatcherMatches("{Channel: System}", event));
}

TEST_CASE("keywords are not looked for in a channel that the event does not have",
          "[differential]") {
  const std::string event = R"({"EventID":4100,"Provider_Name":"Microsoft-Windows-Iphlpsvc"})";
  CHECK_FALSE(MatcherMatches("[System]", event));
}

TEST_CASE("a rule finds a parameter under its other name, whatever other rules there are",
          "[differential]") {
  const std::string event =
      R"({"EventID":4202,"Provider_Name":"Microsoft-Windows-Iphlpsvc","ErrorCode":5})";
  CHECK(MatcherMatches("{Error_Code: 5}", event));
}

TEST_CASE("orders tell on which side of zero a number is", "[differential]") {
  CHECK_FALSE(MatcherMatches("{f|gt: 0}", R"({"Channel":"System","f":-1})"));
}

}  // namespace
}  // namespace sigmata
