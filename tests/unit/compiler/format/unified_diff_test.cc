#include "compiler/format/unified_diff.h"

#include <fmt/core.h>

#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::string Numbers(int from, int to) {
  std::string out;
  for (int i = from; i <= to; ++i) out += fmt::format("{}\n", i);
  return out;
}

TEST_CASE("equal texts have no difference") {
  CHECK(UnifiedDiff("", "", "f").empty());
  CHECK(UnifiedDiff("a\n", "a\n", "f").empty());
}

TEST_CASE("a change stands between three lines before and behind") {
  const std::string before = Numbers(1, 20);
  std::string after = before;
  after.replace(after.find("10\n"), 3, "ten\n");
  CHECK(UnifiedDiff(before, after, "f") ==
        "--- f\n+++ f\n@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n");
}

TEST_CASE("changes that are near share a hunk, others do not") {
  const std::string before = Numbers(1, 30);
  std::string after = before;
  after.replace(after.find("5\n"), 2, "five\n");
  after.replace(after.find("12\n"), 3, "");
  CHECK(UnifiedDiff(before, after, "f").find("@@ -2,14 +2,13 @@") != std::string::npos);
  after = before;
  after.replace(after.find("5\n"), 2, "five\n");
  after.replace(after.find("13\n"), 3, "");
  const std::string diff = UnifiedDiff(before, after, "f");
  CHECK(diff.find("@@ -2,7 +2,7 @@") != std::string::npos);
  CHECK(diff.find("@@ -10,7 +10,6 @@") != std::string::npos);
}

TEST_CASE("empty sides and a missing line end are told") {
  CHECK(UnifiedDiff("", "a\n", "f") == "--- f\n+++ f\n@@ -0,0 +1 @@\n+a\n");
  CHECK(UnifiedDiff("a\n", "", "f") == "--- f\n+++ f\n@@ -1 +0,0 @@\n-a\n");
  CHECK(UnifiedDiff("a", "a\n", "f") ==
        "--- f\n+++ f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

TEST_CASE("texts with too many different lines are one change") {
  const std::string diff = UnifiedDiff(Numbers(1, 5000), Numbers(10001, 15000), "f");
  CHECK(diff.starts_with("--- f\n+++ f\n@@ -1,5000 +1,5000 @@\n-1\n-2\n"));
}

}  // namespace
}  // namespace sigmata
