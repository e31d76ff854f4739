// Metadata, logsource, detection shapes and field keys: one rule, its printed tree, its codes.
#include "compiler/parse/rule_parser.h"

#include "compiler/parse/ast_dump.h"
#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

struct Parsed {
  explicit Parsed(std::string text) {
    sources.Add("r.yml", std::move(text));
    YamlDocuments documents = ParseYaml(sources, 0);
    REQUIRE(documents.roots.size() == 1);
    parsed = ParseRule(documents.roots[0], sources.Get(0));
  }
  Strings Codes() const { return CodesOf(parsed.diagnostics); }
  std::string Spanned(std::size_t diagnostic = 0) const {
    const Span span = parsed.diagnostics[diagnostic].span;
    return std::string(sources.Get(0).text().substr(span.begin, span.end - span.begin));
  }

  SourceSet sources;
  ParsedRule parsed;
};

// The tree of an identifier `s`, without places: items as `field|modifier=value,value`.
std::string Shown(const DetectionNode& node) {
  if (node.kind == DetectionNode::Kind::kItem) {
    std::string out = node.item.field ? node.item.field->text : "";
    for (const ModifierUse& use : node.item.modifiers) {
      out += "|" + std::string(TraitsOf(use.modifier).name);
    }
    out += "=";
    for (const DetectionValue& value : node.item.values) {
      constexpr const char* kTypes[] = {"t:", "n:", "b:", "i:", "f:"};
      out += (out.back() == '=' ? "" : ",") + std::string(kTypes[static_cast<int>(value.type)]) +
             value.text();
    }
    return out;
  }
  std::string out = node.kind == DetectionNode::Kind::kAll ? "all(" : "any(";
  for (const DetectionNode& child : node.children) {
    out += (out.size() > 4 ? "; " : "") + Shown(child);
  }
  return out + ")";
}

std::string Shape(std::string_view body) {
  const Parsed parsed(RuleWith("    s: " + std::string(body) + "\n    condition: s\n"));
  if (!parsed.parsed.usable) return parsed.Codes().at(0);
  return Shown(parsed.parsed.rule.identifiers.at(0).body);
}

std::string WithKey(std::string_view line) {
  return std::string(line) +
         "\nlogsource: {product: windows}\ndetection: {s: {x: 1}, condition: s}\n";
}

TEST_CASE("detection shapes", "[unit]") {
  CHECK(Shape("{x: 1, y: a}") == "all(x=i:1; y=t:a)");
  CHECK(Shape("[{x: 1}, {y: 2}]") == "any(all(x=i:1); all(y=i:2))");
  CHECK(Shape("[a, b, 5]") == "=t:a,t:b,i:5");
  CHECK(Shape("a") == "=t:a");
  CHECK(Shape("[a, {x: 1}]") == "any(all(x=i:1); =t:a)");
  CHECK(Shape("[[a, b], [c]]") == "any(=t:a,t:b; =t:c)");
  CHECK(Shape("{x: [a, 1, 1.5, true, null]}") == "all(x=t:a,i:1,f:1.5,b:true,n:)");
  CHECK(Shape("{x: }") == "all(x=n:)");
  CHECK(Shape("{x: []}") == "all(x=n:)");
  CHECK(Shape("{x: ''}") == "all(x=t:)");
  CHECK(Shape("{'|all': [a, b]}") == "all(|all=t:a,t:b)");
  CHECK(Shape("{'|re': a, x: 1}") == "all(|re=t:a; x=i:1)");
  CHECK(Shape("{'': a}") == "all(=t:a)");
  CHECK(Shape("{1: a}") == "all(1=t:a)");
}

TEST_CASE("shapes that mean nothing are refused", "[unit]") {
  CHECK(Shape("{}") == "SM306");
  CHECK(Shape("[]") == "SM306");
  CHECK(Shape("") == "SM306");
  CHECK(Shape("[[]]") == "SM306");
  CHECK(Shape("[null]") == "SM308");
  CHECK(Shape("{'|all': null}") == "SM308");
  CHECK(Shape("{x: {y: 1}}") == "SM308");
  CHECK(Shape("{x: [[1]]}") == "SM308");
  CHECK(Shape("{x: [{y: 1}]}") == "SM308");
  CHECK(Shape("{[a]: 1}") == "SM308");
}

