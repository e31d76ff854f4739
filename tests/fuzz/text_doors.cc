// Rules, conditions and field maps: whatever the text, there are diagnostics with places in it, and
// what compiles can be saved, loaded and run.
#include <string>

#include "compiler/format/formatter.h"
#include "compiler/parse/condition_parser.h"
#include "runtime/program/utf8.h"
#include "sigmata/compiler.h"
#include "sigmata/json_event.h"
#include "sigmata/matcher.h"
#include "tests/fuzz/claim.h"
#include "tests/fuzz/doors.h"

namespace sigmata::fuzz {
namespace {

void CheckSpan(Span span, const SourceSet& sources) {
  Claim(span.source < sources.size(), "a span has a source");
  Claim(span.begin <= span.end, "a span is not turned round");
  Claim(span.end <= sources.Get(span.source).text().size(), "a span ends within its source");
}

void CheckDiagnostics(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources) {
  for (const Diagnostic& d : diagnostics) {
    CheckSpan(d.span, sources);
    for (const Label& label : d.labels) CheckSpan(label.span, sources);
    Claim(!d.message.empty(), "a diagnostic says something");
    Claim(FormatHuman(d, sources).ends_with('\n'), "a diagnostic is printed");
    Claim(FormatConcise(d, sources).ends_with('\n'), "a diagnostic is printed on a line");
  }
}

bool SaysError(const std::vector<Diagnostic>& diagnostics) {
  for (const Diagnostic& d : diagnostics) {
    if (d.severity == Severity::kError) return true;
  }
  return false;
}

void RunOnce(const Program& program) {
  const Matcher matcher(program);
  MatchScratch scratch = matcher.NewScratch();
  JsonEventReader reader(program);
  Claim(reader.Read(R"({"EventID":1,"Channel":"System","x":["a",{"b":null}],"a":"A.exe"})") ==
            ReadStatus::kRead,
        "a sound event is read by every program");
  matcher.MatchEvent(reader.event(), scratch);
}

const FieldMaps& SmallMaps() {
  static const FieldMaps maps = [] {
    FieldMaps small;
    SourceSet sources;
    std::vector<Diagnostic> diagnostics;
    const SourceId id =
        sources.Add("small",
                    "field_map: small\nlogsources: [{product: windows, any_of: [{Channel: '*'}]}]\n"
                    "shapes: [{id: plain, paths: [{from: '{K}', to: '{K}'}]}]\n");
    Claim(AddFieldMap(sources, id, small, diagnostics), "the map of this target is sound");
    return small;
  }();
  return maps;
}

}  // namespace

void EnterRule(std::string_view bytes) {
  SourceSet sources;
  sources.Add("rule.yml", std::string(bytes));
  CompileOptions options;
  options.field_maps = &SmallMaps();
  options.ignore_logsource = bytes.size() % 2 == 0;
  const CompileReport report = CompileRules(sources, options);
  CheckDiagnostics(report.diagnostics, sources);
  Claim(report.program.has_value(), "there always is a program");
  Claim(report.program->rule_count() == report.compiled, "it has the rules that compiled");
  Claim(report.refused == 0 || SaysError(report.diagnostics), "what is refused is told");
  const Result<Program> loaded = Program::Load(report.program->bytes());
  Claim(loaded.ok(), "what was compiled is loaded");
  Claim(loaded->Disassemble() == report.program->Disassemble(), "and is the same");
  RunOnce(*loaded);
  const FormattedText formatted = FormatRules(sources, 0);
  CheckDiagnostics(formatted.diagnostics, sources);
  Claim(formatted.outcome == FormatOutcome::kFormatted || formatted.text == bytes,
        "what is not formatted stays");
  Claim(formatted.outcome != FormatOutcome::kRefused || !formatted.diagnostics.empty(),
        "what cannot be formatted is told");
}

void EnterCondition(std::string_view bytes) {
  if (FindInvalidUtf8(bytes) != bytes.npos) return;
  SourceSet sources;
  sources.Add("condition", std::string(bytes));
  YamlNode scalar;
  scalar.kind = YamlNode::Kind::kScalar;
  scalar.text = std::string(bytes);
  scalar.span = {0, 0, static_cast<std::uint32_t>(bytes.size())};
  std::vector<Diagnostic> diagnostics;
  const auto condition = ParseCondition(scalar, bytes, diagnostics);
  CheckDiagnostics(diagnostics, sources);
  Claim(condition.has_value() != SaysError(diagnostics), "a condition, or an error");
}

void EnterFieldMap(std::string_view bytes) {
  SourceSet sources;
  const SourceId id = sources.Add("map.yml", std::string(bytes));
  const SourceId rule = sources.Add(
      "rule.yml",
      "title: t\nlogsource: {product: windows}\ndetection: {s: {x: a, y.z: 1}, condition: s}\n");
  FieldMaps maps;
  std::vector<Diagnostic> diagnostics;
  const bool read = AddFieldMap(sources, id, maps, diagnostics);
  CheckDiagnostics(diagnostics, sources);
  Claim(read != SaysError(diagnostics), "a map, or an error");
  if (!read) return;
  SourceSet rules;
  rules.Add("rule.yml", std::string(sources.Get(rule).text()));
  CompileOptions options;
  options.field_maps = &maps;
  const CompileReport report = CompileRules(rules, options);
  Claim(report.program.has_value(), "every map that is read can be compiled with");
  RunOnce(*report.program);
}

}  // namespace sigmata::fuzz
