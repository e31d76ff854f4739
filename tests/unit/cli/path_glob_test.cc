#include "cli/path_glob.h"

#include "tests/support/catch.h"

namespace sigmata::cli {
namespace {

TEST_CASE("a pattern without a slash fits a name at any depth", "[unit]") {
  CHECK(GlobFits("*_draft.yml", "a_draft.yml"));
  CHECK(GlobFits("*_draft.yml", "rules/windows/a_draft.yml"));
  CHECK(GlobFits("deprecated", "rules/deprecated/a.yml"));
  CHECK(GlobFits("deprecated/", "rules/deprecated/a.yml"));
  CHECK_FALSE(GlobFits("deprecated", "rules/not_deprecated/a.yml"));
  CHECK_FALSE(GlobFits("a.yml", "rules/aXyml"));
}

TEST_CASE("a pattern with a slash begins at the folder", "[unit]") {
  CHECK(GlobFits("rules/*.yml", "rules/a.yml"));
  CHECK_FALSE(GlobFits("rules/*.yml", "rules/windows/a.yml"));
  CHECK_FALSE(GlobFits("rules/*.yml", "more/rules/a.yml"));
  CHECK(GlobFits("rules/windows", "rules/windows/x/a.yml"));
  CHECK(GlobFits("/rules/windows/", "rules/windows/x/a.yml"));
}

TEST_CASE("two stars are any number of folders", "[unit]") {
  CHECK(GlobFits("**/a.yml", "a.yml"));
  CHECK(GlobFits("**/a.yml", "x/y/a.yml"));
  CHECK(GlobFits("rules/**/a?.yml", "rules/a1.yml"));
  CHECK(GlobFits("rules/**/a?.yml", "rules/x/y/a1.yml"));
  CHECK_FALSE(GlobFits("rules/**/a?.yml", "rules/x/y/a.yml"));
  CHECK(GlobFits("tests/**", "tests/a.yml"));
}

TEST_CASE("the empty pattern fits nothing", "[unit]") {
  CHECK_FALSE(GlobFits("", "a.yml"));
  CHECK_FALSE(GlobFits("/", "a.yml"));
}

TEST_CASE("a pattern of many stars ends soon", "[unit]") {
  std::string pattern;
  std::string stars = "x/";
  for (int i = 0; i < 2000; ++i) pattern += "*a";
  for (int i = 0; i < 500; ++i) stars += "**/";
  CHECK_FALSE(GlobFits(pattern + "b", std::string(4000, 'a')));
  CHECK_FALSE(GlobFits(stars + "b", "x/" + std::string(2000, '/') + "a/a/a/a/c"));
}

TEST_CASE("a path is seen from a folder", "[unit]") {
  CHECK(SeenFrom("rules", "rules/windows/a.yml") == "windows/a.yml");
  CHECK(SeenFrom("./rules/", "./rules//windows/../a.yml") == "a.yml");
  CHECK(SeenFrom("rules", "more/a.yml") == "../more/a.yml");
}

}  // namespace
}  // namespace sigmata::cli
