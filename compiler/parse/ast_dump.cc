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
    Metadata("rule", rule);
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

  std::string Dump(const Correlation& correlation) {
    Metadata("correlation", correlation.body);
    Line(1, fmt::format("type {}", TraitsOf(correlation.type).name), correlation.span);
    for (const SpannedText& name : correlation.rules) Line(1, "of " + name.text, name.span);
    for (const SpannedText& field : correlation.group_by) {
      Line(1, "group-by " + field.text, field.span);
    }
    Line(1, fmt::format("timespan {} s", correlation.seconds), correlation.timespan.span);
    for (const SpannedText& field : correlation.fields) Line(1, "field " + field.text, field.span);
    if (correlation.percentile) {
      Line(1, "percentile " + correlation.percentile->text, correlation.percentile->span);
    }
    for (const CorrelationThreshold& threshold : correlation.thresholds) {
      Line(1, threshold.predicate.text + " " + threshold.number.text, threshold.number.span);
    }
    if (correlation.expression) {
      Line(1, "condition", correlation.expression->text.span);
      Expression(2, correlation.expression->condition);
    }
    for (const CorrelationAlias& alias : correlation.aliases) Alias(alias);
    if (correlation.generate) Line(1, "generate", correlation.span);
    return std::move(out_);
  }

 private:
  void Metadata(std::string_view kind, const Rule& rule) {
    Line(0, fmt::format("{} '{}'", kind, rule.title.text), rule.span);
    if (rule.id) Line(1, "id " + rule.id->text, rule.id->span);
    if (rule.name) Line(1, "name " + rule.name->text, rule.name->span);
    if (rule.status) Line(1, "status " + rule.status->text, rule.status->span);
    if (rule.level) Line(1, "level " + rule.level->text, rule.level->span);
  }

  void Alias(const CorrelationAlias& alias) {
    Line(1, "alias " + alias.name.text, alias.name.span);
    for (const CorrelationAlias::Target& target : alias.targets) {
      Line(2, fmt::format("{} in {}", target.field.text, target.rule.text), target.field.span);
    }
  }

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

std::string DumpCorrelation(const Correlation& correlation, const Source& source) {
  return AstDumper(source).Dump(correlation);
}

}  // namespace sigmata
