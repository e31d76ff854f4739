#include "compiler/plan/pivot_text.h"

#include <algorithm>

#include "runtime/program/fold.h"
#include "runtime/program/wildcards.h"

namespace sigmata {
namespace {

constexpr std::size_t kShortestPart = 2;
// A run of ASCII within a text that has other signs; a shorter one says less than these do.
constexpr std::size_t kShortestRun = 3;

bool IsAsciiSign(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Keywords are looked for in the event's JSON as it stands, so what JSON may write in another way
// is not looked for.
bool IsPlainInJson(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && IsAsciiSign(c) && c != '"' && c != '\\' &&
         c != '/';
}

// The longest run of signs that `wanted` takes.
template <typename Wanted>
std::string_view LongestRun(std::string_view text, Wanted&& wanted) {
  std::string_view longest;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && wanted(text[end])) ++end;
    if (end - i > longest.size()) longest = text.substr(i, end - i);
    i = end + 1;
  }
  return longest;
}

std::string_view Cut(std::string_view text, PivotKind kind) {
  if (text.size() <= kMaxPivotSize) return text;
  return kind == PivotKind::kStart ? text.substr(0, kMaxPivotSize)
                                   : text.substr(text.size() - kMaxPivotSize);
}

std::optional<PlanPivot> PartPivot(const std::string& field, std::string_view text) {
  const bool keyword = field.empty();
  const std::string_view run =
      keyword ? LongestRun(text, IsPlainInJson) : LongestRun(text, IsAsciiSign);
  const bool mixed = run.size() < text.size() && !keyword;
  if (mixed && run.size() < kShortestRun) return PlanPivot{field, PivotKind::kNotAscii, ""};
  if (run.size() < kShortestPart) return std::nullopt;
  return PlanPivot{field, PivotKind::kPart, std::string(Cut(run, PivotKind::kPart))};
}

// What the value starts or ends with, as far as it is ASCII.
std::optional<PlanPivot> AnchoredPivot(const std::string& field, PivotKind kind,
                                       std::string_view text) {
  std::string_view run = text;
  if (kind == PivotKind::kStart) {
    run =
        text.substr(0, static_cast<std::size_t>(
                           std::find_if_not(text.begin(), text.end(), IsAsciiSign) - text.begin()));
  } else {
    const auto sign = std::find_if_not(text.rbegin(), text.rend(), IsAsciiSign);
    run = text.substr(text.size() - static_cast<std::size_t>(sign - text.rbegin()));
  }
  if (run.size() < text.size() && run.size() < kShortestRun) return PartPivot(field, text);
  if (run.empty()) return std::nullopt;
  return PlanPivot{field, kind, std::string(Cut(run, kind))};
}

// The pieces between wildcards; the longest of them.
std::optional<PlanPivot> GlobPivot(const std::string& field, std::string_view pattern) {
  const std::string_view run = LongestRun(pattern, [](char c) { return !IsWildcard(c); });
  if (run.empty()) return std::nullopt;
  const bool at_end = run.data() + run.size() == pattern.data() + pattern.size();
  if (run.data() == pattern.data()) return PivotOf(field, PivotKind::kStart, run);
  return PivotOf(field, at_end ? PivotKind::kEnd : PivotKind::kPart, run);
}

std::optional<PivotKind> KindOf(Opcode op) {
  switch (op) {
    case Opcode::kEquals:
    case Opcode::kEqualsAny:
      return PivotKind::kWhole;
    case Opcode::kStartsWith:
    case Opcode::kStartsWithAny:
      return PivotKind::kStart;
    case Opcode::kEndsWith:
    case Opcode::kEndsWithAny:
      return PivotKind::kEnd;
    case Opcode::kContains:
    case Opcode::kContainsAny:
    case Opcode::kGlob:
      return PivotKind::kPart;
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<PlanPivot> PivotOf(const std::string& field, PivotKind kind, std::string_view text) {
  if (field.empty() || kind == PivotKind::kPart) return PartPivot(field, text);
  if (kind != PivotKind::kWhole) return AnchoredPivot(field, kind, text);
  const bool ascii = std::all_of(text.begin(), text.end(), IsAsciiSign);
  if (!ascii || text.size() > kMaxPivotSize) return AnchoredPivot(field, PivotKind::kEnd, text);
  return PlanPivot{field, kind, std::string(text)};
}

std::vector<PlanPivot> PivotsOf(const PlanPredicate& predicate) {
  const auto kind = KindOf(predicate.op);
  std::vector<PlanPivot> pivots;
  if (!kind) return pivots;
  for (const std::string& literal : predicate.literals) {
    const std::string text = predicate.cased ? Fold(literal) : literal;
    const auto pivot = predicate.op == Opcode::kGlob ? GlobPivot(predicate.field, text)
                                                     : PivotOf(predicate.field, *kind, text);
    if (!pivot) return {};
    pivots.push_back(*pivot);
  }
  return pivots;
}

}  // namespace sigmata
