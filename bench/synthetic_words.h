// The words that synthetic rules and events are made of: a small vocabulary that both share, so
// that rules match now and then, and made-up words that occur once.
#ifndef SIGMATA_BENCH_SYNTHETIC_WORDS_H_
#define SIGMATA_BENCH_SYNTHETIC_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>

namespace sigmata::bench {

// Parts that are drawn at random are put together with this alone: the compiler chooses in which
// order the operands of + and the arguments of a call are drawn, but not for those of a list in
// braces.
std::string Joined(std::initializer_list<std::string> parts);

class SyntheticWords {
 public:
  explicit SyntheticWords(std::uint64_t seed) : random_(seed) {}

  // From 0 to below `limit`. Not by a distribution of the library: those differ between libraries.
  std::size_t Below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }
  bool OneIn(std::size_t n) { return Below(n) == 0; }

  std::string Known();    // of the vocabulary
  std::string MadeUp();   // 7 to 14 letters
  std::string Program();  // a file name, mostly known
  std::string Path();     // a program with its folder
  std::string RegistryKey();
  std::string CommandLine(std::size_t size);  // this long or a little longer
  std::string Script(std::size_t lines);
  std::string Hex(std::size_t digits);
  std::string Guid();
  std::string Address();
  std::string Account();
  std::string Time();

 private:
  std::mt19937_64 random_;
};

}  // namespace sigmata::bench

#endif  // SIGMATA_BENCH_SYNTHETIC_WORDS_H_
