#include "compiler/parse/correlation_condition.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "compiler/parse/condition_parser.h"
#include "compiler/parse/spelling.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

bool IsPredicate(std::string_view key) {
  return std::find(std::begin(kCorrelationPredicates), std::end(kCorrelationPredicates), key) !=
         std::end(kCorrelationPredicates);
}

class ConditionReader {
 public:
  ConditionReader(const YamlEntry& correlation, const Source& source, Correlation& out,
                  std::vector<Diagnostic>& diagnostics)
      : correlation_(correlation),
        source_(source),
        traits_(TraitsOf(out.type)),
        out_(out),
        diagnostics_(diagnostics) {}

  void Read() {
    const YamlEntry* const condition = correlation_.value.FindEntry("condition");
    if (condition == nullptr) {
      if (traits_.temporal()) return;  // all of the rules
      return Report(codes::SM822, correlation_.key.span, "the correlation has no condition",
                    Example());
    }
    if (condition->value.is_scalar() && traits_.temporal()) {
      return ReadExpression(condition->value);
    }
    if (!condition->value.is_map()) {
      const std::string only =
          traits_.temporal() ? "" : "; only temporal types have a condition in words";
      return Report(codes::SM822, condition->key.span,
                    fmt::format("the condition of `{}` is a map{}", traits_.name, only), Example());
    }
    ReadMap(*condition);
  }

 private:
  void Report(DiagnosticCode code, Span span, std::string message, std::string help = {}) {
    diagnostics_.push_back(MakeDiagnostic(code, span, std::move(message), std::move(help)));
  }

  std::string Example() const {
    if (traits_.field == CorrelationField::kNone) return "for example `condition: {gte: 10}`";
    return "for example `condition: {field: some_field, gte: 10}`";
  }

  void ReadExpression(const YamlNode& text) {
    auto condition = ParseCondition(text, source_.text(), diagnostics_);
    if (!condition) return;
    RefuseQuantifiers(*condition);
    out_.expression = RuleCondition{{text.text, text.span}, *std::move(condition)};
  }

  void RefuseQuantifiers(const Condition& condition) {
    const bool quantifier =
        condition.kind == Condition::Kind::kOneOf || condition.kind == Condition::Kind::kAllOf;
    if (quantifier) {
      Report(codes::SM822, condition.span, "a condition over rules names each of them",
             "for example `rule_a and not (rule_b or rule_c)`");
    }
    for (const Condition& child : condition.children) RefuseQuantifiers(child);
  }

  void ReadMap(const YamlEntry& condition) {
    for (const YamlEntry& entry : condition.value.entries) {
      if (IsPredicate(entry.key.text)) {
        ReadThreshold(entry);
      } else if (entry.key.text == "field") {
        ReadField(entry);
      } else if (entry.key.text == "percentile") {
        ReadPercentile(entry);
      } else {
        RefuseKey(entry);
      }
    }
    if (out_.thresholds.empty() && !faulty_) {
      Report(codes::SM823, condition.key.span, "the condition compares with nothing",
             fmt::format("one or more of {}", fmt::join(kCorrelationPredicates, ", ")));
    }
    RequireField(condition);
    const bool percentile = out_.type == CorrelationType::kValuePercentile;
    if (percentile && condition.value.FindEntry("percentile") == nullptr) {
      Report(codes::SM826, condition.key.span, "the condition does not say which percentile",
             "for example `percentile: 95`");
    }
  }

  void RefuseKey(const YamlEntry& entry) {
    faulty_ = true;
    const std::string_view nearest = NearestSpelling(entry.key.text, kCorrelationPredicates);
    Report(codes::SM823, entry.key.span, fmt::format("a condition has no `{}`", entry.key.text),
           nearest.empty() ? fmt::format("one of {}", fmt::join(kCorrelationPredicates, ", "))
                           : fmt::format("did you mean `{}`?", nearest));
  }

  void ReadThreshold(const YamlEntry& entry) {
    const ScalarType type = entry.value.is_scalar() ? TypeOf(entry.value) : ScalarType::kText;
    const bool whole = type == ScalarType::kInteger;
    const bool any = traits_.number == CorrelationNumber::kAny;
    // A count is never below zero, so neither is what it is compared with.
    const bool sound =
        any ? whole || type == ScalarType::kFloat : whole && !entry.value.text.starts_with('-');
    if (sound) {
      out_.thresholds.push_back(
          {{entry.key.text, entry.key.span}, {entry.value.text, entry.value.span}});
      return;
    }
    faulty_ = true;
    const bool empty = entry.value.kind == YamlNode::Kind::kNull;
    Report(codes::SM805, empty ? entry.key.span : entry.value.span,
           any ? "the condition compares with a number"
               : fmt::format("`{}` is compared with a whole number", traits_.name),
           fmt::format("for example `{}: 10`", entry.key.text));
  }

  void ReadField(const YamlEntry& entry) {
    const YamlNode& value = entry.value;
    if (traits_.field == CorrelationField::kNone) {
      return Report(codes::SM824, entry.key.span,
                    fmt::format("`{}` looks at no field", traits_.name),
                    out_.type == CorrelationType::kEventCount
                        ? "`type: value_count` counts the values of a field"
                        : "remove it");
    }
    if (value.is_scalar()) out_.fields.push_back({value.text, value.span});
    for (const YamlNode& item : value.items) out_.fields.push_back({item.text, item.span});
    const bool nested = std::any_of(value.items.begin(), value.items.end(),
                                    [](const YamlNode& item) { return !item.is_scalar(); });
    const bool several = out_.fields.size() > 1 && traits_.field == CorrelationField::kOne;
    if (!out_.fields.empty() && !nested && !several) return;
    Report(codes::SM824, entry.key.span,
           traits_.field == CorrelationField::kOne
               ? fmt::format("`{}` looks at one field", traits_.name)
               : "`field` is a field, or a list of fields",
           Example());
  }

  void RequireField(const YamlEntry& condition) {
    if (traits_.field == CorrelationField::kNone || condition.value.FindEntry("field") != nullptr) {
      return;
    }
    Report(codes::SM824, condition.key.span,
           fmt::format("`{}` needs the field that it looks at", traits_.name), Example());
  }

  void ReadPercentile(const YamlEntry& entry) {
    const std::string& text = entry.value.text;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size() &&
                       TypeOf(entry.value) == ScalarType::kInteger;
    if (out_.type != CorrelationType::kValuePercentile) {
      Report(codes::SM826, entry.key.span, fmt::format("`{}` has no percentile", traits_.name),
             "remove it");
    } else if (!entry.value.is_scalar() || !whole || number < 0 || number > 100) {
      Report(codes::SM826, entry.key.span, "a percentile is a whole number from 0 to 100",
             "for example `percentile: 95`");
    } else {
      out_.percentile = SpannedText{text, entry.value.span};
    }
  }

  const YamlEntry& correlation_;
  const Source& source_;
  const CorrelationTraits& traits_;
  Correlation& out_;
  std::vector<Diagnostic>& diagnostics_;
  bool faulty_ = false;  // a predicate was meant, and has been reported
};

}  // namespace

void ReadCorrelationCondition(const YamlEntry& entry, const Source& source,
                              Correlation& correlation, std::vector<Diagnostic>& diagnostics) {
  ConditionReader(entry, source, correlation, diagnostics).Read();
}

}  // namespace sigmata
