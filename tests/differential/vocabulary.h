// What generated rules and events speak of: few fields, few texts, so that they meet often.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_VOCABULARY_H_
#define SIGMATA_TESTS_DIFFERENTIAL_VOCABULARY_H_

#include <string>
#include <string_view>
#include <vector>

#include "tests/differential/random.h"

namespace sigmata {

using Words = std::vector<std::string_view>;

// Some words of each kind. Rules and events that are made for each other share one vocabulary.
struct Vocabulary {
  explicit Vocabulary(Random& random);

  Words fields;
  Words pieces;  // of texts
  Words texts;   // whole values
  Words channels, providers, event_ids;
};

// A whole value, or some pieces.
std::string RandomText(const Vocabulary& words, Random& random);
// The text in some other mixture of upper and lower case (of ASCII).
std::string OtherCase(std::string text, Random& random);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_VOCABULARY_H_
