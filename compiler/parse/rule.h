// A Sigma rule as it is written: spelling, not meaning. Every part keeps its span.
#ifndef SIGMATA_COMPILER_PARSE_RULE_H_
#define SIGMATA_COMPILER_PARSE_RULE_H_

#include <optional>
#include <string>
#include <vector>

#include "compiler/parse/condition.h"
#include "compiler/parse/modifier.h"
#include "compiler/parse/yaml_document.h"
#include "sigmata/source.h"

namespace sigmata {

struct SpannedText {
  std::string text;
  Span span;
};

// The text of a part that may be absent; then empty.
inline std::string TextOf(const std::optional<SpannedText>& part) { return part ? part->text : ""; }

struct Logsource {
  std::optional<SpannedText> category, product, service;
  Span span;
};

struct DetectionValue {
  ScalarType type = ScalarType::kText;
  YamlNode scalar;  // its text, and what is needed to find places within it

  const std::string& text() const { return scalar.text; }  // of null: empty
  Span span() const { return scalar.span; }
};

struct ModifierUse {
  Modifier modifier = Modifier::kContains;
  Span span;
};

// `field|modifier: values`, or keywords (no field).
struct DetectionItem {
  std::optional<SpannedText> field;
  std::vector<ModifierUse> modifiers;
  std::vector<DetectionValue> values;
  Span span;  // of the key, or of the keywords
};

struct DetectionNode {
  enum class Kind : std::uint8_t { kItem, kAll, kAny };

  Kind kind = Kind::kItem;
  DetectionItem item;
  std::vector<DetectionNode> children;
  Span span;
};

struct SearchIdentifier {
  SpannedText name;
  DetectionNode body;
};

struct RuleCondition {
  SpannedText text;
  Condition condition;
};

struct Rule {
  SpannedText title;
  std::optional<SpannedText> id, name, status, level;
  std::vector<SpannedText> tags;
  std::vector<std::string> related;  // ids, folded
  Logsource logsource;
  std::vector<SearchIdentifier> identifiers;
  std::vector<RuleCondition> conditions;  // any of them
  Span span;                              // the whole document
};

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_RULE_H_