TEST_CASE("field keys are split at bars, their spaces go", "[unit]") {
  CHECK(Shape("{x|contains|all: [a, b]}") == "all(x|contains|all=t:a,t:b)");
  CHECK(Shape("{a.b-c|startswith: x}") == "all(a.b-c|startswith=t:x)");
  CHECK(Shape("{'Threat Name|contains': x}") == "all(ThreatName|contains=t:x)");
  CHECK(Shape("{x|re|i|m|s: a}") == "all(x|re|i|m|s=t:a)");
}

TEST_CASE("unknown modifiers are refused where they stand, with a likely word", "[unit]") {
  const Parsed parsed(RuleWith("    s: {x|contain|endswith: a}\n    condition: s\n"));
  REQUIRE(parsed.Codes() == Strings{"SM401"});
  CHECK(parsed.Spanned() == "contain");
  CHECK(parsed.parsed.diagnostics[0].help == "did you mean `contains`?");
  CHECK(Shape("{x|: a}") == "SM401");
  CHECK(Shape("{x||contains: a}") == "SM401");
  CHECK(Shape("{x|Contains: a}") == "SM401");
  CHECK(Shape("{x| contains: a}") == "SM401");
}

TEST_CASE("a field of spaces alone is not taken for a keyword", "[unit]") {
  CHECK(Shape("{'  ': a}").starts_with("SM"));
}

TEST_CASE("conditions: one, several, none", "[unit]") {
  const auto codes = [](std::string_view rest) {
    return Parsed(RuleWith("    s: {x: 1}\n" + std::string(rest))).Codes();
  };
  CHECK(codes("    condition: s\n").empty());
  CHECK(codes("    condition: [s, not s]\n").empty());
  CHECK(codes("    condition: s and\n       s\n").empty());
  CHECK(codes("") == Strings{"SM305"});
  CHECK(codes("    condition:\n") == Strings{"SM305"});
  CHECK(codes("    condition: []\n") == Strings{"SM305"});
  CHECK(codes("    condition: {a: b}\n") == Strings{"SM305"});
  CHECK(codes("    condition: [s, {a: b}]\n") == Strings{"SM305"});
  CHECK(codes("    condition: s and\n    timeframe: 15s\n") == Strings{"SM313", "SM501"});
}

TEST_CASE("a detection has to be there, with an identifier", "[unit]") {
  const std::string head = "title: x\nlogsource: {product: windows}\n";
  CHECK(Parsed(head).Codes() == Strings{"SM304"});
  CHECK(Parsed(head + "detection:\n").Codes() == Strings{"SM304"});
  CHECK(Parsed(head + "detection: [a]\n").Codes() == Strings{"SM304"});
  CHECK(Parsed(head + "detection: {condition: x}\n").Codes() == Strings{"SM304"});
}

TEST_CASE("a logsource has to be there, with a part", "[unit]") {
  const auto codes = [](std::string_view logsource) {
    return Parsed("title: x\n" + std::string(logsource) + "detection: {s: {x: 1}, condition: s}\n")
        .Codes();
  };
  CHECK(codes("logsource: {service: a}\n").empty());
  CHECK(codes("logsource: {category: a, definition: text}\n").empty());
  CHECK(codes("") == Strings{"SM301"});
  CHECK(codes("logsource:\n") == Strings{"SM301"});
  CHECK(codes("logsource: text\n") == Strings{"SM301"});
  CHECK(codes("logsource: {definition: text}\n") == Strings{"SM301"});
  CHECK(codes("logsource: {product: }\n") == Strings{"SM301"});
  CHECK(codes("logsource: {product: windows, service: [a]}\n") == Strings{"SM301"});
}

TEST_CASE("documents that are no rule say so", "[unit]") {
  CHECK(Parsed("- a\n").Codes() == Strings{"SM104"});
  CHECK(Parsed("text\n").Codes() == Strings{"SM104"});
}

