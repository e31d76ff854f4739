#include "runtime/event/event_key.h"

#include <array>

namespace sigmata {
namespace {

enum SignKind : std::uint8_t { kPlain = 0, kQuote = 1, kBackslash = 2, kSpace = 4, kDot = 8 };

constexpr std::array<std::uint8_t, 256> MakeKinds() {
  std::array<std::uint8_t, 256> kinds{};
  kinds['"'] = kQuote;
  kinds['\\'] = kBackslash;
  kinds[' '] = kSpace;
  kinds['.'] = kDot;
  return kinds;
}

constexpr std::array<std::uint8_t, 256> kKinds = MakeKinds();

std::uint8_t KindOf(char c) { return kKinds[static_cast<unsigned char>(c)]; }

}  // namespace

EventKey KeyAt(const char* begin) {
  const char* end = begin;
  std::uint8_t met = kPlain;
  for (std::uint8_t kind = KindOf(*end); kind != kQuote; kind = KindOf(*end)) {
    met |= kind;
    end += kind == kBackslash ? 2 : 1;
  }
  return {{begin, static_cast<std::size_t>(end - begin)},
          (met & kBackslash) != 0,
          (met & kSpace) != 0,
          (met & kDot) != 0};
}

std::string_view KeyFinder::Decoded(const EventKey& key) {
  if (!key.escaped) return key.raw;
  decoded_.clear();
  AppendText({key.raw, ValueKind::kString, true}, decoded_);
  return decoded_;
}

std::uint32_t KeyFinder::Find(const PathTree& tree, std::uint32_t parent, EventKey key) {
  std::string_view text = Decoded(key);
  if (key.escaped) {
    key.spaced = text.find(' ') != text.npos;
    key.dotted = text.find('.') != text.npos;
  }
  if (key.spaced && tree.node(parent).strips_spaces) {
    compact_.assign(text);
    std::erase(compact_, ' ');
    text = compact_;
  }
  return tree.Find(parent, text, key.dotted);
}

std::uint32_t KeyFinder::Find(const PathTree& tree, std::uint32_t parent, const Value& name) {
  const auto has = [&name](char c) { return name.raw.find(c) != name.raw.npos; };
  return Find(tree, parent, {name.raw, name.escaped, has(' '), has('.')});
}

}  // namespace sigmata
