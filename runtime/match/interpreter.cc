// A program was verified when it was opened: every reference holds, every jump goes forward and
// every entry ends in a terminal instruction. So nothing is checked here.
#include "runtime/match/interpreter.h"

#include <algorithm>
#include <charconv>

#include "runtime/match/string_match.h"
#include "runtime/match/timestamp.h"
#include "runtime/program/cidr.h"
#include "runtime/program/decimal.h"
#include "runtime/program/utf8.h"

namespace sigmata {

Operands::Operands(const ProgramImage& image) : literals(image) {
  for (const RegexRecord& record : image.regexes) regexes.emplace_back(image.Text(record.pattern));
}

bool Interpreter::Run(const EntryRecord& entry) noexcept {
  const Instruction* instruction = &image_.code[entry.code.first];
  while (!IsTerminal(instruction->op)) {
    ++scratch_.stats.instructions;
    instruction += Ask(*instruction) ? instruction->on_true : instruction->on_false;
  }
  return instruction->op == Opcode::kMatch;
}

bool Interpreter::Trace(const EntryRecord& entry, std::vector<FieldSlot>& fields) {
  const Instruction* instruction = &image_.code[entry.code.first];
  while (!IsTerminal(instruction->op)) {
    const bool answer = Ask(*instruction);
    const FieldSlot slot = instruction->field;
    const bool shown = slot != kEveryValue && event_.Has(slot) &&
                       std::find(fields.begin(), fields.end(), slot) == fields.end();
    if (shown) fields.push_back(slot);
    instruction += answer ? instruction->on_true : instruction->on_false;
  }
  return instruction->op == Opcode::kMatch;
}

bool Interpreter::Ask(const Instruction& instruction) noexcept {
  if (instruction.memo == kNoMemo) return AskField(instruction);
  ScratchImpl::Memo& memo = scratch_.memos[instruction.memo];
  if (memo.epoch != scratch_.epoch) memo = {scratch_.epoch, AskField(instruction)};
  return memo.answer;
}

bool Interpreter::AskField(const Instruction& instruction) noexcept {
  if (instruction.field == kEveryValue) return AskEveryValue(instruction);
  if (instruction.op == Opcode::kNull) return IsNull(instruction.field);
  if (instruction.op == Opcode::kExists) return event_.Has(instruction.field);
  for (std::uint32_t i = event_.First(instruction.field); i != Event::kNone;
       i = event_.link(i).next) {
    if (AskValue(instruction, event_.link(i).value)) return true;
  }
  return false;
}

bool Interpreter::AskEveryValue(const Instruction& instruction) noexcept {
  const auto count = static_cast<std::uint32_t>(event_.read_values().size());
  for (std::uint32_t i = 0; i < count; ++i) {
    if (AskValue(instruction, i)) return true;
  }
  return false;
}

bool Interpreter::IsNull(FieldSlot slot) const noexcept {
  if (!event_.Has(slot)) return true;
  for (std::uint32_t i = event_.First(slot); i != Event::kNone; i = event_.link(i).next) {
    const ValueKind kind = event_.value(event_.link(i).value).kind;
    if (kind == ValueKind::kNull || kind == ValueKind::kEmptyArray) return true;
  }
  return false;
}

bool Interpreter::IsNumber(const Value& value, std::uint32_t index,
                           std::string_view literal) noexcept {
  if (value.kind == ValueKind::kBool) return false;
  const bool number = value.kind == ValueKind::kNumber;
  return SameNumber(scratch_.texts.Plain(event_, index), number, literal);
}

// The gates say what a text in ASCII has to hold; looking for that costs less than the regex.
bool Interpreter::FindsRegex(std::uint32_t regex, std::uint32_t index) noexcept {
  const std::string_view text = scratch_.texts.Plain(event_, index);
  const Range gates = image_.regexes[regex].gates;
  if (gates.count > 0 && IsAscii(text)) {
    const std::string_view folded = scratch_.texts.Folded(event_, index);
    for (const std::uint32_t set : image_.gate_sets.subspan(gates.first, gates.count)) {
      if (!HasPart(set, folded)) return false;
    }
  }
  return operands_.regexes[regex].FoundIn(text);
}

bool Interpreter::HasPart(std::uint32_t set, std::string_view text) noexcept {
  const LiteralMatcher* const matcher = operands_.literals.Get(set);
  return matcher != nullptr ? matcher->FindsIn(text)
                            : LiteralSet(image_, image_.sets[set]).HasPartOf(text);
}

bool Interpreter::IsOrdered(const Value& value, std::uint32_t index,
                            const OrderRecord& order) noexcept {
  if (value.kind == ValueKind::kBool) return false;
  const std::string_view text = scratch_.texts.Plain(event_, index);
  const auto want = ParseDecimal(image_.Text(order.number), false);
  if (!want) return false;
  if (order.part == TimePart::kNone) {
    const auto have = ParseDecimal(text, value.kind == ValueKind::kNumber);
    return have && Holds(order.comparison, CompareNumbers(*have, *want));
  }
  const auto part = PartOfTime(text, order.part);
  if (!part) return false;
  char digits[24];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), *part).ptr;
  const auto have = ParseDecimal({digits, static_cast<std::size_t>(end - digits)}, false);
  return have && Holds(order.comparison, CompareNumbers(*have, *want));
}

