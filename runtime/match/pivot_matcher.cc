#include "runtime/match/pivot_matcher.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "runtime/match/loose_search.h"
#include "runtime/match/loose_text.h"
#include "runtime/program/decimal.h"
#include "runtime/program/utf8.h"

namespace sigmata {
namespace {

constexpr std::size_t kGramSize = sizeof(std::uint32_t);
constexpr std::size_t kLongStep = 4;
constexpr std::size_t kWideStep = 8;
// Looking for so many parts one by one costs as much as looking at every gram.
constexpr std::ptrdiff_t kFewShortParts = 10;
constexpr std::size_t kLongWindow = kGramSize + kLongStep - 1;
constexpr std::size_t kWideWindow = kGramSize + kWideStep - 1;
static_assert(PivotWindowSize(kMaxPivotSize) == kLongWindow);

template <typename Key>
Key LooseKey(std::string_view text, std::size_t at) {
  Key key = 0;
  std::memcpy(&key, text.data() + at, sizeof key);
  return key | static_cast<Key>(0x2020202020202020U);
}

// Whether the text is held by the value so that it begins at `at`.
bool FitsAt(std::string_view text, PivotKind kind, std::string_view value, std::size_t at) {
  if (at > value.size() || text.size() > value.size() - at) return false;
  const bool starts = at == 0;
  const bool ends = at + text.size() == value.size();
  if ((kind == PivotKind::kWhole || kind == PivotKind::kStart) && !starts) return false;
  if ((kind == PivotKind::kWhole || kind == PivotKind::kEnd) && !ends) return false;
  return LooselyEqual(text, value.data() + at);
}

template <typename Row>
void AddRow(std::string_view text, std::uint32_t known, std::size_t offset,
            std::vector<Row>& rows) {
  rows.push_back({LooseKey<decltype(Row::key)>(text, offset), TextAnchor(text, known, offset)});
}

}  // namespace

PivotMatcher::PivotMatcher(const ProgramImage& image, std::span<const PivotRecord> pivots) {
  std::vector<std::uint32_t> anchored;
  std::vector<std::uint32_t> parts;
  known_.reserve(pivots.size());
  entries_.reserve(pivots.size());
  const PivotRecord* last = nullptr;
  for (const PivotRecord& pivot : pivots) {
    const std::string_view text = image.Text(pivot.text);
    entries_.push_back(pivot.entry);
    if (last != nullptr && last->kind == pivot.kind && image.Text(last->text) == text) {
      ++known_.back().entries.count;
      continue;
    }
    last = &pivot;
    const auto index = static_cast<std::uint32_t>(known_.size());
    known_.push_back(
        {text, pivot.kind, pivot.window, {static_cast<std::uint32_t>(entries_.size() - 1), 1}});
    if (pivot.kind == PivotKind::kNumber) {
      // What is written otherwise is found by no value: a wrong pivot can only miss.
      if (const auto value = ParsePlainNumber(text)) numbers_.push_back({*value, index});
      continue;
    }
    const bool tiny = text.size() < kGramSize;
    auto& list = pivot.kind == PivotKind::kNotAscii ? not_ascii_
                 : tiny                             ? few_
                 : pivot.kind == PivotKind::kPart   ? parts
                                                    : anchored;
    list.push_back(index);
  }
  AddNumbers();
  AddAnchored(anchored);
  AddBegun(parts);
  AddGrams(parts);
  NoteTables();
}

void PivotMatcher::NoteTables() {
  const auto note = [this](Table table, bool empty) {
    if (!empty) tables_ = static_cast<std::uint16_t>(tables_ | table);
  };
  note(kEndsByEight, ends_by_eight_.empty());
  note(kEndsByFour, ends_by_four_.empty());
  note(kStartsByEight, starts_by_eight_.empty());
  note(kStartsByFour, starts_by_four_.empty());
  note(kLongParts, long_parts_.empty());
  note(kShortParts, short_parts_.empty());
  note(kFew, few_.empty());
  note(kNotAscii, not_ascii_.empty());
  note(kNumbers, numbers_.empty());
}

// A list of numbers is many pivots of one entry: the entries are gathered, so that a value that may
// be any number takes no longer than there are entries.
void PivotMatcher::AddNumbers() {
  std::sort(numbers_.begin(), numbers_.end());
  for (const Number& number : numbers_) {
    const Range& entries = known_[number.known].entries;
    const auto first = entries_.begin() + entries.first;
    number_entries_.insert(number_entries_.end(), first, first + entries.count);
  }
  std::sort(number_entries_.begin(), number_entries_.end());
  number_entries_.erase(std::unique(number_entries_.begin(), number_entries_.end()),
                        number_entries_.end());
}

void PivotMatcher::AddAnchored(const std::vector<std::uint32_t>& known) {
  Rows<std::uint64_t> ends_by_eight, starts_by_eight;
  Rows<std::uint32_t> ends_by_four, starts_by_four;
  for (const std::uint32_t index : known) {
    const std::string_view text = known_[index].text;
    const bool eight = text.size() >= sizeof(std::uint64_t);
    if (known_[index].kind == PivotKind::kStart) {
      eight ? AddRow(text, index, 0, starts_by_eight) : AddRow(text, index, 0, starts_by_four);
    } else if (eight) {
      AddRow(text, index, text.size() - sizeof(std::uint64_t), ends_by_eight);
    } else {
      AddRow(text, index, text.size() - sizeof(std::uint32_t), ends_by_four);
    }
  }
  ends_by_eight_ = Index<std::uint64_t>(ends_by_eight);
  ends_by_four_ = Index<std::uint32_t>(ends_by_four);
  starts_by_eight_ = Index<std::uint64_t>(starts_by_eight);
  starts_by_four_ = Index<std::uint32_t>(starts_by_four);
}

// Takes out of `parts` those that are known by four of their signs, where the processor can look
// for these at many places at a time: all, if they are few; else, if those are few, the ones that
// have no room for a wide window, or the short ones.
void PivotMatcher::AddBegun(std::vector<std::uint32_t>& parts) {
  for (const std::size_t least : {std::size_t{kMaxPivotSize} + 1, kWideWindow, kLongWindow}) {
    const auto rest = std::stable_partition(parts.begin(), parts.end(), [&](std::uint32_t index) {
      return known_[index].text.size() >= least;
    });
    if (!BegunTexts::AreWorthwhile(static_cast<std::size_t>(parts.end() - rest))) continue;
    std::vector<BegunTexts::Text> begun;
    std::for_each(rest, parts.end(), [&](std::uint32_t index) {
      begun.push_back({known_[index].text, index});
    });
    begun_ = std::make_unique<BegunTexts>(begun);
    parts.erase(rest, parts.end());
    return;
  }
}

// A short part is known by one gram, a long one by the four of its window, or by eight around it,
// if no other part is too short for that.
void PivotMatcher::AddGrams(const std::vector<std::uint32_t>& parts) {
  const auto count_below = [&](std::size_t size) {
    return std::count_if(parts.begin(), parts.end(),
                         [&](std::uint32_t index) { return known_[index].text.size() < size; });
  };
  if (count_below(kWideWindow) == 0) long_step_ = kWideStep;
  const bool few = count_below(kLongWindow) <= kFewShortParts;
  Rows<std::uint32_t> longs, shorts;
  longs.reserve(parts.size() * long_step_);
  for (const std::uint32_t index : parts) {
    const Known& known = known_[index];
    if (known.text.size() >= kLongWindow) {
      for (std::size_t g = 0; g < long_step_; ++g) {
        AddRow(known.text, index, WindowOf(known) + g, longs);
      }
    } else if (few) {
      few_.push_back(index);
    } else {
      AddRow(known.text, index, known.window, shorts);
    }
  }
  long_parts_ = Index<std::uint32_t>(longs);
  short_parts_ = Index<std::uint32_t>(shorts);
}

// Where the signs begin that a long part is known by: a wide window has the narrower one within it.
std::size_t PivotMatcher::WindowOf(const Known& known) const {
  if (long_step_ == kLongStep) return known.window;
  constexpr std::size_t kLead = (kWideWindow - kLongWindow) / 2;
  const std::size_t begin = known.window < kLead ? 0 : known.window - kLead;
  return std::min(begin, known.text.size() - kWideWindow);
}

void PivotMatcher::Use(const Known& known, CandidateSet& found) const noexcept {
  for (std::uint32_t i = 0; i < known.entries.count; ++i) {
    found.Add(entries_[known.entries.first + i]);
  }
}

// `at` is the place of a key within the value.
template <typename Key>
void PivotMatcher::FindAt(const Index<Key>& index, std::string_view text, std::size_t at,
                          CandidateSet& found) const noexcept {
  for (const TextAnchor& anchor : index.Find(LooseKey<Key>(text, at))) {
    if (!anchor.MayStandAt(at, text)) continue;
    const Known& known = known_[anchor.index()];
    if (FitsAt(known.text, known.kind, text, at - anchor.offset())) Use(known, found);
  }
}

template <std::size_t kStep>
void PivotMatcher::FindParts(std::string_view text, CandidateSet& found) const noexcept {
  const Index<std::uint32_t>& index = kStep == 1 ? short_parts_ : long_parts_;
  const Index<std::uint32_t>::Filter filter(index);
  const auto look = [&](std::size_t at) {
    if (filter.MayHave(LooseKey<std::uint32_t>(text, at))) FindAt(index, text, at, found);
  };
  std::size_t i = 0;
  for (; i + 3 * kStep + kGramSize <= text.size(); i += 4 * kStep) {
    look(i);
    look(i + kStep);
    look(i + 2 * kStep);
    look(i + 3 * kStep);
  }
  for (; i + kGramSize <= text.size(); i += kStep) look(i);
}

void PivotMatcher::FindBegun(std::string_view text, CandidateSet& found) const noexcept {
  begun_->Find(text, [&](std::uint32_t index, std::size_t at) {
    const Known& known = known_[index];
    if (StandsAt(known.text, text, at)) Use(known, found);
    return true;
  });
}

void PivotMatcher::FindFew(std::string_view text, CandidateSet& found) const noexcept {
  for (const std::uint32_t index : few_) {
    const Known& known = known_[index];
    const bool fits = known.kind == PivotKind::kPart ? HoldsLoosely(text, known.text)
                      : known.kind == PivotKind::kEnd
                          ? FitsAt(known.text, known.kind, text, text.size() - known.text.size())
                          : FitsAt(known.text, known.kind, text, 0);
    if (fits) Use(known, found);
  }
}

void PivotMatcher::FindNumber(std::string_view text, CandidateSet& found) const noexcept {
  if (const auto value = ParsePlainNumber(text)) {
    auto number = std::lower_bound(numbers_.begin(), numbers_.end(), Number{*value, 0});
    for (; number != numbers_.end() && number->value == *value; ++number) {
      Use(known_[number->known], found);
    }
  } else if (ParseDecimal(text, true)) {
    for (const std::uint32_t entry : number_entries_) found.Add(entry);
  }
}

void PivotMatcher::FindIn(std::string_view text, CandidateSet& found) const noexcept {
  const auto look = [&]<typename Key>(const Index<Key>& index, std::size_t at) {
    const typename Index<Key>::Filter filter(index);
    if (filter.MayHave(LooseKey<Key>(text, at))) FindAt(index, text, at, found);
  };
  if (text.size() >= sizeof(std::uint64_t)) {
    if (Has(kEndsByEight)) look(ends_by_eight_, text.size() - sizeof(std::uint64_t));
    if (Has(kStartsByEight)) look(starts_by_eight_, 0);
  }
  if (text.size() >= sizeof(std::uint32_t)) {
    if (Has(kEndsByFour)) look(ends_by_four_, text.size() - sizeof(std::uint32_t));
    if (Has(kStartsByFour)) look(starts_by_four_, 0);
  }
  if (Has(kLongParts)) {
    long_step_ == kWideStep ? FindParts<kWideStep>(text, found) : FindParts<kLongStep>(text, found);
  }
  if (Has(kShortParts)) FindParts<1>(text, found);
  if (begun_ != nullptr) FindBegun(text, found);
  if (Has(kFew)) FindFew(text, found);
  if (Has(kNumbers)) FindNumber(text, found);
  if (!Has(kNotAscii) || IsAscii(text)) return;
  for (const std::uint32_t index : not_ascii_) Use(known_[index], found);
}

}  // namespace sigmata
