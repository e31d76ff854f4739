// One question of a rule against one value of an event: a table of both.
#include "runtime/match/interpreter.h"

#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

struct Row {
  const char* item;  // `key: value` of a rule
  const char* json;  // members of the event
  bool fires;
};

void CheckRows(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO(row.item << "   on   " << row.json);
    const Program program =
        ProgramWith("    s:\n        " + std::string(row.item) + "\n    condition: s\n");
    CHECK(Fires(program, "{" + std::string(row.json) + "}") == row.fires);
  }
}

TEST_CASE("text equals text without regard to case", "[unit]") {
  CheckRows({
      {"x: 'Abc'", R"("x":"aBC")", true},
      {"x: 'abc'", R"("x":"abcd")", false},
      {"x: 'ПРИВЕТ'", R"("x":"привет")", true},
      {"x: 'k'", R"("x":"\u212A")", false},
      {"x: ''", R"("x":"")", true},
      {"x: ''", R"("x":null)", false},
      {"x: ''", R"("y":1)", false},
      {"x|cased: 'Abc'", R"("x":"abc")", false},
      {"x|cased: 'Abc'", R"("x":"\u0041bc")", true},
      {"x|cased: ['Abc', 'D']", R"("x":"d")", false},
      {"x|cased: ['Abc', 'D']", R"("x":"D")", true},
  });
}

TEST_CASE("anchors", "[unit]") {
  CheckRows({
      {"x|startswith: 'AB'", R"("x":"abc")", true},
      {"x|startswith: 'bc'", R"("x":"abc")", false},
      {"x|endswith: 'BC'", R"("x":"abc")", true},
      {"x|endswith: 'ab'", R"("x":"abc")", false},
      {"x|contains: 'b'", R"("x":"abc")", true},
      {"x|contains: ''", R"("x":"")", true},
      {"x|contains: ''", R"("x":null)", false},
      {"x|contains|cased: 'B'", R"("x":"abc")", false},
      {"x|contains|all: [a, b]", R"("x":"xbax")", true},
      {"x|contains|all: [a, b]", R"("x":"xax")", false},
      {"x|contains: [q, b]", R"("x":"abc")", true},
      {"x|startswith: [q, b]", R"("x":"abc")", false},
      {"x|endswith: [q, c]", R"("x":"abC")", true},
  });
}

TEST_CASE("wildcards", "[unit]") {
  CheckRows({
      {"x: 'a*d'", R"("x":"abcD")", true},
      {"x: 'a?d'", R"("x":"aäd")", true},
      {"x: 'a?d'", R"("x":"ad")", false},
      {"x: 'a\\*d'", R"("x":"abd")", false},
      {"x: 'a\\*d'", R"("x":"a*d")", true},
      {"x: '*'", R"("x":"")", true},
      {"x: '*'", R"("x":7)", true},
      {"x: '*'", R"("x":null)", false},
      {"x: '*'", R"("x":{})", false},
      {"x: '*'", R"("x":[])", false},
      {"x: 'a*'", R"("x":"a\nb")", true},
      {"x|contains: 'b?d'", R"("x":"abcde")", true},
  });
}

TEST_CASE("numbers and texts of numbers", "[unit]") {
  CheckRows({
      {"x: 5", R"("x":5)", true},
      {"x: 5", R"("x":"5")", true},
      {"x: 5", R"("x":5.0)", true},
      {"x: 5", R"("x":"5.0")", true},
      {"x: 5", R"("x":0.5e1)", true},
      {"x: 5", R"("x":"0.5e1")", false},
      {"x: 5", R"("x":"0x5")", false},
      {"x: 5", R"("x":" 5")", false},
      {"x: 1", R"("x":true)", false},
      {"x: -5.50", R"("x":-5.5)", true},
      {"x: 9007199254740993", R"("x":9007199254740992)", false},
      {"x: '5'", R"("x":5)", true},
      {"x: '5'", R"("x":5.0)", false},
      {"x|contains: '5'", R"("x":155)", true},
      {"x: [4, 5]", R"("x":5)", true},
      {"x: 007", R"("x":"007")", true},
      {"x: 007", R"("x":7)", false},
  });
}

TEST_CASE("booleans equal by their text", "[unit]") {
  CheckRows({
      {"x: true", R"("x":true)", true},
      {"x: true", R"("x":"True")", true},
      {"x: True", R"("x":true)", true},
      {"x: 'TRUE'", R"("x":true)", true},
      {"x: true", R"("x":false)", false},
      {"x: true", R"("x":1)", false},
      {"x: false", R"("y":1)", false},
  });
}

