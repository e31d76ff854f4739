#include "cli/explain/change_text.h"

#include <fmt/core.h>

#include <optional>
#include <string_view>

#include "cli/explain/explain_text.h"
#include "cli/explain/printable.h"
#include "runtime/program/wildcards.h"

namespace sigmata::cli {
namespace {

std::string_view AnchorWish(Anchor anchor, bool want) {
  switch (anchor) {
    case Anchor::kWhole:
      return want ? "were equal to" : "were not equal to";
    case Anchor::kStart:
      return want ? "began with" : "did not begin with";
    case Anchor::kEnd:
      return want ? "ended with" : "did not end with";
    case Anchor::kAnywhere:
      break;
  }
  return want ? "contained" : "did not contain";
}

// "ended with '\cmd.exe'"
std::string Wish(const Pattern& pattern, bool want) {
  const auto quoted = [&](std::string_view words) {
    return fmt::format("{} '{}'{}", words, pattern.text, pattern.cased ? " (cased)" : "");
  };
  switch (pattern.kind) {
    case PatternKind::kEquals:
      return quoted(want ? "were" : "were not");
    case PatternKind::kStartsWith:
      return quoted(AnchorWish(Anchor::kStart, want));
    case PatternKind::kEndsWith:
      return quoted(AnchorWish(Anchor::kEnd, want));
    case PatternKind::kContains:
      return quoted(AnchorWish(Anchor::kAnywhere, want));
    case PatternKind::kGlob:
      return fmt::format("{} '{}'{}", want ? "fitted" : "did not fit",
                         WildcardsToSigma(pattern.text), pattern.cased ? " (cased)" : "");
    case PatternKind::kNumber:
      return fmt::format("{} {}", want ? "were" : "were not", pattern.text);
    case PatternKind::kRegex:
      return fmt::format("{} /{}/", want ? "had" : "did not have", pattern.text);
    case PatternKind::kCidr:
      return fmt::format("{} in {}", want ? "were" : "were not", pattern.text);
    case PatternKind::kNull:
      return want ? "were null or missing" : "were there and not null";
    case PatternKind::kExists:
      return want ? "were there" : "were missing";
    case PatternKind::kScalar:
      return want ? "had a value" : "had no value";
    case PatternKind::kField:
      return fmt::format("{} field {}", AnchorWish(pattern.anchor, want), pattern.text);
    case PatternKind::kOrder:
      break;
  }
  const std::string_view sign = ComparisonSign(pattern.comparison);
  if (pattern.part == TimePart::kNone) {
    return fmt::format("{} {} {}", want ? "were" : "were not", sign, pattern.text);
  }
  return fmt::format("{} {} {} {}", want ? "had" : "did not have", TimePartName(pattern.part), sign,
                     pattern.text);
}

// A predicate on the way down to it: the search identifier it belongs to.
struct Found {
  const ExplainedNode* node = nullptr;
  std::string part;
};

std::optional<Found> FindNode(const ExplainedNode& node, std::uint32_t id,
                              const std::string& part) {
  const std::string& below = node.label.empty() ? part : node.label;
  if (node.id == id) return Found{&node, below};
  for (const ExplainedNode& child : node.children) {
    if (auto found = FindNode(child, id, below)) return found;
  }
  return std::nullopt;
}

std::string Alternatives(std::size_t count) {
  if (count == 0) return {};
  return count == 1 ? "; or 1 other change" : fmt::format("; or any of {} other changes", count);
}

std::string Word(const Found& found, const Change& change) {
  const ExplainedNode& node = *found.node;
  const std::string who = node.field.empty() ? (change.want ? "any value" : "no value")
                                             : "`" + Printable(node.field) + "`";
  // "no value contained": the negation is in the subject.
  const bool want = change.want || node.field.empty();
  // Where something is not to hold, it is mostly a filter's: which one.
  const std::string part =
      change.want || found.part.empty() ? "" : fmt::format(" (`{}`)", Printable(found.part));
  return fmt::format("if {} {}{}   {}{}", who, Printable(Wish(node.pattern, want)), part,
                     FoundText(node), Alternatives(change.alternatives));
}

}  // namespace

std::vector<WordedChange> WordChanges(const ExplainedVariant& variant,
                                      const std::vector<Change>& changes) {
  std::vector<WordedChange> worded;
  for (const Change& change : changes) {
    auto found = FindNode(variant.gate, change.node, "");
    if (!found) found = FindNode(variant.logic, change.node, "");
    if (found) worded.push_back({change, found->part, Word(*found, change)});
  }
  return worded;
}

std::string ChangesText(const ExplainedVariant& variant, const ChangeSet& set) {
  if (!set.possible) {
    return variant.mapped ? "  no event can match it\n"
                          : "  it runs on no event, for no field map knows its logsource\n";
  }
  if (set.changes.empty()) return {};
  std::string out = fmt::format("  it would match with {} change{}:\n", set.changes.size(),
                                set.changes.size() == 1 ? "" : "s");
  for (const WordedChange& change : WordChanges(variant, set.changes)) {
    out += "    " + change.text + "\n";
  }
  return out;
}

}  // namespace sigmata::cli
