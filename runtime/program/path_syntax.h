// How the rows of a collector shape spell a path: keys with dots between them. A key in quotation
// marks is taken as it stands, with its dots; so "" is the empty key.
//
//   Event.System.EventID      "Event.System.EventID"      event_data.data.""
//
// A key may hold captures, `{K}`, which stand for a part of a field's name, and `*`: alone for any
// key, within a key for letters and digits, which a sign of another kind ends
// (fields-maps/README.md).
#ifndef SIGMATA_RUNTIME_PROGRAM_PATH_SYNTAX_H_
#define SIGMATA_RUNTIME_PROGRAM_PATH_SYNTAX_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sigmata {

struct PathKey {
  std::string_view text;  // without quotation marks
  bool quoted = false;
};

// Views into `path`. A quotation mark that is never closed is a sign like any other.
std::vector<PathKey> SplitPath(std::string_view path);
// Whether each key is plain or quoted as a whole, and what `*` stands for is clear.
bool IsPath(std::string_view path);

// What captures stand for: their capital letter, and a part of a field's name.
using PathCaptures = std::vector<std::pair<char, std::string_view>>;

// All ways to read `name` by a form such as "{K}_{A}".
std::vector<PathCaptures> ReadByForm(std::string_view form, std::string_view name);

// The key with its captures filled in; `{k}` is what `{K}` stands for with its first letter in
// lower case. A capture that is not given stays as it is written.
std::string FillKey(std::string_view key, const PathCaptures& captures);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_PATH_SYNTAX_H_
