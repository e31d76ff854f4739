// The correlation that is offered in the place of an aggregation is one.
#include "compiler/parse/legacy_aggregation.h"

#include "runtime/program/diagnostic_codes.h"
#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

// The text between the backticks that begin with `start`.
std::string Offered(const std::string& help, const std::string& start) {
  const std::size_t at = help.find("`" + start);
  if (at == help.npos) return {};
  return help.substr(at + 1, help.find('`', at + 1) - at - 1);
}

std::string RuleNamed(const std::string& metadata, const std::string& detection) {
  return "title: Many, of some\n" + metadata + "logsource: {product: windows}\ndetection:\n" +
         "    sel: {x: 1}\n" + detection;
}

struct Advice {
  std::string name, condition, correlation;  // what the help says to write
};

Advice AdviceOn(const std::string& rule) {
  for (const Diagnostic& d : CompileText(rule).diagnostics) {
    if (d.code != codes::SM312) continue;
    return {Offered(d.help, "name: "), Offered(d.help, "condition: "),
            Offered(d.help, "correlation: ")};
  }
  return {};
}

TEST_CASE("an aggregation is refused with a correlation that compiles", "[unit]") {
  const std::string ids[] = {"", "name: some_rule\n", "name: 'a b, [c]'\n",
                             "id: 5f3f3a50-3b80-4c5b-9f3f-0d1d3f4a2b11\n"};
  const std::string aggregations[] = {
      "count() > 5",         "count() by host >= 5",       "count(a) by b, c-d < 3",
      "sum(x.y) by z = 300", "avg(Bytes Out) by 'z' == 0", "count( a )by b<=3",
      "count(a)> 3"};
  for (const std::string& id : ids) {
    for (const std::string& aggregation : aggregations) {
      const std::string condition = "    condition: \"sel | " + aggregation + "\"\n";
      const std::string timeframe = id.empty() ? "" : "    timeframe: 24h\n";
      const Advice advice = AdviceOn(RuleNamed(id, timeframe + condition));
      INFO(id << aggregation);
      CHECK_FALSE(advice.correlation.empty());
      CHECK(advice.condition == "condition: sel");
      CHECK(advice.name.empty() != id.empty());
      const CompileReport written =
          CompileText(RuleNamed(id.empty() ? advice.name + "\n" : id,
                                "    " + advice.condition + "\n---\ntitle: t\n") +
                      advice.correlation + "\n");
      CHECK(CodesOf(written.diagnostics) == Strings{"SM910", "SM829"});
      CHECK(written.compiled == 1);
      CHECK(written.not_evaluated == 1);
    }
  }
}

TEST_CASE("what no correlation says is refused without one", "[unit]") {
  for (const char* const aggregation :
       {"min(a) > 3", "max(a) by b > 3", "near x and y", "count()", "count() > ", "count() > many",
        "count() > 05", "sum() > 3", "count(a) > 3 or 4", "count) 3 >", "", ">"}) {
    INFO(aggregation);
    CHECK(CorrelationFor(aggregation, "rule", "5m").empty());
  }
}

}  // namespace
}  // namespace sigmata
