// Which techniques of ATT&CK a set of rules names, and under which tactics.
//
// Nothing is known here of ATT&CK but the names of its tactics. Which tactics a technique serves is
// read off the rules' own tags: those that all rules with the technique name, for authors tag a
// rule with every tactic of its techniques. That may be too many where few rules have the
// technique.
#ifndef SIGMATA_COMPILER_SURVEY_ATTACK_COVERAGE_H_
#define SIGMATA_COMPILER_SURVEY_ATTACK_COVERAGE_H_

#include <string>
#include <string_view>
#include <vector>

#include "compiler/parse/rule.h"
#include "sigmata/source.h"

namespace sigmata {

struct CoveringRule {
  std::string title, id, file;
  std::uint32_t line = 0;  // of the rule's first key
};

struct CoveredTechnique {
  std::string id;                         // T1059.001
  std::vector<std::size_t> rules;         // indexes into AttackCoverage::rules
  std::vector<std::string_view> tactics;  // in the order of the matrix; empty: no rule names one
  bool agreed = false;  // its rules have these tactics in common; else most of them name these
};

// A tag under `attack` that is neither tactic nor technique nor anything else, or is written in the
// old way.
struct OddTag {
  std::size_t rule = 0;  // index into AttackCoverage::rules
  std::uint32_t line = 0;
  std::string tag, problem;
};

struct CoveredTactic {
  std::string_view name;
  std::vector<std::size_t> rules;       // that name it
  std::vector<std::size_t> techniques;  // indexes into AttackCoverage::techniques
};

struct AttackCoverage {
  std::vector<CoveringRule> rules;           // all of the set
  std::vector<CoveredTechnique> techniques;  // by id
  std::vector<CoveredTactic> tactics;        // in the order of the matrix, those that are named
  std::vector<std::size_t> untagged;         // rules that name neither technique nor tactic
  std::vector<std::size_t> tactics_only;     // rules that name tactics, but no technique
  std::vector<OddTag> odd_tags;
};

// The rules of `sources`, with their places.
AttackCoverage SurveyAttack(const std::vector<const Rule*>& rules, const SourceSet& sources);

// `3 rules`, `1 rule`
std::string CountOf(std::size_t count, std::string_view what);

// For people: tactics, techniques, and the rules that say nothing of ATT&CK.
std::string CoverageTable(const AttackCoverage& coverage);
// One JSON object.
std::string CoverageJson(const AttackCoverage& coverage);
// A layer of MITRE's ATT&CK Navigator, format 4.5: the score of a technique is its number of rules.
std::string NavigatorLayer(const AttackCoverage& coverage, std::string_view name);
// A picture: a column for each tactic, a cell for each technique. Complete in itself.
std::string CoverageSvg(const AttackCoverage& coverage, std::string_view title);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_SURVEY_ATTACK_COVERAGE_H_
