// The list of traps and its cases agree; and the traps that no case can store.
#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "tests/support/catch.h"
#include "tests/support/test_files.h"
#include "tests/unit/compile_text.h"

namespace sigmata::testing {
namespace {

// The names in backticks at the ends of the table's rows.
std::set<std::string> NamesIn(const std::string& document) {
  constexpr std::string_view kRowEnd = "` |\n";
  std::set<std::string> names;
  for (std::size_t at = document.find(kRowEnd); at != document.npos;
       at = document.find(kRowEnd, at + 1)) {
    const std::size_t begin = document.rfind('`', at - 1) + 1;
    names.insert(document.substr(begin, at - begin));
  }
  return names;
}

TEST_CASE("each known trap has a case, and each case its trap", "[golden]") {
  std::set<std::string> cases;
  for (const std::string& path : FilesBelow(SourcePath("tests/golden/peers"), ".yml")) {
    const std::filesystem::path stem = std::filesystem::path(path).replace_extension();
    cases.insert(stem.filename().string());
    INFO(path);
    CHECK((FileExists(stem.string() + ".matches") || FileExists(stem.string() + ".diagnostics")));
  }
  CHECK(cases.size() >= 40);
  CHECK(NamesIn(ReadFile(SourcePath("docs/known-traps.md"))) == cases);
}

TEST_CASE("every one of thousands of alternatives counts", "[golden]") {
  std::string list = "    sel:\n        f|contains:\n";
  for (int i = 0; i < 5000; ++i) list += fmt::format("            - 'Needle{:04}x'\n", i);
  const Program program = ProgramWith(list + "    condition: sel\n");
  for (int i = 0; i < 5000; i += 7) {
    INFO(i);
    CHECK(Fires(program, fmt::format(R"({{"f":"a nEEDLE{:04}X b"}})", i)));
  }
  CHECK_FALSE(Fires(program, R"({"f":"needle5000x"})"));
}

TEST_CASE("every file of many counts", "[golden]") {
  constexpr std::size_t kFiles = 300;
  SourceSet sources;
  for (std::size_t i = 0; i < kFiles; ++i) {
    sources.Add(fmt::format("{}.yml", i),
                RuleWith(fmt::format("    s: {{f: {}}}\n    condition: s\n", i),
                         fmt::format("rule {}", i)));
  }
  CompileOptions options;
  options.ignore_logsource = true;
  const CompileReport report = CompileRules(sources, options);
  CHECK(report.compiled == kFiles);
  REQUIRE(report.program);
  for (std::size_t i = 0; i < kFiles; ++i) {
    CHECK(TitlesFor(*report.program, fmt::format(R"({{"f":{}}})", i)) ==
          std::vector<std::string>{fmt::format("rule {}", i)});
  }
}

}  // namespace
}  // namespace sigmata::testing
