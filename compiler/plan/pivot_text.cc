#include "compiler/plan/pivot_text.h"

#include <algorithm>

#include "runtime/program/decimal.h"
#include "runtime/program/fold.h"
#include "runtime/program/regex.h"
#include "runtime/program/utf8.h"
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

// A run within a text that cannot be looked for as it is; a shorter one says less than its other
// signs do.
constexpr std::ptrdiff_t kFewestSigns = 3;

std::ptrdiff_t SignsIn(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

// Whether the sign of a folded text stands in a value as it is, or as a capital letter of ASCII.
bool StandsAsItIs(std::uint32_t sign) { return sign < 0x80 || FoldsAlone(sign); }

// A sign that says something though it stands alone.
bool IsRareSign(char c) {
  return std::string_view("`^~{}[]<>|&!@#%;?*").find(c) != std::string_view::npos;
}

// Keywords are looked for in the event's JSON as it stands, so what JSON may write in another way
// is not looked for.
bool IsPlainInJson(std::uint32_t sign) {
  return sign >= 0x20 && sign < 0x80 && sign != '"' && sign != '\\' && sign != '/';
}

// The text's runs of signs that `wanted` takes, between those that it does not take; some are
// empty.
template <typename Wanted>
std::vector<std::string_view> RunsOf(std::string_view text, Wanted&& wanted) {
  std::vector<std::string_view> runs;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint sign = DecodeUtf8(text.substr(i));
    if (!wanted(sign.value)) {
      runs.push_back(text.substr(begin, i - begin));
      begin = i + sign.size;
    }
    i += sign.size;
  }
  runs.push_back(text.substr(begin));
  return runs;
}

std::string_view LongestOf(const std::vector<std::string_view>& runs) {
  return *std::max_element(runs.begin(), runs.end(),
                           [](const auto& a, const auto& b) { return a.size() < b.size(); });
}

std::string_view Cut(std::string_view text, PivotKind kind) {
  if (text.size() <= kMaxPivotSize) return text;
  return kind == PivotKind::kStart ? text.substr(0, kMaxPivotSize)
                                   : text.substr(text.size() - kMaxPivotSize);
}

std::optional<PlanPivot> PartPivot(const std::string& field, std::string_view text) {
  const bool keyword = field.empty();
  const std::string_view run =
      LongestOf(keyword ? RunsOf(text, IsPlainInJson) : RunsOf(text, StandsAsItIs));
  const bool mixed = (run.size() < text.size() || !IsAscii(run)) && !keyword;
  if (mixed && SignsIn(run) < kFewestSigns) return PlanPivot{field, PivotKind::kNotAscii, ""};
  if (run.empty() || (run.size() == 1 && !IsRareSign(run.front()))) return std::nullopt;
  return PlanPivot{field, PivotKind::kPart, std::string(Cut(run, PivotKind::kPart))};
}

// What the value starts or ends with, as far as it can be looked for.
std::optional<PlanPivot> AnchoredPivot(const std::string& field, PivotKind kind,
                                       std::string_view text) {
  const std::vector<std::string_view> runs = RunsOf(text, StandsAsItIs);
  const std::string_view run = kind == PivotKind::kStart ? runs.front() : runs.back();
  if (run.size() < text.size() && SignsIn(run) < kFewestSigns) return PartPivot(field, text);
  if (run.empty()) return std::nullopt;
  return PlanPivot{field, kind, std::string(Cut(run, kind))};
}

// What stands between two wildcards of a glob, or before its first or behind its last one.
std::optional<PlanPivot> PiecePivot(const std::string& field, std::string_view glob,
                                    std::size_t begin, std::size_t end, std::string_view piece) {
  const bool starts = begin == 0;
  const bool ends = end == glob.size();
  const PivotKind kind = starts && ends ? PivotKind::kWhole
                         : starts       ? PivotKind::kStart
                         : ends         ? PivotKind::kEnd
                                        : PivotKind::kPart;
  return PivotOf(field, kind, piece);
}

