// By which signs of a part the matcher finds it.
#ifndef SIGMATA_COMPILER_PLAN_PIVOT_WINDOW_H_
#define SIGMATA_COMPILER_PLAN_PIVOT_WINDOW_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace sigmata {

// How often each run of four signs stands in texts that rules ask for, which is how often it is
// expected to stand in events.
class GramFrequency {
 public:
  GramFrequency();
  void Add(std::string_view text, double weight);

  // Where in the text its rarest window begins; see PivotWindowSize.
  std::uint8_t RarestWindow(std::string_view text) const;

 private:
  std::unordered_map<std::uint32_t, double> grams_;
};

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PLAN_PIVOT_WINDOW_H_
