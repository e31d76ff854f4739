#include "compiler/bind/correlation_binder.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "compiler/parse/spelling.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

void CollectNames(const Condition& condition, std::vector<SpannedText>& names) {
  if (condition.kind == Condition::Kind::kIdentifier) {
    names.push_back({condition.name, condition.span});
  }
  for (const Condition& child : condition.children) CollectNames(child, names);
}

// The rules that a correlation names: in its list, or in its condition.
std::vector<SpannedText> References(const Correlation& correlation) {
  std::vector<SpannedText> names = correlation.rules;
  if (correlation.expression) CollectNames(correlation.expression->condition, names);
  return names;
}

std::set<std::string_view> TextsOf(const std::vector<SpannedText>& names) {
  std::set<std::string_view> texts;
  for (const SpannedText& name : names) texts.insert(name.text);
  return texts;
}

// All ids look alike; a likeness says nothing.
bool IsId(std::string_view word) { return word.size() == 36 && word[8] == '-'; }

// Looking for a likely name costs the product of both sides; after this many it has been said.
constexpr std::size_t kMaxSuggestions = 20;

class CorrelationChecker {
 public:
  CorrelationChecker(const std::vector<Correlation>& correlations, const RuleNames& rules,
                     std::vector<Diagnostic>& diagnostics)
      : correlations_(correlations), rules_(rules), diagnostics_(diagnostics) {
    for (std::size_t i = 0; i < correlations.size(); ++i) {
      const Rule& body = correlations[i].body;
      if (body.id) indexes_.emplace(body.id->text, i);
      if (body.name) indexes_.emplace(body.name->text, i);
    }
    for (const Correlation& correlation : correlations) Link(correlation);
    cyclic_ = FindCyclic();
  }

  std::size_t Check() {
    std::size_t sound = 0;
    for (std::size_t i = 0; i < correlations_.size(); ++i) {
      const std::size_t before = diagnostics_.size();
      CheckReferences(i);
      CheckExpression(correlations_[i]);
      CheckAliases(correlations_[i]);
      if (diagnostics_.size() > before) continue;
      ++sound;
      SayNotEvaluated(correlations_[i]);
    }
    return sound;
  }

 private:
  void Report(DiagnosticCode code, Span span, std::string message, std::string help = {}) {
    diagnostics_.push_back(MakeDiagnostic(code, span, std::move(message), std::move(help)));
  }

  void Link(const Correlation& correlation) {
    std::vector<std::size_t>& targets = targets_.emplace_back();
    for (const SpannedText& name : References(correlation)) {
      if (const auto it = indexes_.find(name.text); it != indexes_.end()) {
        targets.push_back(it->second);
      }
    }
  }

  // Takes away, again and again, what refers to nothing that is left; a cycle, and what leads to
  // one, stays. Without recursion, for chains may be long.
  std::vector<bool> FindCyclic() const {
    std::vector<std::vector<std::size_t>> users(targets_.size());
    std::vector<std::size_t> open(targets_.size());
    std::vector<std::size_t> done;
    for (std::size_t i = 0; i < targets_.size(); ++i) {
      for (const std::size_t target : targets_[i]) users[target].push_back(i);
      open[i] = targets_[i].size();
      if (open[i] == 0) done.push_back(i);
    }
    std::vector<bool> cyclic(targets_.size(), true);
    while (!done.empty()) {
      const std::size_t last = done.back();
      done.pop_back();
      cyclic[last] = false;
      for (const std::size_t user : users[last]) {
        if (--open[user] == 0) done.push_back(user);
      }
    }
    return cyclic;
  }

  void CheckReferences(std::size_t index) {
    const Correlation& correlation = correlations_[index];
    for (const SpannedText& name : References(correlation)) {
      const auto it = indexes_.find(name.text);
      if (it != indexes_.end() && cyclic_[it->second]) {
        Report(codes::SM802, name.span,
               fmt::format("by `{}` the correlation refers to a circle of correlations", name.text),
               "a correlation may refer to others, but none to itself");
      } else if (it == indexes_.end() && !rules_.contains(name.text)) {
        SayUnknown(name);
      }
    }
  }

  void SayUnknown(const SpannedText& name) {
    Report(codes::SM801, name.span,
           fmt::format("no rule of those given has the id or name `{}`", name.text),
           Suggest(name.text, {rules_.begin(), rules_.end()},
                   "give the rule's file as well, or give the rule a `name`"));
  }

  std::string Suggest(std::string_view word, const std::vector<std::string_view>& candidates,
                      std::string otherwise) {
    if (IsId(word) || ++suggestions_ > kMaxSuggestions) return otherwise;
    const std::string_view nearest = NearestSpelling(word, candidates);
    return nearest.empty() ? otherwise : fmt::format("did you mean `{}`?", nearest);
  }

  // A list of rules and a condition over rules speak of the same ones.
  void CheckExpression(const Correlation& correlation) {
    if (!correlation.expression || correlation.rules.empty()) return;
    std::vector<SpannedText> used;
    CollectNames(correlation.expression->condition, used);
    const auto listed = TextsOf(correlation.rules);
    for (const SpannedText& name : used) {
      if (listed.contains(name.text)) continue;
      Report(codes::SM822, name.span, fmt::format("`rules` does not list `{}`", name.text),
             "list it, or leave `rules` out");
    }
    const auto in_condition = TextsOf(used);
    for (const SpannedText& name : correlation.rules) {
      if (in_condition.contains(name.text)) continue;
      Report(codes::SM822, name.span, fmt::format("the condition does not use `{}`", name.text),
             "use it, or leave it out of the list");
    }
  }

  void CheckAliases(const Correlation& correlation) {
    const std::vector<SpannedText> references = References(correlation);
    const auto names = TextsOf(references);
    for (const CorrelationAlias& alias : correlation.aliases) {
      for (const CorrelationAlias::Target& target : alias.targets) {
        if (names.contains(target.rule.text)) continue;
        Report(codes::SM808, target.rule.span,
               fmt::format("the correlation does not refer to a rule `{}`", target.rule.text),
               Suggest(target.rule.text, {names.begin(), names.end()},
                       "name it as it stands under `rules`"));
      }
    }
  }

  void SayNotEvaluated(const Correlation& correlation) {
    Report(codes::SM910, correlation.span,
           fmt::format("correlations ({}) are not evaluated yet", TraitsOf(correlation.type).name),
           "the document is sound; no event will match it");
    if (correlation.generate) return;
    const std::vector<SpannedText> rules = References(correlation);
    const bool listed = !correlation.rules.empty();
    Span span = rules.front().span;
    span.end = listed ? correlation.rules.back().span.end : rules.back().span.end;
    Report(codes::SM829, span, "these rules match on their own",
           "with this correlation evaluated they would be silent, for it has no `generate: true`");
  }

  const std::vector<Correlation>& correlations_;
  const RuleNames& rules_;
  std::vector<Diagnostic>& diagnostics_;
  std::map<std::string, std::size_t, std::less<>> indexes_;  // id or name -> correlation
  std::vector<std::vector<std::size_t>> targets_;            // of each correlation
  std::vector<bool> cyclic_;                                 // is in a circle, or leads to one
  std::size_t suggestions_ = 0;
};

}  // namespace

std::size_t CheckCorrelations(const std::vector<Correlation>& correlations, const RuleNames& rules,
                              std::vector<Diagnostic>& diagnostics) {
  return CorrelationChecker(correlations, rules, diagnostics).Check();
}

}  // namespace sigmata
