#include "cli/explain/pattern_test.h"

#include <optional>

#include "cli/explain/matched_part.h"
#include "runtime/match/string_match.h"
#include "runtime/match/timestamp.h"
#include "runtime/program/decimal.h"
#include "runtime/program/fold.h"

namespace sigmata::cli {
namespace {

bool StandsAs(Anchor anchor, std::string_view text, std::string_view part) {
  switch (anchor) {
    case Anchor::kWhole:
      return text == part;
    case Anchor::kStart:
      return text.starts_with(part);
    case Anchor::kEnd:
      return text.ends_with(part);
    case Anchor::kAnywhere:
      break;
  }
  return ContainsText(text, part);
}

std::optional<Decimal> NumberIn(const ValueTexts& value) {
  if (value.kind == ValueKind::kBool) return std::nullopt;
  return ParseDecimal(value.plain, value.kind == ValueKind::kNumber);
}

bool IsAddress(std::string_view text) {
  static const CidrRecord kAll4 = ParseCidr("0.0.0.0/0").network;
  static const CidrRecord kAll6 = ParseCidr("::/0").network;
  return AddressInNetwork(text, kAll4) || AddressInNetwork(text, kAll6);
}

}  // namespace

PatternTest::PatternTest(const Pattern& pattern)
    : pattern_(pattern), literal_(pattern.cased ? pattern.text : Fold(pattern.text)) {
  if (pattern.kind == PatternKind::kCidr) network_ = ParseCidr(pattern.text);
  if (pattern.kind == PatternKind::kRegex) regex_ = std::make_unique<Regex>(pattern.text);
}

bool PatternTest::Fits(const ValueTexts& value) const {
  switch (pattern_.kind) {
    case PatternKind::kEquals:
      return TextOf(value) == literal_;
    case PatternKind::kStartsWith:
      return TextOf(value).starts_with(literal_);
    case PatternKind::kEndsWith:
      return TextOf(value).ends_with(literal_);
    case PatternKind::kContains:
      return ContainsText(TextOf(value), literal_);
    case PatternKind::kGlob:
      return GlobFits(TextOf(value), literal_);
    case PatternKind::kNumber: {
      const auto have = NumberIn(value);
      const auto want = ParseDecimal(pattern_.text, false);
      return have && want && SameNumber(*have, *want);
    }
    case PatternKind::kRegex:
      return regex_->FoundIn(value.plain);
    case PatternKind::kCidr:
      return AddressInNetwork(value.plain, network_.network);
    case PatternKind::kOrder:
      return IsOrdered(value);
    case PatternKind::kField:
      return false;
    case PatternKind::kNull:
    case PatternKind::kExists:
    case PatternKind::kScalar:
      break;
  }
  return true;
}

bool PatternTest::IsOrdered(const ValueTexts& value) const {
  const auto want = ParseDecimal(pattern_.text, false);
  if (!want || value.kind == ValueKind::kBool) return false;
  if (pattern_.part == TimePart::kNone) {
    const auto have = NumberIn(value);
    return have && Holds(pattern_.comparison, CompareNumbers(*have, *want));
  }
  const auto part = PartOfTime(value.plain, pattern_.part);
  if (!part) return false;
  const std::string digits = std::to_string(*part);
  const auto have = ParseDecimal(digits, false);
  return have && Holds(pattern_.comparison, CompareNumbers(*have, *want));
}

bool PatternTest::FitsOther(const ValueTexts& value, const ValueTexts& other) const {
  return StandsAs(pattern_.anchor, TextOf(value), TextOf(other));
}

ByteRange PatternTest::PartOf(const ValueTexts& value, const ValueTexts* other) const {
  const std::string& text = value.plain;
  const bool fold = !pattern_.cased;
  switch (pattern_.kind) {
    case PatternKind::kStartsWith:
      return FindPart(text, literal_, Anchor::kStart, fold);
    case PatternKind::kEndsWith:
      return FindPart(text, literal_, Anchor::kEnd, fold);
    case PatternKind::kContains:
      return FindPart(text, literal_, Anchor::kAnywhere, fold);
    case PatternKind::kGlob:
      return FindGlob(text, literal_, fold);
    case PatternKind::kRegex: {
      ByteRange part{0, text.size()};
      regex_->Find(text, part.begin, part.end);
      return part;
    }
    case PatternKind::kField:
      if (other != nullptr) return FindPart(text, TextOf(*other), pattern_.anchor, fold);
      break;
    default:
      break;
  }
  return {0, text.size()};
}

std::string_view PatternTest::WhyNever(const ValueTexts& value) const {
  const bool order = pattern_.kind == PatternKind::kOrder;
  if (order && pattern_.part != TimePart::kNone) {
    const bool time = value.kind != ValueKind::kBool && PartOfTime(value.plain, pattern_.part);
    return time ? "" : "is no time";
  }
  if (pattern_.kind == PatternKind::kNumber || order) {
    return NumberIn(value) ? "" : "is no number";
  }
  if (pattern_.kind == PatternKind::kCidr) return IsAddress(value.plain) ? "" : "is no address";
  return "";
}

}  // namespace sigmata::cli
