#include "compiler/bind/modifier_binder.h"

#include <fmt/core.h>

#include "compiler/parse/scalar_span.h"
#include "compiler/parse/sigma_string.h"
#include "runtime/program/cidr.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/regex.h"

namespace sigmata {
namespace {

// What the modifiers of an item come to.
struct ItemMode {
  const ModifierUse* anchor = nullptr;
  const ModifierUse* type = nullptr;  // re, cidr, exists
  const ModifierUse* cased = nullptr;
  bool all = false;
  std::string regex_flags;

  bool Is(Modifier modifier) const { return type != nullptr && type->modifier == modifier; }
};

Anchor AnchorOf(const ItemMode& mode, bool keyword) {
  if (mode.anchor == nullptr) return keyword ? Anchor::kAnywhere : Anchor::kWhole;
  switch (mode.anchor->modifier) {
    case Modifier::kStartsWith: return Anchor::kStart;
    case Modifier::kEndsWith: return Anchor::kEnd;
    default: return Anchor::kAnywhere;
  }
}

class ItemBinder {
 public:
  ItemBinder(const DetectionItem& item, std::string_view source, std::vector<Diagnostic>& diagnostics)
      : item_(item), source_(source), diagnostics_(diagnostics) {}

  BoolExpr Bind() {
    ReadModifiers();
    std::vector<BoolExpr> leaves;
    for (const DetectionValue& value : item_.values) leaves.push_back(BindValue(value));
    return mode_.all ? MakeAnd(std::move(leaves), item_.span) : MakeOr(std::move(leaves), item_.span);
  }

 private:
  void Report(DiagnosticCode code, Span span, std::string message, std::string help = {}) {
    diagnostics_.push_back(MakeDiagnostic(code, span, std::move(message), std::move(help)));
  }

  std::string_view Name(const ModifierUse& use) const { return TraitsOf(use.modifier).name; }

  void Conflict(const ModifierUse& earlier, const ModifierUse& later) {
    Diagnostic d = MakeDiagnostic(
        codes::SM402, later.span,
        earlier.modifier == later.modifier
            ? fmt::format("`{}` is given twice", Name(later))
            : fmt::format("`{}` and `{}` cannot stand together", Name(earlier), Name(later)));
    d.labels.push_back({earlier.span, "the other one"});
    diagnostics_.push_back(std::move(d));
  }

  void SetOnce(const ModifierUse*& slot, const ModifierUse& use) {
    if (slot != nullptr) Conflict(*slot, use);
    slot = &use;
  }

  void ReadModifiers() {
    for (const ModifierUse& use : item_.modifiers) {
      switch (TraitsOf(use.modifier).role) {
        case ModifierRole::kAnchor: SetOnce(mode_.anchor, use); break;
        case ModifierRole::kCase: SetOnce(mode_.cased, use); break;
        case ModifierRole::kType: ReadType(use); break;
        case ModifierRole::kFlag: ReadFlag(use); break;
        case ModifierRole::kList: mode_.all = use.modifier == Modifier::kAll; break;
        case ModifierRole::kTransform:
        case ModifierRole::kCompare:
        case ModifierRole::kTime: break;  // refused where the key was parsed
      }
    }
    if (mode_.type != nullptr && mode_.anchor != nullptr) Conflict(*mode_.anchor, *mode_.type);
    if (mode_.type != nullptr && mode_.cased != nullptr) Conflict(*mode_.cased, *mode_.type);
    if (mode_.Is(Modifier::kExists) && !item_.field) {
      Report(codes::SM402, mode_.type->span, "`exists` asks for a field; keywords have none");
    }
    if (mode_.Is(Modifier::kExists) && item_.modifiers.size() > 1) {
      Report(codes::SM402, mode_.type->span, "`exists` stands alone");
    }
  }

  void ReadType(const ModifierUse& use) {
    if (&use != &item_.modifiers.front() && mode_.type == nullptr) {
      Report(codes::SM403, use.span, fmt::format("`{}` comes first", Name(use)),
             "it decides how the value is read");
    }
    SetOnce(mode_.type, use);
  }

  void ReadFlag(const ModifierUse& use) {
    if (!mode_.Is(Modifier::kRe)) {
      Report(codes::SM403, use.span, fmt::format("`{}` is an option of `re` and stands behind it", Name(use)),
             "for example `field|re|i: pattern`");
      return;
    }
    const char flag = Name(use) == "ignorecase" ? 'i' : Name(use) == "multiline" ? 'm'
                      : Name(use) == "dotall"   ? 's' : Name(use).front();
    mode_.regex_flags += flag;
  }

