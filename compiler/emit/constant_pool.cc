#include "compiler/emit/constant_pool.h"

#include "runtime/program/cidr.h"

namespace sigmata {

std::uint32_t ConstantPool::OperandOf(const PlanPredicate& predicate) {
  switch (TraitsOf(predicate.op).operand) {
    case OperandKind::kLiteral:
      return builder_.Literal(predicate.literals[0]);
    case OperandKind::kSet:
      return Set(predicate.literals);
    case OperandKind::kRegex:
      return Regex(predicate);
    case OperandKind::kCidr:
      return Cidr(predicate.literals[0]);
    case OperandKind::kField:
      return builder_.Field(predicate.literals[0]);
    case OperandKind::kOrder:
      return Order(predicate);
    case OperandKind::kNone:
      break;
  }
  return 0;
}

std::uint32_t ConstantPool::Order(const PlanPredicate& predicate) {
  OrderRecord record;
  record.number = builder_.Text(predicate.literals[0]);
  record.comparison = predicate.comparison;
  record.part = predicate.part;
  builder_.orders.push_back(record);
  return static_cast<std::uint32_t>(builder_.orders.size() - 1);
}

std::uint32_t ConstantPool::MemoOf(const PlanPredicate& predicate) {
  return memos_.try_emplace(predicate, builder_.memo_count).second ? builder_.memo_count++
                                                                   : memos_[predicate];
}

std::uint32_t ConstantPool::Set(const std::vector<std::string>& literals) {
  const auto [it, inserted] =
      sets_.try_emplace(literals, static_cast<std::uint32_t>(builder_.sets.size()));
  if (inserted) {
    // A set's literals stand side by side and sorted, so they are stored for the set alone.
    const Range range{static_cast<std::uint32_t>(builder_.literals.size()),
                      static_cast<std::uint32_t>(literals.size())};
    for (const std::string& literal : literals) builder_.literals.push_back(builder_.Text(literal));
    builder_.sets.push_back({range});
  }
  return it->second;
}

std::uint32_t ConstantPool::Regex(const PlanPredicate& predicate) {
  const std::string& pattern = predicate.literals[0];
  const auto [it, inserted] =
      regexes_.try_emplace(pattern, static_cast<std::uint32_t>(builder_.regexes.size()));
  if (inserted) {
    const Range gates{static_cast<std::uint32_t>(builder_.gate_sets.size()),
                      static_cast<std::uint32_t>(predicate.gates.size())};
    for (const auto& texts : predicate.gates) builder_.gate_sets.push_back(Set(texts));
    builder_.regexes.push_back({builder_.Text(pattern), gates});
  }
  return it->second;
}

std::uint32_t ConstantPool::Cidr(const std::string& network) {
  const auto [it, inserted] =
      cidrs_.try_emplace(network, static_cast<std::uint32_t>(builder_.cidrs.size()));
  if (inserted) builder_.cidrs.push_back(ParseCidr(network).network);
  return it->second;
}

}  // namespace sigmata
