// The interpreter's loop with counting in it, apart from the one that matches events.
#include "runtime/match/interpreter.h"

namespace sigmata {
namespace {

// Whether the question has to look through the text, so that its cost grows with the text.
bool WalksText(Opcode op) {
  switch (op) {
    case Opcode::kContains:
    case Opcode::kContainsAny:
    case Opcode::kGlob:
    case Opcode::kRegex:
    case Opcode::kFieldContains:
      return true;
    default:
      return false;
  }
}

// How many values were looked through: one, or none where there is no text.
std::uint64_t CountBytes(const Value& value, EntryCost& cost) {
  if (!value.is_scalar()) return 0;
  cost.walked_bytes += value.raw.size();
  return 1;
}

}  // namespace

bool Interpreter::Profile(const EntryRecord& entry, EntryCost& cost) noexcept {
  const Instruction* instruction = &image_.code[entry.code.first];
  ++cost.runs;
  while (!IsTerminal(instruction->op)) {
    ++scratch_.stats.instructions;
    ++cost.instructions;
    const std::uint64_t before = scratch_.stats.patterns_run;
    const bool answer = Ask(*instruction);
    CountQuestion(*instruction, scratch_.stats.patterns_run - before, cost);
    instruction += answer ? instruction->on_true : instruction->on_false;
  }
  const bool matches = instruction->op == Opcode::kMatch;
  cost.matches += matches ? 1 : 0;
  return matches;
}

// `patterns`: how many values the question was asked of, the first ones of the field; none where
// the answer was remembered.
void Interpreter::CountQuestion(const Instruction& instruction, std::uint64_t patterns,
                                EntryCost& cost) const noexcept {
  cost.patterns_run += patterns;
  if (patterns == 0 || !WalksText(instruction.op)) return;
  if (instruction.op == Opcode::kRegex) cost.regexes_run += patterns;
  std::uint64_t left = patterns;
  if (instruction.field == kEveryValue) {
    for (std::uint32_t i = 0; left > 0; ++i) left -= CountBytes(event_.value(i), cost);
    return;
  }
  for (std::uint32_t i = event_.First(instruction.field); left > 0; i = event_.link(i).next) {
    left -= CountBytes(event_.value(event_.link(i).value), cost);
  }
}

}  // namespace sigmata
