// What the layout of a YAML text hangs on: where its block collections begin, how deep each of them
// belongs, and which parts go over several lines.
#ifndef SIGMATA_COMPILER_FORMAT_OUTLINE_H_
#define SIGMATA_COMPILER_FORMAT_OUTLINE_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "compiler/parse/yaml_document.h"
#include "sigmata/diagnostic.h"

namespace sigmata {

inline constexpr std::size_t kMapIndent = 4;       // what a key holds stands so far behind the key
inline constexpr std::size_t kSequenceIndent = 2;  // what an element holds, behind its dash

// A map or a list in block style.
struct BlockCollection {
  std::uint32_t begin = 0;  // its first key or dash
  std::size_t old_column = 0, new_column = 0;
  bool sequence = false;

  std::size_t inner_column() const {
    return new_column + (sequence ? kSequenceIndent : kMapIndent);
  }
};

// A value that may take several lines. Its first line is laid out like any other.
struct Stretch {
  enum class Kind : std::uint8_t {
    kFolded,  // plain or quoted text: indentation is no part of it
    kBlock,   // text behind | or >
    kFlow,    // [...] or {...}
  };

  Kind kind = Kind::kFolded;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // of a block: its header's end; the lines below say where it ends
};

struct Outline {
  std::vector<BlockCollection> collections;  // in the order of the text
  std::vector<Stretch> stretches;            // the same
  std::vector<Edit> edits;                   // one space behind `:` and `-`, none before `:`
  std::optional<Diagnostic> refusal;         // something that is not understood, and where
};

// Of all documents of a text whose line ends are \n, and which has no aliases.
Outline DrawOutline(const std::vector<YamlNode>& roots, std::string_view text);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_FORMAT_OUTLINE_H_
