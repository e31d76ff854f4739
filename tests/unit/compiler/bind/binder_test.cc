#include "compiler/bind/binder.h"

#include "compiler/bind/modifier_binder.h"
#include "compiler/front_end.h"
#include "compiler/parse/modifier.h"
#include "tests/support/bound_text.h"
#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

// The rule's formula, or the first code that it is refused with.
std::string Bound(std::string_view detection) {
  const BoundText bound = BindText(detection);
  if (bound.rule) return Formula(bound.rule->expr);
  return bound.codes.empty() ? "lost" : bound.codes[0];
}

std::string Item(std::string_view item) {
  return Bound("    s:\n        " + std::string(item) + "\n    condition: s\n");
}

TEST_CASE("items: values are alternatives, with all they are conditions", "[unit]") {
  CHECK(Item("x: [a, b]") == "(x = 'a' | x = 'b')");
  CHECK(Item("x|all: [a, b]") == "(x = 'a' & x = 'b')");
  CHECK(Item("x|contains|all: [a, b]") == "(x contains 'a' & x contains 'b')");
  CHECK(Item("x: a") == "x = 'a'");
  CHECK(Item("x|all: a") == "x = 'a'");
  CHECK(Item("x: [1, 1.5, true, null, '1']") ==
        "(x = 1 | x = 1.5 | x = 'true' | x is null or missing | x = '1')");
}

TEST_CASE("modifiers say how a value is compared", "[unit]") {
  CHECK(Item("x|startswith: a") == "x starts with 'a'");
  CHECK(Item("x|endswith|cased: a") == "x ends with 'a' (cased)");
  CHECK(Item("x|cased|endswith: a") == "x ends with 'a' (cased)");
  CHECK(Item("x|re: a+") == "x has /a+/");
  CHECK(Item("x|re|i|m|s: a+") == "x has /(?ims)a+/");
  CHECK(Item("x|re|ignorecase|multiline|dotall: a") == "x has /(?ims)a/");
  CHECK(Item("x|re: '\\*'") == "x has /\\*/");
  CHECK(Item("x|cidr: 10.0.0.0/8") == "x in 10.0.0.0/8");
  CHECK(Item("x|exists: true") == "x is present");
  CHECK(Item("x|exists: false") == "!x is present");
  CHECK(Item("x|exists: TRUE") == "x is present");
}

TEST_CASE("modifiers that make no sense are refused", "[unit]") {
  struct Row {
    const char* item;
    const char* code;
  };
  const Row rows[] = {
      {"x|contains|contains: a", "SM402"},
      {"x|contains|startswith: a", "SM402"},
      {"x|cased|cased: a", "SM402"},
      {"x|re|cased: a", "SM402"},
      {"x|cidr|contains: 10.0.0.0/8", "SM402"},
      {"x|re|cidr: a", "SM402"},
      {"x|exists|exists: true", "SM402"},
      {"'|exists': true", "SM402"},
      {"x|contains|re: a", "SM403"},
      {"x|i: a", "SM403"},
      {"x|i|re: a", "SM403"},
      {"x|contains|s: a", "SM403"},
      {"x|contains: 5", "SM404"},
      {"x|contains: null", "SM404"},
      {"x|endswith: true", "SM404"},
      {"x|cased: 5", "SM404"},
      {"x|contains: [a, 5]", "SM404"},
      {"x|re: 5", "SM404"},
      {"x|re: null", "SM404"},
      {"x|cidr: 10", "SM404"},
      {"x|cidr: '10.0.0.*'", "SM404"},
      {"x|cidr: host", "SM404"},
      {"x|exists: 'true'", "SM404"},
      {"x|contains|cidr: a", "SM402"},
      {"x|gt|hour: 5", "SM403"},
      {"x|base64: 'a*'", "SM404"},
      {"x|windash|base64: '-a -b -c'", "SM911"},
      {"x|windash|base64: '-a*'", "SM404"},
      {"x|fieldref: ''", "SM308"},
      {"x|fieldref: ' '", "SM308"},
      {"x|fieldref: 'a*'", "SM404"},
      {"x|windash|fieldref: '-a'", "SM402"},
      {"x|fieldref|windash: 'a'", "SM402"},
      {"x|expand: '%a%'", "SM418"},
      {"x|exists: 1", "SM404"},
      {"x|cidr: 10.0.0.1/8", "SM419"},
      {"x|re: '('", "SM701"},
      {"x|re: 'a(?=b)'", "SM702"},
      {"x|re: '(a)\\1'", "SM702"},
      {"x|re: '(?<n>a)'", "SM701"},
      {"x|re: '(?<n>a)\\k<n>'", "SM702"},
      {"x|re: 'a{1001}'", "SM703"},
  };
  for (const Row& row : rows) {
    INFO(row.item);
    CHECK(Item(row.item) == row.code);
  }
}

TEST_CASE("a refused value is told at its place", "[unit]") {
  SourceSet sources;
  const std::string text = RuleWith("    s:\n        x|re: 'ab[z-a]'\n    condition: s\n");
  sources.Add("r.yml", text);
  const FrontEnd front = ReadRules(sources);
  REQUIRE(CodesOf(front.diagnostics) == Strings{"SM701"});
  const Span span = front.diagnostics[0].span;
  CHECK(text.substr(span.begin, span.end - span.begin) == "z-a");
  CHECK(front.refused == 1);
}

