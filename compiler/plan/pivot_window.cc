#include "compiler/plan/pivot_window.h"

#include "compiler/plan/pivot_text.h"
#include "runtime/program/program_image.h"

namespace sigmata {
namespace {

constexpr std::size_t kGram = 4;

}  // namespace

GramFrequency::GramFrequency() {
  constexpr double kWeight = 100;  // of a text that every value holds
  ForEachCommonText([this](std::string_view text, double share) { Add(text, share * kWeight); });
}

void GramFrequency::Add(std::string_view text, double weight) {
  for (std::size_t i = 0; i + kGram <= text.size(); ++i) {
    grams_[std::string(text.substr(i, kGram))] += weight;
  }
}

std::uint8_t GramFrequency::RarestWindow(std::string_view text) const {
  const std::size_t size = PivotWindowSize(text.size());
  std::size_t best = 0;
  double least = -1;
  for (std::size_t begin = 0; size > 0 && begin + size <= text.size(); ++begin) {
    double sum = 0;
    for (std::size_t i = begin; i + kGram <= begin + size; ++i) {
      const auto it = grams_.find(std::string(text.substr(i, kGram)));
      if (it != grams_.end()) sum += it->second;
    }
    if (least >= 0 && sum >= least) continue;
    least = sum;
    best = begin;
  }
  return static_cast<std::uint8_t>(best);
}

}  // namespace sigmata
