// The public rules, folder by folder: how many compile is pinned (sigmahq.pins), and each file that
// is refused says why, at a place.
#include <algorithm>
#include <set>

#include "runtime/program/diagnostic_codes.h"
#include "sigmata/compiler.h"
#include "tests/conformance/corpora.h"
#include "tests/conformance/pins.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

// A place that a person finds: a line of the file, and a column on it.
bool HasPlace(const Diagnostic& d, const SourceSet& sources) {
  const Source& source = sources.Get(d.span.source);
  const LineColumn at = source.Locate(d.span.begin);
  return d.span.begin <= d.span.end && d.span.end <= source.text().size() && at.line >= 1 &&
         at.column >= 1 && at.column <= source.Line(at.line).size() + 1;
}

std::set<std::string> CompiledFiles(const Program& program) {
  std::set<std::string> files;
  for (std::size_t i = 0; i < program.rule_count(); ++i) files.emplace(program.rule(i).file);
  return files;
}

// The codes of the file's errors; each has a place.
std::set<std::string> ErrorsOf(SourceId file, const CompileReport& report,
                               const SourceSet& sources) {
  std::set<std::string> errors;
  for (const Diagnostic& d : report.diagnostics) {
    if (d.span.source != file || d.severity != Severity::kError) continue;
    INFO(FormatConcise(d, sources));
    CHECK(HasPlace(d, sources));
    errors.insert(CodeName(d.code));
  }
  return errors;
}

TEST_CASE("public rules compile, or are refused for a reason and at a place", "[conformance]") {
  const auto root = FindInCorpora("sigmahq");
  if (!root) return;
  CHECK(ReadWholeFile(*root / "COMMIT").starts_with(SigmaHqPins().commit));
  for (const FolderPin& expected : SigmaHqPins().folders) {
    SourceSet sources;
    AddRuleFiles(*root, expected.folder, sources);
    const CompileReport report = CompileRules(sources);
    INFO(expected.folder);
    CHECK(report.compiled == expected.compiled);
    CHECK(report.refused == expected.refused);
    REQUIRE(report.program);
    const std::set<std::string> compiled = CompiledFiles(*report.program);
    for (SourceId file = 0; file < sources.size(); ++file) {
      const std::set<std::string> errors = ErrorsOf(file, report, sources);
      if (compiled.count(sources.Get(file).name()) == 1) continue;
      INFO(sources.Get(file).name());
      const auto is_reason = [&expected](const auto& e) { return expected.reasons.count(e) == 1; };
      CHECK(std::any_of(errors.begin(), errors.end(), is_reason));
    }
  }
}

// The names of placeholders that have no values.
std::set<std::string> Unresolved(const CompileReport& report, const SourceSet& sources) {
  std::set<std::string> names;
  for (const Diagnostic& d : report.diagnostics) {
    if (d.code != codes::SM418) continue;
    const std::size_t begin = d.message.find('%') + 1;
    const std::size_t end = d.message.find('%', begin);
    INFO(FormatConcise(d, sources));
    REQUIRE(end != std::string::npos);
    names.insert(d.message.substr(begin, end - begin));
  }
  return names;
}

// A file of placeholders such as a user writes: one value for some names, a list for others.
Placeholders ValuesFor(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    const bool list = text.size() % 2 == 0;
    text += "'" + name + "': " + (list ? "[one, 'two*']" : "10.0.0.1") + "\n";
  }
  SourceSet sources;
  Placeholders placeholders;
  std::vector<Diagnostic> diagnostics;
  REQUIRE(
      AddPlaceholders(sources, sources.Add("placeholders.yml", text), placeholders, diagnostics));
  return placeholders;
}

TEST_CASE("public rules with placeholders compile when these have values", "[conformance]") {
  const auto root = FindInCorpora("sigmahq");
  if (!root) return;
  std::set<std::string> all_names;
  for (const FolderPin& expected : SigmaHqPins().folders) {
    SourceSet sources;
    AddRuleFiles(*root, expected.folder, sources);
    const std::set<std::string> names = Unresolved(CompileRules(sources), sources);
    all_names.insert(names.begin(), names.end());
    CompileOptions options;
    options.placeholders = ValuesFor(names);
    INFO(expected.folder);
    CHECK(CompileRules(sources, options).compiled == expected.with_placeholders);
  }
  CHECK(all_names.size() == 25);
}

}  // namespace
}  // namespace sigmata
