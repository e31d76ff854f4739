#include "cli/explain/rule_tree.h"

#include <algorithm>

namespace sigmata::cli {
namespace {

using Kind = BoolExpr::Kind;

NodeKind KindOf(Kind kind) {
  switch (kind) {
    case Kind::kTrue:
    case Kind::kAnd:
      return NodeKind::kAllOf;
    case Kind::kFalse:
    case Kind::kOr:
      return NodeKind::kAnyOf;
    case Kind::kNot:
      return NodeKind::kNot;
    case Kind::kPredicate:
      break;
  }
  return NodeKind::kPredicate;
}

class TreeMaker {
 public:
  explicit TreeMaker(std::size_t& questions) : questions_(questions) {}

  // `renamed` has the shape of `written`.
  RuleNode Make(const BoolExpr& written, const BoolExpr& renamed, std::uint32_t& next_id) {
    RuleNode node;
    node.id = next_id++;
    node.kind = KindOf(written.kind);
    node.label = written.label;
    node.span = written.span;
    if (node.kind == NodeKind::kPredicate) {
      node.field = written.predicate.field;
      node.predicate = renamed.predicate;
      node.question = questions_++;
    }
    for (std::size_t i = 0; i < written.children.size(); ++i) {
      node.children.push_back(Make(written.children[i], renamed.children[i], next_id));
    }
    return node;
  }

  RuleNode MakeGate(const BoundGate& gate, std::uint32_t& next_id) {
    RuleNode node;
    node.id = next_id++;
    node.kind = NodeKind::kLogsource;
    node.label = "logsource";
    node.span = gate.where.span;
    if (gate.where.kind == Kind::kPredicate) {
      node.children.push_back(Make(gate.where, gate.where, next_id));
    }
    for (const BoolExpr& condition : gate.where.children) {
      node.children.push_back(Make(condition, condition, next_id));
    }
    return node;
  }

 private:
  std::size_t& questions_;
};

}  // namespace

RuleTree MakeRuleTree(const BoundRule& rule, bool ignore_logsource, std::size_t& questions) {
  RuleTree tree;
  TreeMaker maker(questions);
  const auto add = [&](const BoundGate& gate, const BoolExpr& logic, bool mapped) {
    RuleVariant variant;
    variant.mapped = mapped;
    tree.logic_nodes = 0;
    variant.logic = maker.Make(rule.expr, logic, tree.logic_nodes);
    tree.nodes = std::max(tree.nodes, tree.logic_nodes);
    variant.gate = maker.MakeGate(gate, tree.nodes);
    tree.variants.push_back(std::move(variant));
  };
  const bool gated = !ignore_logsource && !rule.gates.empty();
  if (!gated) {
    BoundGate none;
    none.where.span = rule.span;
    add(none, rule.expr, ignore_logsource);
  }
  for (std::size_t i = 0; gated && i < rule.gates.size(); ++i) {
    add(rule.gates[i], RenameFields(rule.expr, rule.gates[i].renames), true);
  }
  return tree;
}

}  // namespace sigmata::cli
