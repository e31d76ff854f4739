#include "runtime/program/path_syntax.h"

#include <string>

#include "tests/support/catch.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

Strings KeysOf(std::string_view path) {
  Strings keys;
  for (const PathKey& key : SplitPath(path)) {
    keys.push_back((key.quoted ? "quoted " : "") + std::string(key.text));
  }
  return keys;
}

TEST_CASE("a path is divided at its dots, but for those in quotation marks", "[unit]") {
  CHECK(KeysOf("a") == Strings{"a"});
  CHECK(KeysOf("a.b.#text") == Strings{"a", "b", "#text"});
  CHECK(KeysOf("\"a.b\".c") == Strings{"quoted a.b", "c"});
  CHECK(KeysOf("c.\"a.b\"") == Strings{"c", "quoted a.b"});
  CHECK(KeysOf("a.\"\"") == Strings{"a", "quoted "});
  CHECK(KeysOf("\"\"") == Strings{"quoted "});
}

TEST_CASE("what is no path divides into something all the same", "[unit]") {
  CHECK(KeysOf("") == Strings{""});
  CHECK(KeysOf("a.") == Strings{"a", ""});
  CHECK(KeysOf("\"a.b") == Strings{"\"a", "b"});
  CHECK(KeysOf("\"a\"b.c") == Strings{"\"a\"b", "c"});
}

TEST_CASE("a path is plain or quoted keys, and its star is clear", "[unit]") {
  for (const char* const path : {"a", "a.b", "*", "a.*.{K}", "\"a.b\"", "a.\"\"", "a_*_{K}", "*_a",
                                 "a_*", "{K}_a", "\"a.*.{K}\""}) {
    INFO(path);
    CHECK(IsPath(path));
  }
  for (const char* const path :
       {"", "a.", ".a", "a..b", "\"a", "a\"", "\"a\"b", "a*b", "*{K}", "{K}_*", "*_*"}) {
    INFO(path);
    CHECK_FALSE(IsPath(path));
  }
}

TEST_CASE("captures are filled in, a small letter makes the first letter small", "[unit]") {
  const PathCaptures captures{{'K', "Name"}, {'A', "Ok"}};
  CHECK(FillKey("{K}", captures) == "Name");
  CHECK(FillKey("x_{K}_{A}_y", captures) == "x_Name_Ok_y");
  CHECK(FillKey("{k}", captures) == "name");
  CHECK(FillKey("{k}", {{'K', "IP_Name"}}) == "iP_Name");
  CHECK(FillKey("{k}", {{'K', "äb"}}) == "äb");
  CHECK(FillKey("{N}", captures) == "{N}");
  CHECK(FillKey("{", captures) == "{");
  CHECK(FillKey("{K", captures) == "{K");
  CHECK(FillKey("{1}", captures) == "{1}");
}

TEST_CASE("a form is read in every way it can be", "[unit]") {
  CHECK(ReadByForm("Data", "Data").size() == 1);
  CHECK(ReadByForm("Data", "data").empty());
  CHECK(ReadByForm("{K}", "a.b") == std::vector<PathCaptures>{{{'K', "a.b"}}});
  CHECK(ReadByForm("{K}_{A}", "a_b_c") ==
        std::vector<PathCaptures>{{{'K', "a"}, {'A', "b_c"}}, {{'K', "a_b"}, {'A', "c"}}});
  CHECK(ReadByForm("{K}_{A}", "ab").empty());
}

}  // namespace
}  // namespace sigmata
