// The form is MITRE's "ATT&CK Navigator Layer File Format Definition", version 4.5.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/report/json_text.h"
#include "compiler/survey/attack_coverage.h"
#include "compiler/survey/coverage_scale.h"

namespace sigmata {
namespace {

constexpr std::size_t kTitlesInComment = 5;

std::string Comment(const AttackCoverage& coverage, const CoveredTechnique& technique) {
  std::string out;
  const std::size_t shown = std::min(technique.rules.size(), kTitlesInComment);
  for (std::size_t i = 0; i < shown; ++i) {
    out += (i == 0 ? "" : "; ") + coverage.rules[technique.rules[i]].title;
  }
  if (shown < technique.rules.size()) {
    out += fmt::format("; and {} more", technique.rules.size() - shown);
  }
  return out;
}

std::string Metadata(const AttackCoverage& coverage, const CoveredTechnique& technique) {
  std::string out;
  for (const std::size_t index : technique.rules) {
    const CoveringRule& rule = coverage.rules[index];
    out += fmt::format("{}\n        {{\"name\": {}, \"value\": {}}}", out.empty() ? "" : ",",
                       JsonText(rule.id.empty() ? "rule" : rule.id), JsonText(rule.title));
  }
  return out;
}

// No tactic is given: the Navigator knows under which of them a technique stands.
std::string Technique(const AttackCoverage& coverage, const CoveredTechnique& technique) {
  return fmt::format(
      "    {{\n      \"techniqueID\": {},\n      \"score\": {},\n      \"comment\": {},\n"
      "      \"metadata\": [{}\n      ]\n    }}",
      JsonText(technique.id), technique.rules.size(), JsonText(Comment(coverage, technique)),
      Metadata(coverage, technique));
}

std::string Legend() {
  std::string out;
  for (const CoverageStep& step : kCoverageSteps) {
    out += fmt::format("{}\n    {{\"label\": {}, \"color\": {}}}", out.empty() ? "" : ",",
                       JsonText(step.label), JsonText(step.colour));
  }
  return out;
}

// Between its colours the Navigator mixes: they are given at even distances.
std::string Gradient() {
  std::string colours;
  for (std::size_t rules = 0; rules <= 20; rules += 5) {
    colours +=
        (colours.empty() ? "" : ", ") + JsonText(StepOf(std::max<std::size_t>(rules, 1)).colour);
  }
  return fmt::format("{{\"colors\": [{}], \"minValue\": 0, \"maxValue\": 20}}", colours);
}

}  // namespace

std::string NavigatorLayer(const AttackCoverage& coverage, std::string_view name) {
  std::string techniques;
  for (const CoveredTechnique& technique : coverage.techniques) {
    techniques += (techniques.empty() ? "\n" : ",\n") + Technique(coverage, technique);
  }
  return fmt::format(
      "{{\n  \"name\": {},\n  \"versions\": {{\"navigator\": \"4.9.0\", \"layer\": \"4.5\"}},\n"
      "  \"domain\": \"enterprise-attack\",\n  \"description\": {},\n  \"sorting\": 3,\n"
      "  \"layout\": {{\"layout\": \"side\", \"showID\": true, \"showName\": true, "
      "\"showAggregateScores\": true, \"countUnscored\": false, \"aggregateFunction\": \"sum\", "
      "\"expandedSubtechniques\": \"annotated\"}},\n"
      "  \"techniques\": [{}\n  ],\n  \"gradient\": {},\n  \"legendItems\": [{}\n  ]\n}}\n",
      JsonText(name),
      JsonText(fmt::format("{} name {}; the score of a technique is its number of rules",
                           CountOf(coverage.rules.size(), "Sigma rule"),
                           CountOf(coverage.techniques.size(), "technique"))),
      techniques, Gradient(), Legend());
}

}  // namespace sigmata
