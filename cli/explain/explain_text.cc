#include "cli/explain/explain_text.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/explain/printable.h"

namespace sigmata::cli {
namespace {

constexpr std::size_t kShownText = 160;  // bytes of a value
constexpr std::size_t kShownValues = 4;
constexpr std::size_t kShownValuesOfList = 6;  // of the values that a rule lists for a field
constexpr std::size_t kShownParts = 24;        // of other parts
constexpr std::size_t kShownPlaces = 2;        // of a field that is missing

std::string_view Sign(bool answer) { return answer ? "✓" : "✗"; }

std::string ValueText(const ExplainedValue& value) {
  switch (value.kind) {
    case ValueKind::kString:
      return '"' + Excerpt(value, kShownText) + '"';
    case ValueKind::kNumber:
    case ValueKind::kBool:
      return Excerpt(value, kShownText);
    case ValueKind::kNull:
      return "null";
    case ValueKind::kEmptyArray:
      return "[]";
    case ValueKind::kObject:
      break;
  }
  return "an object";
}

std::string_view OriginText(Origin origin) {
  switch (origin) {
    case Origin::kDerived:
      return "made of other fields";
    case Origin::kImplied:
      return "implied by the provider";
    case Origin::kRendered:
      return "read from the message";
    case Origin::kText:
      return "in a text that was read again";
    case Origin::kEvent:
      break;
  }
  return {};
}

// ` <- winlog.event_data.Image`, where the event calls the field so.
std::string SourceText(const ExplainedNode& node) {
  const ExplainedValue* shown = nullptr;
  for (const ExplainedValue& value : node.values) {
    if (shown == nullptr || (value.fits && !shown->fits)) shown = &value;
  }
  if (shown == nullptr) return {};
  std::string from = shown->path.empty() ? std::string(OriginText(shown->origin)) : shown->path;
  // Of a list none of which fits, the list.
  if (node.values.size() > 1 && !shown->fits && from.ends_with(']')) {
    from.resize(from.rfind('['));
  }
  return from.empty() || from == node.field ? "" : "  <- " + Printable(from);
}

std::string AbsentText(const ExplainedNode& node) {
  std::string out = "(absent";
  if (node.event_field != node.field) out += "; here it is called " + Printable(node.event_field);
  const auto& places = node.looked_at;
  const bool plain = places.empty() || (places.size() == 1 && places[0] == node.field);
  for (std::size_t i = 0; !plain && i < std::min(places.size(), kShownPlaces); ++i) {
    out += (i == 0 ? "; looked for at " : ", ") + Printable(places[i]);
  }
  return out + ")";
}

// The values that fit, or else the first ones.
std::string ValuesText(const ExplainedNode& node) {
  const bool any_fits = std::any_of(node.values.begin(), node.values.end(),
                                    [](const ExplainedValue& value) { return value.fits; });
  std::string out;
  std::size_t shown = 0;
  std::size_t left_out = node.further_values;
  for (const ExplainedValue& value : node.values) {
    if (shown == kShownValues || (any_fits && !value.fits)) {
      ++left_out;
      continue;
    }
    ++shown;
    out += (out.empty() ? "is " : ", ") + ValueText(value);
    if (node.reason == Reason::kWrongType && value.kind <= ValueKind::kBool) {
      out += fmt::format(", which {}", value.never);
    }
  }
  if (left_out > 0) out += fmt::format(" and {} more", left_out);
  return out;
}

std::string FieldName(const ExplainedNode& node) {
  return node.field.empty() ? "(any value)" : Printable(node.field);
}

class TreePrinter {
 public:
  std::string Take() { return std::move(out_); }

  void PrintGate(const ExplainedVariant& variant) {
    ExplainedNode gate = variant.gate;
    if (!variant.mapped) gate.label = "logsource: no field map knows it";
    Print(gate, 1);
  }

  void Print(const ExplainedNode& whole, std::size_t depth) {
    const ExplainedNode& node = WithoutWrapping(whole);
    if (node.kind == NodeKind::kPredicate) {
      const std::string name = node.label.empty() ? "" : Printable(node.label) + ": ";
      Line(depth, node.answer,
           name + FieldName(node) + " " + PatternText(node) + "   " + FoundText(node));
      return;
    }
    const bool list = IsList(node);
    std::string what = GroupName(node);
    if (list) {
      what += fmt::format(": {}   {}", FieldName(node.children[0]), FoundText(node.children[0]));
    }
    Line(depth, node.answer, what);
    PrintChildren(node, depth + 1, list && !AnyFits(node));
  }

