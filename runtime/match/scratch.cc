#include "runtime/match/scratch.h"

#include "runtime/program/bytes16.h"
#include "runtime/program/fold.h"

namespace sigmata {

namespace {

bool HasBackslash(std::string_view raw) {
  std::size_t i = 0;
  for (; i + kBytes16 <= raw.size(); i += kBytes16) {
    if (EqualBytes(Load16(raw.data() + i), Fill16('\\')) != 0) return true;
  }
  return raw.find('\\', i) != raw.npos;
}

}  // namespace

void ValueTexts::Begin(const Event& event) {
  std::size_t size = 0;
  for (const Value& value : event.values()) size += value.raw.size();
  const std::size_t room = size + MaxFoldedSize(size) + event.values().size();
  if (bytes_.size() < room) bytes_.resize(room);
  used_ = 0;
  if (cached_.size() < event.values().size()) cached_.resize(event.values().size());
  if (++epoch_ != 0) return;
  for (Cached& cached : cached_) cached.plain_epoch = cached.folded_epoch = 0;
  epoch_ = 1;
}

std::string_view ValueTexts::Plain(const Event& event, std::uint32_t index) noexcept {
  const Value& value = event.value(index);
  if (!value.escaped) return value.raw;
  Cached& cached = cached_[index];
  if (cached.plain_epoch != epoch_) {
    cached.plain = value.raw;
    cached.plain_epoch = epoch_;
    if (!HasBackslash(value.raw)) return cached.plain;
    char* const out = bytes_.data() + used_;
    const std::size_t size = DecodeText(value, out);
    if (size == value.raw.size()) return cached.plain;  // every escape is longer than its sign
    cached.plain = {out, size};
    used_ += size;
  }
  return cached.plain;
}

std::string_view ValueTexts::Folded(const Event& event, std::uint32_t index) noexcept {
  Cached& cached = cached_[index];
  if (cached.folded_epoch != epoch_) {
    const std::string_view plain = Plain(event, index);
    char* const out = bytes_.data() + used_;
    cached.folded = {out, FoldTo(plain, out)};
    cached.folded_epoch = epoch_;
    used_ += cached.folded.size();
  }
  return cached.folded;
}

}  // namespace sigmata
