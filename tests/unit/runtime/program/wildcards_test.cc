#include "runtime/program/wildcards.h"

#include "compiler/parse/sigma_string.h"
#include "runtime/program/utf8.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

TEST_CASE("the wildcard marks cannot be part of UTF-8", "[unit]") {
  CHECK(FindInvalidUtf8(std::string(1, kAnyRun)) == 0);
  CHECK(FindInvalidUtf8(std::string(1, kAnyOne)) == 0);
  CHECK(HasWildcard(std::string("a") + kAnyOne));
  CHECK(HasWildcard(std::string(1, kAnyRun)));
  CHECK_FALSE(HasWildcard("a*?\\"));
}

TEST_CASE("patterns are printed as a rule writes them", "[unit]") {
  CHECK(WildcardsToSigma(std::string("a") + kAnyRun + "b" + kAnyOne) == "a*b?");
  CHECK(WildcardsToSigma("a*b?") == "a\\*b\\?");
  CHECK(WildcardsToSigma("\xC3\xA4") == "\xC3\xA4");
}

TEST_CASE("what is printed is read back as the same pattern", "[unit]") {
  for (const std::string_view text : {"plain", "a*b?c", "\\*", "\\?x*", "C:\\dir\\x", "*", ""}) {
    INFO(text);
    const std::string pattern = ReadSigmaString(text);
    CHECK(ReadSigmaString(WildcardsToSigma(pattern)) == pattern);
  }
}

TEST_CASE("a printed backslash before a wildcard is not read as an escape", "[unit]") {
  const std::string pattern = ReadSigmaString("dir\\\\*");  // a backslash, then any run
  CHECK(ReadSigmaString(WildcardsToSigma(pattern)) == pattern);
}

}  // namespace
}  // namespace sigmata
