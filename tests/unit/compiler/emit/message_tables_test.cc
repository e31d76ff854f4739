#include "compiler/emit/message_tables.h"

#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

// `literal<1>literal<2>literal`
std::string Split(std::string_view message) {
  std::string out;
  for (const TemplatePiece& piece : SplitTemplate(message)) {
    out += piece.literal;
    if (piece.parameter > 0) out += "<" + std::to_string(piece.parameter) + ">";
  }
  return out;
}

TEST_CASE("a template is literal parts and parameters", "[unit]") {
  CHECK(Split("a %1 b %2.") == " a <1> b <2>. ");
  CHECK(Split("%1") == " <1> ");
  CHECK(Split("%2%1") == " <2><1> ");
  CHECK(Split("%12 %1") == " <12> <1> ");
  CHECK(Split("%1!s!x%2!08X!") == " <1>x<2> ");
  CHECK(Split("no parameter").empty());
  CHECK(Split("").empty());
}

TEST_CASE("white space of a template is one blank", "[unit]") {
  CHECK(Split("a:\t%1\r\n\r\n\tb:\t\t%2\n") == " a: <1> b: <2> ");
  CHECK(Split(" a %1") == " a <1> ");
}

TEST_CASE("Windows' escapes mean what they mean in a message", "[unit]") {
  CHECK(Split("a%nb%t%1%%%.%!%b") == " a b <1>%.! ");
  CHECK(Split("100%").empty());
  CHECK(Split("%1 100%") == " <1> 100% ");
  CHECK(Split("%0%1") == " <1> ");
}

TEST_CASE("templates are kept where rules ask for their parameters", "[unit]") {
  const auto messages = [](const char* field) {
    const std::string detection = "    s: {" + std::string(field) + ": x}\n    condition: s\n";
    return ProgramWith(detection).image().messages.size();
  };
  CHECK(messages("CommandLine") == 0);
  CHECK(messages("IsatapRouter") == 1);
  CHECK(messages("KeyModName") > 1);
  CHECK(messages("param1") > 30);
}

}  // namespace
}  // namespace sigmata
