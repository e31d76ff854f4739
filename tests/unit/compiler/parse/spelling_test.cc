#include "compiler/parse/spelling.h"

#include <string>
#include <vector>

#include "compiler/parse/modifier.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::string Nearest(std::string_view word, std::vector<std::string_view> candidates) {
  return std::string(NearestSpelling(word, candidates));
}

TEST_CASE("a slip of the pen is recognised", "[unit]") {
  const std::vector<std::string_view> words = {"selection", "filter", "keywords"};
  CHECK(Nearest("selecton", words) == "selection");
  CHECK(Nearest("selectoin", words) == "selection");
  CHECK(Nearest("sellection", words) == "selection");
  CHECK(Nearest("SELECTION", words) == "selection");
  CHECK(Nearest("filtre", words) == "filter");
}

TEST_CASE("another word is not", "[unit]") {
  CHECK(Nearest("banana", {"selection", "filter"}).empty());
  CHECK(Nearest("x", {"y", "z"}).empty());
  CHECK(Nearest("", {"a"}).empty());
  CHECK(Nearest("a", {}).empty());
  CHECK(Nearest("a", {""}).empty());
}

TEST_CASE("the first of equally near words wins", "[unit]") {
  CHECK(Nearest("sel", {"sel1", "sel2"}) == "sel1");
}

TEST_CASE("a slip is one letter, another word is more", "[unit]") {
  CHECK(IsSlipOf("CommandLin", "CommandLine"));
  CHECK(IsSlipOf("ComandLine", "CommandLine"));
  CHECK(IsSlipOf("CommnadLine", "CommandLine"));
  CHECK(IsSlipOf("commandline", "CommandLine"));
  CHECK_FALSE(IsSlipOf("ParentProcess", "ParentProcessId"));
  CHECK_FALSE(IsSlipOf("TargetFilename", "TargetUserName"));
  CHECK_FALSE(IsSlipOf("file_create", "pipe_created"));
  CHECK_FALSE(IsSlipOf("a", "b"));
  CHECK_FALSE(IsSlipOf(std::string(1000, 'a'), std::string(1001, 'a')));
}

TEST_CASE("very long words are not compared", "[unit]") {
  CHECK(Nearest(std::string(100'000, 'a'), {"aaaa"}).empty());
  const std::string candidate(100'000, 'b');
  CHECK(Nearest("bbbb", {candidate}).empty());
}

TEST_CASE("modifiers are found by their exact name, others by likeness", "[unit]") {
  for (const ModifierTraits& row : AllModifiers()) {
    REQUIRE(FindModifier(row.name) != nullptr);
    CHECK(FindModifier(row.name)->modifier == row.modifier);
    CHECK(&TraitsOf(row.modifier) == &row);
  }
  CHECK(FindModifier("Contains") == nullptr);
  CHECK(FindModifier("") == nullptr);
  CHECK(NearestModifier("contain") == "contains");
  CHECK(NearestModifier("startwith") == "startswith");
  CHECK(NearestModifier("zzzzzz").empty());
}

}  // namespace
}  // namespace sigmata
