// PlanExpr -> instructions of one entry.
//
// Every test jumps by its answer; ANDs and ORs are only jumps. Code is laid out in the order of
// evaluation, so all jumps go forward.
#ifndef SIGMATA_COMPILER_EMIT_CODE_GENERATOR_H_
#define SIGMATA_COMPILER_EMIT_CODE_GENERATOR_H_

#include <vector>

#include "compiler/emit/constant_pool.h"
#include "compiler/plan/plan.h"
#include "runtime/program/program_builder.h"
#include "sigmata/source.h"

namespace sigmata {

class CodeGenerator {
 public:
  CodeGenerator(ProgramBuilder& builder, ConstantPool& pool, const SourceSet& sources)
      : builder_(builder), pool_(pool), sources_(sources) {}

  // Appends code and places to the builder; false (and nothing appended) if a jump is too long or
  // there are more fields than slots.
  bool Generate(const PlanExpr& expr);

 private:
  using Label = std::size_t;
  static constexpr std::size_t kUnplaced = static_cast<std::size_t>(-1);

  struct Pending {
    Instruction instruction;
    Span span;
    Label on_true = 0;
    Label on_false = 0;
  };

  Label NewLabel();
  void Place(Label label) { positions_[label] = code_.size(); }
  void Emit(const PlanExpr& expr, Label on_true, Label on_false);
  void EmitJunction(const PlanExpr& expr, Label on_true, Label on_false);
  void EmitTest(const PlanExpr& expr, Label on_true, Label on_false);
  void EmitTerminal(Opcode op, Span span);
  bool Link();

  ProgramBuilder& builder_;
  ConstantPool& pool_;
  const SourceSet& sources_;
  std::vector<Pending> code_;
  std::vector<std::size_t> positions_;  // of labels
  bool fits_ = true;
};

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_EMIT_CODE_GENERATOR_H_
