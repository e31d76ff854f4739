// The public rules, folder by folder: how many compile is pinned, and each file that is refused
// says why, at a place.
#include <algorithm>
#include <set>

#include "sigmata/compiler.h"
#include "tests/conformance/corpora.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

struct Expected {
  std::string folder;
  std::size_t compiled, refused;  // documents
  std::set<std::string> reasons;  // why files may be refused
};

// `unsupported` holds what the public project itself sets aside: aggregations of former times,
// documents that inherit from others, and conditions in prose.
const std::vector<Expected>& AllExpected() {
  static const std::vector<Expected> expected = {
      {"rules", 3138, 0, {}},
      {"rules-emerging-threats", 471, 2, {"SM418"}},
      {"rules-threat-hunting", 140, 0, {}},
      {"rules-compliance", 3, 0, {}},
      {"rules-placeholder", 0, 23, {"SM418"}},
      {"unsupported", 27, 62, {"SM312", "SM313", "SM501"}},
  };
  return expected;
}

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
  for (const Expected& expected : AllExpected()) {
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

}  // namespace
}  // namespace sigmata
