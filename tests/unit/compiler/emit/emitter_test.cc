#include "compiler/emit/emitter.h"

#include <set>

#include "runtime/program/program_image.h"
#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

constexpr std::string_view kTangled =
    "    a: {x: [a, b], y|contains: c}\n"
    "    b: {x|re: d, z: null}\n"
    "    c: {w|cidr: 10.0.0.0/8}\n"
    "    k: [word, 'w*rd']\n"
    "    condition: not ((a and not (b or not c)) or (k and not (a and (b or c))))\n";

TEST_CASE("jumps go forward and every entry ends in a terminal", "[unit]") {
  const Program program = ProgramWith(kTangled);
  const ProgramImage& image = program.image();
  REQUIRE(image.entries.size() == 1);
  const Range code = image.entries[0].code;
  std::set<std::size_t> reached = {0};
  for (std::uint32_t i = 0; i < code.count; ++i) {
    const Instruction& instruction = image.code[code.first + i];
    INFO("instruction " << i);
    CHECK(reached.contains(i));  // no code that nothing leads to
    if (IsTerminal(instruction.op)) continue;
    CHECK(instruction.on_true >= 1);
    CHECK(instruction.on_false >= 1);
    CHECK(i + instruction.on_true < code.count);
    CHECK(i + instruction.on_false < code.count);
    reached.insert(i + instruction.on_true);
    reached.insert(i + instruction.on_false);
  }
  CHECK(image.code[code.first + code.count - 1].op == Opcode::kFail);
  CHECK(image.code[code.first + code.count - 2].op == Opcode::kMatch);
}

TEST_CASE("equal questions of all rules have one number, different ones another", "[unit]") {
  const std::string rule = RuleWith("    s: {x: a, y: [b, c], z|re: d}\n    condition: s\n");
  const std::string cased = RuleWith("    s: {x|cased: a}\n    condition: s\n");
  const std::string folded = RuleWith("    s: {x: A}\n    condition: s\n");
  const Program program = ProgramOf(rule + "---\n" + rule + "---\n" + cased + "---\n" + folded);
  const ProgramImage& image = program.image();
  CHECK(image.memo_count == 4);
  CHECK(image.sets.size() == 1);
  CHECK(image.regexes.size() == 1);
  std::set<std::uint32_t> memos;
  for (const Instruction& instruction : image.code) {
    if (!IsTerminal(instruction.op)) memos.insert(instruction.memo);
  }
  CHECK(memos.size() == 4);
}

TEST_CASE("literals are stored folded unless letters compare exactly", "[unit]") {
  const Program program = ProgramWith("    s: {x: AbC, y|cased: AbC}\n    condition: s\n");
  std::set<std::string_view> literals;
  for (std::uint32_t i = 0; i < program.image().literals.size(); ++i) {
    literals.insert(program.image().Literal(i));
  }
  CHECK(literals == std::set<std::string_view>{"AbC", "abc"});
}

TEST_CASE("a rule that is always or never true is two instructions at most", "[unit]") {
  const Program program = ProgramWith("    s: {x: a}\n    condition: s or not s\n");
  CHECK(Fires(program, R"({"x":"a"})"));
  CHECK(Fires(program, R"({"x":"b"})"));
}

TEST_CASE("only names that rules use are kept of the event layouts", "[unit]") {
  const Program none = ProgramWith("    s: {NoSuchField: a}\n    condition: s\n");
  CHECK(none.image().parameter_names.empty());
  CHECK(none.image().layouts.size() == ShippedFieldMaps().events.size());
  const Program one = ProgramWith("    s: {IsatapRouter: a}\n    condition: s\n");
  CHECK(one.image().parameter_names.size() >= 1);
}

TEST_CASE("a rule that does not fit the instructions is refused, others are kept", "[unit]") {
  std::string values;
  for (int i = 0; i < 66'000; ++i) values += "'v" + std::to_string(i) + "',";
  const std::string big =
      RuleWith("    s: {x|contains|all: [" + values + "]}\n    condition: s\n", "big");
  const std::string small = RuleWith("    s: {x: 1}\n    condition: s\n", "small");
  const CompileReport report = CompileText(big + "---\n" + small);
  CHECK(CodesOf(report.diagnostics) == std::vector<std::string>{"SM911"});
  CHECK(report.compiled == 1);
  CHECK(report.refused == 1);
  REQUIRE(report.program);
  CHECK(TitlesFor(*report.program, R"({"x":1})") == std::vector<std::string>{"small"});
}

}  // namespace
}  // namespace sigmata
