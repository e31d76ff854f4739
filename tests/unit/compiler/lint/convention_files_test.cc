#include "compiler/lint/convention_files.h"

#include "sigmata/compiler.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::string Said(const std::vector<std::string>& names) {
  SourceSet sources;
  for (const std::string& name : names) sources.Add(name, "title: One\n");
  std::vector<Diagnostic> diagnostics;
  LintFiles(sources, diagnostics);
  std::string said;
  for (const Diagnostic& d : diagnostics) said += FormatConcise(d, sources);
  return said;
}

TEST_CASE("a file's name follows the convention", "[lint]") {
  CHECK(Said({"rules/proc_creation_win_whoami.yml"}).empty());
  CHECK(Said({"-"}).empty());  // standard input
  for (const char* const name :
       {"rules/a_b.yml", "rules/procCreation_whoami.yml", "rules/proccreationwhoami.yml",
        "rules/proc_creation_win_whoami.yaml", "rules/proc_creation-win_whoami.yml"}) {
    INFO(name);
    CHECK(Said({name}).find("SM251") != std::string::npos);
  }
}

TEST_CASE("two files of one name are told together", "[lint]") {
  CHECK(Said({"a/proc_creation_win_x.yml", "b/proc_creation_win_x.yml"})
            .find("b/proc_creation_win_x.yml:1:1: SM250") != std::string::npos);
  CHECK(Said({"a/proc_creation_win_x.yml", "a/proc_creation_win_y.yml"}).empty());
}

TEST_CASE("a correlation's file is named for it", "[lint]") {
  std::vector<Diagnostic> diagnostics;
  SourceSet sources;
  sources.Add("rules/win_security_many_logons.yml", "title: One\n");
  LintCorrelationFile({0, 0, 5}, sources.Get(0), diagnostics);
  REQUIRE(diagnostics.size() == 1);
  CHECK(CodeName(diagnostics[0].code) == "SM266");
}

TEST_CASE("conventions are only looked at under the profile", "[lint]") {
  SourceSet sources;
  sources.Add("x.yml",
              "title: one\nlogsource: {product: windows}\ndetection: {a: {EventID: 1}, condition: "
              "a}\n");
  CompileOptions options;
  options.lint = true;
  const auto count = [&] {
    std::size_t conventions = 0;
    for (const Diagnostic& d : CompileRules(sources, options).diagnostics) {
      const auto number = static_cast<unsigned>(d.code);
      conventions += number >= 230 && number < 280 ? 1U : 0U;
    }
    return conventions;
  };
  CHECK(count() == 0);
  options.conventions = true;
  CHECK(count() > 5);
}

}  // namespace
}  // namespace sigmata
