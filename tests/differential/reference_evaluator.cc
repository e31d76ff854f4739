#include "tests/differential/reference_evaluator.h"

#include <re2/re2.h>

#include <algorithm>

#include "tests/differential/reference_order.h"

namespace sigmata {
namespace {

bool StartsWith(const CodePoints& text, const CodePoints& part) {
  return text.compare(0, part.size(), part) == 0;
}

bool EndsWith(const CodePoints& text, const CodePoints& part) {
  return text.size() >= part.size() &&
         text.compare(text.size() - part.size(), part.size(), part) == 0;
}

}  // namespace

ReferencePattern::ReferencePattern(const Pattern& pattern)
    : kind_(pattern.kind),
      pattern_(pattern),
      cased_(pattern.cased),
      text_(CodePointsOf(pattern.text)) {
  if (!cased_) text_ = FoldCodePoints(text_);
  if (kind_ == PatternKind::kNumber) number_ = ReadDecimal(pattern.text, false);
  if (kind_ == PatternKind::kCidr) network_ = ReadNetwork(pattern.text);
  if (kind_ == PatternKind::kRegex) {
    re2::RE2::Options options(re2::RE2::Quiet);
    options.set_max_mem(std::int64_t{64} << 20U);
    regex_ = std::make_shared<const re2::RE2>(pattern.text, options);
  }
}

bool ReferencePattern::Fits(const ReferenceValue& value) const {
  const CodePoints& text = cased_ ? value.points : value.folded;
  switch (kind_) {
    case PatternKind::kEquals:
      return text == text_;
    case PatternKind::kStartsWith:
      return StartsWith(text, text_);
    case PatternKind::kEndsWith:
      return EndsWith(text, text_);
    case PatternKind::kContains:
      return text.find(text_) != CodePoints::npos;
    case PatternKind::kGlob:
      return TextFitsGlob(text, text_);
    case PatternKind::kNumber:
      return IsNumber(value);
    case PatternKind::kRegex:
      return re2::RE2::PartialMatch(value.text, *regex_);
    case PatternKind::kCidr:
      return network_ && NetworkHolds(*network_, value.text);
    case PatternKind::kOrder:
      return OrderHolds(value, pattern_);
    case PatternKind::kField:
      return false;  // see FitsOther
    case PatternKind::kNull:
    case PatternKind::kExists:
    case PatternKind::kScalar:
      break;
  }
  return true;
}

bool ReferencePattern::FitsOther(const ReferenceValue& value, const ReferenceValue& other) const {
  const CodePoints& text = cased_ ? value.points : value.folded;
  const CodePoints& part = cased_ ? other.points : other.folded;
  switch (pattern_.anchor) {
    case Anchor::kWhole:
      return text == part;
    case Anchor::kStart:
      return StartsWith(text, part);
    case Anchor::kEnd:
      return EndsWith(text, part);
    case Anchor::kAnywhere:
      break;
  }
  return text.find(part) != CodePoints::npos;
}

// A number of JSON may have an exponent, a text may not.
bool ReferencePattern::IsNumber(const ReferenceValue& value) const {
  if (value.kind == ReferenceValue::Kind::kBool) return false;
  const auto number = ReadDecimal(value.text, value.kind == ReferenceValue::Kind::kNumber);
  return number && number_ && *number == *number_;
}

ReferenceRule::ReferenceRule(const BoundRule& rule, bool ignore_logsource) {
  if (ignore_logsource) variants_.push_back({Node{}, Read(rule.expr, {})});
  if (ignore_logsource) return;
  for (const BoundGate& gate : rule.gates) {
    variants_.push_back({Read(gate.where, {}), Read(rule.expr, gate.renames)});
  }
}

ReferenceRule::Node ReferenceRule::Read(const BoolExpr& expr, const Renames& renames) {
  Node node;
  node.kind = expr.kind;
  for (const BoolExpr& child : expr.children) node.children.push_back(Read(child, renames));
  if (expr.kind != BoolExpr::Kind::kPredicate) return node;
  node.field = expr.predicate.field;
  node.other_field = expr.predicate.pattern.text;
  for (const auto& [sigma, event] : renames) {
    if (expr.predicate.field == sigma) node.field = event;
    if (expr.predicate.pattern.text == sigma) node.other_field = event;
  }
  node.pattern.emplace_back(expr.predicate.pattern);
  return node;
}

bool ReferenceRule::Matches(const ReferenceEvent& event) const {
  return std::any_of(variants_.begin(), variants_.end(), [&event](const Variant& variant) {
    return IsTrue(variant.gate, event) && IsTrue(variant.rule, event);
  });
}

bool ReferenceRule::IsTrue(const Node& node, const ReferenceEvent& event) {
  const auto is_true = [&event](const Node& child) { return IsTrue(child, event); };
  switch (node.kind) {
    case BoolExpr::Kind::kTrue:
      return true;
    case BoolExpr::Kind::kFalse:
      return false;
    case BoolExpr::Kind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), is_true);
    case BoolExpr::Kind::kOr:
      return std::any_of(node.children.begin(), node.children.end(), is_true);
    case BoolExpr::Kind::kNot:
      return !IsTrue(node.children.at(0), event);
    case BoolExpr::Kind::kPredicate:
      return Holds(node, event);
  }
  return false;
}

bool ReferenceRule::Holds(const Node& predicate, const ReferenceEvent& event) {
  const ReferencePattern& pattern = predicate.pattern.at(0);
  if (predicate.field.empty()) {
    return std::any_of(event.values.begin(), event.values.end(), [&pattern](const auto& value) {
      return value.read && value.is_scalar() && pattern.Fits(value);
    });
  }
  const std::vector<std::size_t>* const indexes = event.Find(predicate.field);
  if (pattern.kind() == PatternKind::kExists) return indexes != nullptr;
  if (indexes == nullptr) return pattern.kind() == PatternKind::kNull;
  return std::any_of(indexes->begin(), indexes->end(), [&](std::size_t index) {
    const ReferenceValue& value = event.values[index];
    if (pattern.kind() == PatternKind::kNull) {
      return value.kind == ReferenceValue::Kind::kNull ||
             value.kind == ReferenceValue::Kind::kEmptyArray;
    }
    if (pattern.kind() == PatternKind::kField) {
      const std::vector<std::size_t>* const others = event.Find(predicate.other_field);
      return others != nullptr && value.is_scalar() &&
             std::any_of(others->begin(), others->end(), [&](std::size_t other) {
               return event.values[other].is_scalar() &&
                      pattern.FitsOther(value, event.values[other]);
             });
    }
    return value.is_scalar() && pattern.Fits(value);
  });
}

}  // namespace sigmata
