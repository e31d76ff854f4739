// Each line to its depth, and nothing behind its last character.
#ifndef SIGMATA_COMPILER_FORMAT_INDENTATION_H_
#define SIGMATA_COMPILER_FORMAT_INDENTATION_H_

#include <string_view>
#include <vector>

#include "compiler/format/outline.h"

namespace sigmata {

struct Indentation {
  std::vector<Edit> edits;
  // Of each line: it begins within a value, so that it is no line of the layout.
  std::vector<bool> within_value;
};

// `lines` are views of `text`. Lines of text go where their collections go; the inside of values of
// several lines goes along; a comment goes with the lines that it stood in line with.
Indentation IndentLines(std::string_view text, const std::vector<std::string_view>& lines,
                        const Outline& outline);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_FORMAT_INDENTATION_H_
