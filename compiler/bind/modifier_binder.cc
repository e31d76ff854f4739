// A value goes through the item's modifiers from left to right; some of them make several values of
// one, of which any may match. Then each value becomes a pattern.
#include "compiler/bind/modifier_binder.h"

#include <fmt/core.h>

#include <optional>

#include "compiler/bind/encodings.h"
#include "compiler/bind/item_value.h"
#include "compiler/bind/modifier_sequence.h"
#include "compiler/bind/placeholders.h"
#include "compiler/bind/value_pattern.h"
#include "compiler/bind/windash.h"
#include "compiler/parse/sigma_string.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/wildcards.h"

namespace sigmata {
namespace {

using Values = std::vector<ItemValue>;

Anchor AnchorOf(Modifier modifier) {
  switch (modifier) {
    case Modifier::kStartsWith:
      return Anchor::kStart;
    case Modifier::kEndsWith:
      return Anchor::kEnd;
    default:
      return Anchor::kAnywhere;
  }
}

Comparison ComparisonOf(Modifier modifier) {
  switch (modifier) {
    case Modifier::kGt:
      return Comparison::kGreater;
    case Modifier::kGte:
      return Comparison::kGreaterOrEqual;
    case Modifier::kLt:
      return Comparison::kLess;
    default:
      return Comparison::kLessOrEqual;
  }
}

TimePart TimePartOf(Modifier modifier) {
  switch (modifier) {
    case Modifier::kMinute:
      return TimePart::kMinute;
    case Modifier::kHour:
      return TimePart::kHour;
    case Modifier::kDay:
      return TimePart::kDay;
    case Modifier::kWeek:
      return TimePart::kWeek;
    case Modifier::kMonth:
      return TimePart::kMonth;
    default:
      return TimePart::kYear;
  }
}

class ItemBinder {
 public:
  ItemBinder(const DetectionItem& item, std::string_view source, const Placeholders& placeholders,
             std::size_t& spellings, std::vector<Diagnostic>& diagnostics)
      : item_(item),
        source_(source),
        placeholders_(placeholders),
        spellings_(spellings),
        diagnostics_(diagnostics) {}

  BoolExpr Bind() {
    std::vector<BoolExpr> groups;
    for (const DetectionValue& value : item_.values) groups.push_back(BindValue(value));
    BoolExpr expr = Uses(Modifier::kAll) ? MakeAnd(std::move(groups), item_.span)
                                         : MakeOr(std::move(groups), item_.span);
    return Uses(Modifier::kNeq) ? MakeNot(std::move(expr), item_.span) : expr;
  }

 private:
  bool Uses(Modifier modifier) const {
    for (const ModifierUse& use : item_.modifiers) {
      if (use.modifier == modifier) return true;
    }
    return false;
  }

  bool ReadsRaw() const {  // values that are not Sigma strings: nothing is a wildcard in them
    return Uses(Modifier::kRe) || Uses(Modifier::kCidr);
  }

  BoolExpr BindValue(const DetectionValue& value) {
    ItemValue initial;
    initial.type = ValueTypeOf(item_, value);
    initial.text =
        initial.type == kText && !ReadsRaw() ? ReadSigmaString(value.text()) : value.text();
    if (!item_.field) initial.anchor = Anchor::kAnywhere;
    Values values{std::move(initial)};
    for (const ModifierUse& use : item_.modifiers) {
      Values next;
      for (ItemValue& one : values) Apply(use, value, std::move(one), next);
      values = std::move(next);
    }
    const std::string field = item_.field ? item_.field->text : std::string();
    std::vector<BoolExpr> any;
    for (const ItemValue& one : values) {
      any.push_back(BindPattern(field, one, value, source_, diagnostics_));
    }
    return MakeOr(std::move(any), value.span());
  }

  void Apply(const ModifierUse& use, const DetectionValue& source, ItemValue value, Values& out) {
    const ModifierTraits& traits = TraitsOf(use.modifier);
    const bool bytes = value.type == kBytes;
    if (traits.yields != kSame) value.type = traits.yields;
    switch (traits.role) {
      case ModifierRole::kAnchor:
        value.anchor = AnchorOf(use.modifier);
        break;
      case ModifierRole::kCase:
        value.cased = true;
        break;
      case ModifierRole::kFlag:
        value.regex_flags += FlagOf(use.modifier);
        break;
      case ModifierRole::kComparison:
        value.comparison = ComparisonOf(use.modifier);
        break;
      case ModifierRole::kTimePart:
        value.part = TimePartOf(use.modifier);
        break;
      case ModifierRole::kDash:
        value.text = MarkDashes(value.text);
        break;
      case ModifierRole::kEncoding:
        return Encode(use, source, bytes, value, out);
      case ModifierRole::kPlaceholder:
        return Expand(source, value, out);
      case ModifierRole::kType:
      case ModifierRole::kList:
        break;
    }
    out.push_back(std::move(value));
  }

