#include "runtime/match/pivot_index.h"

namespace sigmata {

PivotIndex::PivotIndex(const ProgramImage& image) {
  for (const ClassRecord& record : image.classes) {
    auto& fields = classes_.emplace_back();
    const auto pivots = image.pivots.subspan(record.pivots.first, record.pivots.count);
    for (std::size_t i = 0; i < pivots.size();) {
      std::size_t end = i;
      while (end < pivots.size() && pivots[end].field == pivots[i].field) ++end;
      fields.push_back({pivots[i].field, PivotMatcher(image, pivots.subspan(i, end - i))});
      i = end;
    }
  }
}

void PivotIndex::FindIn(const Event& event, std::size_t class_index, ValueTexts& texts,
                        CandidateSet& found) const noexcept {
  const auto look = [&](const PivotMatcher& matcher, std::uint32_t value) {
    if (event.value(value).is_scalar()) matcher.FindIn(texts.Plain(event, value), found);
  };
  for (const FieldPivots& pivots : classes_[class_index]) {
    if (pivots.field == kEveryValue) {
      const auto count = static_cast<std::uint32_t>(event.read_values().size());
      for (std::uint32_t value = 0; value < count; ++value) look(pivots.matcher, value);
      continue;
    }
    for (std::uint32_t i = event.First(pivots.field); i != Event::kNone; i = event.link(i).next) {
      look(pivots.matcher, event.link(i).value);
    }
  }
}

}  // namespace sigmata
