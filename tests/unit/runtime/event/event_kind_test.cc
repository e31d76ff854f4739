// What an event is known by decides which rules run on it, wherever it came from.
#include <string>
#include <vector>

#include "sigmata/field_map.h"
#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

// A provider with a parameter of the name of the field that rules are run by.
constexpr std::string_view kMap = R"(field_map: odd_names
providers:
  - name: Odd-Provider
    guid: '{555908d1-a6d7-4695-8e1e-26931d2012f4}'
    channels: [Application]
events:
  - id: 104
    channel: Application
    level: informational
    fields:
      - {name: Channel, type: UnicodeString}
      - {name: Text, type: UnicodeString}
)";

std::string RuleOf(std::string_view service) {
  return "title: " + std::string(service) +
         "\nlogsource: {product: windows, service: " + std::string(service) +
         "}\ndetection:\n    s: {Text: x}\n    condition: s\n";
}

Program ProgramWithOddNames() {
  FieldMaps maps = ShippedFieldMaps();
  SourceSet map;
  std::vector<Diagnostic> diagnostics;
  REQUIRE(AddFieldMap(map, map.Add("odd.yml", std::string(kMap)), maps, diagnostics));
  SourceSet rules;
  for (const char* const service : {"security", "system", "application"}) {
    rules.Add(service, RuleOf(service));
  }
  CompileOptions options;
  options.field_maps = &maps;
  const CompileReport report = CompileRules(rules, options);
  REQUIRE(report.refused == 0);
  return *report.program;
}

class Reading {
 public:
  explicit Reading(const Program& program)
      : program_(program), reader_(program), matcher_(program), scratch_(matcher_.NewScratch()) {}

  // Titles of the rules that match; one reader and one scratch for all events.
  std::vector<std::string> Titles(const std::string& json) {
    REQUIRE(reader_.Read(json) == ReadStatus::kRead);
    std::vector<std::string> titles;
    for (const Match& match : matcher_.MatchEvent(reader_.event(), scratch_)) {
      titles.emplace_back(program_.rule(match.rule).title);
    }
    return titles;
  }
  std::uint64_t kind() const { return reader_.event().kind(); }

 private:
  const Program& program_;
  JsonEventReader reader_;
  Matcher matcher_;
  MatchScratch scratch_;
};

std::string Event104(std::string_view inserts, std::string_view more = {}) {
  return R"({"ProviderName":"Odd-Provider","EventID":104)" + std::string(more) +
         R"(,"StringInserts":[)" + std::string(inserts) + "]}";
}

TEST_CASE("a parameter that is named like the channel is one, event by event", "[unit]") {
  using Titles = std::vector<std::string>;
  const Program program = ProgramWithOddNames();
  Reading reading(program);
  for (int round = 0; round < 3; ++round) {
    CHECK(reading.Titles(Event104(R"("Security","x")")) == Titles{"security"});
    CHECK(reading.kind() == 0);
    CHECK(reading.Titles(Event104(R"("System","x")")) == Titles{"system"});
    CHECK(reading.kind() == 0);
    CHECK(reading.Titles(Event104(R"("System","x")", R"(,"Channel":"Application")")) ==
          Titles{"application"});
    CHECK(reading.kind() != 0);
  }
}

TEST_CASE("events of one kind share its number, others do not", "[unit]") {
  const Program program = ProgramWithOddNames();
  Reading reading(program);
  const auto kind_of = [&reading](std::string_view members) {
    static_cast<void>(reading.Titles("{" + std::string(members) + R"(,"Text":"x"})"));
    return reading.kind();
  };
  const std::uint64_t kind = kind_of(R"("ProviderName":"P","EventID":1,"Channel":"System")");
  CHECK(kind != 0);
  CHECK(kind_of(R"("ProviderName":"P","EventID":1,"Channel":"System")") == kind);
  CHECK(kind_of(R"("ProviderName":"P","EventID":2,"Channel":"System")") != kind);
  CHECK(kind_of(R"("ProviderName":"P","EventID":1,"Channel":"Security")") != kind);
  CHECK(kind_of(R"("ProviderName":"P","EventID":1)") != kind);
  CHECK(kind_of(R"("ProviderName":"P","EventID":1,"Channel":["System","Security"])") == 0);
  CHECK(kind_of(R"("ProviderName":"P","EventID":1,"Channel":null)") == 0);
  CHECK(kind_of(R"("ProviderName":"P","EventID":1,"Channel":"System")") == kind);
}

TEST_CASE("readers do not give one number to different kinds", "[unit]") {
  const Program program = ProgramWithOddNames();
  JsonEventReader one(program);
  JsonEventReader other(program);
  REQUIRE(one.Read(R"({"ProviderName":"P","EventID":1,"Channel":"System"})") == ReadStatus::kRead);
  REQUIRE(other.Read(R"({"ProviderName":"P","EventID":2,"Channel":"System"})") ==
          ReadStatus::kRead);
  CHECK(one.event().kind() != other.event().kind());
}

}  // namespace
}  // namespace sigmata
