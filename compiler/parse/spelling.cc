#include "compiler/parse/spelling.h"

#include <algorithm>
#include <string>
#include <vector>

#include "runtime/program/fold.h"

namespace sigmata {
namespace {

// Edits (insert, delete, replace, swap of neighbours) that turn one word into the other.
std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

std::string_view NearestSpelling(std::string_view word,
                                 std::span<const std::string_view> candidates) {
  constexpr std::size_t kLongest = 100;  // the distance costs the product of the lengths
  if (word.empty() || word.size() > kLongest) return {};
  const std::string folded = Fold(word);
  std::string_view best;
  // Replacing every letter is no likeness.
  std::size_t best_distance = std::min(word.size(), std::max<std::size_t>(1, word.size() / 3) + 1);
  for (const std::string_view candidate : candidates) {
    if (candidate.empty() || candidate.size() > kLongest) continue;
    const std::size_t distance = EditDistance(folded, Fold(candidate));
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

bool IsSlipOf(std::string_view word, std::string_view other) {
  return NearestSpelling(word, std::span(&other, 1)) == other &&
         EditDistance(Fold(word), Fold(other)) <= 1;
}

}  // namespace sigmata
