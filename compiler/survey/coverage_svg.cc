// A column for each tactic, in the order of the matrix. A technique stands in each of its tactics,
// so it may stand in several columns; those of no tactic have a column of their own at the end.
#include <fmt/format.h>

#include <algorithm>

#include "compiler/report/xml_text.h"
#include "compiler/survey/attack_coverage.h"
#include "compiler/survey/coverage_scale.h"

namespace sigmata {
namespace {

constexpr std::size_t kMargin = 24;
constexpr std::size_t kColumn = 126;  // with the gap behind it
constexpr std::size_t kCellWidth = 118;
constexpr std::size_t kRow = 22;  // with the gap below it
constexpr std::size_t kCellHeight = 19;
constexpr std::size_t kTop = 150;  // of the first cell
constexpr std::size_t kTitlesInTooltip = 12;

constexpr const char* kStyle =
    "  <style>\n"
    "    .page { fill: #ffffff } .ink { fill: #10202f } .soft { fill: #4a5a6a }\n"
    "    .edge { stroke: #8a98a6; stroke-width: .5 }\n"
    "    @media (prefers-color-scheme: dark) {\n"
    "      .page { fill: #14191f } .ink { fill: #e8edf2 } .soft { fill: #a9b5c1 }\n"
    "    }\n"
    "    text { font: 12px system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif }\n"
    "    .name { font-size: 20px; font-weight: 600 } .head { font-weight: 600 }\n"
    "    .count { text-anchor: end; font-variant-numeric: tabular-nums }\n"
    "  </style>\n";

struct Column {
  std::string name;
  std::size_t rules = 0;
  std::vector<std::size_t> techniques;
};

std::vector<Column> ColumnsOf(const AttackCoverage& coverage) {
  std::vector<Column> columns;
  for (const CoveredTactic& tactic : coverage.tactics) {
    columns.push_back({std::string(tactic.name), tactic.rules.size(), tactic.techniques});
  }
  Column none{"no tactic named", 0, {}};
  for (std::size_t i = 0; i < coverage.techniques.size(); ++i) {
    if (!coverage.techniques[i].tactics.empty()) continue;
    none.techniques.push_back(i);
    none.rules += coverage.techniques[i].rules.size();
  }
  if (!none.techniques.empty()) columns.push_back(std::move(none));
  return columns;
}

class Drawing {
 public:
  Drawing(const AttackCoverage& coverage, std::string_view title)
      : coverage_(coverage), title_(title), columns_(ColumnsOf(coverage)) {}

  std::string Draw() {
    std::size_t rows = 0;
    for (const Column& column : columns_) rows = std::max(rows, column.techniques.size());
    const std::size_t width = 2 * kMargin + std::max<std::size_t>(columns_.size(), 6) * kColumn;
    const std::size_t height = kTop + rows * kRow + kMargin;
    out_ = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
        "viewBox=\"0 0 {0} {1}\" role=\"img\">\n  <title>{2}</title>\n{3}"
        "  <rect class=\"page\" width=\"100%\" height=\"100%\"/>\n",
        width, height, XmlText(title_), kStyle);
    DrawHead();
    for (std::size_t i = 0; i < columns_.size(); ++i)
      DrawColumn(columns_[i], kMargin + i * kColumn);
    return std::move(out_) + "</svg>\n";
  }

 private:
  void Text(std::size_t x, std::size_t y, const char* kind, std::string_view text) {
    out_ += fmt::format("  <text x=\"{}\" y=\"{}\" class=\"{}\">{}</text>\n", x, y, kind,
                        XmlText(text));
  }

  void DrawHead() {
    Text(kMargin, 40, "ink name", title_);
    const std::size_t tagged =
        coverage_.rules.size() - coverage_.untagged.size() - coverage_.tactics_only.size();
    Text(kMargin, 62, "soft",
         fmt::format("{} of {} name {}; a number is that of the rules", tagged,
                     CountOf(coverage_.rules.size(), "rule"),
                     CountOf(coverage_.techniques.size(), "technique")));
    std::size_t x = kMargin;
    for (const CoverageStep& step : kCoverageSteps) {
      out_ += fmt::format(
          "  <rect class=\"edge\" x=\"{}\" y=\"76\" width=\"14\" height=\"14\" rx=\"2\" "
          "fill=\"{}\"/>\n",
          x, step.colour);
      Text(x + 20, 87, "soft", step.label);
      x += 100;
    }
  }

  // `command-and-control` in two lines, the second for what goes beyond the first.
  void DrawTactic(const std::string& name, std::size_t x) {
    constexpr std::size_t kLetters = 15;
    std::string words = name;
    std::replace(words.begin(), words.end(), '-', ' ');
    std::size_t cut = words.size();
    if (cut > kLetters) cut = std::min(words.rfind(' ', kLetters), words.size());
    if (cut == words.size()) return Text(x, 130, "ink head", words);
    Text(x, 116, "ink head", words.substr(0, cut));
    Text(x, 130, "ink head", words.substr(cut + 1));
  }

  void DrawColumn(const Column& column, std::size_t x) {
    DrawTactic(column.name, x);
    Text(x, 144, "soft", CountOf(column.rules, "rule"));
    std::size_t y = kTop;
    for (const std::size_t index : column.techniques) {
      DrawCell(coverage_.techniques[index], x, y);
      y += kRow;
    }
  }

  void DrawCell(const CoveredTechnique& technique, std::size_t x, std::size_t y) {
    const CoverageStep& step = StepOf(technique.rules.size());
    const bool part = technique.id.find('.') != std::string::npos;
    const std::size_t indent = part ? 10 : 0;
    out_ += fmt::format(
        "  <g><title>{}</title>"
        "<rect class=\"edge\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\" fill=\"{}\"/>"
        "<text x=\"{}\" y=\"{}\" fill=\"{}\">{}</text>"
        "<text x=\"{}\" y=\"{}\" fill=\"{}\" class=\"count\">{}</text></g>\n",
        XmlText(Tooltip(technique)), x + indent, y, kCellWidth - indent, kCellHeight, step.colour,
        x + indent + 6, y + 14, step.ink, XmlText(technique.id), x + kCellWidth - 6, y + 14,
        step.ink, technique.rules.size());
  }

  std::string Tooltip(const CoveredTechnique& technique) const {
    std::string out = fmt::format("{}: {}", technique.id, CountOf(technique.rules.size(), "rule"));
    const std::size_t shown = std::min(technique.rules.size(), kTitlesInTooltip);
    for (std::size_t i = 0; i < shown; ++i) {
      out += "\n" + coverage_.rules[technique.rules[i]].title;
    }
    if (shown < technique.rules.size()) {
      out += fmt::format("\nand {} more", technique.rules.size() - shown);
    }
    return out;
  }

  const AttackCoverage& coverage_;
  std::string_view title_;
  std::vector<Column> columns_;
  std::string out_;
};

}  // namespace

std::string CoverageSvg(const AttackCoverage& coverage, std::string_view title) {
  return Drawing(coverage, title).Draw();
}

}  // namespace sigmata
