#include "runtime/event/event_layout.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <optional>

#include "runtime/event/joined_text.h"
#include "runtime/program/decimal.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

constexpr FieldSlot kNoSlot = 0xFFFF;
constexpr std::size_t kMaxNumbered = 64;
constexpr std::size_t kMaxProviderName = 256;  // longer ones are no provider's

const Value* FirstValue(const Event& event, FieldSlot slot) {
  const std::uint32_t link = event.First(slot);
  return link == Event::kNone ? nullptr : &event.value(event.link(link).value);
}

std::optional<std::uint32_t> NumberIn(const Value& value) {
  constexpr std::size_t kLongest = 64;  // with escapes; an event ID is shorter
  if (!value.is_scalar() || value.raw.size() > kLongest) return std::nullopt;
  char text[kLongest];
  return ParseEventId({text, DecodeText(value, text)});
}

std::optional<std::uint32_t> NumberOf(const Event& event, FieldSlot slot) {
  const Value* const value = FirstValue(event, slot);
  return value == nullptr ? std::nullopt : NumberIn(*value);
}

std::optional<std::size_t> NumberedField(std::string_view name) {
  constexpr std::string_view kPrefix = "param";
  if (!name.starts_with(kPrefix)) return std::nullopt;
  const std::string_view digits = name.substr(kPrefix.size());
  std::size_t n = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return n >= 1 && n <= kMaxNumbered ? std::optional(n) : std::nullopt;
}

// No two kinds have the same number, whichever readers they are of.
std::uint64_t NewKind() {
  static std::atomic<std::uint64_t> last = 0;
  return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

}  // namespace

EventLayouts::EventLayouts(const ProgramImage& image) : image_(image) {
  for (std::uint32_t i = 0; i < image.layouts.size(); ++i) {
    const LayoutRecord& layout = image.layouts[i];
    Known& known = providers_[std::string(image.Text(layout.provider))][layout.event_id];
    known.layouts.push_back(i);
    for (std::uint32_t p = 0; p < layout.parameters.count; ++p) {
      const std::uint32_t names = image.parameters[layout.parameters.first + p].names.count;
      known.names = known.names || names > 0;
      known.aliases = known.aliases || names > 1;
    }
  }
  for (std::uint32_t i = 0; i < image.messages.size(); ++i) {
    const LayoutRecord& layout = image.layouts[image.messages[i].layout];
    providers_[std::string(image.Text(layout.provider))][layout.event_id].messages.push_back(i);
  }
  for (const AliasRecord& alias : image.provider_aliases) {
    aliases_.emplace(image.Text(alias.alias), image.Text(alias.name));
  }
  data_ = kNoSlot;
  for (std::size_t slot = 0; slot < image.fields.size(); ++slot) {
    if (image.Text(image.fields[slot]) == "Data") data_ = static_cast<FieldSlot>(slot);
    const auto number = NumberedField(image.Text(image.fields[slot]));
    if (!number) continue;
    if (numbered_.size() < *number) numbered_.resize(*number, kNoSlot);
    numbered_[*number - 1] = static_cast<FieldSlot>(slot);
  }
}

void EventLayouts::Complete(EventBuilder& builder, MessageReader& messages) {
  const Event& event = builder.event();
  builder.EndOfInput();
  key_.emplace(event);
  const Known* const known = Find(*key_);
  if (known != nullptr && builder.joined_positions() != Event::kNone) SplitJoined(*known, builder);
  FillNumberedFields(builder);
  FillUnnamedData(known, builder);
  if (known == nullptr) return;
  if (!known->messages.empty()) ReadMessage(*known, builder, messages);
  if (known->aliases || (known->names && !builder.positions().empty())) {
    const LayoutRecord* const layout = Choose(*known, event, builder.positions().size());
    if (layout != nullptr) NameParameters(*layout, builder);
  }
  if (!event.Has(kFieldChannel)) ImplyChannel(image_.layouts[known->layouts.front()], builder);
}

const EventLayouts::Known* EventLayouts::Find(const KindKey& key) {
  if (const Kind* const kind = kinds_.Find(key)) return kind_ = kind->number, kind->known;
  const bool named = key.provider() != nullptr && key.event_id() != nullptr &&
                     key.provider()->is_scalar() && key.event_id()->is_scalar();
  const Kind kind{NewKind(), named ? FindAnew(*key.provider(), *key.event_id()) : nullptr};
  kinds_.Keep(key, kind);
  kind_ = kind.number;
  return kind.known;
}

