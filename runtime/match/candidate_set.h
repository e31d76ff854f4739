// The entries that are to be run on an event: added in any order, taken in order, each once.
#ifndef SIGMATA_RUNTIME_MATCH_CANDIDATE_SET_H_
#define SIGMATA_RUNTIME_MATCH_CANDIDATE_SET_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sigmata {

class CandidateSet {
 public:
  explicit CandidateSet(std::size_t entry_count)
      : words_((entry_count + 63) / 64), summary_((words_.size() + 63) / 64) {}

  void Add(std::uint32_t entry) noexcept {
    words_[entry / 64] |= Bit(entry);
    summary_[entry / 4096] |= Bit(entry / 64);
  }

  // Calls `use(entry)` for each entry, and leaves the set empty.
  template <typename Use>
  void Take(Use&& use) {
    for (std::size_t s = 0; s < summary_.size(); ++s) {
      for (; summary_[s] != 0; summary_[s] &= summary_[s] - 1) {
        const std::size_t w = s * 64 + Lowest(summary_[s]);
        for (; words_[w] != 0; words_[w] &= words_[w] - 1) {
          use(static_cast<std::uint32_t>(w * 64 + Lowest(words_[w])));
        }
      }
    }
  }

 private:
  static std::uint64_t Bit(std::uint32_t index) { return std::uint64_t{1} << (index % 64); }
  static std::size_t Lowest(std::uint64_t word) {
    return static_cast<std::size_t>(std::countr_zero(word));
  }

  std::vector<std::uint64_t> words_;
  std::vector<std::uint64_t> summary_;  // a bit for each word that is not empty
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_CANDIDATE_SET_H_
