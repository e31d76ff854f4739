#include "compiler/bind/pattern.h"

#include <fmt/core.h>

#include "runtime/program/wildcards.h"

namespace sigmata {
namespace {

std::string_view AnchorWords(Anchor anchor) {
  switch (anchor) {
    case Anchor::kWhole:
      return "=";
    case Anchor::kStart:
      return "starts with";
    case Anchor::kEnd:
      return "ends with";
    case Anchor::kAnywhere:
      return "contains";
  }
  return {};
}

}  // namespace

Pattern TextPattern(std::string text, Anchor anchor, bool cased) {
  const bool before = anchor == Anchor::kEnd || anchor == Anchor::kAnywhere;
  const bool behind = anchor == Anchor::kStart || anchor == Anchor::kAnywhere;
  if (before) text.insert(text.begin(), kAnyRun);
  if (behind) text.push_back(kAnyRun);
  const std::size_t first = text.find_first_not_of(kAnyRun);
  if (first == text.npos && !text.empty()) return Pattern{PatternKind::kScalar};
  const std::size_t last = text.find_last_not_of(kAnyRun);
  const bool open_start = first != text.npos && first > 0;
  const bool open_end = last != text.npos && last + 1 < text.size();
  const std::string core = text.empty() ? text : text.substr(first, last + 1 - first);
  if (HasWildcard(core)) return Pattern{PatternKind::kGlob, std::move(text), cased};
  if (open_start && open_end) return Pattern{PatternKind::kContains, core, cased};
  if (open_start) return Pattern{PatternKind::kEndsWith, core, cased};
  if (open_end) return Pattern{PatternKind::kStartsWith, core, cased};
  return Pattern{PatternKind::kEquals, core, cased};
}

std::string DescribePattern(const Pattern& pattern) {
  const std::string cased = pattern.cased ? " (cased)" : "";
  switch (pattern.kind) {
    case PatternKind::kEquals:
      return fmt::format("= '{}'{}", pattern.text, cased);
    case PatternKind::kStartsWith:
      return fmt::format("starts with '{}'{}", pattern.text, cased);
    case PatternKind::kEndsWith:
      return fmt::format("ends with '{}'{}", pattern.text, cased);
    case PatternKind::kContains:
      return fmt::format("contains '{}'{}", pattern.text, cased);
    case PatternKind::kGlob:
      return fmt::format("fits '{}'{}", WildcardsToSigma(pattern.text), cased);
    case PatternKind::kNumber:
      return fmt::format("= {}", pattern.text);
    case PatternKind::kRegex:
      return fmt::format("has /{}/", pattern.text);
    case PatternKind::kCidr:
      return fmt::format("in {}", pattern.text);
    case PatternKind::kNull:
      return "is null or missing";
    case PatternKind::kExists:
      return "is present";
    case PatternKind::kScalar:
      return "has any value";
    case PatternKind::kField:
      return fmt::format("{} field {}{}", AnchorWords(pattern.anchor), pattern.text, cased);
    case PatternKind::kOrder: {
      const std::string_view part = TimePartName(pattern.part);
      return fmt::format("{}{}{} {}", part, part.empty() ? "" : " ",
                         ComparisonSign(pattern.comparison), pattern.text);
    }
  }
  return {};
}

}  // namespace sigmata
