#include "compiler/parse/condition_parser.h"

#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

struct Parsed {
  explicit Parsed(std::string text) {
    node.kind = YamlNode::Kind::kScalar;
    node.span = {0, 0, static_cast<std::uint32_t>(text.size())};
    node.text = std::move(text);
    condition = ParseCondition(node, node.text, diagnostics);
  }
  YamlNode node;
  std::vector<Diagnostic> diagnostics;
  std::optional<Condition> condition;
};

// Fully bracketed, in the order of evaluation.
std::string Shown(const Condition& c) {
  switch (c.kind) {
    case Condition::Kind::kIdentifier:
      return c.name;
    case Condition::Kind::kOneOf:
      return "1:" + c.name;
    case Condition::Kind::kAllOf:
      return "all:" + c.name;
    case Condition::Kind::kNot:
      return "!" + Shown(c.children[0]);
    default:
      break;
  }
  std::string out = "(";
  for (const Condition& child : c.children) {
    if (out.size() > 1) out += c.kind == Condition::Kind::kAnd ? " & " : " | ";
    out += Shown(child);
  }
  return out + ")";
}

std::string Tree(const std::string& text) {
  const Parsed parsed(text);
  return parsed.condition ? Shown(*parsed.condition) : "error";
}

TEST_CASE("the grammar of conditions cannot loop", "[unit]") {
  CHECK(CountConditionGrammarFaults() == 0);
}

TEST_CASE("conditions are read by precedence", "[unit]") {
  CHECK(Tree("a") == "a");
  CHECK(Tree("a and b") == "(a & b)");
  CHECK(Tree("a or b and c") == "(a | (b & c))");
  CHECK(Tree("a and b or c and d") == "((a & b) | (c & d))");
  CHECK(Tree("(a or b) and c") == "((a | b) & c)");
  CHECK(Tree("not a and b") == "(!a & b)");
  CHECK(Tree("not (a and b)") == "!(a & b)");
  CHECK(Tree("not not a") == "a");
  CHECK(Tree("a and not b or not c") == "((a & !b) | !c)");
  CHECK(Tree("not 1 of x*") == "!1:x*");
  CHECK(Tree("1 of a* and all of b*") == "(1:a* & all:b*)");
  CHECK(Tree("a or b or c") == "(a | b | c)");
}

TEST_CASE("quantifiers", "[unit]") {
  CHECK(Tree("1 of them") == "1:them");
  CHECK(Tree("any of them") == "1:them");
  CHECK(Tree("all of them") == "all:them");
  CHECK(Tree("1 of sel_*_x") == "1:sel_*_x");
  CHECK(Tree("all of _hidden*") == "all:_hidden*");
  CHECK(Tree("1 of *") == "1:*");
}

TEST_CASE("white space is any, brackets need none", "[unit]") {
  CHECK(Tree("  a \n and\t b  ") == "(a & b)");
  CHECK(Tree("(a)and(b)") == "(a & b)");
  CHECK(Tree("not(a)or b") == "(!a | b)");
  CHECK(Tree("((a))") == "a");
  CHECK(Tree("1   of\nx*") == "1:x*");
}

TEST_CASE("words that begin like an operator are names", "[unit]") {
  for (const char* const name :
       {"android", "order", "notfoo", "nota", "not1", "not-x", "all", "any", "1", "of", "them",
        "one", "all_of", "a-b", "4688", "AND1"}) {
    INFO(name);
    CHECK(Tree(name) == name);
    CHECK(Tree("x and " + std::string(name)) == "(x & " + std::string(name) + ")");
  }
}

struct Fault {
  const char* text;
  const char* code;
  std::size_t at;
  const char* message;
};

