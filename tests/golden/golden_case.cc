#include "tests/golden/golden_case.h"

#include <fmt/format.h>

#include <filesystem>

#include "compiler/format/formatter.h"
#include "compiler/front_end.h"
#include "compiler/parse/ast_dump.h"
#include "compiler/plan/plan.h"
#include "compiler/survey/attack_coverage.h"
#include "runtime/event/record_splitter.h"
#include "sigmata/compiler.h"
#include "sigmata/event_reader.h"
#include "sigmata/matcher.h"
#include "tests/support/catch.h"
#include "tests/support/test_files.h"

namespace sigmata::testing {
namespace {

struct Compiled {
  SourceSet sources;
  FieldMaps maps;
  CompileReport report;
  FrontEnd front;
};

// The shipped maps, and before them the one of the case.
FieldMaps MapsBeside(const std::string& path) {
  FieldMaps maps = ShippedFieldMaps();
  const std::string map =
      path.substr(0, path.size() - std::string_view(".yml").size()) + ".map.yml";
  if (!FileExists(map)) return maps;
  SourceSet sources;
  std::vector<Diagnostic> diagnostics;
  INFO("field map " << map);
  REQUIRE(AddFieldMap(sources, sources.Add(map, ReadFile(map)), maps, diagnostics));
  return maps;
}

Placeholders PlaceholdersBeside(const std::string& path) {
  Placeholders placeholders;
  const std::string file =
      path.substr(0, path.size() - std::string_view(".yml").size()) + ".placeholders";
  if (!FileExists(file)) return placeholders;
  SourceSet sources;
  std::vector<Diagnostic> diagnostics;
  INFO("placeholders " << file);
  REQUIRE(AddPlaceholders(sources, sources.Add(file, ReadFile(file)), placeholders, diagnostics));
  return placeholders;
}

Compiled Compile(const std::string& path) {
  Compiled compiled;
  compiled.sources.Add(std::filesystem::path(path).filename().string(), ReadFile(path));
  compiled.maps = MapsBeside(path);
  CompileOptions options;
  options.field_maps = &compiled.maps;
  options.placeholders = PlaceholdersBeside(path);
  compiled.report = CompileRules(compiled.sources, options);
  compiled.front = ReadRules(compiled.sources, options);
  return compiled;
}

std::string Diagnostics(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources) {
  std::string out;
  for (const Diagnostic& d : diagnostics) out += FormatHuman(d, sources) + "\n";
  return out;
}

std::string Ast(const Compiled& c) {
  std::string out;
  for (const FrontEndRule& rule : c.front.rules) out += DumpRule(rule.rule, c.sources.Get(0));
  for (const Correlation& correlation : c.front.correlations) {
    out += DumpCorrelation(correlation, c.sources.Get(0));
  }
  return out;
}

std::string Bound(const Compiled& c) {
  std::string out;
  for (const FrontEndRule& rule : c.front.rules) out += DumpBoundRule(rule.bound, c.sources.Get(0));
  return out;
}

std::string PlanText(const Compiled& c) {
  std::vector<BoundRule> bound;
  for (const FrontEndRule& rule : c.front.rules) bound.push_back(rule.bound);
  return DumpPlan(PlanRules(bound, false), bound);
}

// The formatted text, or why there is none.
std::string Formatted(const SourceSet& sources) {
  const FormattedText formatted = FormatRules(sources, 0);
  return formatted.outcome == FormatOutcome::kRefused ? Diagnostics(formatted.diagnostics, sources)
                                                      : formatted.text;
}

AttackCoverage Coverage(const Compiled& c) {
  std::vector<const Rule*> rules;
  for (const FrontEndRule& rule : c.front.rules) rules.push_back(&rule.rule);
  return SurveyAttack(rules, c.sources);
}

std::string Matches(const Program& program, const std::string& events) {
  std::string padded = events + std::string(kEventPadding, ' ');
  const std::string_view bytes(padded.data(), events.size());
  EventReader reader(program);
  const Matcher matcher(program);
  MatchScratch scratch = matcher.NewScratch();
  RecordSplitter splitter;
  std::size_t position = 0;
  std::size_t index = 0;
  std::string out;
  for (; const auto record = splitter.Next(bytes, position, true); ++index) {
    const ReadStatus status = reader.ReadPadded(*record);
    if (status != ReadStatus::kRead) {
      out += fmt::format("{} {}\n", index, ReadStatusText(status));
      continue;
    }
    if (reader.event().degraded()) out += fmt::format("{} degraded\n", index);
    for (const Match& match : matcher.MatchEvent(reader.event(), scratch)) {
      const RuleInfo rule = program.rule(match.rule);
      out += fmt::format("{} {} {}\n", index, rule.id, rule.title);
    }
  }
  return out;
}

std::string Events(const std::string& stem) {
  for (const char* const ending : {".xml", ".txt"}) {
    if (FileExists(stem + ending)) return ReadFile(stem + ending);
  }
  return ReadFile(stem + ".ndjson");
}

}  // namespace

std::vector<Claim> ClaimsOfRule(const std::string& rule_path, const std::string& stem) {
  const Compiled c = Compile(rule_path);
  INFO("rule " << rule_path);
  REQUIRE(c.report.program.has_value());
  std::vector<Claim> claims;
  const auto claim = [&](const std::string& ending, auto&& make) {
    if (FileExists(stem + ending)) claims.push_back({stem + ending, make()});
  };
  claim(".ast", [&] { return Ast(c); });
  claim(".bound", [&] { return Bound(c); });
  claim(".plan", [&] { return PlanText(c); });
  claim(".program", [&] { return c.report.program->Disassemble(); });
  claim(".diagnostics", [&] { return Diagnostics(c.report.diagnostics, c.sources); });
  claim(".lint", [&] {
    CompileOptions options;
    options.lint = true;
    return Diagnostics(CompileRules(c.sources, options).diagnostics, c.sources);
  });
  claim(".formatted", [&] { return Formatted(c.sources); });
  claim(".coverage", [&] { return CoverageTable(Coverage(c)) + CoverageJson(Coverage(c)); });
  claim(".layer", [&] { return NavigatorLayer(Coverage(c), "A layer"); });
  claim(".svg", [&] { return CoverageSvg(Coverage(c), "A <picture>"); });
  claim(".matches", [&] { return Matches(*c.report.program, Events(stem)); });
  return claims;
}

std::vector<Claim> ClaimsOfFieldMap(const std::string& map_path, const std::string& stem) {
  SourceSet sources;
  const SourceId id =
      sources.Add(std::filesystem::path(map_path).filename().string(), ReadFile(map_path));
  FieldMaps maps;
  std::vector<Diagnostic> diagnostics;
  AddFieldMap(sources, id, maps, diagnostics);
  return {{stem + ".diagnostics", Diagnostics(diagnostics, sources)}};
}

}  // namespace sigmata::testing
