#include "compiler/lint/pattern_relation.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "runtime/program/cidr.h"
#include "runtime/program/decimal.h"
#include "runtime/program/fold.h"
#include "runtime/program/utf8.h"
#include "runtime/program/wildcards.h"

namespace sigmata {

bool IsText(const Pattern& p) {
  return p.kind == PatternKind::kEquals || p.kind == PatternKind::kStartsWith ||
         p.kind == PatternKind::kEndsWith || p.kind == PatternKind::kContains ||
         p.kind == PatternKind::kGlob;
}

namespace {

constexpr std::size_t kMaxGlobBytes = 4096;  // longer ones are not compared sign by sign

// A text pattern with its open ends written as wildcards.
std::string AsGlob(const Pattern& p, const std::string& text) {
  std::string glob;
  if (p.kind == PatternKind::kEndsWith || p.kind == PatternKind::kContains) glob += kAnyRun;
  glob += text;
  if (p.kind == PatternKind::kStartsWith || p.kind == PatternKind::kContains) glob += kAnyRun;
  return glob;
}

// One sign of a glob at `at`: a wildcard mark, or the bytes of one character.
std::string_view SignAt(std::string_view glob, std::size_t at) {
  if (IsWildcard(glob[at])) return glob.substr(at, 1);
  return glob.substr(at, DecodeUtf8(glob.substr(at)).size);
}

std::vector<std::string_view> SignsOf(std::string_view glob) {
  std::vector<std::string_view> signs;
  for (std::size_t at = 0; at < glob.size(); at += signs.back().size()) {
    signs.push_back(SignAt(glob, at));
  }
  return signs;
}

// Whether one sign of `wide` takes each character that the sign of `narrow` stands for.
bool SignFits(std::string_view narrow, std::string_view wide) {
  if (wide[0] == kAnyOne) return narrow[0] != kAnyRun;
  if (wide[0] == kAnyDash && !IsWildcard(narrow[0])) return IsDash(DecodeUtf8(narrow).value);
  return narrow == wide;
}

// `wide` read over the signs of `narrow`, as a glob is read over a text: a run of `narrow` can only
// be taken by a run of `wide`.
bool GlobTakes(std::string_view narrow, std::string_view wide) {
  if (narrow.size() > kMaxGlobBytes || wide.size() > kMaxGlobBytes) return false;
  const std::vector<std::string_view> n = SignsOf(narrow);
  const std::vector<std::string_view> w = SignsOf(wide);
  std::size_t i = 0;
  std::size_t j = 0;
  std::size_t star = w.size();
  std::size_t resume = 0;
  while (i < n.size()) {
    if (j < w.size() && w[j][0] == kAnyRun) {
      star = j++;
      resume = i;
    } else if (j < w.size() && SignFits(n[i], w[j])) {
      ++i;
      ++j;
    } else if (star != w.size()) {
      j = star + 1;
      i = ++resume;
    } else {
      return false;
    }
  }
  while (j < w.size() && w[j][0] == kAnyRun) ++j;
  return j == w.size();
}

bool OpenAtStart(const Pattern& p) {
  return p.kind == PatternKind::kEndsWith || p.kind == PatternKind::kContains;
}
bool OpenAtEnd(const Pattern& p) {
  return p.kind == PatternKind::kStartsWith || p.kind == PatternKind::kContains;
}

// The wildcard marks are no bytes of a text, so what is found is found between them.
bool TakesText(const Pattern& narrow, const std::string& text, const Pattern& wide) {
  switch (wide.kind) {
    case PatternKind::kContains:
      return text.find(wide.text) != text.npos;
    case PatternKind::kStartsWith:
      return !OpenAtStart(narrow) && text.starts_with(wide.text);
    case PatternKind::kEndsWith:
      return !OpenAtEnd(narrow) && text.ends_with(wide.text);
    case PatternKind::kGlob:
      return GlobTakes(AsGlob(narrow, text), wide.text);
    default:
      return narrow.kind == PatternKind::kEquals && text == wide.text;
  }
}

// A pattern that ignores case takes every case of a cased one.
bool TextImplies(const Pattern& narrow, const Pattern& wide) {
  if (wide.cased) return narrow.cased && TakesText(narrow, narrow.text, wide);
  return TakesText(narrow, narrow.cased ? Fold(narrow.text) : narrow.text, wide);
}

bool CidrImplies(const std::string& narrow, const std::string& wide) {
  const CidrParse n = ParseCidr(narrow);
  const CidrParse w = ParseCidr(wide);
  if (n.problem != CidrProblem::kNone || w.problem != CidrProblem::kNone) return false;
  const CidrRecord& inner = n.network;
  const CidrRecord& outer = w.network;
  if (inner.family != outer.family || inner.prefix < outer.prefix) return false;
  for (unsigned bit = 0; bit < outer.prefix; ++bit) {
    const unsigned mask = 0x80U >> (bit % 8U);
    if (((inner.address[bit / 8] ^ outer.address[bit / 8]) & mask) != 0) return false;
  }
  return true;
}

// Order without a part of a time: `gt: 5` implies `gte: 5` and `gt: 3`.
bool OrderImplies(const Pattern& narrow, const Pattern& wide) {
  if (narrow.part != wide.part) return false;
  const auto n = ParseDecimal(narrow.text, false);
  const auto w = ParseDecimal(wide.text, false);
  if (!n || !w) return false;
  const int order = CompareNumbers(*n, *w);
  switch (wide.comparison) {
    case Comparison::kGreater:
      return narrow.comparison == Comparison::kGreater
                 ? order >= 0
                 : narrow.comparison == Comparison::kGreaterOrEqual && order > 0;
    case Comparison::kGreaterOrEqual:
      return (narrow.comparison == Comparison::kGreater ||
              narrow.comparison == Comparison::kGreaterOrEqual) &&
             order >= 0;
    case Comparison::kLess:
      return narrow.comparison == Comparison::kLess
                 ? order <= 0
                 : narrow.comparison == Comparison::kLessOrEqual && order < 0;
    case Comparison::kLessOrEqual:
      return (narrow.comparison == Comparison::kLess ||
              narrow.comparison == Comparison::kLessOrEqual) &&
             order <= 0;
    default:
      return false;
  }
}

// The numbers that a pattern takes: all on one side of a bound, or the bound alone.
struct Range {
  std::optional<Decimal> from, to;
  bool with_from = true, with_to = true;
};

std::optional<Range> RangeOf(const Pattern& p) {
  const auto bound = ParseDecimal(p.text, false);
  if (!bound) return std::nullopt;
  if (p.kind == PatternKind::kNumber) return Range{bound, bound};
  switch (p.comparison) {
    case Comparison::kGreater:
      return Range{bound, std::nullopt, false, true};
    case Comparison::kGreaterOrEqual:
      return Range{bound, std::nullopt};
    case Comparison::kLess:
      return Range{std::nullopt, bound, true, false};
    case Comparison::kLessOrEqual:
      return Range{std::nullopt, bound};
    default:
      return p.comparison == Comparison::kEqual ? std::optional(Range{bound, bound}) : std::nullopt;
  }
}

bool Below(const Range& low, const Range& high) {
  if (!low.to || !high.from) return false;
  const int order = CompareNumbers(*low.to, *high.from);
  return order < 0 || (order == 0 && !(low.with_to && high.with_from));
}

// `gt: 5` beside `lt: 3`.
bool RangesDisjoint(const Pattern& a, const Pattern& b) {
  if (a.part != b.part) return false;
  const std::optional<Range> x = RangeOf(a);
  const std::optional<Range> y = RangeOf(b);
  return x && y && (Below(*x, *y) || Below(*y, *x));
}

// A text that every value of the pattern begins (ends) with; of a glob, its signs up to the first
// wildcard.
std::string_view FixedStart(const Pattern& p) {
  if (p.kind == PatternKind::kEndsWith || p.kind == PatternKind::kContains) return {};
  std::size_t end = 0;
  while (end < p.text.size() && !IsWildcard(p.text[end])) ++end;
  return std::string_view(p.text).substr(0, end);
}

std::string_view FixedEnd(const Pattern& p) {
  if (p.kind == PatternKind::kStartsWith || p.kind == PatternKind::kContains) return {};
  std::size_t begin = p.text.size();
  while (begin > 0 && !IsWildcard(p.text[begin - 1])) --begin;
  return std::string_view(p.text).substr(begin);
}

bool TextDisjoint(const Pattern& a, const Pattern& b) {
  // Whichever is a whole text can be asked directly.
  if (a.kind == PatternKind::kEquals) {
    if (a.cased == b.cased) return !TextImplies(a, b);
    Pattern folded = b;
    folded.text = Fold(b.text);
    folded.cased = false;
    return !TextImplies(a, folded);
  }
  const std::string a_start = Fold(FixedStart(a));
  const std::string b_start = Fold(FixedStart(b));
  if (!a_start.starts_with(b_start) && !b_start.starts_with(a_start)) return true;
  const std::string a_end = Fold(FixedEnd(a));
  const std::string b_end = Fold(FixedEnd(b));
  return !a_end.ends_with(b_end) && !b_end.ends_with(a_end);
}

}  // namespace

Pattern Comparable(Pattern pattern) {
  if (IsText(pattern) && !pattern.cased) pattern.text = Fold(pattern.text);
  return pattern;
}

bool PatternBudget::Pay(const Pattern& a, const Pattern& b) {
  constexpr std::size_t kBytesOfAStep = 512;
  constexpr std::size_t kSignsOfAStep = 128;  // of two globs, pairs of them
  std::size_t steps = 1 + (a.text.size() + b.text.size()) / kBytesOfAStep;
  if (a.kind == PatternKind::kGlob || b.kind == PatternKind::kGlob) {
    steps += std::min(a.text.size(), kMaxGlobBytes) * std::min(b.text.size(), kMaxGlobBytes) /
             kSignsOfAStep;
  }
  return Pay(steps);
}

bool PatternBudget::Pay(std::size_t steps) {
  const bool enough = steps <= left_;
  left_ -= enough ? steps : left_;
  return enough;
}

bool Implies(const Pattern& narrow, const Pattern& wide) {
  if (narrow == wide) return true;
  if (IsText(narrow) && IsText(wide)) return TextImplies(narrow, wide);
  if (wide.kind == PatternKind::kScalar || wide.kind == PatternKind::kExists) {
    // A missing field fits kNull; a field of another field's value may be null too.
    return narrow.kind != PatternKind::kNull && narrow.kind != PatternKind::kField &&
           narrow.kind != PatternKind::kExists;
  }
  if (narrow.kind != wide.kind) return false;
  if (narrow.kind == PatternKind::kNumber) return SameNumber(narrow.text, false, wide.text);
  if (narrow.kind == PatternKind::kCidr) return CidrImplies(narrow.text, wide.text);
  return narrow.kind == PatternKind::kOrder && OrderImplies(narrow, wide);
}

bool Disjoint(const Pattern& a, const Pattern& b) {
  if (IsText(a) && IsText(b)) {
    return b.kind == PatternKind::kEquals && a.kind != PatternKind::kEquals ? TextDisjoint(b, a)
                                                                            : TextDisjoint(a, b);
  }
  if (a.kind == PatternKind::kNumber && b.kind == PatternKind::kNumber) {
    return !SameNumber(a.text, false, b.text);
  }
  const auto numeric = [](const Pattern& p) {
    return p.kind == PatternKind::kNumber || p.kind == PatternKind::kOrder;
  };
  if (numeric(a) && numeric(b)) return RangesDisjoint(a, b);
  const bool a_null = a.kind == PatternKind::kNull;
  const bool b_null = b.kind == PatternKind::kNull;
  const Pattern& other = a_null ? b : a;
  return a_null != b_null && other.kind != PatternKind::kExists &&
         other.kind != PatternKind::kField;
}

}  // namespace sigmata
