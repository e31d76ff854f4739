#include "tests/support/two_walks.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <vector>

namespace sigmata {
namespace {

constexpr std::size_t kRoom = std::size_t{1} << 22U;

std::string Decoded(const Value& value) {
  std::string text;
  AppendText(value, text);
  return text;
}

bool Same(const Value& a, const Value& b) {
  return a.raw == b.raw && a.kind == b.kind && (a.escaped == b.escaped || Decoded(a) == Decoded(b));
}

bool Within(std::string_view part, std::string_view text) {
  const std::less_equal<> before;
  return before(text.data(), part.data()) &&
         before(part.data() + part.size(), text.data() + text.size());
}

bool SameLinks(const Event& a, const Event& b, FieldSlot slot) {
  std::uint32_t i = a.First(slot);
  std::uint32_t k = b.First(slot);
  for (; i != Event::kNone && k != Event::kNone; i = a.link(i).next, k = b.link(k).next) {
    if (a.link(i).value != b.link(k).value) return false;
  }
  return i == k;
}

}  // namespace

std::string EventDifference(const Event& a, const Event& b, std::size_t field_count) {
  if (a.values().size() != b.values().size()) {
    return fmt::format("{} values instead of {}", a.values().size(), b.values().size());
  }
  for (std::size_t i = 0; i < a.values().size(); ++i) {
    const Value& value = a.values()[i];
    if (!Same(value, b.values()[i])) return fmt::format("value {}: `{}`", i, value.raw);
  }
  if (a.read_values().size() != b.read_values().size()) return "how many values were read";
  for (std::size_t slot = 0; slot < field_count; ++slot) {
    if (!SameLinks(a, b, static_cast<FieldSlot>(slot))) return fmt::format("field {}", slot);
  }
  if (a.shape() != b.shape()) return "shape: " + std::string(a.shape());
  if (a.degraded() != b.degraded()) return a.degraded() ? "degraded" : "not degraded";
  if (a.byte_size() != b.byte_size()) return fmt::format("size: {}", a.byte_size());
  return "";
}

TwoWalks::TwoWalks(std::size_t field_count, bool every_value)
    : field_count_(field_count),
      knowing_(every_value, true),
      walked_(every_value, false),
      of_knowing_(field_count),
      of_walked_(field_count),
      wall_(kRoom) {}

std::string TwoWalks::Read(std::string_view json, const PathTree& tree, std::string_view behind) {
  std::string padding(behind.substr(0, kEventPadding));
  padding.resize(kEventPadding, '"');
  first_ = !first_;
  text_ = first_ ? wall_.PutFirst(json, padding) : wall_.Put(json, padding);
  for (EventBuilder* const builder : {&of_knowing_, &of_walked_}) {
    builder->Begin("shape");
    builder->SetText(text_);
  }
  const std::size_t met = knowing_.met_forms();
  const ReadStatus known = knowing_.Walk(text_, tree, of_knowing_, nullptr);
  met_ = knowing_.met_forms() != met;
  status_ = walked_.Walk(text_, tree, of_walked_, nullptr);
  of_knowing_.EndOfInput();
  of_walked_.EndOfInput();
  if (known != status_) return std::string("status: ") + std::string(ReadStatusText(known));
  return status_ == ReadStatus::kRead ? Difference() : "";
}

std::string TwoWalks::Difference() const {
  if (knowing_.consumed() != walked_.consumed()) {
    return fmt::format("consumed: {} instead of {}", knowing_.consumed(), walked_.consumed());
  }
  if (knowing_.probes() != walked_.probes()) {
    return fmt::format("probes: {:x} instead of {:x}", knowing_.probes(), walked_.probes());
  }
  const Event& a = of_knowing_.event();
  const Event& b = of_walked_.event();
  if (std::string difference = EventDifference(a, b, field_count_); !difference.empty()) {
    return difference;
  }
  for (std::size_t i = 0; i < a.values().size();
       ++i) {  // texts held in values are decoded elsewhere
    const std::string_view raw = b.values()[i].raw;
    if (Within(raw, text_) && a.values()[i].raw.data() != raw.data()) return "where a value stands";
  }
  if (a.text().data() != b.text().data() || a.text().size() != b.text().size()) return "the text";
  const auto positions = of_knowing_.positions();
  const auto wanted = of_walked_.positions();
  if (!std::equal(positions.begin(), positions.end(), wanted.begin(), wanted.end()) ||
      of_knowing_.positions_numbered() != of_walked_.positions_numbered() ||
      of_knowing_.joined_positions() != of_walked_.joined_positions()) {
    return "positions";
  }
  return "";
}

}  // namespace sigmata
