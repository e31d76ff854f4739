#include "sigmata/compiler.h"

#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

const std::string kGood = RuleWith("    s: {x: 1}\n    condition: s\n", "good");
const std::string kBad = RuleWith("    s: {x: 1}\n    condition: t\n", "bad");

TEST_CASE("a broken rule stops no other", "[unit]") {
  const CompileReport report = CompileText(kGood + "---\n" + kBad + "---\n" + kGood);
  CHECK(report.compiled == 2);
  CHECK(report.refused == 1);
  CHECK(report.rules() == 3);
  CHECK(CodesOf(report.diagnostics) == Strings{"SM502"});
  REQUIRE(report.program);
  CHECK(TitlesFor(*report.program, R"({"x":1})") == Strings{"good", "good"});
}

TEST_CASE("a file that cannot be read refuses its sound documents too", "[unit]") {
  SourceSet sources;
  sources.Add("damaged.yml", kGood + "---\na: [\n");
  sources.Add("good.yml", kGood);
  const CompileReport report = CompileRules(sources);
  CHECK(report.compiled == 1);
  CHECK(report.refused == 1);
  REQUIRE(report.program);
  CHECK(report.program->rule(0).file == "good.yml");
}

TEST_CASE("diagnostics come in the order of the sources and keep their places", "[unit]") {
  SourceSet sources;
  sources.Add("one.yml", kBad);
  sources.Add("two.yml", kGood);
  sources.Add("three.yml", kBad);
  const CompileReport report = CompileRules(sources);
  REQUIRE(report.diagnostics.size() == 2);
  CHECK(FormatConcise(report.diagnostics[0], sources).starts_with("one.yml:6:16: SM502 error"));
  CHECK(FormatConcise(report.diagnostics[1], sources).starts_with("three.yml:6:16: SM502"));
}

TEST_CASE("no sources and empty sources make an empty program", "[unit]") {
  const CompileReport none = CompileRules(SourceSet());
  CHECK(none.program);
  CHECK(none.rules() == 0);
  CHECK(CompileText("# nothing\n").rules() == 0);
}

TEST_CASE("logsources decide which events a rule sees, unless they are ignored", "[unit]") {
  const std::string rule =
      "title: a\nlogsource: {product: windows, service: system}\n"
      "detection: {s: {x: 1}, condition: s}\n";
  const Program gated = ProgramOf(rule, false);
  CHECK(Fires(gated, R"({"Channel":"System","x":1})"));
  CHECK_FALSE(Fires(gated, R"({"Channel":"Security","x":1})"));
  CHECK_FALSE(Fires(gated, R"({"x":1})"));
  CHECK(Fires(ProgramOf(rule, true), R"({"x":1})"));
}

TEST_CASE("a rule of an unknown logsource is kept, but runs only if asked for", "[unit]") {
  const std::string rule =
      "title: a\nlogsource: {product: acme}\ndetection: {s: {x: 1}, condition: s}\n";
  const CompileReport report = CompileText(rule, false);
  CHECK(CodesOf(report.diagnostics) == Strings{"SM302"});
  CHECK(report.compiled == 1);
  CHECK_FALSE(Fires(*report.program, R"({"x":1})"));
  CHECK(Fires(ProgramOf(rule, true), R"({"x":1})"));
}

TEST_CASE("a rename holds in its own variant only", "[unit]") {
  const Program program = ProgramOf(
      "title: a\nlogsource: {product: windows, category: process_creation}\n"
      "detection: {s: {Image|endswith: '\\x.exe', ProcessId: 5}, condition: s}\n",
      false);
  CHECK(Fires(program, R"({"Channel":"Security","EventID":4688,"NewProcessName":"C:\\x.exe",)"
                       R"("NewProcessId":5,"ProcessId":9})"));
  CHECK_FALSE(Fires(program, R"({"Channel":"Security","EventID":4688,"Image":"C:\\x.exe",)"
                             R"("ProcessId":5})"));
  CHECK(Fires(program, R"({"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,)"
                       R"("Image":"C:\\x.exe","ProcessId":5})"));
}

TEST_CASE("maps of one's own are used instead of the shipped ones", "[unit]") {
  FieldMaps maps;
  SourceSet map_sources;
  std::vector<Diagnostic> diagnostics;
  const SourceId id =
      map_sources.Add("m",
                      "field_map: m\nlogsources: [{product: acme, any_of: [{kind: door}]}]\n"
                      "shapes: [{id: own, paths: [{from: 'body.{K}', to: '{K}'}]}]\n");
  REQUIRE(AddFieldMap(map_sources, id, maps, diagnostics));
  SourceSet sources;
  sources.Add("r", "title: a\nlogsource: {product: acme}\ndetection: {s: {x: 1}, condition: s}\n");
  CompileOptions options;
  options.field_maps = &maps;
  const CompileReport report = CompileRules(sources, options);
  REQUIRE(report.program);
  CHECK(report.diagnostics.empty());
  CHECK(Fires(*report.program, R"({"body":{"kind":"door","x":1}})"));
  CHECK_FALSE(Fires(*report.program, R"({"kind":"door","x":1})"));
}

TEST_CASE("mistakes in metadata are reported and the rule is kept", "[unit]") {
  const CompileReport report = CompileText("level: extreme\n" + kGood);
  CHECK(CodesOf(report.diagnostics) == Strings{"SM211"});
  CHECK(report.compiled == 1);
}

TEST_CASE("an empty document behind the last mark is no rule", "[unit]") {
  CHECK(CompileText(kGood + "---\n").refused == 0);
}

}  // namespace
}  // namespace sigmata