// What came from elsewhere than the event's own fields depends on more than its kind.
void EventLayouts::NoteKind(EventBuilder& builder) const {
  const KindKey key(builder.event());
  builder.SetKind(key.single() && key_ == key ? kind_ : 0);
}

const EventLayouts::Known* EventLayouts::FindAnew(const Value& provider,
                                                  const Value& event_id) const {
  const auto id = NumberIn(event_id);
  if (!id || provider.raw.size() > kMaxProviderName) return nullptr;
  char text[kMaxProviderName];
  char folded[MaxFoldedSize(kMaxProviderName)];
  const std::size_t size = DecodeText(provider, text);
  std::string_view name(folded, FoldTo({text, size}, folded));
  if (const auto alias = aliases_.find(name); alias != aliases_.end()) name = alias->second;
  const auto events = providers_.find(name);
  if (events == providers_.end()) return nullptr;
  const auto known = events->second.find(*id);
  return known == events->second.end() ? nullptr : &known->second;
}

// A layout is certain if it is the only one of the event's version, or the only one of these with
// as many parameters as came. Otherwise no name is given to a position.
const LayoutRecord* EventLayouts::Choose(const Known& known, const Event& event,
                                         std::size_t positions) const {
  const auto version = NumberOf(event, kFieldVersion);
  const LayoutRecord* of_version = nullptr;
  const LayoutRecord* of_count = nullptr;
  std::size_t versions = 0;
  std::size_t counts = 0;
  for (const std::uint32_t index : known.layouts) {
    const LayoutRecord& layout = image_.layouts[index];
    if (version && layout.version != *version) continue;
    ++versions;
    of_version = &layout;
    if (layout.parameters.count != positions) continue;
    ++counts;
    of_count = &layout;
  }
  if (versions == 1) return of_version;
  if (counts == 1) return of_count;
  return versions == 0 && known.layouts.size() == 1 ? &image_.layouts[known.layouts[0]] : nullptr;
}

void EventLayouts::NameParameters(const LayoutRecord& layout, EventBuilder& builder) const {
  const Event& event = builder.event();
  for (std::uint32_t p = 0; p < layout.parameters.count; ++p) {
    const Range names = image_.parameters[layout.parameters.first + p].names;
    const auto slot = [&](std::uint32_t i) {
      return static_cast<FieldSlot>(image_.parameter_names[names.first + i]);
    };
    for (std::uint32_t i = 0; i < names.count; ++i) {
      for (std::uint32_t j = 0; j < names.count; ++j) {
        if (event.Has(slot(j))) builder.CopyIfMissing(slot(i), slot(j));
      }
      if (p >= builder.positions().size()) continue;
      const std::uint32_t value = builder.positions()[p];
      if (value != Event::kNone) builder.BindIfMissing(slot(i), value);
    }
  }
}

// An event that came without its parameters has those of its message, if one template fits it.
void EventLayouts::ReadMessage(const Known& known, EventBuilder& builder,
                               MessageReader& messages) const {
  const Event& event = builder.event();
  const auto field = static_cast<FieldSlot>(image_.messages[known.messages[0]].field);
  const Value* const text = FirstValue(event, field);
  if (text == nullptr || !builder.positions().empty() || HasNamed(known, event)) return;
  if (!messages.SetMessage(*text)) return;
  const MessageRecord* message = FindMessage(known, event, messages);
  if (message == nullptr && messages.Unquote()) message = FindMessage(known, event, messages);
  if (message == nullptr || !messages.Fits(message->pieces)) return;
  const Range parameters = image_.layouts[message->layout].parameters;
  for (const MessageReader::Rendered& rendered : messages.values()) {
    const std::uint32_t value = builder.AddValue(rendered.value);
    const std::uint32_t p = rendered.position - 1;
    if (p < numbered_.size() && numbered_[p] != kNoSlot) builder.BindDerived(numbered_[p], value);
    if (p >= parameters.count) continue;
    const Range names = image_.parameters[parameters.first + p].names;
    for (std::uint32_t i = 0; i < names.count; ++i) {
      builder.BindDerived(static_cast<FieldSlot>(image_.parameter_names[names.first + i]), value);
    }
  }
}