TEST_CASE("each fault is told at its byte", "[unit]") {
  const char* const operand = "expected a search identifier, `1 of`, `all of`, `not` or `(`";
  const char* const more = "expected `and`, `or` or the end of the condition";
  const char* const pattern = "expected `them` or a pattern such as `selection_*` after `of`";
  const char* const count = "expected `1`, `any` or `all` before `of`";
  const Fault faults[] = {
      {"", "SM501", 0, operand},
      {"  ", "SM501", 2, operand},
      {"and", "SM501", 0, operand},
      {"a and", "SM501", 5, operand},
      {"a and or b", "SM501", 6, operand},
      {"a or ", "SM501", 5, operand},
      {"a or or b", "SM501", 5, operand},
      {"not", "SM501", 3, operand},
      {"not and", "SM501", 4, operand},
      {"()", "SM501", 1, operand},
      {"a and ()", "SM501", 7, operand},
      {"a b", "SM501", 2, more},
      {"a)", "SM501", 1, more},
      {"a & b", "SM501", 2, more},
      {"a and (b or c", "SM501", 13, "expected `)`"},
      {"(a b)", "SM501", 3, "expected `)`"},
      {"1 of", "SM501", 4, pattern},
      {"1 of (x)", "SM501", 5, pattern},
      {"all of !", "SM501", 7, pattern},
      {"2 of x*", "SM501", 0, count},
      {"a and 10 of x*", "SM501", 6, count},
      {"1 of x-*", "SM501", 6, more},
      {"a*", "SM501", 1, more},
      {"a.b", "SM501", 1, more},
      {"\xC3\xA4", "SM501", 0, operand},
      {"a AND b", "SM506", 2, "operators of a condition are written in lower case"},
      {"NOT a", "SM506", 0, "operators of a condition are written in lower case"},
      {"1 OF x*", "SM506", 2, "operators of a condition are written in lower case"},
      {"ALL of them", "SM506", 0, "operators of a condition are written in lower case"},
      {"a or Any of x*", "SM506", 5, "operators of a condition are written in lower case"},
      {"a And b", "SM506", 2, "operators of a condition are written in lower case"},
      {"a ALL b", "SM501", 2, more},
      {"ALL and", "SM501", 7, operand},
      {"a | count() > 5", "SM501", 2, more},
  };
  for (const Fault& fault : faults) {
    INFO("'" << fault.text << "'");
    const Parsed parsed(fault.text);
    CHECK_FALSE(parsed.condition);
    REQUIRE(parsed.diagnostics.size() == 1);
    const Diagnostic& d = parsed.diagnostics[0];
    CHECK(CodeName(d.code) == fault.code);
    CHECK(d.span.begin == fault.at);
    CHECK(d.message == fault.message);
  }
}

TEST_CASE("each part knows where it stands", "[unit]") {
  const Parsed parsed("a and not (bb or 1 of c*)");
  REQUIRE(parsed.condition);
  const auto text = [&](const Condition& c) {
    return parsed.node.text.substr(c.span.begin, c.span.end - c.span.begin);
  };
  const Condition& root = *parsed.condition;
  CHECK(text(root.children[0]) == "a");
  const Condition& negation = root.children[1];
  CHECK(text(negation).starts_with("not (bb"));
  const Condition& either = negation.children[0];
  CHECK(text(either.children[0]) == "bb");
  CHECK(text(either.children[1]) == "1 of c*");
}

TEST_CASE("brackets and bytes end at their limits", "[unit]") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "a" + std::string(depth, ')');
  };
  CHECK(Tree(nested(kMaxConditionDepth)) == "a");
  const Parsed deeper(nested(kMaxConditionDepth + 1));
  CHECK(CodesOf(deeper.diagnostics) == Strings{"SM106"});
  CHECK(CodesOf(Parsed(std::string(1'000'000, '(')).diagnostics) == Strings{"SM106"});
  CHECK(Tree("a" + std::string(kMaxConditionBytes - 1, ' ')) == "a");
  CHECK(CodesOf(Parsed("a" + std::string(kMaxConditionBytes, ' ')).diagnostics) ==
        Strings{"SM106"});
}

TEST_CASE("a long row of alternatives is one list", "[unit]") {
  std::string text = "a";
  for (int i = 0; i < 2'000; ++i) text += " or a";
  const Parsed parsed(text);
  REQUIRE(parsed.condition);
  CHECK(parsed.condition->children.size() == 2'001);
}

}  // namespace
}  // namespace sigmata
