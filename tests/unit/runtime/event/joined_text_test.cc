#include "runtime/event/joined_text.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

Strings PartsOf(std::string_view raw) {
  Strings parts;
  for (std::size_t count = CountJoined({raw, ValueKind::kString, true}); count > 0; --count) {
    parts.emplace_back(TakeJoined(raw));
  }
  CHECK(raw.empty());
  return parts;
}

TEST_CASE("texts are divided at a comma and a space, plain or as escapes", "[unit]") {
  CHECK(PartsOf("a, b, c") == Strings{"a", "b", "c"});
  CHECK(PartsOf(R"(a\u002c b,\u0020c\u002C\u0020d)") == Strings{"a", "b", "c", "d"});
  CHECK(PartsOf("a,b") == Strings{"a,b"});
  CHECK(PartsOf("") == Strings{""});
  CHECK(PartsOf(", ") == Strings{"", ""});
  CHECK(PartsOf("a, , b") == Strings{"a", "", "b"});
}

TEST_CASE("a backslash before a separator is a sign of its own", "[unit]") {
  CHECK(PartsOf(R"(a\\u002c b)") == Strings{R"(a\\u002c b)"});
  CHECK(PartsOf(R"(a\\, b)") == Strings{R"(a\\)", "b"});
}

TEST_CASE("what is no string is one parameter", "[unit]") {
  CHECK(CountJoined({"1", ValueKind::kNumber, false}) == 1);
  CHECK(CountJoined({"null", ValueKind::kNull, false}) == 1);
}

}  // namespace
}  // namespace sigmata
