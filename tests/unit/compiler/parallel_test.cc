#include "compiler/parallel.h"

#include <atomic>
#include <stdexcept>

#include "sigmata/compiler.h"
#include "tests/support/catch.h"
#include "tests/support/test_files.h"

namespace sigmata {
namespace {

TEST_CASE("each index is worked on once, by any number of threads", "[unit]") {
  for (const unsigned jobs : {0U, 1U, 2U, 7U, 1000U}) {
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{333}}) {
      std::vector<std::atomic<int>> calls(count);
      ForEachIndex(count, jobs, [&](std::size_t i) { ++calls[i]; });
      for (const std::atomic<int>& n : calls) CHECK(n == 1);
    }
  }
}

TEST_CASE("what the work throws is thrown to who asked for it", "[unit]") {
  for (const unsigned jobs : {1U, 4U}) {
    const auto work = [](std::size_t i) {
      if (i == 17) throw std::runtime_error("seventeen");
    };
    CHECK_THROWS_WITH(ForEachIndex(100, jobs, work), "seventeen");
  }
}

// All cases beside this test: sound and broken rules, filters, correlations, collections.
SourceSet AllCases() {
  SourceSet sources;
  for (const std::string& path : testing::FilesBelow(testing::SourcePath("tests/golden"), ".yml")) {
    if (!path.ends_with(".map.yml")) sources.Add(path, testing::ReadFile(path));
  }
  return sources;
}

std::string Text(const CompileReport& report, const SourceSet& sources) {
  std::string out = std::to_string(report.compiled) + " " + std::to_string(report.refused) + " " +
                    std::to_string(report.not_evaluated) + "\n";
  for (const Diagnostic& d : report.diagnostics) out += FormatHuman(d, sources);
  return out;
}

TEST_CASE("the report is the same for any number of threads, with and without a program",
          "[unit]") {
  const SourceSet sources = AllCases();
  REQUIRE(sources.size() > 100);
  CompileOptions options;
  options.lint = true;
  const CompileReport slow = CompileRules(sources, options);
  const std::string expected = Text(slow, sources);
  REQUIRE(slow.program.has_value());
  options.make_program = false;
  for (const unsigned jobs : {1U, 2U, 5U}) {
    options.jobs = jobs;
    std::atomic<std::size_t> read = 0;
    options.sources_read = &read;
    const CompileReport report = CompileRules(sources, options);
    CHECK_FALSE(report.program.has_value());
    CHECK(Text(report, sources) == expected);
    CHECK(read == sources.size());
  }
}

TEST_CASE("a rule that is too large is told also when no program is made", "[unit]") {
  std::string values;
  for (int i = 0; i < 66'000; ++i) values += "v" + std::to_string(i) + ",";
  SourceSet sources;
  sources.Add("large.yml",
              "title: T\nlogsource: {product: windows, service: security}\ndetection:\n"
              "  s: {x|contains|all: [" +
                  values + "]}\n  condition: s\n");
  CompileOptions options;
  options.make_program = false;
  const CompileReport report = CompileRules(sources, options);
  CHECK(report.refused == 1);
  CHECK(report.compiled == 0);
  REQUIRE(report.diagnostics.size() == 1);
  CHECK(CodeName(report.diagnostics[0].code) == "SM911");
  CHECK_FALSE(report.program.has_value());
}

}  // namespace
}  // namespace sigmata
