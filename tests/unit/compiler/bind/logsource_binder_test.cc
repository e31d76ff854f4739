#include "compiler/bind/logsource_binder.h"

#include <stdexcept>

#include "sigmata/compiler.h"
#include "tests/support/bound_text.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

FieldMaps Maps() {
  FieldMaps maps;
  SourceSet sources;
  std::vector<Diagnostic> diagnostics;
  const SourceId id = sources.Add("map.yml", R"(field_map: test
logsources:
  - {product: p, any_of: [{Channel: '*'}]}
  - {product: p, category: c, any_of: [{Channel: C1}, {Channel: C2, EventID: [1, 2], rename: {A: B}}]}
  - {product: q, category: c, any_of: [{Channel: C3}]}
  - {product: p, service: s, any_of: [{Channel: S1}]}
  - {product: p, service: closed, any_of: []}
)");
  if (!AddFieldMap(sources, id, maps, diagnostics)) throw std::runtime_error("the map is wrong");
  return maps;
}

std::vector<std::string> GatesOf(std::string_view category, std::string_view product,
                                 std::string_view service) {
  const auto part = [](std::string_view text) {
    return text.empty() ? std::nullopt : std::optional(SpannedText{std::string(text), {}});
  };
  std::vector<std::string> shown;
  for (const BoundGate& gate :
       BindLogsource({part(category), part(product), part(service), {}}, Maps())) {
    shown.push_back(Formula(gate.where));
    for (const auto& [to, from] : gate.renames) shown.back() += " " + to + "<-" + from;
  }
  return shown;
}

using Strings = std::vector<std::string>;

TEST_CASE("an entry for exactly the parts given is the answer", "[unit]") {
  CHECK(GatesOf("", "p", "") == Strings{"Channel is present"});
  CHECK(GatesOf("", "p", "s") == Strings{"Channel = 'S1'"});
  CHECK(GatesOf("c", "p", "") ==
        Strings{"Channel = 'C1'", "(Channel = 'C2' & (EventID = 1 | EventID = 2)) A<-B"});
}

TEST_CASE("a part that is left out may be anything", "[unit]") {
  CHECK(GatesOf("c", "", "").size() == 3);
  CHECK(GatesOf("", "", "s") == Strings{"Channel = 'S1'"});
  CHECK(GatesOf("", "q", "") == Strings{"Channel = 'C3'"});
}

TEST_CASE("a category with a service means events of both", "[unit]") {
  CHECK(GatesOf("c", "p", "s") ==
        Strings{"(Channel = 'C1' & Channel = 'S1')",
                "(Channel = 'C2' & (EventID = 1 | EventID = 2) & Channel = 'S1') A<-B"});
}

TEST_CASE("what no map knows has no gate", "[unit]") {
  CHECK(GatesOf("", "z", "").empty());
  CHECK(GatesOf("z", "p", "").empty());
  CHECK(GatesOf("c", "p", "z").empty());
  CHECK(GatesOf("", "P", "").empty());  // logsources are written in small letters
}

std::string HelpFor(std::string_view logsource) {
  SourceSet sources;
  sources.Add("rule.yml", "title: t\nlogsource: " + std::string(logsource) +
                              "\ndetection: {a: {x: 1}, condition: a}\n");
  const std::vector<Diagnostic> diagnostics = CompileRules(sources).diagnostics;
  return diagnostics.empty() ? "" : diagnostics.front().help;
}

TEST_CASE("the help for an unknown logsource names the option, and the likely spelling", "[unit]") {
  const auto has = [](const std::string& text, std::string_view part) {
    return text.find(part) != text.npos;
  };
  CHECK(has(HelpFor("{product: linux, service: auditd}"),
            "--logsource product=linux,service=auditd;"));
  CHECK(has(HelpFor("{category: proxy}"), "--logsource category=proxy;"));
  CHECK(has(HelpFor("{product: window}"), "did you mean `windows`?"));
  CHECK(has(HelpFor("{product: windows, service: securty}"), "did you mean `security`?"));
  CHECK_FALSE(has(HelpFor("{product: zeek, service: dns}"), "did you mean"));
  CHECK(HelpFor("{product: windows, service: security}").empty());
}

TEST_CASE("a gate that asks for nothing takes every event", "[unit]") {
  FieldMaps maps = ShippedFieldMaps();
  CHECK_FALSE(HasGates({"", "linux", "auditd", {}}, maps));
  maps.logsources.push_back({"", "linux", "auditd", {Gate{}}});
  CHECK(HasGates({"", "linux", "auditd", {}}, maps));
  CHECK(HasGates({"", "linux", "", {}}, maps));
  CHECK_FALSE(HasGates({"process_creation", "linux", "", {}}, maps));
}

TEST_CASE("every Windows logsource of the shipped maps opens", "[unit]") {
  for (const LogsourceGates& entry : ShippedFieldMaps().logsources) {
    const auto part = [](const std::string& text) {
      return text.empty() ? std::nullopt : std::optional(SpannedText{text, {}});
    };
    INFO(entry.category << "/" << entry.product << "/" << entry.service);
    CHECK(BindLogsource({part(entry.category), part(entry.product), part(entry.service), {}},
                        ShippedFieldMaps())
              .size() == entry.any_of.size());
  }
}

}  // namespace
}  // namespace sigmata
