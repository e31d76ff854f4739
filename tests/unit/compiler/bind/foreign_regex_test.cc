#include "compiler/bind/foreign_regex.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

TEST_CASE("groups that are named in another dialect are found", "[unit]") {
  CHECK(FindForeignGroup("x(?<n>a)") == 1);
  CHECK(FindForeignGroup("(?'n'a)") == 0);
  CHECK(FindForeignGroup("\\\\(?<n>a)") == 2);
  CHECK(FindForeignGroup("[]a](?<n>a)") == 4);
  CHECK(FindForeignGroup("[^][:alpha:]](?<n>a)") == 13);
  CHECK(FindForeignGroup("\\Q(?<n>\\E(?<n>a)") == 9);
}

TEST_CASE("what only looks like such a group is none", "[unit]") {
  for (const char* const pattern :
       {"", "(?P<n>a)", "(?<=a)b", "(?<!a)b", "\\(?<n>", "[(?<n>]", "[^](?<n>]", "[[:alpha:](?<]",
        "[\\](?<n>]", "\\Q(?<n>", "[(?<n>", "[", "\\", "a\\"}) {
    INFO(pattern);
    CHECK(FindForeignGroup(pattern) == kNone);
  }
}

TEST_CASE("back-references by name are found", "[unit]") {
  CHECK(FindNamedReference("(?<n>a)\\k<n>") == 7);
  CHECK(FindNamedReference("a\\k{n}") == 1);
  CHECK(FindNamedReference("a\\k'n'") == 1);
  CHECK(FindNamedReference("(?P<n>a)(?P=n)") == 8);
  CHECK(FindNamedReference("a\\\\k<n>") == kNone);
  CHECK(FindNamedReference("(?P<n>a)") == kNone);
}

}  // namespace
}  // namespace sigmata