TEST_CASE("null is missing, null or an empty array", "[unit]") {
  CheckRows({
      {"x: null", R"("y":1)", true},
      {"x: null", R"("x":null)", true},
      {"x: null", R"("x":[])", true},
      {"x: null", R"("x":[1,null])", true},
      {"x: null", R"("x":"")", false},
      {"x: null", R"("x":"null")", false},
      {"x: null", R"("x":{})", false},
      {"x: null", R"("x":[{}])", false},
      {"x: []", R"("y":1)", true},
      {"x: ~", R"("x":null)", true},
      {"x:", R"("x":null)", true},
      {"x: [null, a]", R"("x":"a")", true},
      {"x: [null, a]", R"("x":"b")", false},
  });
}

TEST_CASE("exists asks for presence alone", "[unit]") {
  CheckRows({
      {"x|exists: true", R"("x":null)", true},
      {"x|exists: true", R"("x":[])", true},
      {"x|exists: true", R"("x":{"y":1})", true},
      {"x|exists: true", R"("y":1)", false},
      {"x|exists: false", R"("y":1)", true},
      {"x|exists: false", R"("x":null)", false},
  });
}

TEST_CASE("regular expressions see the text as it is", "[unit]") {
  CheckRows({
      {"x|re: 'b+'", R"("x":"abb")", true},
      {"x|re: 'B'", R"("x":"abb")", false},
      {"x|re|i: 'B'", R"("x":"abb")", true},
      {"x|re: 'a.b'", R"("x":"a\nb")", false},
      {"x|re|s: 'a.b'", R"("x":"a\nb")", true},
      {"x|re|m: '^b$'", R"("x":"a\nb")", true},
      {"x|re|i|s: 'A.B'", R"("x":"a\nb")", true},
      {"x|re: '^5$'", R"("x":5)", true},
      {"x|re: 'true'", R"("x":true)", true},
      {"x|re: '.*'", R"("x":null)", false},
      {"x|re: '\\\\'", R"("x":"a\\b")", true},
      {"x|re: ['q', 'b']", R"("x":"abb")", true},
      {"x|re|all: ['a', 'b']", R"("x":"abb")", true},
      {"x|re|all: ['a', 'q']", R"("x":"abb")", false},
  });
}

TEST_CASE("networks", "[unit]") {
  CheckRows({
      {"x|cidr: '10.0.0.0/8'", R"("x":"10.1.2.3")", true},
      {"x|cidr: '10.0.0.0/8'", R"("x":"::ffff:10.1.2.3")", true},
      {"x|cidr: '10.0.0.0/8'", R"("x":10)", false},
      {"x|cidr: ['10.0.0.0/8', 'fe80::/10']", R"("x":"FE80::1%3")", true},
  });
}

TEST_CASE("a field with several values fits if any does", "[unit]") {
  CheckRows({
      {"x: b", R"("x":["a","b"])", true},
      {"x: b", R"("x":["a",{"x":"b"}])", false},
      {"x|all: [a, b]", R"("x":["b","a"])", true},
      {"x|all: [a, b]", R"("x":["a"])", false},
      {"x|contains|all: [a, b]", R"("x":["xa","xb"])", true},
  });
}

TEST_CASE("keywords are parts of any value, keys are not searched", "[unit]") {
  const auto fires = [](std::string_view words, std::string_view json) {
    return Fires(ProgramWith("    k:" + std::string(words) + "\n    condition: k\n"), json);
  };
  CHECK(fires(" needle", R"({"x":"a NEEDLE b"})"));
  CHECK(fires(" [q, needle]", R"({"x":{"y":[1,"needles"]}})"));
  CHECK_FALSE(fires(" needle", R"({"needle":"x"})"));
  CHECK(fires(" 'a*c'", R"({"x":"xabcx"})"));
  CHECK(fires(" 4100", R"({"x":4100})"));
  CHECK_FALSE(fires(" 410", R"({"x":4100})"));
  CHECK(fires("\n        '|all': [one, two]", R"({"x":"one","y":"two"})"));
  CHECK_FALSE(fires("\n        '|all': [one, two]", R"({"x":"one"})"));
  CHECK(fires("\n        '|re': '^o.e$'", R"({"x":"one"})"));
}

TEST_CASE("a missing field makes a question false, so its negation true", "[unit]") {
  const Program program = ProgramWith("    a: {x: 1}\n    b: {y: 2}\n    condition: a and not b\n");
  CHECK(Fires(program, R"({"x":1})"));
  CHECK(Fires(program, R"({"x":1,"y":3})"));
  CHECK_FALSE(Fires(program, R"({"x":1,"y":2})"));
  CHECK_FALSE(Fires(program, R"({"y":3})"));
}

}  // namespace
}  // namespace sigmata
