#include "runtime/match/pivot_index.h"

#include <new>

namespace sigmata {

std::unique_ptr<const PivotIndex::ClassPivots> PivotIndex::Make(const ClassRecord& record) const {
  auto of_class = std::make_unique<ClassPivots>();
  const auto pivots = image_.pivots.subspan(record.pivots.first, record.pivots.count);
  for (std::size_t i = 0; i < pivots.size();) {
    std::size_t end = i;
    while (end < pivots.size() && pivots[end].field == pivots[i].field) ++end;
    const auto of_field = pivots.subspan(i, end - i);
    if (pivots[i].field == kEveryValue) {
      of_class->keywords.emplace(image_, of_field);
    } else {
      of_class->fields.push_back(
          {pivots[i].field, std::make_unique<const PivotMatcher>(image_, of_field)});
    }
    i = end;
  }
  return of_class;
}

const PivotIndex::ClassPivots* PivotIndex::Get(std::size_t class_index) const noexcept {
  try {
    return &slots_[class_index].Get([&] { return Make(image_.classes[class_index]); });
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

void PivotIndex::FindIn(const Event& event, std::size_t class_index,
                        ScratchImpl& scratch) const noexcept {
  CandidateSet& found = scratch.candidates;
  const Range range = image_.classes[class_index].pivots;
  if (range.count == 0) return;
  const ClassPivots* const of_class = Get(class_index);
  if (of_class == nullptr) {
    for (const PivotRecord& pivot : image_.pivots.subspan(range.first, range.count)) {
      found.Add(pivot.entry);
    }
    return;
  }
  for (const FieldPivots& pivots : of_class->fields) {
    for (std::uint32_t i = event.First(pivots.field); i != Event::kNone; i = event.link(i).next) {
      const std::uint32_t value = event.link(i).value;
      if (event.value(value).is_scalar())
        pivots.matcher->FindIn(scratch.texts.Plain(event, value), found);
    }
  }
  if (of_class->keywords) FindKeywords(*of_class->keywords, event, scratch);
}

void PivotIndex::FindKeywords(const KeywordMatcher& keywords, const Event& event,
                              ScratchImpl& scratch) noexcept {
  CandidateSet& found = scratch.candidates;
  const bool one_text = !event.text().empty();
  if (one_text && keywords.FindInJson(event.text(), scratch.numbered_signs, found)) return;
  const auto count = static_cast<std::uint32_t>(event.read_values().size());
  for (std::uint32_t value = 0; value < count; ++value) {
    if (event.value(value).is_scalar())
      keywords.FindInValue(scratch.texts.Plain(event, value), found);
  }
}

}  // namespace sigmata
