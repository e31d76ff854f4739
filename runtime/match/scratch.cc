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
  std::size_t room = 0;
  for (const Value& value : event.values()) {
    if (value.is_scalar()) room += value.raw.size() + MaxFoldedSize(value.raw.size());
  }
  if (bytes_.size() < room) bytes_.resize(room);
  used_ = 0;
  cached_.assign(event.values().size(), Cached{});
}

std::string_view ValueTexts::Plain(const Event& event, std::uint32_t index) noexcept {
  const Value& value = event.value(index);
  if (!value.escaped) return value.raw;
  Cached& cached = cached_[index];
  if (!cached.has_plain) {
    cached.plain = value.raw;
    cached.has_plain = true;
    if (!HasBackslash(value.raw)) return cached.plain;
    char* const out = bytes_.data() + used_;
    cached.plain = {out, DecodeText(value, out)};
    used_ += cached.plain.size();
  }
  return cached.plain;
}

std::string_view ValueTexts::Folded(const Event& event, std::uint32_t index) noexcept {
  Cached& cached = cached_[index];
  if (!cached.has_folded) {
    const std::string_view plain = Plain(event, index);
    char* const out = bytes_.data() + used_;
    cached.folded = {out, FoldTo(plain, out)};
    cached.has_folded = true;
    used_ += cached.folded.size();
  }
  return cached.folded;
}

}  // namespace sigmata
