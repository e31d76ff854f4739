// The text of a rule with the lines that decided.
#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "cli/explain/decision.h"
#include "cli/explain/html_text.h"
#include "cli/explain/html_tree.h"

namespace sigmata::cli {
namespace {

// A longer document is shown around its deciding lines only.
constexpr std::uint32_t kWholeLines = 250;
constexpr std::uint32_t kNearLines = 3;

using MarkedLines = std::map<std::uint32_t, bool>;  // line -> whether something on it holds

struct Lines {
  std::uint32_t first = 1, last = 0;
};

bool IsNearMark(std::uint32_t line, const MarkedLines& marks) {
  const auto next = marks.lower_bound(line > kNearLines ? line - kNearLines : 0);
  return next != marks.end() && next->first <= line + kNearLines;
}

std::string Row(std::uint32_t number, std::string_view text, const MarkedLines& marks) {
  const auto mark = marks.find(number);
  if (mark == marks.end()) {
    return fmt::format(R"(<span class="row"><span class="number">{}</span>{}</span>)", number,
                       HtmlText(text));
  }
  return fmt::format(R"(<span class="row {}"><span class="number">{} {}</span>{}</span>)",
                     mark->second ? "yes" : "no", number, HtmlSign(mark->second), HtmlText(text));
}

std::string Block(const Source& source, Lines lines, const MarkedLines& marks, bool whole) {
  std::string rows;
  bool gap = false;
  for (std::uint32_t line = lines.first; line <= lines.last; ++line) {
    if (!whole && !IsNearMark(line, marks)) {
      gap = true;
      continue;
    }
    if (gap) rows += R"(<span class="row quiet">⋯</span>)";
    gap = false;
    rows += Row(line, source.Line(line), marks);
  }
  return fmt::format(
      "<h5>{}</h5>\n<pre tabindex=\"0\" role=\"region\" aria-label=\"Rule\">{}</pre>\n",
      HtmlText(source.name()), rows);
}

Lines LinesOf(const Source& source, Span span) {
  // A document's span may take the line break behind it.
  std::uint32_t end = span.end;
  const std::string_view text = source.text();
  while (end > span.begin && end <= text.size() &&
         (text[end - 1] == '\n' || text[end - 1] == '\r')) {
    --end;
  }
  return {source.Locate(span.begin).line, source.Locate(end).line};
}

}  // namespace

std::string HtmlRuleText(const ExplainedVariant& variant, Span document, const SourceSet& sources) {
  std::map<SourceId, MarkedLines> marks;
  marks[document.source];
  for (const ExplainedNode* const node : DecidingPredicates(variant)) {
    if (node->span.source >= sources.size()) continue;
    const std::uint32_t line = sources.Get(node->span.source).Locate(node->span.begin).line;
    bool& holds = marks[node->span.source].emplace(line, false).first->second;
    holds = holds || node->answer;
  }
  std::string out;
  for (const auto& [id, lines] : marks) {
    const Source& source = sources.Get(id);
    const bool own = id == document.source;
    const Lines all{1, source.Locate(static_cast<std::uint32_t>(source.text().size())).line};
    const Lines shown = own ? LinesOf(source, document) : all;
    const bool whole = own && shown.last - shown.first < kWholeLines;
    out += Block(source, shown, lines, whole);
  }
  return out;
}

}  // namespace sigmata::cli
