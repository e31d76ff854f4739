// Which texts an entry is pivoted on: necessary ones always, and the rarest of these.
#include "compiler/plan/pivot.h"

#include <algorithm>

#include "compiler/front_end.h"
#include "compiler/plan/pivot_text.h"
#include "runtime/program/wildcards.h"
#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

std::string Describe(const PlanPivot& pivot) {
  constexpr const char* kKinds[] = {"=", "$", "^", "~", "!", "#"};
  return pivot.field + kKinds[static_cast<std::size_t>(pivot.kind)] + pivot.text;
}

std::vector<BoundRule> BoundOfAll(const std::vector<std::string>& detections) {
  SourceSet sources;
  for (const std::string& detection : detections) sources.Add("r.yml", RuleWith(detection));
  std::vector<BoundRule> bound;
  for (FrontEndRule& rule : ReadRules(sources).rules) bound.push_back(std::move(rule.bound));
  REQUIRE(bound.size() == detections.size());
  return bound;
}
BoundRule BoundOf(const std::string& detection) { return BoundOfAll({detection})[0]; }

std::vector<Strings> PivotsOfAll(const std::vector<std::string>& detections) {
  std::vector<Strings> all;
  for (const PlanEntry& entry : PlanRules(BoundOfAll(detections), true).entries) {
    auto& pivots = all.emplace_back();
    for (const PlanPivot& pivot : entry.pivots) pivots.push_back(Describe(pivot));
  }
  return all;
}

// Of a rule with one search identifier, or several and a condition.
Strings Pivots(const std::string& items) {
  return PivotsOfAll({"    s: {" + items + "}\n    condition: s\n"})[0];
}
Strings PivotsWith(const std::string& detection) { return PivotsOfAll({detection})[0]; }

TEST_CASE("each form of text has its pivot", "[unit]") {
  CHECK(Pivots("x: Whole") == Strings{"x=whole"});
  CHECK(Pivots("x|startswith: Start") == Strings{"x^start"});
  CHECK(Pivots("x|endswith: '\\End'") == Strings{"x$\\end"});
  CHECK(Pivots("x|contains: Part") == Strings{"x~part"});
  CHECK(Pivots("x: 'ab*longest?cd'") == Strings{"x~longest"});
  CHECK(Pivots("x: 'longest*cd'") == Strings{"x^longest"});
  CHECK(Pivots("x: 'ab*longest'") == Strings{"x$longest"});
  CHECK(Pivots("x|contains|cased: Part") == Strings{"x~part"});
  CHECK(Pivots("x: ''") == Strings{"x="});
  CHECK(Pivots("x|contains: [one, two]") == Strings{"x~one", "x~two"});
}

TEST_CASE("a question without a text has no pivot", "[unit]") {
  for (const char* const item :
       {"x: 1.5", "x: -1", "x: null", "x: '*'", "x|exists: true", "x|re: '\\w+'",
        "x|cidr: 10.0.0.0/8", "x|fieldref: y", "x|gt: 1", "x|contains: a", "x: '?*?'"}) {
    INFO(item);
    CHECK(Pivots(item).empty());
  }
}

TEST_CASE("a number that events write in the same way is looked for", "[unit]") {
  CHECK(Pivots("x: 443") == Strings{"x#443"});
  CHECK(Pivots("x: [80, 443]") == Strings{"x#443", "x#80"});
  CHECK(Pivots("x: 999999999999999999") == Strings{"x#999999999999999999"});
  CHECK(Pivots("x: 1000000000000000000").empty());
  CHECK(PivotsWith("    k: [443]\n    condition: k\n").empty());
  CHECK(Pivots("x: 4, y|contains: longer") == Strings{"y~longer"});
  CHECK(Pivots("x: 8443, y|contains: abcd") == Strings{"x#8443"});
}

TEST_CASE("an AND is pivoted on the child that is rarest", "[unit]") {
  CHECK(Pivots("x|contains: ab, y|contains: long enough") == Strings{"y~long enough"});
  CHECK(Pivots("x|contains: abcdefg, y: 1") == Strings{"x~abcdefg"});
  CHECK(Pivots("x|contains: [aaaaaaa, bbbbbbb, ccccccc], y|contains: abcd") ==
        Strings{"x~aaaaaaa", "x~bbbbbbb", "x~ccccccc"});
}

TEST_CASE("an OR is pivoted on all of its children, or not at all", "[unit]") {
  CHECK(PivotsWith("    a: {x|contains: abc}\n    b: {y: def}\n    condition: a or b\n") ==
        Strings{"x~abc", "y=def"});
  CHECK(PivotsWith("    a: {x|contains: abc}\n    b: {y: 1}\n    condition: a or b\n") ==
        Strings{"x~abc", "y#1"});
  CHECK(PivotsWith("    a: {x|contains: abc}\n    b: {y: null}\n    condition: a or b\n").empty());
}