// The pieces around the dash at `dash` with each sign that it stands for between them: five texts
// that say far more than ` ` and `run ` do. Empty if one of them is not worth looking for.
PivotList DashOption(const std::string& field, std::string_view glob, std::size_t dash) {
  std::size_t begin = dash;
  while (begin > 0 && !IsWildcard(glob[begin - 1])) --begin;
  std::size_t end = dash + 1;
  while (end < glob.size() && !IsWildcard(glob[end])) ++end;
  const std::string_view before = glob.substr(begin, dash - begin);
  const std::string_view behind = glob.substr(dash + 1, end - dash - 1);
  PivotList list;
  for (const std::string_view sign : kDashes) {
    std::string piece(before);
    piece.append(sign).append(behind);
    auto pivot = PiecePivot(field, glob, begin, end, piece);
    if (!pivot) return {};
    list.push_back(*std::move(pivot));
  }
  return list;
}

// Each piece between wildcards is necessary; short ones say less than a dash beside them does. The
// first ones will do: a pattern of thousands would be as many texts, each with the field's name.
std::vector<PivotList> GlobOptions(const std::string& field, std::string_view glob) {
  const auto is_dash = [glob](std::size_t at) { return at < glob.size() && glob[at] == kAnyDash; };
  constexpr std::size_t kMostOptions = 64;
  std::vector<PivotList> options;
  for (std::size_t i = 0; i <= glob.size() && options.size() < kMostOptions; ++i) {
    const std::size_t begin = i;
    while (i < glob.size() && !IsWildcard(glob[i])) ++i;
    const bool beside_dash = (begin > 0 && is_dash(begin - 1)) || is_dash(i);
    auto pivot = PiecePivot(field, glob, begin, i, glob.substr(begin, i - begin));
    if (pivot && !(beside_dash && i - begin < kShortPart)) options.push_back({*std::move(pivot)});
    if (!is_dash(i)) continue;
    PivotList list = DashOption(field, glob, i);
    if (!list.empty()) options.push_back(std::move(list));
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

// A number that rules write in another way than events nearly always do is asked for on its own.
std::vector<PivotList> NumberOptions(const std::string& field, std::string_view number) {
  if (field.empty() || !ParsePlainNumber(number)) return {};
  return {{{field, PivotKind::kNumber, std::string(number)}}};
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
  constexpr double kNumber[] = {0.2, 0.2, 0.1, 0.05};
  constexpr double kLong = 0.01;
  constexpr double kRareSign = 0.3;
  constexpr double kNotAscii = 0.002;
  const std::size_t size = pivot.text.size();
  if (!IsAscii(pivot.text)) return kNotAscii;
  switch (pivot.kind) {
    case PivotKind::kPart:
      if (size == 1 && IsRareSign(pivot.text.front())) return kRareSign;
      return size < std::size(kPart) ? kPart[size] : kLong;
    case PivotKind::kStart:
    case PivotKind::kEnd:
      return size < std::size(kAnchored) ? kAnchored[size] : kLong;
    case PivotKind::kWhole:
      return size == 0 ? kAnchored[0] : kLong / 2;
    case PivotKind::kNumber:
      return size < std::size(kNumber) ? kNumber[size] : kLong * 2;
    case PivotKind::kNotAscii:
      break;
  }
  return kLong;
}

bool IsHeldBy(const PlanPivot& pivot, std::string_view text) {
  switch (pivot.kind) {
    case PivotKind::kWhole:
    case PivotKind::kNumber:
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
  const bool cut = text.size() > kMaxPivotSize || RunsOf(text, StandsAsItIs).size() > 1;
  if (cut) return AnchoredPivot(field, PivotKind::kEnd, text);
  return PlanPivot{field, kind, std::string(text)};
}

std::vector<PivotList> PivotOptions(const PlanPredicate& predicate, std::string_view literal) {
  const std::string text = predicate.cased ? Fold(literal) : std::string(literal);
  if (predicate.op == Opcode::kGlob) return GlobOptions(predicate.field, text);
  if (predicate.op == Opcode::kRegex) return RegexOptions(predicate.field, text);
  if (predicate.op == Opcode::kNumberEquals) return NumberOptions(predicate.field, text);
  const auto kind = KindOf(predicate.op);
  auto pivot = kind ? PivotOf(predicate.field, *kind, text) : std::nullopt;
  if (!pivot) return {};
  if (IsAscii(text) || predicate.field.empty()) return {{*std::move(pivot)}};
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
