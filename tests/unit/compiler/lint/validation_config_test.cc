#include "sigmata/validation_config.h"

#include "compiler/lint/sigmahq_validators.h"
#include "runtime/program/diagnostic_codes.h"
#include "sigmata/compiler.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

struct ReadConfig {
  bool read = false;
  ValidationConfig config;
  std::vector<std::string> said;
};

ReadConfig Read(std::string text) {
  SourceSet sources;
  sources.Add("conf.yml", std::move(text));
  ReadConfig out;
  std::vector<Diagnostic> diagnostics;
  out.read = AddValidationConfig(sources, 0, out.config, diagnostics);
  for (const Diagnostic& d : diagnostics) out.said.push_back(FormatConcise(d, sources));
  return out;
}

TEST_CASE("a code is off when every validator that it stands for is", "[lint]") {
  const ReadConfig one = Read("validators:\n  - all\n  - -tlptag\n  - -sigmahq_filename_prefix\n");
  CHECK(one.read);
  CHECK(one.said.empty());
  CHECK(one.config.off.contains(codes::SM252));
  CHECK_FALSE(one.config.off.contains(codes::SM212));
}

TEST_CASE("a config without `all` has on what it names", "[lint]") {
  const ReadConfig one = Read("validators:\n  - number_as_string\n");
  CHECK_FALSE(one.config.off.contains(codes::SM415));
  CHECK(one.config.off.contains(codes::SM410));
  CHECK_FALSE(one.config.off.contains(codes::SM512));  // no validator looks for it
}

TEST_CASE("what a config names and nobody knows is said", "[lint]") {
  const ReadConfig one = Read(
      "validators:\n  - all\n  - -tlp_tga\nexclusions:\n  5f0c4a5e-6f0b-4f57-9d35-4e0c1f9f6a01: "
      "esaped_wildcard\nother: 1\n");
  CHECK(one.read);
  REQUIRE(one.said.size() == 3);
  CHECK(one.said[0].starts_with("conf.yml:3:5: SM921"));
  CHECK(one.said[1].starts_with("conf.yml:5:41: SM921"));
  CHECK(one.said[2].starts_with("conf.yml:6:1: SM921"));
}

TEST_CASE("a config that is no map cannot be used", "[lint]") {
  CHECK_FALSE(Read("- all\n").read);
  CHECK_FALSE(Read("validators: [\n").read);
  CHECK_FALSE(Read("").read);
}

std::string RuleWithNumber(const std::string& id) {
  return "title: One\nid: " + id +
         "\nlogsource: {product: windows}\ndetection:\n  a:\n    EventID: '4100'\n  condition: a\n";
}

std::size_t CountOf(DiagnosticCode code, const ValidationConfig& config) {
  SourceSet sources;
  sources.Add("two.yml", RuleWithNumber("5F0C4A5E-6f0b-4f57-9d35-4e0c1f9f6a01") + "---\n" +
                             RuleWithNumber("8d5b1d5c-7d4c-4c0a-9d6a-0c4f6e0a1a01"));
  CompileOptions options;
  options.lint = true;
  options.validation = &config;
  std::size_t count = 0;
  for (const Diagnostic& d : CompileRules(sources, options).diagnostics) {
    count += d.code == code ? 1U : 0U;
  }
  return count;
}

TEST_CASE("an exclusion is for one rule, by its id in any case", "[lint]") {
  CHECK(CountOf(codes::SM415, {}) == 2);
  const ReadConfig one = Read(
      "validators: [all]\nexclusions:\n  5f0c4a5e-6f0b-4f57-9d35-4e0c1f9f6a01:\n    - "
      "number_as_string\n    - escaped_wildcard\n");
  CHECK(one.said.empty());
  CHECK(CountOf(codes::SM415, one.config) == 1);
  const ReadConfig off = Read("validators: [all, -number_as_string]\n");
  CHECK(CountOf(codes::SM415, off.config) == 0);
}

TEST_CASE("a config does not hide what refuses a rule", "[lint]") {
  SourceSet sources;
  sources.Add("one.yml",
              "title: One\nlogsource: {product: windows}\ndetection:\n  a:\n    EventID: 1\n"
              "  condition: b\n");
  const ReadConfig config = Read("validators: [all, -dangling_condition, -dangling_detection]\n");
  CHECK(config.config.off.contains(codes::SM502));
  CompileOptions options;
  options.lint = true;
  options.validation = &config.config;
  bool said = false;
  for (const Diagnostic& d : CompileRules(sources, options).diagnostics) {
    said = said || d.code == codes::SM502;
  }
  CHECK(said);
}

TEST_CASE("every code that a validator stands for is one of ours", "[lint]") {
  for (const SigmaHqValidator& row : AllSigmaHqValidators()) {
    INFO(row.name);
    CHECK((!row.codes.empty() || !row.note.empty()));
    for (const DiagnosticCode code : CodesOf(row)) CHECK(TraitsOf(code).code == code);
  }
}

TEST_CASE("every convention has a validator that asks for it", "[lint]") {
  for (const CodeTraits& traits : AllCodes()) {
    if (!IsConvention(traits.code)) continue;
    bool asked = false;
    for (const SigmaHqValidator& row : AllSigmaHqValidators()) {
      for (const DiagnosticCode code : CodesOf(row)) asked = asked || code == traits.code;
    }
    INFO(CodeName(traits.code));
    CHECK(asked);
  }
}

}  // namespace
}  // namespace sigmata
