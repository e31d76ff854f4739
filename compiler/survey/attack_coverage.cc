#include "compiler/survey/attack_coverage.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "compiler/parse/attack_tag.h"

namespace sigmata {
namespace {

// Of a rule: without repetition.
struct RuleTags {
  std::set<std::size_t> tactics;  // by their place in AttackTactics()
  std::set<std::string> techniques;
};

std::size_t TacticIndex(std::string_view name) {
  const auto tactics = AttackTactics();
  return static_cast<std::size_t>(std::find(tactics.begin(), tactics.end(), name) -
                                  tactics.begin());
}

RuleTags TagsOf(const Rule& rule) {
  RuleTags tags;
  for (const SpannedText& text : rule.tags) {
    AttackTag tag = ReadAttackTag(text.text);
    if (tag.kind == AttackTag::Kind::kTactic) tags.tactics.insert(TacticIndex(tag.name));
    if (tag.kind == AttackTag::Kind::kTechnique) tags.techniques.insert(std::move(tag.name));
  }
  return tags;
}

class Surveyor {
 public:
  AttackCoverage Survey(const std::vector<const Rule*>& rules, const SourceSet& sources) {
    for (const Rule* rule : rules) Add(*rule, sources.Get(rule->span.source));
    for (const auto& [id, with] : by_technique_) AddTechnique(id, with);
    for (std::size_t tactic = 0; tactic < AttackTactics().size(); ++tactic) AddTactic(tactic);
    return std::move(out_);
  }

 private:
  void AddOddTags(const Rule& rule, const Source& source) {
    for (const SpannedText& text : rule.tags) {
      const AttackTag tag = ReadAttackTag(text.text);
      const bool unknown = tag.kind == AttackTag::Kind::kUnknown;
      const bool old =
          tag.kind == AttackTag::Kind::kTactic && text.text.find('_') != text.text.npos;
      if (!unknown && !old) continue;
      out_.odd_tags.push_back({out_.rules.size(), source.Locate(text.span.begin).line, text.text,
                               unknown ? "neither a tactic nor a technique"
                                       : fmt::format("now written attack.{}", tag.name)});
    }
  }

  void Add(const Rule& rule, const Source& source) {
    AddOddTags(rule, source);
    const std::size_t index = out_.rules.size();
    out_.rules.push_back(
        {rule.title.text, TextOf(rule.id), source.name(), source.Locate(rule.span.begin).line});
    tags_.push_back(TagsOf(rule));
    const RuleTags& tags = tags_.back();
    for (const std::string& technique : tags.techniques) by_technique_[technique].push_back(index);
    if (!tags.techniques.empty()) return;
    (tags.tactics.empty() ? out_.untagged : out_.tactics_only).push_back(index);
  }

  // The tactics that most of the rules name; where they agree, that is all of them.
  void AddTechnique(const std::string& id, const std::vector<std::size_t>& with) {
    std::map<std::size_t, std::size_t> votes;
    std::size_t voters = 0;
    for (const std::size_t rule : with) {
      voters += tags_[rule].tactics.empty() ? 0U : 1U;
      for (const std::size_t tactic : tags_[rule].tactics) ++votes[tactic];
    }
    std::size_t most = 0;
    for (const auto& [tactic, count] : votes) most = std::max(most, count);
    CoveredTechnique technique{id, with, {}, false};
    for (const auto& [tactic, count] : votes) {
      if (count == most) technique.tactics.push_back(AttackTactics()[tactic]);
    }
    technique.agreed = most == voters;
    out_.techniques.push_back(std::move(technique));
  }

  void AddTactic(std::size_t index) {
    CoveredTactic tactic{AttackTactics()[index], {}, {}};
    for (std::size_t rule = 0; rule < tags_.size(); ++rule) {
      if (tags_[rule].tactics.contains(index)) tactic.rules.push_back(rule);
    }
    for (std::size_t i = 0; i < out_.techniques.size(); ++i) {
      const auto& of = out_.techniques[i].tactics;
      if (std::find(of.begin(), of.end(), tactic.name) != of.end()) tactic.techniques.push_back(i);
    }
    if (!tactic.rules.empty()) out_.tactics.push_back(std::move(tactic));
  }

  AttackCoverage out_;
  std::vector<RuleTags> tags_;
  std::map<std::string, std::vector<std::size_t>> by_technique_;
};

}  // namespace

AttackCoverage SurveyAttack(const std::vector<const Rule*>& rules, const SourceSet& sources) {
  return Surveyor().Survey(rules, sources);
}

std::string CountOf(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

}  // namespace sigmata
