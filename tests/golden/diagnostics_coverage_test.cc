// Every diagnostic code is given by some case.
#include <set>

#include "runtime/program/diagnostic_codes.h"
#include "sigmata/compiler.h"
#include "tests/golden/golden_case.h"
#include "tests/support/catch.h"
#include "tests/support/test_files.h"

namespace sigmata::testing {
namespace {

std::set<std::string> CodesIn(const std::string& text) {
  std::set<std::string> codes;
  for (std::size_t at = text.find("[SM"); at != text.npos; at = text.find("[SM", at + 1)) {
    codes.insert(text.substr(at + 1, 5));
  }
  return codes;
}

void AddCodes(const std::vector<Diagnostic>& diagnostics, std::set<std::string>& codes) {
  for (const Diagnostic& d : diagnostics) codes.insert(CodeName(d.code));
}

std::vector<Diagnostic> DiagnosticsOf(std::string rule) {
  SourceSet sources;
  sources.Add("rule.yml", std::move(rule));
  return CompileRules(sources).diagnostics;
}

// Cases whose input is too large, or no text, for a file beside the others.
void AddUnstorable(std::set<std::string>& codes) {
  AddCodes(DiagnosticsOf("title: " + std::string(std::size_t{5} << 20U, 'x')), codes);  // SM107
  std::string many = "title: t\nlogsource: {product: windows}\ndetection:\n  a:\n";
  for (int i = 0; i < 70'000; ++i) many += "    - Number: " + std::to_string(i) + "\n";
  AddCodes(DiagnosticsOf(many + "  condition: a\n"), codes);  // SM911
  const std::byte junk[64] = {};
  AddCodes(Program::Load(junk).diagnostics(), codes);  // SM930
  SourceSet none;
  const CompileReport empty = CompileRules(none);
  std::vector<std::byte> other(empty.program->bytes().begin(), empty.program->bytes().end());
  other[12] = std::byte{0xEE};
  AddCodes(Program::Load(other).diagnostics(), codes);                               // SM931
  AddCodes(Program::LoadFile(SourcePath("no such file.sgm")).diagnostics(), codes);  // SM950
}

// What the names of files say, and a file that is no rule.
void AddOfFiles(std::set<std::string>& codes) {
  SourceSet sources;
  sources.Add("a/one.yml", "title: t\n---\ntitle: u\ncorrelation:\n  type: event_count\n");
  sources.Add("b/one.yml",
              "title: v\ncorrelation:\n  type: event_count\n  rules: [r]\n  timespan: 5m\n"
              "  condition: {gte: 5}\n");
  CompileOptions options;
  options.lint = true;
  options.conventions = true;
  AddCodes(CompileRules(sources, options).diagnostics, codes);  // SM250, SM251, SM266
  SourceSet config;
  config.Add("conf.yml", "validators: [none_such]\n");
  ValidationConfig read;
  std::vector<Diagnostic> diagnostics;
  AddValidationConfig(config, 0, read, diagnostics);
  AddCodes(diagnostics, codes);  // SM921
}

TEST_CASE("every diagnostic code has a case", "[golden]") {
  std::set<std::string> given;
  for (const char* const ending : {".diagnostics", ".lint", ".txt"}) {
    for (const std::string& path : FilesBelow(SourcePath("tests/golden"), ending)) {
      given.merge(CodesIn(ReadFile(path)));
    }
  }
  AddUnstorable(given);
  AddOfFiles(given);
  for (const CodeTraits& row : AllCodes()) {
    INFO("no case gives " << CodeName(row.code) << " " << row.slug);
    CHECK(given.contains(CodeName(row.code)));
  }
}

}  // namespace
}  // namespace sigmata::testing
