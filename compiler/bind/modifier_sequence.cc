// A modifier takes values of some kinds and yields one of some kind (modifiers.def), so a chain is
// sound if each takes what the one before it yields. Place and repetition are checked beside that.
#include "compiler/bind/modifier_sequence.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

std::string_view Name(const ModifierUse& use) { return TraitsOf(use.modifier).name; }

std::uint16_t After(const ModifierTraits& traits, std::uint16_t type) {
  return traits.yields == kSame ? type : traits.yields;
}

std::string Kinds(std::uint16_t types) {
  std::vector<std::string_view> names;
  for (unsigned bit = 0; bit < 16; ++bit) {
    const auto type = static_cast<std::uint16_t>(1U << bit);
    if ((types & type) != 0) names.push_back(ValueTypeName(type));
  }
  return fmt::format("{}", fmt::join(names, " or "));
}

class SequenceChecker {
 public:
  SequenceChecker(const DetectionItem& item, std::vector<Diagnostic>& diagnostics)
      : item_(item), diagnostics_(diagnostics) {}

  bool Check() {
    CheckRepeats();
    CheckPlaces();
    CheckKeyword();
    for (const DetectionValue& value : item_.values) CheckTypes(value);
    return sound_;
  }

 private:
  void Report(DiagnosticCode code, Span span, std::string message, std::string help,
              const ModifierUse* other) {
    sound_ = false;
    // One report a place: several values of an item meet the same obstacle.
    if (!reported_.insert({span.begin, static_cast<unsigned>(code)}).second) return;
    Diagnostic d = MakeDiagnostic(code, span, std::move(message), std::move(help));
    if (other != nullptr) d.labels.push_back({other->span, "the other one"});
    diagnostics_.push_back(std::move(d));
  }

  // One of each role that can be had only once.
  void CheckRepeats() {
    for (std::size_t i = 0; i < item_.modifiers.size(); ++i) {
      const ModifierUse& use = item_.modifiers[i];
      for (std::size_t j = 0; j < i; ++j) {
        const ModifierUse& earlier = item_.modifiers[j];
        if (earlier.modifier == use.modifier) {
          const bool may_repeat = use.modifier == Modifier::kBase64;
          if (!may_repeat)
            Report(codes::SM402, use.span, fmt::format("`{}` is given twice", Name(use)), "",
                   &earlier);
        } else if (NeverTogether(earlier, use)) {
          Report(codes::SM402, use.span,
                 fmt::format("`{}` and `{}` cannot stand together", Name(earlier), Name(use)), "",
                 &earlier);
        }
      }
    }
  }

  static bool NeverTogether(const ModifierUse& a, const ModifierUse& b) {
    // The name of a field is one name, not one in several spellings.
    const auto are = [&](Modifier one, Modifier other) {
      return a.modifier == one && b.modifier == other;
    };
    if (are(Modifier::kWindash, Modifier::kFieldRef)) return true;
    if (are(Modifier::kFieldRef, Modifier::kWindash)) return true;
    const ModifierRole role = TraitsOf(a.modifier).role;
    if (role != TraitsOf(b.modifier).role) return false;
    return role == ModifierRole::kAnchor || role == ModifierRole::kType ||
           role == ModifierRole::kComparison || role == ModifierRole::kTimePart;
  }

  void CheckPlaces() {
    const ModifierUse* before = nullptr;  // any but List
    const ModifierUse* anchor = nullptr;
    for (const ModifierUse& use : item_.modifiers) {
      const ModifierTraits& traits = TraitsOf(use.modifier);
      const bool misplaced = (traits.place == ModifierPlace::kFirst && before != nullptr) ||
                             (traits.place == ModifierPlace::kEarly && anchor != nullptr);
      const ModifierUse* const other = traits.place == ModifierPlace::kFirst ? before : anchor;
      const bool other_order = misplaced && (TraitsOf(other->modifier).takes & traits.yields) != 0;
      if (misplaced && !other_order && !NeverTogether(*other, use)) {
        Report(codes::SM402, use.span,
               fmt::format("`{}` and `{}` cannot stand together", Name(*other), Name(use)), "",
               other);
      } else if (other_order && !NeverTogether(*other, use)) {
        Report(codes::SM403, use.span,
               fmt::format("`{}` stands before `{}`", Name(use), Name(*other)),
               fmt::format("write `{}|{}`", Name(use), Name(*other)), other);
      }
      if (traits.role == ModifierRole::kList) continue;
      if (before == nullptr) before = &use;
      if (traits.role == ModifierRole::kAnchor) anchor = &use;
    }
  }