TEST_CASE("a negation has no pivot", "[unit]") {
  CHECK(PivotsWith("    a: {x|contains: abc}\n    condition: not a\n").empty());
  CHECK(PivotsWith("    a: {x|contains: abc}\n    b: {y: def}\n    condition: a and not b\n") ==
        Strings{"x~abc"});
  CHECK(Pivots("x|neq: abc").empty());
}

TEST_CASE("a regex is pivoted on a text it needs, or on signs that it may take for letters",
          "[unit]") {
  CHECK(Pivots("x|re: 'net1?\\s+user'") == Strings{"x~user", "x!"});
  CHECK(Pivots("x|re: '(?i)(alpha|bravo)\\d'") == Strings{"x~alpha", "x~bravo", "x!"});
  CHECK(Pivots("x|re: 'a.*|.*b'").empty());
}

TEST_CASE("regexes of one field are each run only on what holds their own texts", "[unit]") {
  const Plan plan =
      PlanRules({BoundOf("    s: {x|re|all: ['alpha.+', 'bravo.+']}\n    condition: s\n")}, true);
  REQUIRE(plan.entries.size() == 1);
  std::vector<std::vector<Strings>> gates;
  for (const PlanExpr& regex : plan.entries[0].expr.children) {
    gates.push_back(regex.predicate.gates);
  }
  std::sort(gates.begin(), gates.end());
  CHECK(gates == std::vector<std::vector<Strings>>{{{"alpha"}}, {{"bravo"}}});
}

TEST_CASE("what is everyday in events is no good pivot", "[unit]") {
  CHECK(Pivots("x|endswith: '.exe', y|contains: abcd") == Strings{"y~abcd"});
  CHECK(Pivots("x: 'NT AUTHORITY\\SYSTEM', y|contains: abcd") == Strings{"y~abcd"});
  CHECK(Pivots("x: 'rar?*.exe'") == Strings{"x^rar"});
}

TEST_CASE("a regex is run only on what holds all texts that it needs, the pivot last", "[unit]") {
  const PlanPredicate regex =
      PlanRules(
          {BoundOf({"    s: {x|re: 'alpha(bravo|charlie)?.*d[e-f]lta'}\n    condition: s\n"})},
          true)
          .entries[0]
          .expr.predicate;
  CHECK(regex.gates == std::vector<Strings>{{"delta", "dflta"}, {"alpha"}});
}

TEST_CASE("a part's window is where it is rarest among all rules' texts", "[unit]") {
  std::vector<std::string> rules;
  for (const char* const text : {"c:\\users\\xq7z", "c:\\users\\public", "c:\\users\\all"}) {
    rules.push_back("    s: {x|contains: '" + std::string(text) + "'}\n    condition: s\n");
  }
  const PlanPivot pivot = PlanRules(BoundOfAll(rules), true).entries[0].pivots[0];
  CHECK(pivot.text.substr(pivot.window, PivotWindowSize(pivot.text.size())) == "rs\\xq7z");
}

TEST_CASE("what the class says is no pivot", "[unit]") {
  CHECK(Pivots("Channel: System, x|contains: ab") == Strings{"x~ab"});
  CHECK(Pivots("Channel: System, EventID: 1").empty());
  CHECK(Pivots("Provider_Name: P, EventID: 1").empty());
  CHECK(Pivots("Channel: System, Provider_Name: P") == Strings{"Provider_Name=p"});
  // The events with an ID in a channel are of one provider, nearly always.
  CHECK(Pivots("Channel: System, EventID: 1, Provider_Name: P, x|contains: ab") == Strings{"x~ab"});
  CHECK(Pivots("Channel: System, EventID: 1, Provider_Name: P") == Strings{"Provider_Name=p"});
}

TEST_CASE("what many rules ask for is taken to be common", "[unit]") {
  const std::string both =
      "    s: {x|endswith: '\\common.exe', y|contains: rarest}\n    condition: s\n";
  CHECK(PivotsOfAll({both})[0] == Strings{"x$\\common.exe"});
  std::vector<std::string> rules(20, "    s: {x|endswith: '\\common.exe'}\n    condition: s\n");
  rules.insert(rules.begin(), both);
  CHECK(PivotsOfAll(rules)[0] == Strings{"y~rarest"});
}

TEST_CASE("signs outside ASCII are cut off, or stand for themselves", "[unit]") {
  const auto pivot = [](PivotKind kind, std::string_view text) {
    return Describe(PivotOf("x", kind, text).value_or(PlanPivot{"none", kind, ""}));
  };
  CHECK(pivot(PivotKind::kStart, "abcäxyz") == "x^abc");
  CHECK(pivot(PivotKind::kEnd, "abcäxyz") == "x$xyz");
  CHECK(pivot(PivotKind::kWhole, "abcäxyz") == "x$xyz");
  CHECK(pivot(PivotKind::kPart, "abäwxyz") == "x~wxyz");
  CHECK(pivot(PivotKind::kEnd, "longäyz") == "x~long");
  CHECK(pivot(PivotKind::kPart, "äbcö") == "x!");
  CHECK(pivot(PivotKind::kWhole, "приме") == "x!");
  CHECK(Pivots("x|endswith: '\u202e.exe'") == Strings{"x!"});  // rarer than what is left of it
}

