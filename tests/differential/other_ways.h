// The same events, matched in other ways, have the same matches: by two threads that share a
// matcher, and read out of one stream through buffers of several sizes.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_OTHER_WAYS_H_
#define SIGMATA_TESTS_DIFFERENTIAL_OTHER_WAYS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sigmata/program.h"
#include "tests/differential/comparison.h"

namespace sigmata {

class OtherWays {
 public:
  // Bytes that come into a buffer at once: one, fewer than any event has, a prime number, and about
  // what the command `match` takes.
  static constexpr std::size_t kBuffers[] = {1, 61, 4099, std::size_t{1} << 18U};
  // One byte at a time takes its time.
  static constexpr std::size_t kMostBytesOneByOne = std::size_t{1} << 16U;

  explicit OtherWays(Program program) : program_(std::move(program)) {}

  // `matches` is what one thread has found in the event alone.
  void Add(std::string_view event, const RuleIndexes& matches);

  // Matches what was added in each way, fails the test where a way differs, and forgets it.
  void Check();

  std::size_t checked() const { return checked_; }  // answers that were compared
  std::size_t bytes() const { return bytes_; }      // of the events that were added since

 private:
  void CheckThreads();
  void CheckStream(std::string_view stream, std::size_t buffer);
  void CompareAnswers(const std::vector<RuleIndexes>& answers, const std::string& way);

  Program program_;
  std::vector<std::string> events_;
  std::vector<RuleIndexes> expected_;
  std::size_t bytes_ = 0;
  std::size_t checked_ = 0;
};

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_OTHER_WAYS_H_
