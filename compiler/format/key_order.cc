#include "compiler/format/key_order.h"

#include <algorithm>
#include <numeric>

#include "compiler/format/text_lines.h"

namespace sigmata {
namespace {

constexpr std::string_view kOrder[] = {
    "action",    "title",          "id",          "name",    "related",
    "taxonomy",  "status",         "description", "license", "references",
    "author",    "date",           "modified",    "tags",    "scope",
    "logsource", "correlation",    "detection",   "filter",  "fields",
    "tests",     "falsepositives", "level",       "custom",  "regression_tests_path",
    "simulation"};

// A key and the lines that go with it.
struct Section {
  std::size_t rank = 0;
  std::size_t begin = 0, end = 0;
};

class LineOrder {
 public:
  LineOrder(std::string_view text, const std::vector<std::string_view>& lines,
            const std::vector<bool>& within_value)
      : text_(text), lines_(lines), within_value_(within_value), order_(lines.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
  }

  std::vector<std::size_t> Take() { return std::move(order_); }

  void Sort(const YamlNode& document) {
    if (!document.is_map() || text_[document.span.begin] == '{') return;
    std::vector<Section> sections = SectionsOf(document);
    const auto by_rank = [](const Section& a, const Section& b) { return a.rank < b.rank; };
    if (std::is_sorted(sections.begin(), sections.end(), by_rank)) return;
    std::size_t to = sections.front().begin;
    std::stable_sort(sections.begin(), sections.end(), by_rank);
    for (const Section& section : sections) {
      for (std::size_t line = section.begin; line < section.end; ++line) order_[to++] = line;
    }
  }

 private:
  std::size_t LineOf(std::size_t offset) const {
    const auto behind = std::upper_bound(
        lines_.begin(), lines_.end(), offset, [this](std::size_t at, std::string_view line) {
          return at < static_cast<std::size_t>(line.data() - text_.data());
        });
    return static_cast<std::size_t>(behind - lines_.begin()) - 1;
  }

  std::vector<Section> SectionsOf(const YamlNode& document) const {
    std::vector<Section> sections;
    std::size_t rank = 0;
    for (const YamlEntry& entry : document.entries) {
      const auto* const found = std::find(std::begin(kOrder), std::end(kOrder), entry.key.text);
      if (found != std::end(kOrder)) rank = static_cast<std::size_t>(found - kOrder);
      const std::size_t key = LineOf(entry.key.span.begin);
      const std::size_t begin = sections.empty() ? key : FirstComment(key, sections.back().begin);
      if (!sections.empty()) sections.back().end = begin;
      sections.push_back({rank, begin, key + 1});
    }
    sections.back().end = EndOfDocument(sections.back().end);
    return sections;
  }

  // What is said right above a key, in line with it, is said of the key.
  std::size_t FirstComment(std::size_t key, std::size_t above) const {
    const std::size_t column = LeadingBlanks(lines_[key]);
    std::size_t first = key;
    while (first > above + 1 && IsCommentLine(lines_[first - 1]) && !within_value_[first - 1] &&
           LeadingBlanks(lines_[first - 1]) == column) {
      --first;
    }
    return first;
  }

  // Comments at the margin behind the last key close the document.
  std::size_t EndOfDocument(std::size_t line) const {
    std::size_t end = line;
    for (; line < lines_.size(); ++line) {
      const std::string_view text = lines_[line];
      if (within_value_[line]) {
        end = line + 1;
        continue;
      }
      if (text.starts_with("---") || text.starts_with("...")) break;
      const bool closing = IsCommentLine(text) && LeadingBlanks(text) == 0;
      if (!IsBlankLine(text) && !closing) end = line + 1;
    }
    return end;
  }

  std::string_view text_;
  const std::vector<std::string_view>& lines_;
  const std::vector<bool>& within_value_;
  std::vector<std::size_t> order_;
};

}  // namespace

std::vector<std::size_t> OrderLines(const std::vector<YamlNode>& documents, std::string_view text,
                                    const std::vector<std::string_view>& lines,
                                    const std::vector<bool>& within_value) {
  LineOrder order(text, lines, within_value);
  for (const YamlNode& document : documents) order.Sort(document);
  return order.Take();
}

}  // namespace sigmata
