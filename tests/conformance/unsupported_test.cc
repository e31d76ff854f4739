// The rules that the public project itself sets aside: each document compiles, or is refused by the
// code of what it is. Where an aggregation can be a correlation, the one that is offered is sound.
#include <map>
#include <set>

#include "compiler/parse/yaml_document.h"
#include "runtime/program/diagnostic_codes.h"
#include "sigmata/compiler.h"
#include "tests/conformance/corpora.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

using Codes = std::set<std::string>;

// What a file holds, by its text; the codes follow from it.
struct Kind {
  bool aggregation = false;  // a condition with `|` and a function
  bool near = false;         // a condition with `| near`
  bool timeframe = false;
  bool prose = false;

  Codes codes() const {
    Codes codes;
    if (aggregation || near) codes.insert("SM312");
    if (timeframe) codes.insert("SM313");
    if (prose) codes.insert("SM501");
    return codes;
  }
};

Kind KindOf(const std::vector<YamlNode>& documents) {
  Kind kind;
  for (const YamlNode& document : documents) {
    const YamlNode* const detection = document.Find("detection");
    if (detection == nullptr) continue;
    kind.timeframe = kind.timeframe || detection->FindEntry("timeframe") != nullptr;
    const YamlNode* const condition = detection->Find("condition");
    if (condition == nullptr) continue;
    const std::size_t pipe = condition->text.find('|');
    const bool near = pipe != std::string::npos && condition->text.find("near", pipe) <= pipe + 2;
    kind.near = kind.near || near;
    kind.aggregation = kind.aggregation || (pipe != std::string::npos && !near);
    kind.prose = kind.prose || condition->text.starts_with("write ") ||
                 condition->text.starts_with("count(");
  }
  return kind;
}

// The correlation that is offered; empty if none is.
std::string OfferedBy(const Diagnostic& diagnostic) {
  const std::size_t begin = diagnostic.help.find("`correlation:");
  if (begin == std::string::npos) return {};
  return diagnostic.help.substr(begin + 1, diagnostic.help.find('`', begin + 1) - begin - 1);
}

// Alone, it lacks nothing but the rule that it is about.
Codes ProblemsOf(const std::string& correlation) {
  SourceSet sources;
  sources.Add("correlation.yml", "title: t\n" + correlation + "\n");
  Codes codes;
  for (const Diagnostic& d : CompileRules(sources).diagnostics) codes.insert(CodeName(d.code));
  return codes;
}

TEST_CASE("rules set aside compile, or are refused by the code of what they are", "[conformance]") {
  const auto root = FindInCorpora("sigmahq");
  if (!root) return;
  SourceSet sources;
  AddRuleFiles(*root, "unsupported", sources);
  std::map<std::string, std::size_t> files;
  for (SourceId file = 0; file < sources.size(); ++file) {
    const std::string& name = sources.Get(file).name();
    const Kind kind = KindOf(ParseYaml(sources, file).roots);
    SourceSet one;
    one.Add(name, std::string(sources.Get(file).text()));
    Codes errors;
    std::size_t offers = 0;
    INFO(name);
    for (const Diagnostic& d : CompileRules(one).diagnostics) {
      if (d.severity == Severity::kError) errors.insert(CodeName(d.code));
      const std::string offered = OfferedBy(d);
      if (offered.empty()) continue;
      ++offers;
      INFO(offered);
      CHECK(ProblemsOf(offered) == Codes{"SM801"});
    }
    CHECK(errors == kind.codes());
    CHECK((offers > 0) == kind.aggregation);
    files["aggregation"] += kind.aggregation ? 1U : 0U;
    files["near"] += kind.near ? 1U : 0U;
    files["timeframe"] += kind.timeframe ? 1U : 0U;
    files["prose"] += kind.prose ? 1U : 0U;
    files["compiled"] += errors.empty() ? 1U : 0U;
  }
  CHECK(files["aggregation"] == 46);
  CHECK(files["near"] == 8);
  CHECK(files["timeframe"] == 47);
  CHECK(files["prose"] == 4);
  CHECK(files["compiled"] == 26);
}

}  // namespace
}  // namespace sigmata
