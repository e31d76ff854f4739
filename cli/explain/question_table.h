// The predicates of all rules, each different one once: many rules ask the same.
#ifndef SIGMATA_CLI_EXPLAIN_QUESTION_TABLE_H_
#define SIGMATA_CLI_EXPLAIN_QUESTION_TABLE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/explain/pattern_test.h"
#include "cli/explain/rule_tree.h"
#include "sigmata/event.h"
#include "sigmata/program.h"

namespace sigmata::cli {

// A predicate, ready to be asked.
struct Question {
  explicit Question(const Pattern& pattern) : test(pattern) {}

  bool keyword = false;
  std::optional<FieldSlot> slot, other;  // none: no event has such a field
  PatternTest test;
  std::vector<std::string> needed;  // text_grams.h
};

class QuestionTable {
 public:
  // `program` reads the fields of the rules.
  explicit QuestionTable(const Program& program);

  // All nodes have to be added in the order in which their questions are numbered.
  void Add(const RuleNode& node);

  // Equal predicates have the same index.
  std::size_t IndexOf(const RuleNode& predicate) const { return indexes_[predicate.question]; }
  const Question& At(std::size_t index) const { return questions_[index]; }
  std::size_t size() const { return questions_.size(); }

 private:
  std::optional<FieldSlot> SlotOf(const std::string& field) const;
  Question Make(const Predicate& predicate) const;

  std::unordered_map<std::string, FieldSlot> slots_;
  std::unordered_map<std::string, std::size_t> known_;
  std::vector<std::size_t> indexes_;  // by the node's question
  std::vector<Question> questions_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_QUESTION_TABLE_H_