  BoolExpr BindValue(const DetectionValue& value) {
    const std::string field = item_.field ? item_.field->text : std::string();
    BoolExpr leaf = MakePredicate(field, PatternOf(value), value.span());
    const bool negate = mode_.Is(Modifier::kExists) && value.text() != "true" &&
                        value.text() != "True" && value.text() != "TRUE";
    return negate ? MakeNot(std::move(leaf), value.span()) : leaf;
  }

  Pattern PatternOf(const DetectionValue& value) {
    if (mode_.type != nullptr) return TypedPattern(value);
    switch (value.type) {
      case ScalarType::kNull:
        RequireText(value, "null");
        return {PatternKind::kNull, {}, false};
      case ScalarType::kInteger:
      case ScalarType::kFloat:
        RequireText(value, "a number");
        return {PatternKind::kNumber, value.text(), false};
      case ScalarType::kBool:
        RequireText(value, "a boolean");
        return {PatternKind::kEquals, value.text(), false};  // text of a boolean, folded
      case ScalarType::kText: break;
    }
    return TextPattern(ReadSigmaString(value.text()), AnchorOf(mode_, !item_.field),
                       mode_.cased != nullptr);
  }

  // Anchors and `cased` compare texts.
  void RequireText(const DetectionValue& value, std::string_view what) {
    const ModifierUse* const use = mode_.anchor != nullptr ? mode_.anchor : mode_.cased;
    if (use == nullptr) return;
    Diagnostic d = MakeDiagnostic(codes::SM404, value.span(),
                                  fmt::format("`{}` takes a text, not {}", Name(*use), what),
                                  value.type == ScalarType::kNull ? "" : "put the value in quotes");
    d.labels.push_back({use->span, "because of this modifier"});
    diagnostics_.push_back(std::move(d));
  }

  Pattern TypedPattern(const DetectionValue& value) {
    switch (mode_.type->modifier) {
      case Modifier::kRe: return RegexPattern(value);
      case Modifier::kCidr: return CidrPattern(value);
      default: break;
    }
    if (value.type != ScalarType::kBool) {
      Report(codes::SM404, value.span(), "`exists` takes true or false", "without quotes");
    }
    return {PatternKind::kExists, {}, false};
  }

  Pattern RegexPattern(const DetectionValue& value) {
    if (value.type != ScalarType::kText) {
      Report(codes::SM404, value.span(), "`re` takes a text", "put the pattern in quotes");
    }
    std::string pattern = value.text();
    if (!mode_.regex_flags.empty()) pattern = "(?" + mode_.regex_flags + ")" + pattern;
    const RegexCheck check = CheckRegex(pattern);
    if (check.problem != RegexProblem::kNone) ReportRegex(value, check);
    return {PatternKind::kRegex, std::move(pattern), false};
  }

  void ReportRegex(const DetectionValue& value, const RegexCheck& check) {
    const std::size_t at = check.fragment.empty() ? std::string::npos : value.text().find(check.fragment);
    const Span span = at == std::string::npos
                          ? value.span()
                          : SpanWithin(source_, value.scalar, at, at + check.fragment.size());
    switch (check.problem) {
      case RegexProblem::kNotLinear:
        return Report(codes::SM702, span, "look-around and back-references are not possible",
                      "say it with two selections and `not`");
      case RegexProblem::kTooLarge:
        return Report(codes::SM703, span, "the regular expression is too large: " + check.message);
      default: return Report(codes::SM701, span, "the regular expression is not valid: " + check.message);
    }
  }

  Pattern CidrPattern(const DetectionValue& value) {
    const CidrParse parse = ParseCidr(value.text());
    if (value.type != ScalarType::kText || parse.problem == CidrProblem::kNotANetwork) {
      Report(codes::SM404, value.span(), fmt::format("`{}` is not a network", value.text()),
             "for example '10.0.0.0/8' or 'fe80::/10'");
    } else if (parse.problem == CidrProblem::kHostBits) {
      Report(codes::SM419, value.span(),
             fmt::format("`{}` has bits set behind its prefix", value.text()),
             "clear them, or make the prefix longer");
    }
    return {PatternKind::kCidr, value.text(), false};
  }

  const DetectionItem& item_;
  std::string_view source_;
  std::vector<Diagnostic>& diagnostics_;
  ItemMode mode_;
};

}  // namespace

BoolExpr BindItem(const DetectionItem& item, std::string_view source,
                  std::vector<Diagnostic>& diagnostics) {
  return ItemBinder(item, source, diagnostics).Bind();
}

}  // namespace sigmata
