#include "runtime/program/disassembler.h"

#include <regex>
#include <sstream>

#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

TEST_CASE("each instruction is shown with the file, line and column it comes from", "[unit]") {
  const Program program = ProgramWith(
      "    a: {x: one, y|contains: [two, three]}\n"
      "    b: {z|re: 'f.ur', address|cidr: '10.0.0.0/8', n: 5, w: null}\n"
      "    condition: a and not b\n");
  std::istringstream lines(program.Disassemble());
  const std::regex instruction(R"( +\d+  \S+.* ; rules\.yml:\d+:\d+)");
  std::size_t count = 0;
  bool in_entry = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("entry #")) {
      in_entry = true;
    } else if (in_entry && !line.empty()) {
      INFO(line);
      CHECK(std::regex_match(line, instruction));
      ++count;
    }
  }
  CHECK(count == 8);  // six questions, match and fail
}

TEST_CASE("the place of an instruction is that of its value in the rule", "[unit]") {
  const Program program = ProgramWith("    a:\n        x: one\n    condition: a\n");
  const std::string text = program.Disassemble();
  INFO(text);
  CHECK(text.find("; rules.yml:6:12\n") != std::string::npos);
}

TEST_CASE("operands are shown as a rule writes them", "[unit]") {
  const Program program = ProgramWith(
      "    a: {x: 'C:\\d*r\\e?e', y|cased: Yes, z|re: 'f.ur', address|cidr: 'fe80::/10', n: 5,\n"
      "        list: [a, b, c, d, e, f]}\n"
      "    words: [keyword]\n"
      "    condition: a or words\n");
  const std::string text = program.Disassemble();
  INFO(text);
  for (const char* const part :
       {"glob", "'c:\\d*r\\e?e'", "'Yes'  cased", "/f.ur/", "fe80::/10", "number", "'5'",
        "(every value)  'keyword'", "{'a', 'b', 'c', 'd', ... 6 in all}", "match", "fail"}) {
    INFO(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("classes are shown with what their entries need", "[unit]") {
  const Program program = ProgramWith(
      "    a: {Channel: System, EventID: 7, x: null, y|exists: true}\n    condition: a\n");
  const std::string text = program.Disassemble();
  INFO(text);
  CHECK(text.find("class channel and event ID 'system' 7\n  if y: #0\n") != std::string::npos);
}

TEST_CASE("control characters of a literal do not break the listing", "[unit]") {
  const Program program = ProgramWith("    a: {x: \"one\\ttwo\\x7f\"}\n    condition: a\n");
  CHECK(program.Disassemble().find("'one\\x09two\\x7f'") != std::string::npos);
}

}  // namespace
}  // namespace sigmata
