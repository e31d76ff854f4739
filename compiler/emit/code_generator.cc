#include "compiler/emit/code_generator.h"

namespace sigmata {

bool CodeGenerator::Generate(const PlanExpr& expr) {
  code_.clear();
  positions_.clear();
  fits_ = true;
  const Label match = NewLabel();
  const Label fail = NewLabel();
  if (expr.kind == BoolExpr::Kind::kTrue || expr.kind == BoolExpr::Kind::kFalse) {
    EmitTerminal(expr.kind == BoolExpr::Kind::kTrue ? Opcode::kMatch : Opcode::kFail, expr.span);
    return Link();
  }
  Emit(expr, match, fail);
  Place(match);
  EmitTerminal(Opcode::kMatch, expr.span);
  Place(fail);
  EmitTerminal(Opcode::kFail, expr.span);
  return Link();
}

CodeGenerator::Label CodeGenerator::NewLabel() {
  positions_.push_back(kUnplaced);
  return positions_.size() - 1;
}

void CodeGenerator::Emit(const PlanExpr& expr, Label on_true, Label on_false) {
  switch (expr.kind) {
    case BoolExpr::Kind::kPredicate:
      return EmitTest(expr, on_true, on_false);
    case BoolExpr::Kind::kNot:
      return Emit(expr.children[0], on_false, on_true);
    case BoolExpr::Kind::kAnd:
    case BoolExpr::Kind::kOr:
      return EmitJunction(expr, on_true, on_false);
    case BoolExpr::Kind::kTrue:
    case BoolExpr::Kind::kFalse:
      break;  // folded away before, except at the root
  }
}

void CodeGenerator::EmitJunction(const PlanExpr& expr, Label on_true, Label on_false) {
  const bool all = expr.kind == BoolExpr::Kind::kAnd;
  for (std::size_t i = 0; i < expr.children.size(); ++i) {
    if (i + 1 == expr.children.size()) {
      Emit(expr.children[i], on_true, on_false);
      return;
    }
    const Label next = NewLabel();
    Emit(expr.children[i], all ? next : on_true, all ? on_false : next);
    Place(next);
  }
}

void CodeGenerator::EmitTest(const PlanExpr& expr, Label on_true, Label on_false) {
  const PlanPredicate& predicate = expr.predicate;
  Pending test;
  test.instruction.op = predicate.op;
  test.instruction.flags = predicate.cased ? kFlagCased : std::uint8_t{0};
  test.instruction.field = predicate.field.empty() ? kEveryValue : builder_.Field(predicate.field);
  fits_ = fits_ && (predicate.field.empty() || test.instruction.field != kEveryValue);
  test.instruction.operand = pool_.OperandOf(predicate);
  test.instruction.memo = pool_.MemoOf(predicate);
  test.span = expr.span;
  test.on_true = on_true;
  test.on_false = on_false;
  code_.push_back(test);
}

void CodeGenerator::EmitTerminal(Opcode op, Span span) {
  Pending terminal;
  terminal.instruction.op = op;
  terminal.span = span;
  code_.push_back(terminal);
}

bool CodeGenerator::Link() {
  for (std::size_t i = 0; i < code_.size() && fits_; ++i) {
    Pending& pending = code_[i];
    if (IsTerminal(pending.instruction.op)) continue;
    const std::size_t on_true = positions_[pending.on_true] - i;
    const std::size_t on_false = positions_[pending.on_false] - i;
    fits_ = on_true <= kMaxJump && on_false <= kMaxJump;
    pending.instruction.on_true = static_cast<std::uint16_t>(on_true);
    pending.instruction.on_false = static_cast<std::uint16_t>(on_false);
  }
  if (!fits_) return false;
  for (const Pending& pending : code_) {
    builder_.code.push_back(pending.instruction);
    const Source& source = sources_.Get(pending.span.source);
    const LineColumn at = source.Locate(pending.span.begin);
    builder_.places.push_back({builder_.Text(source.name()), at.line, at.column});
  }
  return true;
}

}  // namespace sigmata