 private:
  static std::string PatternText(const ExplainedNode& node) {
    return Printable(DescribePattern(node.pattern));
  }

  static std::string GroupName(const ExplainedNode& node) {
    const std::string_view kind = node.kind == NodeKind::kAllOf   ? "all of"
                                  : node.kind == NodeKind::kAnyOf ? "any of"
                                  : node.kind == NodeKind::kNot   ? "not"
                                                                  : "logsource";
    return node.label.empty() ? std::string(kind) : Printable(node.label);
  }

  // Several patterns for one field, none of which fits: what the field is, need be said only once.
  static bool IsList(const ExplainedNode& node) {
    if (node.kind != NodeKind::kAnyOf || node.children.size() < 2 || AnyFits(node)) return false;
    return AsksOneField(node) &&
           std::all_of(node.children.begin(), node.children.end(),
                       [&](const ExplainedNode& n) { return n.reason == node.children[0].reason; });
  }
  static bool AsksOneField(const ExplainedNode& node) {
    return std::all_of(node.children.begin(), node.children.end(), [&](const ExplainedNode& n) {
      return n.kind == NodeKind::kPredicate && n.field == node.children[0].field && n.label.empty();
    });
  }
  static bool AnyFits(const ExplainedNode& node) {
    return std::any_of(node.children.begin(), node.children.end(),
                       [](const ExplainedNode& child) { return child.answer; });
  }

  void PrintChildren(const ExplainedNode& node, std::size_t depth, bool patterns_only) {
    const bool decided = node.answer == (node.kind == NodeKind::kAnyOf);
    std::size_t left_out = 0;
    std::size_t shown = 0;
    const std::size_t most = AsksOneField(node) ? kShownValuesOfList : kShownParts;
    const bool shorten = node.children.size() > most + 1;
    for (const ExplainedNode& child : node.children) {
      // What decided stands first in interest: of a list that fits, what fits.
      const bool of_interest = !decided || child.answer == node.answer;
      if (shorten && (!of_interest || shown == most)) {
        ++left_out;
        continue;
      }
      ++shown;
      if (patterns_only) {
        Line(depth, child.answer, PatternText(child));
      } else {
        Print(child, depth);
      }
    }
    if (left_out > 0) out_ += fmt::format("{:{}}… {} more\n", "", depth * 2, left_out);
  }

  void Line(std::size_t depth, bool answer, std::string_view text) {
    out_ += fmt::format("{:{}}{} {}\n", "", depth * 2, Sign(answer), text);
  }

  std::string out_;
};

}  // namespace

std::string FoundText(const ExplainedNode& node) {
  switch (node.reason) {
    case Reason::kNone:
      return {};
    case Reason::kAbsent:
      return AbsentText(node);
    case Reason::kNowhere:
      return "(in no value)";
    case Reason::kOtherAbsent:
      return fmt::format("({}; {} is absent)", ValuesText(node), Printable(node.pattern.text));
    case Reason::kMatched:
    case Reason::kDifferent:
    case Reason::kWrongType:
      break;
  }
  return "(" + ValuesText(node) + ")" + SourceText(node);
}

std::string ExplanationText(const RuleExplanation& explanation) {
  const auto& variants = explanation.variants;
  const auto passes = [](const ExplainedVariant& variant) { return variant.gate.answer; };
  const bool gated = std::any_of(variants.begin(), variants.end(), passes);
  const auto is_shown = [&](const ExplainedVariant& variant) {
    return explanation.answer ? variant.answer : variant.gate.answer || !gated;
  };
  TreePrinter printer;
  for (const ExplainedVariant& variant : variants) {
    if (!is_shown(variant)) continue;
    printer.PrintGate(variant);
    if (gated) printer.Print(variant.logic, 1);
  }
  // Where the event is of another logsource, the logic under one variant's names will do.
  if (!gated) printer.Print(variants.front().logic, 1);
  return printer.Take();
}

}  // namespace sigmata::cli
