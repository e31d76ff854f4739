#include "compiler/parse/sigma_string.h"

#include "runtime/program/wildcards.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

// A wildcard is shown as <*> or <?>, so that literal ones are told apart.
std::string Shown(std::string_view text) {
  std::string out;
  for (const char c : ReadSigmaString(text)) {
    if (IsWildcard(c)) {
      out += c == kAnyRun ? "<*>" : "<?>";
    } else {
      out += c;
    }
  }
  return out;
}

TEST_CASE("the table of escapes", "[unit]") {
  struct Row {
    const char* text;
    const char* value;
  };
  const Row rows[] = {
      {R"()", R"()"},
      {R"(abc)", R"(abc)"},
      {R"(\a)", R"(\a)"},
      {R"(\\a)", R"(\a)"},
      {R"(\\\a)", R"(\\a)"},
      {R"(\\\\a)", R"(\\a)"},
      {R"(\\\\\a)", R"(\\\a)"},
      {R"(\*)", R"(*)"},
      {R"(\?)", R"(?)"},
      {R"(*)", R"(<*>)"},
      {R"(?)", R"(<?>)"},
      {R"(\\*)", R"(\<*>)"},
      {R"(\\?)", R"(\<?>)"},
      {R"(\\\*)", R"(\*)"},
      {R"(\\\\*)", R"(\\<*>)"},
      {R"(x\)", R"(x\)"},
      {R"(\)", R"(\)"},
      {R"(\\)", R"(\)"},
      {R"(\\\\\*\IPC$)", R"(\\*\IPC$)"},
      {R"(C:\Windows\*.exe)", R"(C:\Windows*.exe)"},
      {R"(C:\Windows\\*.exe)", R"(C:\Windows\<*>.exe)"},
      {R"(a**b)", R"(a<*><*>b)"},
      {R"(%name%)", R"(%name%)"},
      {R"(ä*ö)", R"(ä<*>ö)"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(Shown(row.text) == row.value);
  }
}

TEST_CASE("N backslashes before a plain character are half as many, rounded up", "[unit]") {
  for (std::size_t n = 0; n < 12; ++n) {
    CHECK(ReadSigmaString(std::string(n, '\\') + "a") == std::string((n + 1) / 2, '\\') + "a");
  }
}

}  // namespace
}  // namespace sigmata
