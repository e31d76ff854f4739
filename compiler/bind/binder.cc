#include "compiler/bind/binder.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/bind/logsource_binder.h"
#include "compiler/bind/modifier_binder.h"
#include "compiler/bind/provider_aliases.h"
#include "compiler/bind/quantifier.h"
#include "compiler/parse/rule_parser.h"
#include "compiler/parse/spelling.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

// The label of a part of the condition that is left out; no name of a rule can be this.
constexpr std::string_view kLeftOut = "\n";

class RuleBinder {
 public:
  RuleBinder(const Rule& rule, const Source& source, const BindContext& context,
             std::vector<Diagnostic>& diagnostics)
      : rule_(rule), source_(source), context_(context), diagnostics_(diagnostics) {}

  std::optional<BoundRule> Bind() {
    for (const SearchIdentifier& identifier : rule_.identifiers) {
      BoolExpr body = BindNode(identifier.body);
      body.label = identifier.name.text;
      bodies_.push_back(std::move(body));
    }
    BoundRule bound;
    bound.title = rule_.title.text;
    bound.id = rule_.id ? rule_.id->text : "";
    bound.level = rule_.level ? rule_.level->text : "";
    bound.span = rule_.span;
    std::vector<BoolExpr> conditions;
    for (const RuleCondition& condition : rule_.conditions) {
      BoolExpr expr = BindCondition(condition.condition);
      if (!IsNothing(expr)) conditions.push_back(std::move(expr));
    }
    bound.expr = MakeOr(std::move(conditions), rule_.span);
    ExpandProviderAliases(bound.expr, context_.maps);
    bound.gates = BindLogsource(rule_.logsource, context_.maps);
    if (bound.gates.empty() && !context_.ignore_logsource) {
      diagnostics_.push_back(
          MakeDiagnostic(codes::SM302, rule_.logsource.span,
                         "no field map knows this logsource, so no event is of it",
                         WaysOut(rule_.logsource, context_.maps)));
    }
    const bool refused = std::any_of(diagnostics_.begin(), diagnostics_.end(), RefusesRule);
    if (refused) return std::nullopt;
    return bound;
  }

 private:
  BoolExpr BindNode(const DetectionNode& node) {
    if (node.kind == DetectionNode::Kind::kItem) {
      return BindItem(node.item, source_.text(), context_.placeholders, spellings_, diagnostics_);
    }
    std::vector<BoolExpr> children;
    for (const DetectionNode& child : node.children) children.push_back(BindNode(child));
    return node.kind == DetectionNode::Kind::kAll ? MakeAnd(std::move(children), node.span)
                                                  : MakeOr(std::move(children), node.span);
  }

  BoolExpr BindCondition(const Condition& condition) {
    switch (condition.kind) {
      case Condition::Kind::kIdentifier:
        return BindIdentifier(condition);
      case Condition::Kind::kOneOf:
      case Condition::Kind::kAllOf:
        return BindQuantifier(condition);
      case Condition::Kind::kNot:
        return BindNot(condition);
      case Condition::Kind::kAnd:
      case Condition::Kind::kOr:
        break;
    }
    std::vector<BoolExpr> children;
    for (const Condition& child : condition.children) {
      BoolExpr bound = BindCondition(child);
      if (!IsNothing(bound)) children.push_back(std::move(bound));
    }
    if (children.empty()) return Nothing(condition.span);
    return condition.kind == Condition::Kind::kAnd ? MakeAnd(std::move(children), condition.span)
                                                   : MakeOr(std::move(children), condition.span);
  }

  BoolExpr BindNot(const Condition& condition) {
    BoolExpr inner = BindCondition(condition.children[0]);
    return IsNothing(inner) ? inner : MakeNot(std::move(inner), condition.span);
  }

  BoolExpr BindIdentifier(const Condition& condition) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < bodies_.size(); ++i) {
      if (rule_.identifiers[i].name.text == condition.name) return Copy(i, condition.span);
      names.push_back(rule_.identifiers[i].name.text);
    }
    const std::string_view nearest = NearestSpelling(condition.name, names);
    Diagnostic d =
        MakeDiagnostic(codes::SM502, condition.span,
                       fmt::format("the detection has no search identifier `{}`", condition.name),
                       nearest.empty() ? fmt::format("it has {}", fmt::join(names, ", "))
                                       : fmt::format("did you mean `{}`?", nearest));
    for (const SearchIdentifier& identifier : rule_.identifiers) {
      if (identifier.name.text == nearest)
        d.labels.push_back({identifier.name.span, "spelt so here"});
    }
    if (!nearest.empty()) d.fix = {{{condition.span, std::string(nearest)}}, false};
    diagnostics_.push_back(std::move(d));
    return {};
  }

  BoolExpr BindQuantifier(const Condition& condition) {
    std::vector<BoolExpr> selected;
    for (std::size_t i = 0; i < bodies_.size(); ++i) {
      if (QuantifierSelects(condition.name, rule_.identifiers[i].name.text)) {
        selected.push_back(Copy(i, condition.span));
      }
    }
    if (selected.empty() && context_.lenient) return Nothing(condition.span);
    if (selected.empty()) {
      diagnostics_.push_back(MakeDiagnostic(
          codes::SM503, condition.span,
          fmt::format("`{}` fits no search identifier", condition.name),
          "some tools drop this part of the condition silently; name what is there"));
      return {};
    }
    const bool all = condition.kind == Condition::Kind::kAllOf;
    BoolExpr expr = all ? MakeAnd(std::move(selected), condition.span)
                        : MakeOr(std::move(selected), condition.span);
    if (expr.label.empty()) expr.label = (all ? "all of " : "1 of ") + condition.name;
    return expr;
  }

  // Stands for a part of a condition that is left out: neutral wherever it is, also behind `not`.
  static BoolExpr Nothing(Span span) {
    BoolExpr nothing;
    nothing.kind = BoolExpr::Kind::kOr;  // without children
    nothing.label = kLeftOut;
    nothing.span = span;
    return nothing;
  }
  static bool IsNothing(const BoolExpr& expr) { return expr.label == kLeftOut; }

  BoolExpr Copy(std::size_t identifier, Span use) {
    nodes_ += CountNodes(bodies_[identifier]);
    if (nodes_ > kMaxBoundNodes) {
      if (!too_large_) {
        diagnostics_.push_back(
            MakeDiagnostic(codes::SM911, use, "the condition makes the rule too large"));
      }
      too_large_ = true;
      return {};
    }
    return bodies_[identifier];
  }

  const Rule& rule_;
  const Source& source_;
  const BindContext& context_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<BoolExpr> bodies_;  // of rule_.identifiers, in order
  std::size_t nodes_ = 0;
  std::size_t spellings_ = 0;
  bool too_large_ = false;
};

}  // namespace

std::optional<BoundRule> BindRule(const Rule& rule, const Source& source,
                                  const BindContext& context,
                                  std::vector<Diagnostic>& diagnostics) {
  return RuleBinder(rule, source, context, diagnostics).Bind();
}

}  // namespace sigmata