TEST_CASE("keywords look into every value, as a part of it", "[unit]") {
  CHECK(Bound("    k: [a, 5]\n    condition: k\n") == "(* contains 'a' | * = 5)");
  CHECK(Bound("    k: {'|all': [a, b]}\n    condition: k\n") ==
        "(* contains 'a' & * contains 'b')");
  CHECK(Bound("    k: {'|re': a}\n    condition: k\n") == "* has /a/");
  CHECK(Bound("    k: {'|startswith': a}\n    condition: k\n") == "* starts with 'a'");
}

constexpr std::string_view kFive =
    "    a1: {x: 1}\n    a2: {x: 2}\n    b_c: {x: 3}\n    _h1: {x: 4}\n    _h2: {x: 5}\n";

std::string Condition(std::string_view condition) {
  return Bound(std::string(kFive) + "    condition: " + std::string(condition) + "\n");
}

TEST_CASE("quantifiers choose identifiers by pattern", "[unit]") {
  CHECK(Condition("1 of a*") == "(x = 1 | x = 2)");
  CHECK(Condition("all of a*") == "(x = 1 & x = 2)");
  CHECK(Condition("1 of *1") == "x = 1");
  CHECK(Condition("1 of *_*") == "x = 3");
  CHECK(Condition("any of *c") == "x = 3");
  CHECK(Condition("1 of b_c") == "x = 3");
  CHECK(Condition("not 1 of a*") == "!(x = 1 | x = 2)");
  CHECK(Condition("all of *") == "(x = 1 & x = 2 & x = 3)");
}

TEST_CASE("names that begin with _ are chosen only by patterns that do", "[unit]") {
  CHECK(Condition("1 of them") == "(x = 1 | x = 2 | x = 3)");
  CHECK(Condition("all of _*") == "(x = 4 & x = 5)");
  CHECK(Condition("1 of _h1") == "x = 4");
  CHECK(Condition("_h1 and a1") == "(x = 4 & x = 1)");
}

TEST_CASE("patterns compare letters exactly and in full", "[unit]") {
  CHECK(Condition("1 of A*") == "SM503");
  CHECK(Condition("1 of a") == "SM503");
  CHECK(Condition("all of nothing*") == "SM503");
  CHECK(Condition("a1 and not 1 of nothing*") == "SM503");
}

TEST_CASE("an identifier that is not there is told with a likely one", "[unit]") {
  CHECK(Condition("a3") == "SM502");
  CHECK(Condition("A1") == "SM502");
  SourceSet sources;
  sources.Add("r.yml", RuleWith("    selection: {x: 1}\n    condition: selecton\n"));
  const FrontEnd front = ReadRules(sources);
  REQUIRE(front.diagnostics.size() == 1);
  CHECK(front.diagnostics[0].help == "did you mean `selection`?");
}

TEST_CASE("several conditions are alternatives", "[unit]") {
  CHECK(Condition("[a1, a2 and b_c]") == "(x = 1 | (x = 2 & x = 3))");
}

TEST_CASE("maps and lists combine as they are written", "[unit]") {
  CHECK(Bound("    s: {x: 1, y: [2, 3]}\n    condition: s\n") == "(x = 1 & (y = 2 | y = 3))");
  CHECK(Bound("    s: [{x: 1}, {y: 2, z: 3}]\n    condition: s\n") == "(x = 1 | (y = 2 & z = 3))");
}

TEST_CASE("a rule that unfolds beyond measure is refused", "[unit]") {
  std::string list;
  for (int i = 0; i < 400; ++i) list += "v" + std::to_string(i) + ", ";
  std::string condition = "s";
  for (int i = 0; i < 4000; ++i) condition += " or s";
  CHECK(Bound("    s: {x: [" + list + "]}\n    condition: " + condition + "\n") == "SM911");
}

TEST_CASE("dashes that are encoded are spelled out, up to a limit", "[unit]") {
  CHECK(Item("x|windash|base64: '-a'") ==
        "(x = 'LWE=' | x = 'L2E=' | x = '4oCTYQ==' | x = '4oCUYQ==' | x = '4oCVYQ==')");
  CHECK(Item("x|windash|base64: 'a-b'") == "x = 'YS1i'");
  const auto of_values = [](std::size_t count) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i) list += "'-v /w', ";
    return Bound("    s: {x|windash|base64: [" + list + "]}\n    t: {x|base64: [" + list +
                 "]}\n    condition: s or t\n");
  };
  constexpr std::size_t kSpellings = 25;
  CHECK(of_values(kMaxSpellings / kSpellings).starts_with("("));
  CHECK(of_values(kMaxSpellings / kSpellings + 1) == "SM911");
}

TEST_CASE("a long row of negations is refused or works, but does not break", "[unit]") {
  std::string condition;
  for (int i = 0; i < 16'000; ++i) condition += "not ";
  Bound("    s: {x: 1}\n    condition: " + condition + "s\n");
}

TEST_CASE("asking for a provider asks for its other names", "[unit]") {
  CHECK(Item("Provider_Name: DhcpServer").find("Microsoft-Windows-DHCP-Server") !=
        std::string::npos);
  CHECK(Item("Provider_Name: MICROSOFT-windows-dhcp-server").find("= 'DhcpServer'") !=
        std::string::npos);
  CHECK(Item("Provider_Name: Nobody") == "Provider_Name = 'Nobody'");
  CHECK(Item("Provider_Name|contains: Dhcp") == "Provider_Name contains 'Dhcp'");
  CHECK(Item("Other: DhcpServer") == "Other = 'DhcpServer'");
}

}  // namespace
}  // namespace sigmata