TEST_CASE("signs outside ASCII that have no case are looked for as they are", "[unit]") {
  const auto pivot = [](PivotKind kind, std::string_view text) {
    return Describe(PivotOf("x", kind, text).value_or(PlanPivot{"none", kind, ""}));
  };
  CHECK(pivot(PivotKind::kPart, "a “b” c") == "x~a “b” c");
  CHECK(pivot(PivotKind::kStart, "—abc") == "x^—abc");
  CHECK(pivot(PivotKind::kEnd, "aä—xyz") == "x$—xyz");
  CHECK(pivot(PivotKind::kWhole, "a—b") == "x=a—b");
  CHECK(pivot(PivotKind::kPart, "“") == "x!");  // few such signs stand for all
}

TEST_CASE("a dash that stands for several is looked for in each of its spellings", "[unit]") {
  CHECK(Pivots("x|contains|windash: ' -end '") ==
        Strings{"x~ -end ", "x~ /end ", "x~ –end ", "x~ —end ", "x~ ―end "});
  CHECK(Pivots("x|windash: 'a -end'") ==
        Strings{"x=a -end", "x=a /end", "x=a –end", "x=a —end", "x=a ―end"});
  CHECK(Pivots("x|startswith|windash: '-end'") ==
        Strings{"x^-end", "x^/end", "x^–end", "x^—end", "x^―end"});
  CHECK(Pivots("x|endswith|windash: 'f -e'") ==
        Strings{"x$f -e", "x$f /e", "x$f –e", "x$f —e", "x$f ―e"});
  CHECK(Pivots("x|contains|windash: '-e -longest'") == Strings{"x~longest"});
  CHECK(Pivots("x|contains|windash: ' -f'") ==
        Strings{"x~ -f", "x~ /f", "x~ –f", "x~ —f", "x~ ―f"});
}

TEST_CASE("an entry of many classes has no pivots where each class would have many", "[unit]") {
  const auto list = [](int count) {
    std::string numbers;
    for (int i = 0; i < count; ++i) numbers += (i > 0 ? ", " : "") + std::to_string(i);
    return "[" + numbers + "]";
  };
  CHECK(Pivots("EventID: " + list(200) + ", x: " + list(600)).size() == 600);
  CHECK(Pivots("EventID: " + list(200) + ", x: " + list(700)).empty());
}

TEST_CASE("of a pattern with very many pieces the first are looked at", "[unit]") {
  PlanPredicate predicate;
  predicate.op = Opcode::kGlob;
  predicate.field = "x";
  std::string glob;
  const auto options = [&] { return PivotOptions(predicate, glob).size(); };
  for (int i = 0; i < 10; ++i) glob.append("word").push_back(kAnyRun);
  CHECK(options() == 10);
  for (int i = 0; i < 1000; ++i) glob.append("a ").push_back(kAnyDash);
  CHECK(options() < 100);
}

TEST_CASE("a long text is cut to what a pivot may be", "[unit]") {
  const std::string text = std::string(100, 'a') + std::string(100, 'z');
  CHECK(PivotOf("x", PivotKind::kStart, text)->text == std::string(kMaxPivotSize, 'a'));
  for (const PivotKind kind : {PivotKind::kWhole, PivotKind::kEnd, PivotKind::kPart}) {
    const auto pivot = PivotOf("x", kind, text);
    CHECK(pivot->text == std::string(kMaxPivotSize, 'z'));
    CHECK(pivot->kind != PivotKind::kWhole);
  }
}

TEST_CASE("a keyword is pivoted on what JSON writes in one way only", "[unit]") {
  CHECK(PivotsWith("    k: ['C:\\dir\\file', 'say \"hello\"']\n    condition: k\n") ==
        Strings{"~file", "~hello"});
  CHECK(PivotsWith("    k: ['\\\\/']\n    condition: k\n").empty());
  CHECK(PivotsWith("    k: ['ключ']\n    condition: k\n").empty());
  CHECK(PivotsWith("    k: [word, 17]\n    condition: k\n").empty());
  CHECK(PivotsWith("    k: ['abc/longer']\n    condition: k\n") == Strings{"~longer"});
  CHECK(PivotsWith("    k: ['abc–longer']\n    condition: k\n") == Strings{"~longer"});
  CHECK(PivotsWith("    k: {'|contains|windash': 'a -longest'}\n    condition: k\n") ==
        Strings{"~longest"});
  // Of a slash or a long dash, nothing is left to look for: the hyphen alone would not do.
  CHECK(PivotsWith("    k: {'|contains|windash': ' -f'}\n    condition: k\n").empty());
}

}  // namespace
}  // namespace sigmata