TEST_CASE("metadata are checked, and only a missing title refuses the rule", "[unit]") {
  struct Case {
    std::string line;
    Strings codes;
    bool usable;
  };
  const Case cases[] = {
      {"title: x", {}, true},
      {"title:", {"SM220", "SM201"}, false},
      {"title: [x]", {"SM220", "SM201"}, false},
      {"name: x", {"SM201"}, false},
      {"title: " + std::string(256, 'x'), {}, true},
      {"title: " + std::string(257, 'x'), {"SM202"}, true},
      {"title: x\nid: 6f6e9d0e-95a5-4a0e-9b8b-b1a3a5c1d7aa", {}, true},
      {"title: x\nid: 6F6E9D0E-95A5-4A0E-9B8B-B1A3A5C1D7AA", {}, true},
      {"title: x\nid: 6f6e9d0e-95a5-4a0e-9b8b-b1a3a5c1d7a", {"SM205"}, true},
      {"title: x\nid: 6f6e9d0e_95a5_4a0e_9b8b_b1a3a5c1d7aa", {"SM205"}, true},
      {"title: x\nid: {a: b}", {"SM220"}, true},
      {"title: x\nstatus: Test", {}, true},
      {"title: x\nstatus: tested", {"SM210"}, true},
      {"title: x\nlevel: critical", {}, true},
      {"title: x\nlevel: extreme", {"SM211"}, true},
      {"title: x\ndate: 2024-02-29", {}, true},
      {"title: x\ndate: 2024/02/29", {}, true},
      {"title: x\ndate: 2023-02-29", {"SM207"}, true},
      {"title: x\ndate: 1900-02-29", {"SM207"}, true},
      {"title: x\ndate: 2000-02-29", {}, true},
      {"title: x\ndate: 2024-13-01", {"SM207"}, true},
      {"title: x\ndate: 2024-00-10", {"SM207"}, true},
      {"title: x\ndate: 2024-04-31", {"SM207"}, true},
      {"title: x\ndate: 2024-4-1", {"SM207"}, true},
      {"title: x\ndate: 2024-04/01", {"SM207"}, true},
      {"title: x\nmodified: yesterday", {"SM207"}, true},
      {"title: x\nanything: [else, is: fine]", {}, true},
  };
  for (const Case& c : cases) {
    INFO(c.line);
    const Parsed parsed(WithKey(c.line));
    CHECK(parsed.Codes() == c.codes);
    CHECK(parsed.parsed.usable == c.usable);
  }
}

TEST_CASE("a title counts code points, not bytes", "[unit]") {
  std::string title;
  for (int i = 0; i < 256; ++i) title += "\xC3\xA4";
  CHECK(Parsed(WithKey("title: " + title)).Codes().empty());
}

TEST_CASE("a misspelt level gets a suggestion", "[unit]") {
  const Parsed parsed(WithKey("title: x\nlevel: hihg"));
  REQUIRE(parsed.Codes() == Strings{"SM211"});
  CHECK(parsed.Spanned() == "hihg");
  CHECK(parsed.parsed.diagnostics[0].help == "did you mean `high`?");
}

TEST_CASE("all faults of a rule are told at once", "[unit]") {
  const Parsed parsed("level: hihg\ndetection:\n  s: {}\n  t: {x|foo: 1}\n  condition: s and\n");
  CHECK(parsed.Codes() == Strings{"SM201", "SM211", "SM301", "SM306", "SM401", "SM501"});
}

TEST_CASE("the printed tree has a place for every part", "[unit]") {
  const Parsed parsed(
      "title: T\nlogsource: {product: p}\ndetection:\n  s:\n    x|contains: a\n  condition: s\n");
  CHECK(DumpRule(parsed.parsed.rule, parsed.sources.Get(0)) ==
        "rule 'T'  @1:1-6:15\n"
        "  logsource  @2:12-2:23\n"
        "    product p  @2:22-2:23\n"
        "  identifier s  @4:3-4:4\n"
        "    all  @5:5-5:18\n"
        "      field x |contains  @5:5-5:15\n"
        "        text 'a'  @5:17-5:18\n"
        "  condition  @6:14-6:15\n"
        "    s  @6:14-6:15\n");
}

}  // namespace
}  // namespace sigmata
