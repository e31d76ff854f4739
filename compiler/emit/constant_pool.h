// Operands: each literal, set, regex and network is stored once.
#ifndef SIGMATA_COMPILER_EMIT_CONSTANT_POOL_H_
#define SIGMATA_COMPILER_EMIT_CONSTANT_POOL_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "compiler/plan/plan.h"
#include "runtime/program/program_builder.h"

namespace sigmata {

class ConstantPool {
 public:
  explicit ConstantPool(ProgramBuilder& builder) : builder_(builder) {}

  // The operand of an instruction that asks `predicate`.
  std::uint32_t OperandOf(const PlanPredicate& predicate);
  // Equal questions have one number.
  std::uint32_t MemoOf(const PlanPredicate& predicate);

 private:
  std::uint32_t Set(const std::vector<std::string>& literals);
  std::uint32_t Regex(const PlanPredicate& predicate);
  std::uint32_t Cidr(const std::string& network);
  std::uint32_t Order(const PlanPredicate& predicate);

  ProgramBuilder& builder_;
  std::map<std::vector<std::string>, std::uint32_t> sets_;
  std::map<std::string, std::uint32_t> regexes_;
  std::map<std::string, std::uint32_t> cidrs_;
  std::map<PlanPredicate, std::uint32_t> memos_;
};

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_EMIT_CONSTANT_POOL_H_
