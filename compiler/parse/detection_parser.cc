// Shapes and their meaning (pySigma's detection.py where the specification is silent):
//   map                 all of its items        list of maps, nested lists    any of them
//   list of scalars     keywords, any of them   scalar                        one keyword
//   key without field   keywords with modifiers
#include "compiler/parse/detection_parser.h"

#include <fmt/core.h>

#include "compiler/parse/condition_parser.h"
#include "compiler/parse/field_key_parser.h"
#include "compiler/parse/legacy_aggregation.h"
#include "compiler/parse/misspelt_key.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

class DetectionParser {
 public:
  // `timeframe` of the detection may be null.
  DetectionParser(std::string_view source, const YamlNode* timeframe,
                  std::vector<Diagnostic>& diagnostics)
      : source_(source),
        timeframe_(timeframe == nullptr ? std::string_view{} : timeframe->text),
        diagnostics_(diagnostics) {}

  DetectionNode Parse(const YamlNode& node, Span name) {
    switch (node.kind) {
      case YamlNode::Kind::kMap:
        return ParseMap(node, name);
      case YamlNode::Kind::kSequence:
        return ParseList(node, name);
      case YamlNode::Kind::kScalar:
        return ParseKeywords({&node}, node.span);
      case YamlNode::Kind::kNull:
        break;
    }
    Report(codes::SM306, name, "this search identifier is empty",
           "say what it looks for, or remove it");
    return {};
  }

  void ParseConditions(const YamlEntry& entry, Rule& rule) {
    if (entry.value.is_sequence()) {
      for (const YamlNode& item : entry.value.items) ParseOneCondition(item, rule);
      if (!entry.value.items.empty()) return;
    } else if (entry.value.is_scalar()) {
      return ParseOneCondition(entry.value, rule);
    }
    const bool empty = !entry.value.is_map() || entry.value.entries.empty();
    Report(codes::SM305, entry.key.span,
           empty ? "the condition is empty" : "the condition is a map, where a text is wanted",
           "for example `condition: selection`");
  }

 private:
  void Report(DiagnosticCode code, Span span, std::string message, std::string help = {}) {
    diagnostics_.push_back(MakeDiagnostic(code, span, std::move(message), std::move(help)));
  }

  void ParseOneCondition(const YamlNode& node, Rule& rule) {
    if (!node.is_scalar()) {
      Report(codes::SM305, node.span, "a condition is a text");
      return;
    }
    if (auto problem = RefuseAggregation(node, source_, rule, timeframe_)) {
      diagnostics_.push_back(*std::move(problem));
    } else if (auto condition = ParseCondition(node, source_, diagnostics_)) {
      rule.conditions.push_back({{node.text, node.span}, *std::move(condition)});
    }
  }

  DetectionNode ParseMap(const YamlNode& map, Span name) {
    DetectionNode all;
    all.kind = DetectionNode::Kind::kAll;
    all.span = map.span;
    if (map.entries.empty()) {
      Report(codes::SM306, name, "this search identifier has no fields");
    }
    for (const YamlEntry& entry : map.entries) {
      DetectionNode child;
      child.span = {map.span.source, entry.key.span.begin, entry.value.span.end};
      if (!entry.key.is_scalar() && entry.key.kind != YamlNode::Kind::kNull) {
        Report(codes::SM308, entry.key.span, "the name of a field is a text");
        continue;
      }
      ParseFieldKey(entry.key, source_, child.item, diagnostics_);
      ParseValues(entry.value, child.item);
      all.children.push_back(std::move(child));
    }
    return all;
  }

  DetectionNode ParseList(const YamlNode& list, Span name) {
    if (list.items.empty()) Report(codes::SM306, name, "this list is empty");
    std::vector<const YamlNode*> keywords;
    DetectionNode any;
    any.kind = DetectionNode::Kind::kAny;
    any.span = list.span;
    for (const YamlNode& item : list.items) {
      if (item.is_scalar() || item.kind == YamlNode::Kind::kNull) {
        keywords.push_back(&item);
      } else {
        any.children.push_back(Parse(item, item.span));
      }
    }
    if (keywords.empty()) return any;
    DetectionNode words = ParseKeywords(keywords, list.span);
    if (any.children.empty()) return words;
    any.children.push_back(std::move(words));
    return any;
  }

  DetectionNode ParseKeywords(const std::vector<const YamlNode*>& words, Span span) {
    DetectionNode node;
    node.span = span;
    node.item.span = span;
    for (const YamlNode* const word : words) AddValue(*word, node.item);
    return node;
  }

  void ParseValues(const YamlNode& value, DetectionItem& item) {
    if (!value.is_sequence()) return AddValue(value, item);
    for (const YamlNode& element : value.items) AddValue(element, item);
    if (value.items.empty()) {
      YamlNode null;  // `field: []` asks the same as `field: null`
      null.span = value.span;
      AddValue(null, item);
    }
  }

  void AddValue(const YamlNode& node, DetectionItem& item) {
    if (node.is_map() || node.is_sequence()) {
      Report(
          codes::SM308, node.span,
          node.is_map() ? "a map cannot be the value of a field" : "a list within a list of values",
          node.is_map() ? "name nested fields with dots: `outer.inner: value`" : "");
      return;
    }
    DetectionValue value{TypeOf(node), node};
    if (value.type == ScalarType::kNull) {
      if (!item.field) Report(codes::SM308, node.span, "null cannot be a keyword");
      value.scalar.text.clear();
    }
    item.values.push_back(std::move(value));
  }

  std::string_view source_, timeframe_;
  std::vector<Diagnostic>& diagnostics_;
};

void RefuseTimeframe(const YamlEntry& entry, std::vector<Diagnostic>& diagnostics) {
  diagnostics.push_back(MakeDiagnostic(codes::SM313, entry.key.span,
                                       "`timeframe` is not Sigma any more",
                                       "a correlation has `timespan`"));
}

}  // namespace

void ParseDetection(const YamlEntry& detection, std::string_view source, Rule& rule,
                    std::vector<Diagnostic>& diagnostics) {
  if (!detection.value.is_map()) {
    diagnostics.push_back(MakeDiagnostic(codes::SM304, detection.key.span,
                                         "`detection` is a map of search identifiers"));
    return;
  }
  DetectionParser parser(source, detection.value.Find("timeframe"), diagnostics);
  const YamlEntry* condition = nullptr;
  for (const YamlEntry& entry : detection.value.entries) {
    if (!entry.key.is_scalar()) {
      diagnostics.push_back(MakeDiagnostic(codes::SM308, entry.key.span,
                                           "the name of a search identifier is a text"));
    } else if (entry.key.text == "condition") {
      condition = &entry;
    } else if (entry.key.text == "timeframe") {
      RefuseTimeframe(entry, diagnostics);
    } else {
      const SpannedText name{entry.key.text, entry.key.span};
      rule.identifiers.push_back({name, parser.Parse(entry.value, name.span)});
    }
  }
  if (rule.identifiers.empty()) {
    diagnostics.push_back(
        MakeDiagnostic(codes::SM304, detection.key.span, "the detection has no search identifier"));
  }
  if (condition == nullptr) {
    Diagnostic d =
        MissingKey(codes::SM305, detection.value, "condition", "the detection has no condition",
                   "for example `condition: selection`");
    if (FindMisspelt(detection.value, "condition") == nullptr) d.span = detection.key.span;
    diagnostics.push_back(std::move(d));
    return;
  }
  parser.ParseConditions(*condition, rule);
}

}  // namespace sigmata
