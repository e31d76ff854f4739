// What generated rules and events speak of. There are many words, but those that are made for each
// other share a few, so that they meet often.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_VOCABULARY_H_
#define SIGMATA_TESTS_DIFFERENTIAL_VOCABULARY_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/differential/random.h"

namespace sigmata {

using Words = std::vector<std::string_view>;

// A kind of event; `fields` are some that it has.
struct EventKind {
  std::string_view provider, event_id, channel;
  Words fields;
};

struct Vocabulary {
  // Some words of each kind.
  explicit Vocabulary(Random& random);
  // All words.
  static Vocabulary Whole();

  std::vector<EventKind> kinds;
  Words fields, channels;
  Words pieces;  // of texts
  Words texts;   // whole values
  Words plain;   // values that YAML does not take for texts, as a rule writes them
  Words regexes, networks;
  Words numbers;  // to compare with

 private:
  Vocabulary() = default;
};

// `count` of the words; some may stand twice.
Words Some(std::span<const std::string_view> words, std::size_t count, Random& random);

// A whole value, or some pieces.
std::string RandomText(const Vocabulary& words, Random& random);
// The text with some letters in another case, or replaced by others that are easily taken for such.
std::string OtherCase(std::string_view text, Random& random);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_VOCABULARY_H_
