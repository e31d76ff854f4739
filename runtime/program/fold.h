// Case folding, the same for rules and events.
//
// ASCII letters fold to lower case. A code point at or above U+0080 folds to its simple (one to
// one) lower-case mapping if that is at or above U+0080 too: folding never crosses the ASCII
// border, so the Kelvin sign does not equal k. See docs/semantics.md, "Case".
#ifndef SIGMATA_RUNTIME_PROGRAM_FOLD_H_
#define SIGMATA_RUNTIME_PROGRAM_FOLD_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sigmata {

inline constexpr char FoldAscii(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

std::uint32_t FoldCodePoint(std::uint32_t code_point) noexcept;
// Whether the code point is folded to itself, and no other one to it. Known of punctuation, spaces
// and signs of mathematics beyond ASCII; of all else the answer is no.
bool FoldsAlone(std::uint32_t code_point) noexcept;

// Folded text may be longer than its source, but never longer than this.
inline constexpr std::size_t MaxFoldedSize(std::size_t size) noexcept {
  return size + size / 2 + 1;
}
// Writes the folded text to `out` (MaxFoldedSize bytes of room); returns its length. Bytes that are
// not UTF-8, and the wildcard marks, are kept.
std::size_t FoldTo(std::string_view text, char* out) noexcept;
std::string Fold(std::string_view text);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_FOLD_H_
