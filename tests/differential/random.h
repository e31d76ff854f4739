// Chance that is the same everywhere: the standard's engine, without its distributions, whose
// results differ between libraries.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_RANDOM_H_
#define SIGMATA_TESTS_DIFFERENTIAL_RANDOM_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace sigmata {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  // From 0 to `count` - 1.
  std::size_t Below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  bool OneIn(std::size_t count) { return Below(count) == 0; }

  template <typename Table>
  const auto& Of(const Table& table) {
    return table[Below(std::size(table))];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_RANDOM_H_