// Whether the event has a parameter by its name.
bool EventLayouts::HasNamed(const Known& known, const Event& event) const {
  for (const std::uint32_t index : known.layouts) {
    const Range parameters = image_.layouts[index].parameters;
    for (std::uint32_t p = 0; p < parameters.count; ++p) {
      const Range names = image_.parameters[parameters.first + p].names;
      for (std::uint32_t i = 0; i < names.count; ++i) {
        if (event.Has(static_cast<FieldSlot>(image_.parameter_names[names.first + i]))) return true;
      }
    }
  }
  return false;
}

// The one template that fits, of the event's version where that is known. A template of a first
// line counts where no whole one fits.
const MessageRecord* EventLayouts::FindMessage(const Known& known, const Event& event,
                                               MessageReader& messages) const {
  const auto version = NumberOf(event, kFieldVersion);
  const auto of_version = [&](std::uint32_t layout) {
    return version && image_.layouts[layout].version == *version;
  };
  const bool versioned = std::any_of(known.layouts.begin(), known.layouts.end(), of_version);
  const MessageRecord* fitting = nullptr;
  for (const std::uint32_t index : known.messages) {
    const MessageRecord& message = image_.messages[index];
    if (versioned && !of_version(message.layout)) continue;
    const bool first_line = fitting != nullptr && fitting->layout == message.layout;
    if (first_line || !messages.Fits(message.pieces)) continue;
    if (fitting != nullptr) return nullptr;
    fitting = &message;
  }
  return fitting;
}

// An event without channel is taken for one of each channel its provider logs it to.
void EventLayouts::ImplyChannel(const LayoutRecord& layout, EventBuilder& builder) {
  for (std::uint32_t i = 0; i < layout.channels.count; ++i) {
    const std::string_view channel = image_.Text(image_.layout_channels[layout.channels.first + i]);
    constexpr std::uint16_t kImpliedRank = 0xFFFE;
    builder.Bind({kFieldChannel, kImpliedRank},
                 builder.AddValue({channel, ValueKind::kString, false}));
  }
  key_.emplace(builder.event());  // a provider's channels are known by its name
}

// A parameter may hold what stands between them, so the parts are parameters only if the event has
// as many. A text that is the only parameter is not divided.
void EventLayouts::SplitJoined(const Known& known, EventBuilder& builder) const {
  const std::uint32_t joined = builder.joined_positions();
  const Value text = builder.event().value(joined);
  const std::size_t count = CountJoined(text);
  const LayoutRecord* const layout = Choose(known, builder.event(), count);
  if (layout == nullptr) return;
  if (layout->parameters.count == 1) return builder.AddPosition(0, joined);
  if (layout->parameters.count != count) return;
  std::string_view rest = text.raw;
  for (std::size_t i = 0; i < count; ++i) {
    const Value part{TakeJoined(rest), ValueKind::kString, text.escaped};
    builder.AddPosition(0, builder.AddValue(part));
  }
}

void EventLayouts::FillNumberedFields(EventBuilder& builder) const {
  const std::size_t count = std::min(numbered_.size(), builder.positions().size());
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t value = builder.positions()[i];
    if (numbered_[i] != kNoSlot && value != Event::kNone)
      builder.BindIfMissing(numbered_[i], value);
  }
}

// Some collectors list all parameters, named or not. Those without a name are the field Data, as in
// the event itself; of an event that no map knows, all are.
void EventLayouts::FillUnnamedData(const Known* known, EventBuilder& builder) const {
  const auto positions = builder.positions();
  if (data_ == kNoSlot || positions.empty() || builder.positions_numbered()) return;
  if (builder.event().Has(data_)) return;
  const LayoutRecord* const layout =
      known == nullptr ? nullptr : Choose(*known, builder.event(), positions.size());
  if (known != nullptr && layout == nullptr) return;
  for (std::size_t p = 0; p < positions.size(); ++p) {
    const bool named = layout != nullptr && p < layout->parameters.count &&
                       image_.parameters[layout->parameters.first + p].named != 0;
    if (!named && positions[p] != Event::kNone) builder.BindDerived(data_, positions[p]);
  }
}

}  // namespace sigmata
