#include "compiler/plan/pivot_text.h"

#include <algorithm>

#include "runtime/program/fold.h"
#include "runtime/program/regex.h"
#include "runtime/program/wildcards.h"

namespace sigmata {
namespace {

struct CommonText {
  std::string_view text;
  double share;
};

constexpr CommonText kCommonTexts[] = {
#define SIGMATA_COMMON_TEXT(text, share) {text, share},
#include "compiler/plan/common_texts.def"
#undef SIGMATA_COMMON_TEXT
};

// A run of ASCII within a text that has other signs; a shorter one says less than these do.
constexpr std::size_t kShortestRun = 3;

bool IsAsciiSign(char c) { return static_cast<unsigned char>(c) < 0x80; }

// A sign that says something though it stands alone.
bool IsRareSign(char c) {
  return std::string_view("`^~{}[]<>|&!@#%;?*").find(c) != std::string_view::npos;
}

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
  if (run.empty() || (run.size() == 1 && !IsRareSign(run.front()))) return std::nullopt;
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

// Each piece between wildcards is necessary.
std::vector<PivotList> GlobOptions(const std::string& field, std::string_view pattern) {
  std::vector<PivotList> options;
  for (std::size_t i = 0; i < pattern.size();) {
    std::size_t end = i;
    while (end < pattern.size() && !IsWildcard(pattern[end])) ++end;
    const PivotKind kind = i == 0                  ? PivotKind::kStart
                           : end == pattern.size() ? PivotKind::kEnd
                                                   : PivotKind::kPart;
    if (auto pivot = PivotOf(field, kind, pattern.substr(i, end - i))) {
      options.push_back({*std::move(pivot)});
    }
    i = end + 1;
  }
  return options;
}

// A pattern may take signs outside ASCII for letters.
std::vector<PivotList> RegexOptions(const std::string& field, std::string_view pattern) {
  std::vector<PivotList> options;
  for (const std::vector<std::string>& texts : RequiredTexts(pattern)) {
    PivotList list{{field, PivotKind::kNotAscii, ""}};
    for (const std::string& text : texts) {
      if (auto pivot = PivotOf(field, PivotKind::kPart, text)) list.push_back(*std::move(pivot));
    }
    if (list.size() == texts.size() + 1) options.push_back(std::move(list));
  }
  return options;
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
      return PivotKind::kPart;
    default:
      return std::nullopt;
  }
}

// Short texts are held by chance.
double ShareByChance(const PlanPivot& pivot) {
  constexpr double kPart[] = {1, 0.9, 0.5, 0.2, 0.08, 0.05, 0.03};
  constexpr double kAnchored[] = {0.05, 0.2, 0.1, 0.05};
  constexpr double kLong = 0.01;
  constexpr double kRareSign = 0.3;
  const std::size_t size = pivot.text.size();
  switch (pivot.kind) {
    case PivotKind::kPart:
      if (size == 1 && IsRareSign(pivot.text.front())) return kRareSign;
      return size < std::size(kPart) ? kPart[size] : kLong;
    case PivotKind::kStart:
    case PivotKind::kEnd:
      return size < std::size(kAnchored) ? kAnchored[size] : kLong;
    case PivotKind::kWhole:
      return size == 0 ? kAnchored[0] : kLong / 2;
    case PivotKind::kNotAscii:
      break;
  }
  return kLong;
}

bool IsHeldBy(const PlanPivot& pivot, std::string_view text) {
  switch (pivot.kind) {
    case PivotKind::kWhole:
      return text == pivot.text;
    case PivotKind::kStart:
      return text.starts_with(pivot.text);
    case PivotKind::kEnd:
      return text.ends_with(pivot.text);
    case PivotKind::kPart:
      return text.find(pivot.text) != text.npos;
    case PivotKind::kNotAscii:
      break;
  }
  return false;
}

}  // namespace

std::optional<PlanPivot> PivotOf(const std::string& field, PivotKind kind, std::string_view text) {
  if (field.empty() || kind == PivotKind::kPart) return PartPivot(field, text);
  if (kind != PivotKind::kWhole) return AnchoredPivot(field, kind, text);
  const bool ascii = std::all_of(text.begin(), text.end(), IsAsciiSign);
  if (!ascii || text.size() > kMaxPivotSize) return AnchoredPivot(field, PivotKind::kEnd, text);
  return PlanPivot{field, kind, std::string(text)};
}

std::vector<PivotList> PivotOptions(const PlanPredicate& predicate, std::string_view literal) {
  const std::string text = predicate.cased ? Fold(literal) : std::string(literal);
  if (predicate.op == Opcode::kGlob) return GlobOptions(predicate.field, text);
  if (predicate.op == Opcode::kRegex) return RegexOptions(predicate.field, text);
  const auto kind = KindOf(predicate.op);
  auto pivot = kind ? PivotOf(predicate.field, *kind, text) : std::nullopt;
  if (!pivot) return {};
  const bool ascii = std::all_of(text.begin(), text.end(), IsAsciiSign);
  if (ascii || predicate.field.empty()) return {{*std::move(pivot)}};
  return {{*std::move(pivot)}, {{predicate.field, PivotKind::kNotAscii, ""}}};
}

void ForEachCommonText(const std::function<void(std::string_view, double)>& use) {
  for (const CommonText& common : kCommonTexts) use(common.text, common.share);
}

double ShareOfValues(const PlanPivot& pivot) {
  double share = ShareByChance(pivot);
  for (const CommonText& common : kCommonTexts) {
    if (IsHeldBy(pivot, common.text)) share = std::max(share, common.share);
  }
  return share;
}

}  // namespace sigmata
