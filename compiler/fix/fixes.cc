#include "compiler/fix/fixes.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>

namespace sigmata {
namespace {

// Spans that edits have taken. Touching is allowed, but not two insertions at one place.
class TakenSpans {
 public:
  bool Take(const Fix& fix) {
    for (const Edit& edit : fix.edits) {
      if (Overlaps(edit.span)) return false;
    }
    for (const Edit& edit : fix.edits) taken_.insert({edit.span.begin, edit.span.end});
    return true;
  }

 private:
  bool Overlaps(Span span) const {
    auto next = taken_.lower_bound({span.begin, 0});
    // Taken ones do not overlap, so only the nearest before it can reach into it.
    if (next != taken_.begin() && std::prev(next)->second > span.begin) return true;
    for (; next != taken_.end() && next->first <= span.end; ++next) {
      const auto& [begin, end] = *next;
      const bool same = begin == span.begin && end == span.end;
      if (same || (span.begin < end && begin < span.end)) return true;
    }
    return false;
  }

  std::set<std::pair<std::uint32_t, std::uint32_t>> taken_;
};

}  // namespace

Fix ReplaceFix(Span span, std::string text, FixSafety safety) {
  return {{{span, std::move(text)}}, safety == FixSafety::kSafe};
}

Fix DeleteElementFix(const Source& source, Span value, FixSafety safety) {
  const std::string_view text = source.text();
  const std::size_t before = text.rfind('\n', value.begin);
  const std::size_t begin = before == text.npos ? 0 : before + 1;
  const std::size_t after = text.find('\n', value.end);
  const std::size_t end = after == text.npos ? text.size() : after + 1;
  std::string_view head = text.substr(begin, value.begin - begin);
  head.remove_prefix(std::min(head.find_first_not_of(' '), head.size()));
  std::string_view tail = text.substr(value.end, end - value.end);
  tail.remove_prefix(std::min(tail.find_first_not_of(" \r\n"), tail.size()));
  const bool alone = head.starts_with('-') && head.find_first_not_of(' ', 1) == head.npos;
  if (!alone || !tail.empty()) return {};  // a comment behind it is somebody's
  return ReplaceFix(
      {value.source, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, "",
      safety);
}

std::string ApplyEdits(std::string_view text, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    out += text.substr(at, edit.span.begin - at);
    out += edit.text;
    at = edit.span.end;
  }
  out += text.substr(at);
  return out;
}

FixedText ApplyFixes(const SourceSet& sources, SourceId id,
                     const std::vector<Diagnostic>& diagnostics, bool unsafe) {
  FixedText fixed;
  TakenSpans taken;
  std::vector<Edit> edits;
  for (const Diagnostic& d : diagnostics) {
    if (d.span.source != id || d.fix.edits.empty() || !(d.fix.safe || unsafe)) continue;
    if (!taken.Take(d.fix)) continue;
    edits.insert(edits.end(), d.fix.edits.begin(), d.fix.edits.end());
    ++fixed.applied;
  }
  fixed.text = ApplyEdits(sources.Get(id).text(), std::move(edits));
  return fixed;
}

}  // namespace sigmata
