// What reading JSON costs at the least: the walks that our own reading is compared with.
//
// Both visit every key and every value of every event of a lane, on one thread.
#ifndef SIGMATA_BENCH_JSON_WALK_H_
#define SIGMATA_BENCH_JSON_WALK_H_

#include <cstdint>
#include <memory>

#include "bench/corpus.h"

namespace sigmata::bench {

struct WalkTotals {
  std::uint64_t events = 0;
  std::uint64_t scalars = 0;       // strings, numbers and booleans at any depth
  std::uint64_t string_bytes = 0;  // within string values
};

// The floor: simdjson's DOM, as one would parse without any rule in mind. Strings are unescaped.
class DomWalker {
 public:
  explicit DomWalker(const EventLane& lane);
  ~DomWalker();
  DomWalker(const DomWalker&) = delete;
  DomWalker& operator=(const DomWalker&) = delete;

  WalkTotals Walk();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The lowest floor: simdjson on demand, line by line, strings left as they are written.
class OnDemandWalker {
 public:
  explicit OnDemandWalker(const EventLane& lane);
  ~OnDemandWalker();
  OnDemandWalker(const OnDemandWalker&) = delete;
  OnDemandWalker& operator=(const OnDemandWalker&) = delete;

  WalkTotals Walk();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sigmata::bench

#endif  // SIGMATA_BENCH_JSON_WALK_H_
