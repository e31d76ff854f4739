// Where the strings of damaged JSON end.
//
// A quote may be missing, one too many, or escaped by a stray backslash. What follows a quote tells
// whether it ends its string: in sound JSON that is a colon, a comma with the next member, or a
// closing bracket. Here a string is as long as it takes until such a thing follows, and it ends
// early where the next key has begun within it. A string of sound JSON always ends at its quote.
//
// Each question looks ahead a fixed number of bytes, so that reading stays linear.
#ifndef SIGMATA_RUNTIME_EVENT_DAMAGED_STRING_H_
#define SIGMATA_RUNTIME_EVENT_DAMAGED_STRING_H_

#include <cstddef>
#include <string_view>

namespace sigmata {

// More signs than so many are no damage, but a text.
inline constexpr std::size_t kLongestStray = 4;

// White space, NUL (padding) and byte order marks are nothing, wherever they stand between tokens.
std::size_t BlankSize(std::string_view text);

// `text` begins with a quoted key, and a colon follows it.
bool StartsMember(std::string_view text);
// The same behind white space and commas.
bool ContinuesObject(std::string_view text);
// The same behind a word or within a key: the members of an object go on, behind a bracket too
// many.
bool GoesOn(std::string_view text);

enum class StringPlace { kKey, kMemberValue, kElement };

// What follows (from behind a bracket or quote) may follow a value that closes.
bool StructureFollows(std::string_view rest);
// What follows up to the next quote belongs to the key before it: a colon is behind that quote.
bool KeyGoesOn(std::string_view rest);

// What follows (from behind the quote) says that the quote ends its string.
bool EndsString(std::string_view rest, StringPlace place);

struct StringEnd {
  std::size_t text;  // behind the string's text
  std::size_t next;  // where reading goes on
  bool closed;       // false: the input ended before the string
};

// `begin` is behind the opening quote. `first_key` is the first key of the whole event: where it
// stands again behind a brace, the next event has been written into this one.
StringEnd FindStringEnd(std::string_view json, std::size_t begin, char quote, StringPlace place,
                        std::string_view first_key);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_DAMAGED_STRING_H_
