#include "cli/known_findings.h"

#include "runtime/program/diagnostic_codes.h"
#include "tests/support/catch.h"

namespace sigmata::cli {
namespace {

const NameOf kSame = [](const std::string& name) { return name; };
bool Exists(const std::string& name) { return name != "gone.yml"; }

// Findings: one SM512 at each line that begins with `!`.
struct Checked {
  void Add(const std::string& name, const std::string& text) {
    const SourceId id = sources.Add(name, text);
    for (std::size_t at = text.find('!'); at != text.npos; at = text.find('!', at + 1)) {
      const auto begin = static_cast<std::uint32_t>(at);
      diagnostics.push_back(MakeDiagnostic(codes::SM512, {id, begin, begin + 1}, "m", ""));
    }
  }
  std::vector<KnownFinding> List() const { return ListFindings(diagnostics, sources, kSame); }

  SourceSet sources;
  std::vector<Diagnostic> diagnostics;
};

KnownComparison After(const Checked& before, const Checked& now) {
  return Compare(before.List(), now.diagnostics, now.sources, kSame, Exists);
}

TEST_CASE("a finding stays known when lines are added above it", "[unit]") {
  Checked before, now;
  before.Add("a.yml", "!x\n");
  now.Add("a.yml", "new\nlines\n   !x\n");
  const KnownComparison compared = After(before, now);
  CHECK(compared.known == std::vector<bool>{true});
  CHECK(compared.stale.empty());
}

TEST_CASE("a finding stays known when its file moves", "[unit]") {
  Checked before, now;
  before.Add("gone.yml", "!x\n");
  now.Add("b.yml", "!x\n");
  const KnownComparison compared = After(before, now);
  CHECK(compared.known == std::vector<bool>{true});
  CHECK(compared.stale.empty());
}

TEST_CASE("a copy of a known finding is new, in its file and in another", "[unit]") {
  Checked before, now;
  before.Add("a.yml", "!x\n");
  now.Add("a.yml", "!x\n!x\n");
  now.Add("b.yml", "!x\n");
  CHECK(After(before, now).known == std::vector<bool>{true, false, false});
}

TEST_CASE("a finding that moved from a file which is still there is new, and the old one stale",
          "[unit]") {
  Checked before, now;
  before.Add("a.yml", "!x\n");
  now.Add("a.yml", "x\n");
  now.Add("b.yml", "!x\n");
  const KnownComparison compared = After(before, now);
  CHECK(compared.known == std::vector<bool>{false});
  REQUIRE(compared.stale.size() == 1);
  CHECK(compared.stale[0].file == "a.yml");
  CHECK(compared.stale[0].code == "SM512");
}

TEST_CASE("of a file that was not checked nothing is said, unless it is gone", "[unit]") {
  Checked before, now;
  before.Add("there.yml", "!x\n");
  before.Add("gone.yml", "!y\n");
  now.Add("b.yml", "!x\n");
  const KnownComparison compared = After(before, now);
  CHECK(compared.known == std::vector<bool>{false});
  REQUIRE(compared.stale.size() == 1);
  CHECK(compared.stale[0].file == "gone.yml");
}

TEST_CASE("a finding that belongs to no file is never known", "[unit]") {
  Checked before, now;
  now.diagnostics.push_back(MakeDiagnostic(codes::SM950, {kNoSource, 0, 0}, "m", ""));
  CHECK(now.List().empty());
  CHECK(After(before, now).known == std::vector<bool>{false});
}

TEST_CASE("a baseline is read as it was written", "[unit]") {
  Checked before;
  before.Add("b 1%.yml", "!x\n!y\n");
  before.Add("a\n.yml", "!x\n");
  const std::string text = BaselineText(before.List());
  std::string error;
  const auto read = ParseBaseline("base", text, error);
  REQUIRE(read.has_value());
  CHECK(error.empty());
  CHECK(BaselineText(*read) == text);
  const KnownComparison compared =
      Compare(*read, before.diagnostics, before.sources, kSame, Exists);
  CHECK(compared.known == std::vector<bool>{true, true, true});
  CHECK(compared.stale.empty());
}

TEST_CASE("what is no baseline is refused with its line", "[unit]") {
  const std::string first = "# sigmata baseline 1\n";
  const auto error_of = [](const std::string& text) {
    std::string error;
    CHECK_FALSE(ParseBaseline("base", text, error).has_value());
    return error.substr(0, error.find(": "));
  };
  CHECK(error_of("title: a rule\n") == "base:1");
  CHECK(error_of("# another comment\n") == "base:1");
  CHECK(error_of(first + "0123456789abcdef SM512 a.yml\nx\n") == "base:3");
  CHECK(error_of(first + "0123456789abcdeg SM512 a.yml\n") == "base:2");
  CHECK(error_of(first + "0123456789abcdef SM512 \n") == "base:2");
  std::string error;
  CHECK(ParseBaseline("base", "", error)->empty());
}

}  // namespace
}  // namespace sigmata::cli
