#include "runtime/match/pivot_index.h"

namespace sigmata {

PivotIndex::PivotIndex(const ProgramImage& image) {
  for (const ClassRecord& record : image.classes) {
    ClassPivots& of_class = classes_.emplace_back();
    const auto pivots = image.pivots.subspan(record.pivots.first, record.pivots.count);
    for (std::size_t i = 0; i < pivots.size();) {
      std::size_t end = i;
      while (end < pivots.size() && pivots[end].field == pivots[i].field) ++end;
      const auto of_field = pivots.subspan(i, end - i);
      if (pivots[i].field == kEveryValue) {
        of_class.keywords.emplace(image, of_field);
      } else {
        of_class.fields.push_back({pivots[i].field, PivotMatcher(image, of_field)});
      }
      i = end;
    }
  }
}

void PivotIndex::FindIn(const Event& event, std::size_t class_index, ValueTexts& texts,
                        CandidateSet& found) const noexcept {
  const ClassPivots& of_class = classes_[class_index];
  for (const FieldPivots& pivots : of_class.fields) {
    for (std::uint32_t i = event.First(pivots.field); i != Event::kNone; i = event.link(i).next) {
      const std::uint32_t value = event.link(i).value;
      if (event.value(value).is_scalar()) pivots.matcher.FindIn(texts.Plain(event, value), found);
    }
  }
  if (of_class.keywords) FindKeywords(*of_class.keywords, event, texts, found);
}

void PivotIndex::FindKeywords(const KeywordMatcher& keywords, const Event& event, ValueTexts& texts,
                              CandidateSet& found) noexcept {
  const bool one_text = !event.text().empty();
  if (one_text && keywords.FindInJson(event.text(), found)) return;
  const auto count = static_cast<std::uint32_t>(event.read_values().size());
  for (std::uint32_t value = 0; value < count; ++value) {
    if (event.value(value).is_scalar()) keywords.FindInValue(texts.Plain(event, value), found);
  }
}

}  // namespace sigmata
