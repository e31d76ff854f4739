#include "cli/explain/matched_part.h"

#include "runtime/program/fold.h"
#include "runtime/program/wildcards.h"
#include "tests/support/catch.h"

namespace sigmata::cli {
namespace {

std::string PartOf(std::string_view text, std::string_view part, Anchor anchor) {
  const ByteRange range = FindPart(text, Fold(part), anchor, true);
  return std::string(text.substr(range.begin, range.end - range.begin));
}

std::string GlobOf(std::string_view text, std::string pattern) {
  for (char& c : pattern) {
    if (c == '*') c = kAnyRun;
    if (c == '?') c = kAnyOne;
    if (c == '~') c = kAnyDash;
  }
  const ByteRange range = FindGlob(text, Fold(pattern), true);
  return std::string(text.substr(range.begin, range.end - range.begin));
}

TEST_CASE("the part of a value that a text asks for") {
  CHECK(PartOf("C:\\CMD.exe", "\\cmd.EXE", Anchor::kEnd) == "\\CMD.exe");
  CHECK(PartOf("C:\\CMD.exe", "c:", Anchor::kStart) == "C:");
  CHECK(PartOf("a Needle, needle", "needle", Anchor::kAnywhere) == "Needle");
  CHECK(PartOf("abc", "ABC", Anchor::kWhole) == "abc");
  CHECK(PartOf("abc", "", Anchor::kAnywhere).empty());
}

TEST_CASE("folding that changes the size of letters does not shift the part") {
  // U+023A has two bytes, its small form U+2C65 three.
  CHECK(PartOf("\u023A\u023Ax", "X", Anchor::kEnd) == "x");
  CHECK(PartOf("-\u023Ab", "\u2C65B", Anchor::kAnywhere) == "\u023Ab");
}

TEST_CASE("the part that a pattern with wildcards covers") {
  CHECK(GlobOf("say net  user x", "*net*user*") == "net  user");
  CHECK(GlobOf("net user", "net*") == "net");
  CHECK(GlobOf("a.b.c", "*.c") == ".c");
  CHECK(GlobOf("abcd", "a*d") == "abcd");
  CHECK(GlobOf("x\u00E9y", "*x?y*") == "x\u00E9y");
  CHECK(GlobOf("run \u2013enc now", "*~enc*") == "\u2013enc");
  CHECK(GlobOf("anything", "*") == "anything");
}

}  // namespace
}  // namespace sigmata::cli
