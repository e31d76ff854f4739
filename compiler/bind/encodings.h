// The encoding modifiers: base64, base64offset and the UTF-16 ones (appendix "modifiers").
#ifndef SIGMATA_COMPILER_BIND_ENCODINGS_H_
#define SIGMATA_COMPILER_BIND_ENCODINGS_H_

#include <string>
#include <string_view>
#include <vector>

namespace sigmata {

std::string Base64(std::string_view bytes);

// What of base64(prefix + bytes + suffix) is the same for every prefix and suffix, for a prefix
// length of 0, 1 and 2 (modulo 3): sextets that hold bits of the surroundings are cut off.
std::vector<std::string> Base64Offsets(std::string_view bytes);

enum class Utf16Order { kLittleEndian, kBigEndian, kWithMark };

// UTF-8 -> the bytes of UTF-16, each as a code point (see ItemValue).
std::string EncodeUtf16(std::string_view text, Utf16Order order);
// The bytes that such code points stand for.
std::string BytesOf(std::string_view code_points);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_ENCODINGS_H_
