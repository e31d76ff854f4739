#include "cli/explain/json_place.h"

#include "tests/support/catch.h"

namespace sigmata::cli {
namespace {

std::string PathOf(std::string_view json, std::string_view value) {
  const std::size_t offset = json.find(value);
  return PathsOf(json, std::vector<std::size_t>{offset}).at(0);
}

TEST_CASE("a value's path is the keys that lead to it") {
  constexpr std::string_view kJson =
      R"({"a":{"b":"one","c":[2,{"d":"three"},"four"]},"e.f":"five","":{"g":"six"},"h":true})";
  CHECK(PathOf(kJson, "one") == "a.b");
  CHECK(PathOf(kJson, "2") == "a.c[0]");
  CHECK(PathOf(kJson, "three") == "a.c[1].d");
  CHECK(PathOf(kJson, "four") == "a.c[2]");
  CHECK(PathOf(kJson, "five") == "\"e.f\"");
  CHECK(PathOf(kJson, "six") == "\"\".g");
  CHECK(PathOf(kJson, "true") == "h");
}

TEST_CASE("escapes and brackets within strings do not lead astray") {
  constexpr std::string_view kJson = R"({"a\"}":"{[\\","b":"x]\"","\u0063":"here"})";
  CHECK(PathOf(kJson, "here") == "c");
  CHECK(PathOf(kJson, "x]") == "b");
}

TEST_CASE("an empty text has a path") {
  CHECK(PathsOf(R"({"a":""})", std::vector<std::size_t>{6}).at(0) == "a");
}

TEST_CASE("several offsets are answered in one go") {
  constexpr std::string_view kJson = R"({"a":1,"b":"xy","c":[3]})";
  const std::vector<std::size_t> offsets = {5, 12, 13, 21};
  CHECK(PathsOf(kJson, offsets) == std::vector<std::string>{"a", "b", "b", "c[0]"});
}

TEST_CASE("what is no value has no path, what is no JSON does no harm") {
  CHECK(PathsOf(R"({"a":1})", std::vector<std::size_t>{2}).at(0).empty());
  CHECK(PathsOf("]}{\"\\", std::vector<std::size_t>{100}).at(0).empty());
  CHECK(PathsOf("", std::vector<std::size_t>{0}).at(0).empty());
}

}  // namespace
}  // namespace sigmata::cli
