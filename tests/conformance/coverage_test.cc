// The coverage of the public rules is what one counts by looking for the tags in the files.
#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "compiler/format/text_lines.h"
#include "compiler/front_end.h"
#include "compiler/survey/attack_coverage.h"
#include "tests/conformance/corpora.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

using Counts = std::map<std::string, std::size_t>;

// Files by technique, line by line.
Counts CountByLines(const SourceSet& sources) {
  const std::regex tag(" +- attack\\.([tT][0-9]{4}(\\.[0-9]{3})?) *(#.*)?");
  Counts counts;
  for (SourceId id = 0; id < sources.size(); ++id) {
    std::set<std::string> of_file;
    for (const std::string_view line : SplitLines(sources.Get(id).text())) {
      std::cmatch found;
      if (!std::regex_match(line.data(), line.data() + line.size(), found, tag)) continue;
      std::string technique = found[1].str();
      technique[0] = 'T';
      of_file.insert(std::move(technique));
    }
    for (const std::string& technique : of_file) ++counts[technique];
  }
  return counts;
}

TEST_CASE("coverage counts what stands in the public rules", "[conformance]") {
  const auto root = FindInCorpora("sigmahq");
  if (!root) return;
  SourceSet sources;
  AddRuleFiles(*root, "rules", sources);
  const FrontEnd front = ReadRules(sources);
  REQUIRE(front.refused == 0);
  std::vector<const Rule*> rules;
  for (const FrontEndRule& rule : front.rules) rules.push_back(&rule.rule);
  const AttackCoverage coverage = SurveyAttack(rules, sources);
  Counts counts;
  std::size_t agreed = 0;
  for (const CoveredTechnique& technique : coverage.techniques) {
    counts[technique.id] = technique.rules.size();
    agreed += technique.agreed && !technique.tactics.empty() ? 1U : 0U;
  }
  CHECK(counts.size() > 300);
  CHECK(counts == CountByLines(sources));
  fmt::print("coverage: {} rules name {} techniques; of {} all rules agree on a tactic\n",
             rules.size() - coverage.untagged.size() - coverage.tactics_only.size(), counts.size(),
             agreed);
}

}  // namespace
}  // namespace sigmata
