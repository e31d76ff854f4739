#include "compiler/parse/ast_dump.h"

#include <fmt/core.h>

namespace sigmata {
namespace {

std::string_view TypeName(ScalarType type) {
  switch (type) {
    case ScalarType::kText:
      return "text";
    case ScalarType::kNull:
      return "null";
    case ScalarType::kBool:
      return "bool";
    case ScalarType::kInteger:
      return "integer";
    case ScalarType::kFloat:
      return "float";
  }
  return "";
}

class AstDumper {
 public:
  explicit AstDumper(const Source& source) : source_(source) {}

  std::string Dump(const Rule& rule) {
    Line(0, fmt::format("rule '{}'", rule.title.text), rule.span);
    if (rule.id) Line(1, "id " + rule.id->text, rule.id->span);
    if (rule.status) Line(1, "status " + rule.status->text, rule.status->span);
    if (rule.level) Line(1, "level " + rule.level->text, rule.level->span);
    Line(1, "logsource", rule.logsource.span);
    if (rule.logsource.category) Part("category", *rule.logsource.category);
    if (rule.logsource.product) Part("product", *rule.logsource.product);
    if (rule.logsource.service) Part("service", *rule.logsource.service);
    for (const SearchIdentifier& identifier : rule.identifiers) {
      Line(1, "identifier " + identifier.name.text, identifier.name.span);
      Node(2, identifier.body);
    }
    for (const RuleCondition& condition : rule.conditions) {
      Line(1, "condition", condition.text.span);
      Expression(2, condition.condition);
    }
    return std::move(out_);
  }

 private:
  void Line(int depth, const std::string& text, Span span) {
    const LineColumn at = source_.Locate(span.begin);
    const LineColumn end = source_.Locate(span.end);
    out_ +=
        fmt::format("{}{}  @{}:{}-{}:{}\n", std::string(static_cast<std::size_t>(depth) * 2, ' '),
                    text, at.line, at.column, end.line, end.column);
  }

  void Part(std::string_view name, const SpannedText& part) {
    Line(2, fmt::format("{} {}", name, part.text), part.span);
  }

  void Node(int depth, const DetectionNode& node) {
    if (node.kind == DetectionNode::Kind::kItem) return Item(depth, node.item);
    Line(depth, node.kind == DetectionNode::Kind::kAll ? "all" : "any", node.span);
    for (const DetectionNode& child : node.children) Node(depth + 1, child);
  }

  void Item(int depth, const DetectionItem& item) {
    std::string text = item.field ? "field " + item.field->text : "keywords";
    for (const ModifierUse& use : item.modifiers) {
      text += fmt::format(" |{}", TraitsOf(use.modifier).name);
    }
    Line(depth, text, item.span);
    for (const DetectionValue& value : item.values) {
      Line(depth + 1, fmt::format("{} '{}'", TypeName(value.type), value.text()), value.span());
    }
  }

  void Expression(int depth, const Condition& condition) {
    Line(depth, Describe(condition), condition.span);
    for (const Condition& child : condition.children) Expression(depth + 1, child);
  }

  static std::string Describe(const Condition& condition) {
    switch (condition.kind) {
      case Condition::Kind::kOr:
        return "or";
      case Condition::Kind::kAnd:
        return "and";
      case Condition::Kind::kNot:
        return "not";
      case Condition::Kind::kIdentifier:
        return condition.name;
      case Condition::Kind::kOneOf:
        return "1 of " + condition.name;
      case Condition::Kind::kAllOf:
        return "all of " + condition.name;
    }
    return {};
  }

  const Source& source_;
  std::string out_;
};

}  // namespace

std::string DumpRule(const Rule& rule, const Source& source) {
  return AstDumper(source).Dump(rule);
}

}  // namespace sigmata
