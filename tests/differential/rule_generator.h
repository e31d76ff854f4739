// Random Sigma rules that compile, as text.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_RULE_GENERATOR_H_
#define SIGMATA_TESTS_DIFFERENTIAL_RULE_GENERATOR_H_

#include <span>
#include <string>
#include <string_view>

#include "tests/differential/random.h"
#include "tests/differential/vocabulary.h"

namespace sigmata {

// What values an item takes behind its modifiers.
enum class ItemValues {
  kAny,
  kTexts,
  kPlainTexts,
  kBools,
  kRegexes,
  kNetworks,
  kNumbers,
  kFields,
  kPlaceholders
};

// A way to write an item: the modifiers behind its field, and whether it may be without field.
struct ItemForm {
  std::string_view modifiers;
  ItemValues values;
  bool keyword;
};

// One row for each; a modifier that is evaluated has at least one row.
std::span<const ItemForm> ItemForms();

// The text as a double-quoted YAML scalar.
std::string DoubleQuoted(std::string_view text);

std::string RandomRule(const Vocabulary& words, Random& random);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_RULE_GENERATOR_H_
