// The lines of a text whose line ends are \n.
#ifndef SIGMATA_COMPILER_FORMAT_TEXT_LINES_H_
#define SIGMATA_COMPILER_FORMAT_TEXT_LINES_H_

#include <algorithm>
#include <string_view>
#include <vector>

namespace sigmata {

// Without their line ends; a text that ends in \n has no empty line behind it.
inline std::vector<std::string_view> SplitLines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Blanks before its first other character; of a blank line: its length.
inline std::size_t LeadingBlanks(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

inline bool IsBlankLine(std::string_view line) { return LeadingBlanks(line) == line.size(); }

inline bool IsCommentLine(std::string_view line) {
  return line.substr(LeadingBlanks(line)).starts_with('#');
}

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_FORMAT_TEXT_LINES_H_
