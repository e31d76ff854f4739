// One small example for each known difference between matcher and reference: see known_gaps.h.
#include "tests/differential/comparison.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::string RuleOf(const std::string& detection) {
  return "title: gap\nlogsource: {product: windows}\ndetection:\n  s: " + detection +
         "\n  condition: s\n";
}

TEST_CASE("gap: an event ID written with escapes is an event ID", "[differential][!shouldfail]") {
  const std::string event =
      R"({"EventID":"410\u0030","Provider_Name":"Microsoft-Windows-Iphlpsvc"})";
  CHECK(!DisputeOver(RuleOf("{Channel: System}"), event, false));
}

TEST_CASE("gap: keywords are not looked for in a channel that the event does not have",
          "[differential][!shouldfail]") {
  const std::string event = R"({"EventID":4100,"Provider_Name":"Microsoft-Windows-Iphlpsvc"})";
  CHECK(!DisputeOver(RuleOf("[System]"), event, false));
}

TEST_CASE("gap: a rule finds a parameter under its other name, whatever other rules there are",
          "[differential][!shouldfail]") {
  const std::string event =
      R"({"EventID":4202,"Provider_Name":"Microsoft-Windows-Iphlpsvc","ErrorCode":5})";
  CHECK(!DisputeOver(RuleOf("{Error_Code: 5}"), event, false));
}

}  // namespace
}  // namespace sigmata
