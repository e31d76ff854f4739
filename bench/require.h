// Answers are checked before they are timed: a fast wrong answer ends the program, and the run.
#ifndef SIGMATA_BENCH_REQUIRE_H_
#define SIGMATA_BENCH_REQUIRE_H_

#include <string_view>

namespace sigmata::bench {

[[noreturn]] void Fail(std::string_view what);

inline void Require(bool holds, std::string_view what) {
  if (!holds) Fail(what);
}

}  // namespace sigmata::bench

#endif  // SIGMATA_BENCH_REQUIRE_H_
