// Events that are nearly like one that was seen: with other values, or damaged, by chance.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_EVENT_CHANGES_H_
#define SIGMATA_TESTS_DIFFERENTIAL_EVENT_CHANGES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/event/json_cursor.h"
#include "tests/differential/random.h"

namespace sigmata {

class EventChanger {
 public:
  explicit EventChanger(Random& random) : random_(random) {}

  // Makes the event's values known, to be put into others. What is no JSON has none.
  void Keep(std::string_view event);

  // Some values replaced by others, of the same kind where `kinds` is to stay.
  std::string WithOtherValues(std::string_view event, bool kinds);
  // Space put in between two tokens, or behind the last.
  std::string WithSpace(std::string_view event);
  // Bytes replaced, put in, taken out, repeated, or all from some place on cut.
  std::string WithOtherBytes(std::string_view event);
  // One of these.
  std::string Changed(std::string_view event);

 private:
  struct Token {
    std::size_t begin = 0;
    std::size_t size = 0;
  };

  bool FindTokens(std::string_view event);
  void FindValues(std::string_view event);
  std::string AnyValue(std::string_view like, bool kinds);
  std::string String();

  Random& random_;
  JsonTokens tokens_;
  std::string padded_;
  std::vector<Token> values_;       // of the event that was looked at last
  std::vector<std::string> known_;  // of others, as they are written
};

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_EVENT_CHANGES_H_
