#include "compiler/plan/pivot_window.h"

#include <numeric>
#include <vector>

#include "compiler/plan/pivot_text.h"
#include "runtime/program/program_image.h"

namespace sigmata {
namespace {

using Gram = std::uint32_t;
constexpr std::size_t kGram = sizeof(Gram);

// The signs as a number, the same on every machine.
Gram GramAt(std::string_view text, std::size_t at) {
  Gram gram = 0;
  for (std::size_t i = 0; i < kGram; ++i)
    gram = gram << 8U | static_cast<unsigned char>(text[at + i]);
  return gram;
}

}  // namespace

GramFrequency::GramFrequency() {
  constexpr double kWeight = 100;  // of a text that every value holds
  ForEachCommonText([this](std::string_view text, double share) { Add(text, share * kWeight); });
}

void GramFrequency::Add(std::string_view text, double weight) {
  for (std::size_t i = 0; i + kGram <= text.size(); ++i) {
    grams_[GramAt(text, i)] += weight;
  }
}

std::uint8_t GramFrequency::RarestWindow(std::string_view text) const {
  const std::size_t size = PivotWindowSize(text.size());
  if (size == 0) return 0;
  std::vector<double> weights;
  for (std::size_t i = 0; i + kGram <= text.size(); ++i) {
    const auto it = grams_.find(GramAt(text, i));
    weights.push_back(it == grams_.end() ? 0 : it->second);
  }
  const std::size_t grams = size - kGram + 1;
  const auto sum = [&](std::size_t begin) {
    const auto first = weights.begin() + static_cast<std::ptrdiff_t>(begin);
    return std::accumulate(first, first + static_cast<std::ptrdiff_t>(grams), 0.0);
  };
  std::size_t best = 0;
  for (std::size_t begin = 1; begin + grams <= weights.size(); ++begin) {
    if (sum(begin) < sum(best)) best = begin;
  }
  return static_cast<std::uint8_t>(best);
}

}  // namespace sigmata