  static char FlagOf(Modifier modifier) {
    switch (modifier) {
      case Modifier::kReIgnoreCase:
      case Modifier::kReIgnoreCaseLong:
        return 'i';
      case Modifier::kReMultiLine:
      case Modifier::kReMultiLineLong:
        return 'm';
      default:
        return 's';
    }
  }

  // Encoded, each dash of `windash` is other letters, so each spelling is a value of its own.
  void Encode(const ModifierUse& use, const DetectionValue& source, bool bytes,
              const ItemValue& value, Values& out) {
    const std::string_view name = TraitsOf(use.modifier).name;
    const std::optional<std::vector<std::string>> spellings = SpellDashes(value.text);
    const bool several = spellings && spellings->size() > 1;
    if (several) spellings_ += spellings->size();
    if (!spellings || (several && spellings_ > kMaxSpellings)) {
      return Refuse(codes::SM911, source, use,
                    fmt::format("`{}` would have to encode too many spellings, five for each dash "
                                "that `windash` means",
                                name),
                    "write the spellings that matter as values, without `windash`");
    }
    for (const std::string& spelling : *spellings) {
      if (HasWildcard(spelling)) {
        return Refuse(codes::SM404, source, use, fmt::format("`{}` cannot encode a wildcard", name),
                      "write `\\*` or `\\?` for the plain sign");
      }
      ItemValue one = value;
      one.text = spelling;
      EncodeOne(use, source, bytes, std::move(one), out);
    }
  }

  void Refuse(DiagnosticCode code, const DetectionValue& source, const ModifierUse& use,
              std::string message, std::string help) {
    Diagnostic d = MakeDiagnostic(code, source.span(), std::move(message), std::move(help));
    d.labels.push_back({use.span, "because of this modifier"});
    diagnostics_.push_back(std::move(d));
  }

  void EncodeOne(const ModifierUse& use, const DetectionValue& source, bool bytes, ItemValue value,
                 Values& out) {
    switch (use.modifier) {
      case Modifier::kUtf16:
        value.text = EncodeUtf16(value.text, Utf16Order::kWithMark);
        break;
      case Modifier::kUtf16Be:
        value.text = EncodeUtf16(value.text, Utf16Order::kBigEndian);
        break;
      case Modifier::kBase64:
        value.text = Base64(bytes ? BytesOf(value.text) : value.text);
        break;
      case Modifier::kBase64Offset:
        return EncodeOffsets(source, bytes, value, out);
      default:
        value.text = EncodeUtf16(value.text, Utf16Order::kLittleEndian);
        break;
    }
    out.push_back(std::move(value));
  }

  void EncodeOffsets(const DetectionValue& source, bool bytes, const ItemValue& value,
                     Values& out) {
    const std::vector<std::string> variants =
        Base64Offsets(bytes ? BytesOf(value.text) : value.text);
    if (variants.empty()) {
      diagnostics_.push_back(
          MakeDiagnostic(codes::SM404, source.span(),
                         "the text is too short for `base64offset`: nothing of it is certain"));
    }
    for (const std::string& variant : variants) {
      ItemValue one = value;
      one.text = variant;
      out.push_back(std::move(one));
    }
  }

  void Expand(const DetectionValue& source, const ItemValue& value, Values& out) {
    const Expansion expansion = ExpandPlaceholders(value.text, placeholders_, value.type == kText);
    if (!expansion.unresolved.empty()) {
      diagnostics_.push_back(
          MakeDiagnostic(codes::SM418, source.span(),
                         fmt::format("the placeholder `%{}%` has no values", expansion.unresolved),
                         "give them with --placeholders FILE"));
    } else if (expansion.too_many) {
      diagnostics_.push_back(
          MakeDiagnostic(codes::SM911, source.span(), "the placeholders make too many values"));
    } else {
      for (const std::string& variant : expansion.variants) {
        ItemValue one = value;
        one.text = variant;
        out.push_back(std::move(one));
      }
    }
  }

  const DetectionItem& item_;
  std::string_view source_;
  const Placeholders& placeholders_;
  std::size_t& spellings_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

BoolExpr BindItem(const DetectionItem& item, std::string_view source,
                  const Placeholders& placeholders, std::size_t& spellings,
                  std::vector<Diagnostic>& diagnostics) {
  if (!CheckModifiers(item, diagnostics)) return {};
  return ItemBinder(item, source, placeholders, spellings, diagnostics).Bind();
}

}  // namespace sigmata