// Both fields' values are compared as texts; any pair of them may fit.
bool Interpreter::AskOtherField(const Instruction& instruction, std::uint32_t index) noexcept {
  const auto text = [&](std::uint32_t value) {
    return instruction.cased() ? scratch_.texts.Plain(event_, value)
                               : scratch_.texts.Folded(event_, value);
  };
  const auto other = static_cast<FieldSlot>(instruction.operand);
  for (std::uint32_t i = event_.First(other); i != Event::kNone; i = event_.link(i).next) {
    const std::uint32_t value = event_.link(i).value;
    if (!event_.value(value).is_scalar()) continue;
    const std::string_view have = text(index);
    const std::string_view want = text(value);
    const bool fits = instruction.op == Opcode::kFieldEquals       ? have == want
                      : instruction.op == Opcode::kFieldStartsWith ? have.starts_with(want)
                      : instruction.op == Opcode::kFieldEndsWith   ? have.ends_with(want)
                                                                   : ContainsText(have, want);
    if (fits) return true;
  }
  return false;
}

bool Interpreter::AskValue(const Instruction& instruction, std::uint32_t index) noexcept {
  const Value& value = event_.value(index);
  if (!value.is_scalar()) return false;
  ++scratch_.stats.patterns_run;
  const std::uint32_t operand = instruction.operand;
  const auto text = [&] {
    return instruction.cased() ? scratch_.texts.Plain(event_, index)
                               : scratch_.texts.Folded(event_, index);
  };
  const auto set = [&] { return LiteralSet(image_, image_.sets[operand]); };
  switch (instruction.op) {
    case Opcode::kEquals:
      return text() == image_.Literal(operand);
    case Opcode::kStartsWith:
      return text().starts_with(image_.Literal(operand));
    case Opcode::kEndsWith:
      return text().ends_with(image_.Literal(operand));
    case Opcode::kContains:
      return ContainsText(text(), image_.Literal(operand));
    case Opcode::kEqualsAny:
      return set().HasEqual(text());
    case Opcode::kStartsWithAny:
      return set().HasPrefixOf(text());
    case Opcode::kEndsWithAny:
      return set().HasSuffixOf(text());
    case Opcode::kContainsAny:
      return HasPart(operand, text());
    case Opcode::kGlob:
      return GlobFits(text(), image_.Literal(operand));
    case Opcode::kNumberEquals:
      return IsNumber(value, index, image_.Literal(operand));
    case Opcode::kRegex:
      return FindsRegex(operand, index);
    case Opcode::kCidr:
      return AddressInNetwork(scratch_.texts.Plain(event_, index), image_.cidrs[operand]);
    case Opcode::kScalar:
      return true;
    case Opcode::kOrder:
      return IsOrdered(value, index, image_.orders[operand]);
    case Opcode::kFieldEquals:
    case Opcode::kFieldStartsWith:
    case Opcode::kFieldEndsWith:
    case Opcode::kFieldContains:
      return AskOtherField(instruction, index);
    case Opcode::kNull:
    case Opcode::kExists:
    case Opcode::kMatch:
    case Opcode::kFail:
      break;
  }
  return false;
}

}  // namespace sigmata
