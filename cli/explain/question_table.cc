#include "cli/explain/question_table.h"

#include <fmt/core.h>

#include "cli/explain/text_grams.h"

namespace sigmata::cli {
namespace {

// Alike for equal predicates only: the field's size keeps it apart from the text.
std::string KeyOf(const Predicate& predicate) {
  const Pattern& p = predicate.pattern;
  return fmt::format("{} {} {} {} {} {} {}{}", static_cast<int>(p.kind), p.cased ? 1 : 0,
                     static_cast<int>(p.anchor), static_cast<int>(p.comparison),
                     static_cast<int>(p.part), predicate.field.size(), predicate.field, p.text);
}

}  // namespace

QuestionTable::QuestionTable(const Program& program) {
  for (std::size_t slot = 0; slot < program.field_count(); ++slot) {
    slots_.emplace(program.field_name(slot), static_cast<FieldSlot>(slot));
  }
}

void QuestionTable::Add(const RuleNode& node) {
  if (node.kind == NodeKind::kPredicate) {
    const auto [known, is_new] = known_.emplace(KeyOf(node.predicate), questions_.size());
    if (is_new) questions_.push_back(Make(node.predicate));
    indexes_.push_back(known->second);
  }
  for (const RuleNode& child : node.children) Add(child);
}

std::optional<FieldSlot> QuestionTable::SlotOf(const std::string& field) const {
  const auto found = slots_.find(field);
  return found == slots_.end() ? std::nullopt : std::optional(found->second);
}

Question QuestionTable::Make(const Predicate& predicate) const {
  Question question(predicate.pattern);
  question.needed = NeededTexts(predicate.pattern);
  question.keyword = predicate.field.empty();
  if (!question.keyword) question.slot = SlotOf(predicate.field);
  if (predicate.pattern.kind == PatternKind::kField)
    question.other = SlotOf(predicate.pattern.text);
  return question;
}

}  // namespace sigmata::cli
