// JSON as the reference evaluator reads it: a tree, built by plain recursive descent.
//
// A ready-made DOM would not do: a rule may ask for the text of a number, and a DOM keeps only its
// value. Repeated keys are kept, in their order.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_JSON_H_
#define SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_JSON_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sigmata {

struct JsonMember;

struct JsonTree {
  enum class Kind { kNull, kBool, kNumber, kString, kArray, kObject };

  Kind kind = Kind::kNull;
  std::string raw;   // of a scalar: as written, a string with its quotes
  std::string text;  // of a scalar: escapes decoded; a number as written
  std::vector<JsonTree> items;
  std::vector<JsonMember> members;

  bool is_scalar() const { return kind != Kind::kArray && kind != Kind::kObject; }
};

struct JsonMember {
  std::string key;      // escapes decoded
  std::string raw_key;  // as written, with quotes
  JsonTree value;
};

// None if `text` is not one JSON value with nothing but white space behind it.
std::optional<JsonTree> ReadJsonTree(std::string_view text);
std::string WriteJsonTree(const JsonTree& tree);

// What stands between the quotes -> the text it means. A lone surrogate becomes U+FFFD; an escape
// that JSON does not have stays as written.
std::string DecodeJsonString(std::string_view raw);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_JSON_H_
