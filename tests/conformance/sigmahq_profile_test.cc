// The public rules pass the checks of their own project, so what its validators stand for here has
// next to nothing to say of them either.
#include <map>

#include "compiler/lint/sigmahq_validators.h"
#include "sigmata/compiler.h"
#include "tests/conformance/corpora.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

struct Findings {
  std::map<std::string, std::size_t> by_code;
  std::size_t errors = 0;
};

Findings Check(const std::filesystem::path& root, const ValidationConfig* config) {
  SourceSet sources;
  AddRuleFiles(root, "rules", sources);
  CompileOptions options;
  options.lint = true;
  options.conventions = true;
  options.validation = config;
  Findings found;
  for (const Diagnostic& d : CompileRules(sources, options).diagnostics) {
    ++found.by_code[CodeName(d.code)];
    found.errors += d.severity == Severity::kError ? 1U : 0U;
  }
  return found;
}

TEST_CASE("public rules follow the conventions of their project", "[corpora]") {
  const auto root = FindInCorpora("sigmahq");
  if (!root) return;
  SourceSet sources;
  sources.Add("sigma_cli_conf.yml", ReadWholeFile(*root / "tests" / "sigma_cli_conf.yml"));
  ValidationConfig config;
  std::vector<Diagnostic> diagnostics;
  REQUIRE(AddValidationConfig(sources, 0, config, diagnostics));
  for (const Diagnostic& d : diagnostics) CHECK(CodeName(d.code) == "SM102");  // names all known

  const Findings bare = Check(*root, nullptr);
  const Findings with = Check(*root, &config);
  CHECK(bare.errors == 0);
  for (const auto& [code, count] : with.by_code) {
    INFO(code << ": " << count);
    const auto number = static_cast<std::uint16_t>(std::stoi(code.substr(2)));
    CHECK_FALSE(IsConvention(DiagnosticCode{number}));
  }
  // What the project excludes by hand is what is found without its list.
  CHECK(bare.by_code.at("SM315") == 4);
  CHECK(bare.by_code.at("SM262") > 30);
  CHECK_FALSE(with.by_code.contains("SM315"));
  CHECK_FALSE(with.by_code.contains("SM302"));
}

}  // namespace
}  // namespace sigmata
