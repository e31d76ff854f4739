#include "compiler/lint/condition_lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

#include "compiler/bind/quantifier.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

// The same text for bodies that say the same, whatever the order of their items and values.
std::string Canonical(const DetectionNode& node) {
  std::vector<std::string> parts;
  if (node.kind == DetectionNode::Kind::kItem) {
    const DetectionItem& item = node.item;
    std::string head = item.field ? item.field->text : "";
    for (const ModifierUse& use : item.modifiers) {
      head += fmt::format("|{}", static_cast<int>(use.modifier));
    }
    for (const DetectionValue& value : item.values) {
      parts.push_back(fmt::format("{}:{}", static_cast<int>(value.type), Fold(value.text())));
    }
    std::sort(parts.begin(), parts.end());
    return fmt::format("({} {})", head, fmt::join(parts, "\x1F"));
  }
  for (const DetectionNode& child : node.children) parts.push_back(Canonical(child));
  std::sort(parts.begin(), parts.end());
  return fmt::format("{}({})", node.kind == DetectionNode::Kind::kAll ? "all" : "any",
                     fmt::join(parts, ","));
}

class ConditionLinter {
 public:
  ConditionLinter(const Rule& rule, const Source& source, std::vector<Diagnostic>& diagnostics)
      : rule_(rule), source_(source), diagnostics_(diagnostics) {}

  void Lint() {
    used_.assign(rule_.identifiers.size(), false);
    for (const RuleCondition& condition : rule_.conditions) Walk(condition.condition);
    // What no condition uses is perhaps what a misspelt name means.
    if (!rule_.conditions.empty() && !misspelt_) LintUnused();
    LintDuplicates();
  }

 private:
  void Walk(const Condition& condition) {
    const bool negation = condition.kind == Condition::Kind::kNot;
    negated_ = negated_ != negation;
    for (const Condition& child : condition.children) Walk(child);
    negated_ = negated_ != negation;
    switch (condition.kind) {
      case Condition::Kind::kIdentifier:
        WalkIdentifier(condition);
        break;
      case Condition::Kind::kOneOf:
      case Condition::Kind::kAllOf:
        WalkQuantifier(condition);
        break;
      case Condition::Kind::kOr:
        LintBrackets(condition);
        break;
      default:
        break;
    }
  }

  void WalkIdentifier(const Condition& condition) {
    bool found = false;
    for (std::size_t i = 0; i < used_.size(); ++i) {
      if (rule_.identifiers[i].name.text != condition.name) continue;
      used_[i] = found = true;
    }
    misspelt_ = misspelt_ || !found;
  }

  void WalkQuantifier(const Condition& condition) {
    std::size_t selected = 0;
    std::size_t filters = 0;
    std::string_view last;
    for (std::size_t i = 0; i < used_.size(); ++i) {
      if (!QuantifierSelects(condition.name, rule_.identifiers[i].name.text)) continue;
      used_[i] = true;
      last = rule_.identifiers[i].name.text;
      filters += last.starts_with("filter") ? 1U : 0U;
      ++selected;
    }
    if (!negated_ && filters > 0 && filters < selected) SayFilterSelects(condition);
    misspelt_ = misspelt_ || selected == 0;
    if (selected != 1 || GrowsBySuffix(condition.name)) return;
    const bool pattern = condition.name.find('*') != std::string::npos;
    diagnostics_.push_back(MakeDiagnostic(pattern ? codes::SM507 : codes::SM504, condition.span,
                                          fmt::format("`{}` is the only one that is meant", last),
                                          fmt::format("write `{}`", last)));
  }

  void SayFilterSelects(const Condition& condition) {
    diagnostics_.push_back(MakeDiagnostic(
        codes::SM519, condition.span, "this takes in the filters, which select then what they fit",
        "name the others by a pattern, such as `1 of selection_*`, and the filters behind `not`"));
  }

  // Names that rules use so that a second selection or filter can be added.
  static bool GrowsBySuffix(std::string_view pattern) {
    return pattern.ends_with("_*") &&
           (pattern.starts_with("selection_") || pattern.starts_with("filter_"));
  }

  // `and` binds more strongly than `or`; a reader may not remember it.
  void LintBrackets(const Condition& either) {
    for (const Condition& child : either.children) {
      if (child.kind != Condition::Kind::kAnd || InBrackets(child.span)) continue;
      diagnostics_.push_back(
          MakeDiagnostic(codes::SM505, child.span, "`and` binds more strongly than `or`",
                         "put brackets around this part, or around what was meant"));
      return;
    }
  }

  bool InBrackets(Span span) const {
    constexpr std::string_view kSpace = " \t\r\n";
    const std::string_view text = source_.text();
    const std::size_t before = text.substr(0, span.begin).find_last_not_of(kSpace);
    const std::size_t behind = text.find_first_not_of(kSpace, span.end);
    if (text[span.begin] == '(' && text[span.end - 1] == ')') return true;
    return before != text.npos && text[before] == '(' && behind != text.npos && text[behind] == ')';
  }

  void LintUnused() {
    for (std::size_t i = 0; i < used_.size(); ++i) {
      const SpannedText& name = rule_.identifiers[i].name;
      // A name with `_` before it is kept out on purpose.
      if (used_[i] || name.text.starts_with('_')) continue;
      Diagnostic d =
          MakeDiagnostic(codes::SM309, name.span,
                         fmt::format("no condition uses the search identifier `{}`", name.text),
                         "name it in the condition, or delete it");
      d.labels.push_back({rule_.conditions[0].text.span, "it is not named here"});
      diagnostics_.push_back(std::move(d));
    }
  }

  void LintDuplicates() {
    std::map<std::string, const SpannedText*> bodies;
    for (const SearchIdentifier& identifier : rule_.identifiers) {
      const auto [it, fresh] = bodies.emplace(Canonical(identifier.body), &identifier.name);
      if (fresh) continue;
      Diagnostic d = MakeDiagnostic(
          codes::SM310, identifier.name.span,
          fmt::format("`{}` says the same as `{}`", identifier.name.text, it->second->text),
          "use one of the two in the condition");
      d.labels.push_back({it->second->span, "the same content"});
      diagnostics_.push_back(std::move(d));
    }
  }

  const Rule& rule_;
  const Source& source_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<bool> used_;
  bool negated_ = false;   // where the walk is, an odd number of times
  bool misspelt_ = false;  // a condition names what is not there
};

}  // namespace

void LintConditions(const Rule& rule, const Source& source, std::vector<Diagnostic>& diagnostics) {
  ConditionLinter(rule, source, diagnostics).Lint();
}

}  // namespace sigmata
