#include "cli/test_generate/near_values.h"

#include <string>

#include "cli/test_generate/beside.h"
#include "runtime/program/fold.h"

namespace sigmata::cli {
namespace {

using Kind = FieldValue::Kind;

bool IsLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// Another sign that leaves the value what it is; the same if there is none.
char OtherSign(char c, Beside beside) {
  if (c >= '0' && c <= '9') return c == '9' ? '8' : static_cast<char>(c + 1);
  const bool ascii = c >= ' ' && c < 0x7F;
  if (beside != Beside::kWords || !ascii) return c;
  return c == 'x' || c == 'X' ? 'y' : 'x';
}

class TextNeighbours {
 public:
  TextNeighbours(const Pattern& pattern, const FieldValue& value, Beside beside)
      : pattern_(pattern), value_(value), beside_(beside) {}

  std::vector<NearValue> Make() {
    if (beside_ == Beside::kNothing) return {};
    Add(WithBefore(value_.text, beside_), "something before it");
    Add(WithBehind(value_.text, beside_), "something behind it");
    const ByteRange part = Part();
    if (part.begin == part.end) return std::move(made_);
    const bool inside = pattern_.kind == PatternKind::kStartsWith ||
                        pattern_.kind == PatternKind::kEndsWith ||
                        pattern_.kind == PatternKind::kContains;
    if (inside) {
      const bool hex = value_.text.substr(part.begin).starts_with("0x");
      if (!hex) AddChanged(part.begin, "another first sign");
      if (part.end - part.begin > 1) AddChanged(part.end - 1, "another last sign");
    }
    if (pattern_.cased) AddOtherCase(part);
    return std::move(made_);
  }

 private:
  ByteRange Part() const {
    ValueTexts texts;
    texts.kind = ValueKind::kString;
    texts.plain = value_.text;
    texts.folded = Fold(value_.text);
    return PatternTest(pattern_).PartOf(texts);
  }

  void Add(std::string text, std::string_view how) {
    if (text != value_.text) made_.push_back({{Kind::kText, std::move(text)}, how});
  }

  void AddChanged(std::size_t at, std::string_view how) {
    std::string text = value_.text;
    text[at] = OtherSign(text[at], beside_);
    Add(std::move(text), how);
  }

  void AddOtherCase(ByteRange part) {
    std::string text = value_.text;
    for (std::size_t i = part.begin; i < part.end; ++i) {
      if (!IsLetter(text[i])) continue;
      text[i] = static_cast<char>(text[i] ^ 0x20);
      return Add(std::move(text), "a letter in the other case");
    }
  }

  const Pattern& pattern_;
  const FieldValue& value_;
  Beside beside_;
  std::vector<NearValue> made_;
};

std::vector<NearValue> NearNumbers(const Predicate& predicate, const FieldValue& value) {
  constexpr long long kMaxEventId = 65535;
  const std::string& text = value.text;
  const bool whole =
      !text.empty() && text.size() <= 15 && text.find_first_not_of("0123456789") == text.npos;
  if (!whole) return {};
  const long long n = std::stoll(text);
  std::vector<NearValue> made;
  if (n > 0) made.push_back({{value.kind, std::to_string(n - 1)}, "one less"});
  made.push_back({{value.kind, std::to_string(n + 1)}, "one more"});
  const long long longer = n * 10 + 1;
  if (n > 0 && (predicate.field != "EventID" || longer <= kMaxEventId)) {
    made.push_back({{value.kind, std::to_string(longer)}, "a digit behind it"});
  }
  return made;
}

}  // namespace

std::vector<NearValue> NearValues(const Predicate& predicate, const FieldValue& value,
                                  const Fillers& fillers) {
  const Pattern& pattern = predicate.pattern;
  switch (pattern.kind) {
    case PatternKind::kNumber:
      return NearNumbers(predicate, value);
    case PatternKind::kOrder:
      if (pattern.part != TimePart::kNone) return {};
      return NearNumbers(predicate, value);
    case PatternKind::kEquals:
    case PatternKind::kStartsWith:
    case PatternKind::kEndsWith:
    case PatternKind::kContains:
    case PatternKind::kGlob:
    case PatternKind::kRegex:
      if (value.kind != Kind::kText) return {};
      return TextNeighbours(pattern, value, BesideOf(value.text, fillers)).Make();
    default:
      return {};
  }
}

}  // namespace sigmata::cli
