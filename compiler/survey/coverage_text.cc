// Coverage for people, and for programs that want all of it.
#include <fmt/format.h>

#include "compiler/report/json_text.h"
#include "compiler/survey/attack_coverage.h"
#include "runtime/program/printable.h"

namespace sigmata {
namespace {

std::string Joined(const std::vector<std::string_view>& names) {
  return names.empty() ? "no tactic named" : fmt::format("{}", fmt::join(names, ", "));
}

std::string Place(const CoveringRule& rule) {
  return fmt::format("{}:{}", Printable(rule.file), rule.line);
}

void ListRules(std::string_view head, const AttackCoverage& coverage,
               const std::vector<std::size_t>& rules, std::string& out) {
  if (rules.empty()) return;
  out += fmt::format("\n{} {}\n", CountOf(rules.size(), "rule"), head);
  for (const std::size_t index : rules) {
    const CoveringRule& rule = coverage.rules[index];
    out += fmt::format("  {}  {}\n", Place(rule), Printable(rule.title));
  }
}

std::string RuleJson(const CoveringRule& rule) {
  return fmt::format("{{\"id\":{},\"title\":{},\"file\":{},\"line\":{}}}", JsonText(rule.id),
                     JsonText(rule.title), JsonText(rule.file), rule.line);
}

template <typename List, typename Write>
std::string JsonList(const List& list, const Write& write) {
  std::string out = "[";
  for (const auto& item : list) {
    if (out.size() > 1) out += ',';
    out += write(item);
  }
  return out + "]";
}

}  // namespace

std::string CoverageTable(const AttackCoverage& coverage) {
  std::string out = fmt::format("{:<24}{:>6} {:>11}\n", "tactic", "rules", "techniques");
  for (const CoveredTactic& tactic : coverage.tactics) {
    out += fmt::format("{:<24}{:>6} {:>11}\n", tactic.name, tactic.rules.size(),
                       tactic.techniques.size());
  }
  out += fmt::format("\n{:<12}{:>6}  {}\n", "technique", "rules", "tactics, by the rules' tags");
  for (const CoveredTechnique& technique : coverage.techniques) {
    const bool part = technique.id.find('.') != std::string::npos;
    out += fmt::format("{:<12}{:>6}  {}{}\n", (part ? "  " : "") + technique.id,
                       technique.rules.size(), Joined(technique.tactics),
                       technique.agreed ? "" : " (its rules do not agree)");
  }
  if (!coverage.odd_tags.empty()) {
    out += fmt::format("\n{} to mend\n", CountOf(coverage.odd_tags.size(), "tag"));
  }
  for (const OddTag& odd : coverage.odd_tags) {
    out += fmt::format("  {}:{}  {}: {}\n", Printable(coverage.rules[odd.rule].file), odd.line,
                       odd.tag, odd.problem);
  }
  ListRules("with a tactic, but no technique", coverage, coverage.tactics_only, out);
  ListRules("without ATT&CK tags", coverage, coverage.untagged, out);
  return out;
}

std::string CoverageJson(const AttackCoverage& coverage) {
  const auto rules = [&coverage](const std::vector<std::size_t>& indexes) {
    return JsonList(indexes,
                    [&coverage](std::size_t index) { return RuleJson(coverage.rules[index]); });
  };
  const auto names = [](const std::vector<std::string_view>& list) {
    return JsonList(list, [](std::string_view name) { return JsonText(name); });
  };
  const std::string techniques =
      JsonList(coverage.techniques, [&](const CoveredTechnique& technique) {
        return fmt::format("{{\"technique\":{},\"tactics\":{},\"agreed\":{},\"rules\":{}}}",
                           JsonText(technique.id), names(technique.tactics), technique.agreed,
                           rules(technique.rules));
      });
  const std::string tactics = JsonList(coverage.tactics, [&](const CoveredTactic& tactic) {
    return fmt::format("{{\"tactic\":{},\"rules\":{},\"techniques\":{}}}", JsonText(tactic.name),
                       tactic.rules.size(),
                       JsonList(tactic.techniques, [&coverage](std::size_t index) {
                         return JsonText(coverage.techniques[index].id);
                       }));
  });
  const std::string odd_tags = JsonList(coverage.odd_tags, [&coverage](const OddTag& odd) {
    return fmt::format("{{\"tag\":{},\"problem\":{},\"line\":{},\"rule\":{}}}", JsonText(odd.tag),
                       JsonText(odd.problem), odd.line, RuleJson(coverage.rules[odd.rule]));
  });
  return fmt::format(
      "{{\"rules\":{},\"tactics\":{},\"techniques\":{},\"tactics_only\":{},\"untagged\":{},"
      "\"odd_tags\":{}}}\n",
      coverage.rules.size(), tactics, techniques, rules(coverage.tactics_only),
      rules(coverage.untagged), odd_tags);
}

}  // namespace sigmata