  void CheckKeyword() {
    for (const ModifierUse& use : item_.modifiers) {
      const bool asks_for_field =
          use.modifier == Modifier::kExists || use.modifier == Modifier::kFieldRef;
      if (asks_for_field && !item_.field) {
        Report(codes::SM402, use.span,
               fmt::format("`{}` asks for a field; keywords have none", Name(use)), "", nullptr);
      }
    }
  }

  void CheckTypes(const DetectionValue& value) {
    const std::uint16_t initial = ValueTypeOf(item_, value);
    std::uint16_t type = initial;
    const ModifierUse* maker = nullptr;  // what made the value what it is
    for (const ModifierUse& use : item_.modifiers) {
      const ModifierTraits& traits = TraitsOf(use.modifier);
      if ((traits.takes & type) == 0) return ReportType(value, use, type, maker);
      if (traits.yields != kSame) maker = &use;
      type = After(traits, type);
    }
  }

  void ReportType(const DetectionValue& value, const ModifierUse& use, std::uint16_t type,
                  const ModifierUse* maker) {
    const ModifierTraits& traits = TraitsOf(use.modifier);
    if (traits.role == ModifierRole::kFlag) {
      return Report(codes::SM403, use.span,
                    fmt::format("`{}` is an option of `re` and stands behind it", Name(use)),
                    "for example `field|re|i: pattern`", nullptr);
    }
    if (maker == nullptr) {
      Diagnostic d = MakeDiagnostic(
          codes::SM404, value.span(),
          fmt::format("`{}` takes {}, not {}", Name(use), Kinds(traits.takes), ValueTypeName(type)),
          HelpFor(traits, type, value.scalar.style == ScalarStyle::kPlain));
      d.labels.push_back({use.span, "because of this modifier"});
      diagnostics_.push_back(std::move(d));
      sound_ = false;
      return;
    }
    if (NeverTogether(*maker, use)) return;  // has been said
    const ModifierTraits& made = TraitsOf(maker->modifier);
    const bool other_order = made.place != ModifierPlace::kFirst &&
                             (made.takes & After(traits, made.takes)) != 0 &&
                             (traits.takes & made.takes) != 0;
    if (other_order) {
      return Report(codes::SM403, use.span,
                    fmt::format("`{}` stands before `{}`", Name(use), Name(*maker)),
                    fmt::format("write `{}|{}`", Name(use), Name(*maker)), maker);
    }
    Report(codes::SM402, use.span,
           fmt::format("`{}` and `{}` cannot stand together", Name(*maker), Name(use)), "", maker);
  }

  static std::string HelpFor(const ModifierTraits& traits, std::uint16_t type, bool plain) {
    if (traits.modifier == Modifier::kExists) return "true or false, without quotes";
    const bool quotes = (traits.takes & kText) != 0 && (type == kNumber || type == kBool);
    if (quotes) return "put the value in quotes";
    const bool no_quotes = (traits.takes & kNumber) != 0 && type == kText;
    if (!no_quotes) return "";
    return plain ? "write a decimal number, such as 10" : "write the number without quotes";
  }

  const DetectionItem& item_;
  std::vector<Diagnostic>& diagnostics_;
  bool sound_ = true;
  std::set<std::pair<std::uint32_t, unsigned>> reported_;
};

// YAML 1.1's other booleans, which many tools read as such.
bool IsOldBool(const DetectionValue& value) {
  static constexpr std::string_view kWords[] = {"yes", "Yes", "YES", "no",  "No",  "NO",
                                                "on",  "On",  "ON",  "off", "Off", "OFF"};
  return value.scalar.is_scalar() && value.scalar.style == ScalarStyle::kPlain &&
         std::find(std::begin(kWords), std::end(kWords), value.text()) != std::end(kWords);
}

}  // namespace

std::uint16_t ValueTypeOf(const DetectionItem& item, const DetectionValue& value) {
  switch (value.type) {
    case ScalarType::kNull:
      return kNullValue;
    case ScalarType::kBool:
      return kBool;
    case ScalarType::kInteger:
    case ScalarType::kFloat:
      return kNumber;
    case ScalarType::kText:
      break;
  }
  const bool presence =
      !item.modifiers.empty() && item.modifiers.front().modifier == Modifier::kExists;
  return presence && IsOldBool(value) ? kBool : kText;
}

bool CheckModifiers(const DetectionItem& item, std::vector<Diagnostic>& diagnostics) {
  return SequenceChecker(item, diagnostics).Check();
}

}  // namespace sigmata
