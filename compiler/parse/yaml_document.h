// YAML text -> our own tree, with the byte span of every node.
//
// yaml-cpp reads the text; its events are turned into YamlNode here and nowhere else. Budgets keep
// hostile text cheap: size, nesting, nodes (after aliases are expanded) and aliases are bounded.
// Duplicate keys and bytes that are not UTF-8, which yaml-cpp passes over, are errors.
#ifndef SIGMATA_COMPILER_PARSE_YAML_DOCUMENT_H_
#define SIGMATA_COMPILER_PARSE_YAML_DOCUMENT_H_

#include <string>
#include <string_view>
#include <vector>

#include "sigmata/result.h"
#include "sigmata/source.h"

namespace sigmata {

enum class ScalarStyle : std::uint8_t { kPlain, kSingleQuoted, kDoubleQuoted, kBlock };

struct YamlEntry;

struct YamlNode {
  enum class Kind : std::uint8_t { kNull, kScalar, kSequence, kMap };

  Kind kind = Kind::kNull;
  ScalarStyle style = ScalarStyle::kPlain;
  Span span;  // of a scalar: with its quotes; of a collection: from its first to its last node
  std::string text;  // of a scalar: the value, escapes decoded
  std::vector<YamlNode> items;
  std::vector<YamlEntry> entries;

  bool is_scalar() const { return kind == Kind::kScalar; }
  bool is_map() const { return kind == Kind::kMap; }
  bool is_sequence() const { return kind == Kind::kSequence; }
  // The value of a key of a map, or null.
  const YamlNode* Find(std::string_view key) const;
  const YamlEntry* FindEntry(std::string_view key) const;
};

struct YamlEntry {
  YamlNode key;
  YamlNode value;
};

inline constexpr std::size_t kMaxYamlBytes = std::size_t{4} << 20U;
inline constexpr std::size_t kMaxYamlDepth = 64;
inline constexpr std::size_t kMaxYamlNodes = 1'000'000;
inline constexpr std::size_t kMaxYamlAliases = 100;

struct YamlDocuments {
  std::vector<YamlNode> roots;  // the documents before the first one that does not parse
  bool complete = true;         // false: something could not be read; the diagnostics say what
  std::vector<Diagnostic> diagnostics;
};

YamlDocuments ParseYaml(const SourceSet& sources, SourceId id);

// What a plain scalar is, by YAML 1.2's core schema, except that digits with a leading zero are
// text. Quoted and block scalars are always text. See docs/semantics.md, "YAML".
enum class ScalarType : std::uint8_t { kText, kNull, kBool, kInteger, kFloat };
ScalarType TypeOf(const YamlNode& node);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_YAML_DOCUMENT_H_
