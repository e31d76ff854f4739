// The seeds of the program target are programs of this version, or it would test the header alone.
#include "sigmata/compiler.h"
#include "tests/support/catch.h"
#include "tests/support/test_files.h"

namespace sigmata::testing {
namespace {

constexpr std::string_view kMap = R"(field_map: seed
providers:
  - {name: P, aliases: [other], channels: [System]}
value_maps:
  words: {'%%1': One, '%%2': Two}
events:
  - id: 4100
    channel: System
    message: "Name %1 with %2.\nList: %3"
    fields:
      - {name: Name, type: UnicodeString}
      - {name: a, type: UInt32}
      - {aliases: [list], values: words}
shapes:
  - id: plain
    title: plain
    probe: {none: [Event]}
    paths:
      - {from: maker, to: Provider_Name}
      - {from: 'P.{K}.{A}', to: '{K}_{A}'}
      - {from: '{K}', to: '{K}'}
)";

constexpr std::string_view kTiny =
    "title: tiny\nlogsource: {product: windows}\ndetection:\n    s: {a: 1}\n    condition: s\n";

constexpr std::string_view kSmall =
    "title: small\nid: 00000000-0000-4000-8000-000000000001\nlogsource: {product: windows}\n"
    "detection:\n"
    "    s: {EventID: 4100, Channel: [Security, System], Name: [x, y], Path: 'c:\\*\\?.exe'}\n"
    "    t: {Text|re: '^a+$', list|cidr: 10.0.0.0/8, a|gt: 1}\n"
    "    k: [alpha]\n"
    "    condition: s or (t and not k)\n";

std::string ProgramBytes(std::string_view rule) {
  SourceSet map_sources;
  FieldMaps maps;
  std::vector<Diagnostic> diagnostics;
  REQUIRE(
      AddFieldMap(map_sources, map_sources.Add("map.yml", std::string(kMap)), maps, diagnostics));
  SourceSet sources;
  sources.Add("r.yml", std::string(rule));
  CompileOptions options;
  options.ignore_logsource = true;
  options.field_maps = &maps;
  const CompileReport report = CompileRules(sources, options);
  REQUIRE(report.program);
  const auto bytes = report.program->bytes();
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

TEST_CASE("the seeds of the program target are programs of this version", "[unit]") {
  const std::pair<const char*, std::string_view> seeds[] = {{"tiny", kTiny}, {"small", kSmall}};
  for (const auto& [name, rule] : seeds) {
    const std::string path =
        SourcePath("tests/fuzz/seeds/program_fuzz/" + std::string(name) + ".sgm");
    INFO(path << " (SIGMATA_UPDATE_GOLDEN=1 rewrites it)");
    const std::string program = ProgramBytes(rule);
    if (UpdateGolden()) WriteFile(path, program);
    CHECK(ReadFile(path) == program);
  }
}

}  // namespace
}  // namespace sigmata::testing
