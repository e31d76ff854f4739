// Which of a class's pivots in one field a value holds: one walk for all of them.
//
// Texts that stand at a value's end or start are found in tables by the eight or four signs there,
// parts by runs of four signs (grams): the walk looks each gram of the value up in a bitmap, and
// what passes is compared. A part of at least seven signs is known by four grams, one for each
// alignment, so for such parts every fourth sign is looked at. Where few parts are shorter, they
// are looked for one by one, sixteen signs at a time.
//
// Numbers are looked up by their value; a value that is a number but not written in the plain way
// is taken to be each of them.
//
// Values are read as they are; both sides are compared with one bit of each byte set, which makes
// small letters of capital ones (and takes some other signs for each other: a hit too many, never
// one too few).
#ifndef SIGMATA_RUNTIME_MATCH_PIVOT_MATCHER_H_
#define SIGMATA_RUNTIME_MATCH_PIVOT_MATCHER_H_

#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/match/begun_texts.h"
#include "runtime/match/candidate_set.h"
#include "runtime/match/gram_table.h"
#include "runtime/match/text_anchor.h"
#include "runtime/program/program_image.h"

namespace sigmata {

class PivotMatcher {
 public:
  // `pivots` are those of one field; equal ones stand side by side.
  PivotMatcher(const ProgramImage& image, std::span<const PivotRecord> pivots);

  // Adds the entries of all pivots that `text`, the plain text of a value, holds.
  void FindIn(std::string_view text, CandidateSet& found) const noexcept;

 private:
  struct Known {
    std::string_view text;
    PivotKind kind = PivotKind::kWhole;
    std::uint8_t window = 0;
    Range entries;  // into entries_
  };
  struct Number {
    std::uint64_t value = 0;
    std::uint32_t known = 0;
    friend auto operator<=>(const Number&, const Number&) = default;
  };
  template <typename Key>
  using Index = GramTable<Key, TextAnchor>;
  template <typename Key>
  using Rows = std::vector<typename Index<Key>::Row>;

  // Which tables have something, so that the others are not even looked at: an event's fields have
  // many, and most of what they hold is not in the cache.
  enum Table : std::uint16_t {
    kEndsByEight = 1,
    kEndsByFour = 2,
    kStartsByEight = 4,
    kStartsByFour = 8,
    kLongParts = 16,
    kShortParts = 32,
    kFew = 64,
    kNotAscii = 128,
    kNumbers = 256,
  };

  bool Has(Table table) const { return (tables_ & table) != 0; }
  void AddNumbers();
  void NoteTables();
  void AddAnchored(const std::vector<std::uint32_t>& known);
  void AddBegun(std::vector<std::uint32_t>& parts);
  void AddGrams(const std::vector<std::uint32_t>& parts);
  std::size_t WindowOf(const Known& known) const;
  template <typename Key>
  void FindAt(const Index<Key>& index, std::string_view text, std::size_t at,
              CandidateSet& found) const noexcept;
  template <std::size_t kStep>
  void FindParts(std::string_view text, CandidateSet& found) const noexcept;
  void FindBegun(std::string_view text, CandidateSet& found) const noexcept;
  void FindFew(std::string_view text, CandidateSet& found) const noexcept;
  void FindNumber(std::string_view text, CandidateSet& found) const noexcept;
  void Use(const Known& known, CandidateSet& found) const noexcept;

  std::uint16_t tables_ = 0;   // of Table
  std::size_t long_step_ = 4;  // how far apart places are where a long part is looked for
  std::vector<Known> known_;
  std::vector<std::uint32_t> entries_;
  Index<std::uint64_t> ends_by_eight_, starts_by_eight_;
  Index<std::uint32_t> ends_by_four_, starts_by_four_;
  Index<std::uint32_t> long_parts_, short_parts_;
  std::unique_ptr<const BegunTexts> begun_;  // parts that are in no table; or null
  std::vector<std::uint32_t> few_;  // each looked for on its own: texts of less than four signs,
                                    // and short parts if there are few of them
  std::vector<std::uint32_t> not_ascii_;
  std::vector<Number> numbers_;                // sorted
  std::vector<std::uint32_t> number_entries_;  // those of all numbers, each once
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_PIVOT_MATCHER_H_
