// The values of one event as an explanation needs them: their texts, and where they come from.
#ifndef SIGMATA_CLI_EXPLAIN_EVENT_VALUES_H_
#define SIGMATA_CLI_EXPLAIN_EVENT_VALUES_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cli/explain/explanation.h"
#include "cli/explain/pattern_test.h"
#include "cli/explain/text_grams.h"
#include "sigmata/event.h"
#include "sigmata/field_map.h"

namespace sigmata::cli {

class EventValues {
 public:
  // `record` is what the event was read from.
  void Begin(const Event& event, std::string_view record);

  const Event& event() const { return *event_; }
  // Of a scalar; made when first asked for.
  const ValueTexts& Texts(std::uint32_t value);
  // The indexes of a field's values; none if it is missing.
  std::vector<std::uint32_t> Of(std::optional<FieldSlot> slot) const;
  // False only if no value of a field (of the event, for keywords) holds all of the texts: see
  // text_grams.h. Small fields are not examined.
  bool MayHold(FieldSlot slot, const std::vector<std::string>& needed);
  bool MayHoldAnywhere(const std::vector<std::string>& needed);
  bool Has(std::optional<FieldSlot> slot) const { return slot && event_->Has(*slot); }

  // What is shown of values of a field, in the order given. Empty field: of keywords.
  std::vector<ExplainedValue> Describe(const std::vector<std::uint32_t>& values,
                                       std::string_view field, const FieldMaps& maps);

 private:
  using Indexes = std::vector<std::uint32_t>;

  // Null of few bytes.
  std::unique_ptr<TextGrams> GramsOf(const Indexes& values);
  // Of values of `text_` at these offsets, which are sorted; they are asked for again and again.
  const std::vector<std::string>& PathsAt(const std::vector<std::size_t>& offsets);
  std::optional<std::size_t> OffsetOf(const Value& value) const;
  Origin OriginOf(std::uint32_t value, std::string_view field, const FieldMaps& maps) const;

  const Event* event_ = nullptr;
  std::string_view text_;  // JSON that values are views of, as far as known
  std::vector<std::optional<ValueTexts>> texts_;
  std::unordered_map<FieldSlot, std::unique_ptr<TextGrams>> grams_;  // of fields, as far as asked
  std::optional<std::unique_ptr<TextGrams>> all_grams_;
  std::map<std::vector<std::size_t>, std::vector<std::string>> paths_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_EVENT_VALUES_H_
