// A key of an event's JSON, as it is looked up.
#ifndef SIGMATA_RUNTIME_EVENT_EVENT_KEY_H_
#define SIGMATA_RUNTIME_EVENT_EVENT_KEY_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/event/path_tree.h"
#include "sigmata/value.h"

namespace sigmata {

struct EventKey {
  std::string_view raw;  // what stands between the quotation marks
  bool escaped = false;  // it holds a backslash
  bool spaced = false;   // a space
  bool dotted = false;   // a dot
};

// What the signs of a key are to the walk.
enum KeySign : std::uint8_t { kKeyQuote = 1, kKeyBackslash = 2, kKeySpace = 4, kKeyDot = 8 };

inline constexpr std::array<std::uint8_t, 256> kKeySigns = [] {
  std::array<std::uint8_t, 256> signs{};
  signs['"'] = kKeyQuote;
  signs['\\'] = kKeyBackslash;
  signs[' '] = kKeySpace;
  signs['.'] = kKeyDot;
  return signs;
}();

// The key whose first byte is `begin`, up to the quotation mark that ends it, which must be there.
inline EventKey KeyAt(const char* begin) {
  const auto sign_at = [](const char* at) { return kKeySigns[static_cast<unsigned char>(*at)]; };
  const char* end = begin;
  std::uint8_t met = 0;
  for (std::uint8_t sign = sign_at(end); sign != kKeyQuote; sign = sign_at(end)) {
    met |= sign;
    end += sign == kKeyBackslash ? 2 : 1;
  }
  return {{begin, static_cast<std::size_t>(end - begin)},
          (met & kKeyBackslash) != 0,
          (met & kKeySpace) != 0,
          (met & kKeyDot) != 0};
}

// Finds keys in a tree as they are compared: without escapes, and without spaces where the tree
// says so. Keeps its buffers.
class KeyFinder {
 public:
  std::uint32_t Find(const PathTree& tree, std::uint32_t parent, const EventKey& key) {
    return key.escaped || key.spaced ? FindOdd(tree, parent, key)
                                     : tree.Find(parent, key.raw, key.dotted);
  }
  // For names that stand in values.
  std::uint32_t Find(const PathTree& tree, std::uint32_t parent, const Value& name);
  // The key without escapes; valid until the next call.
  std::string_view Decoded(const EventKey& key);

 private:
  std::uint32_t FindOdd(const PathTree& tree, std::uint32_t parent, EventKey key);

  std::string decoded_;
  std::string compact_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_EVENT_KEY_H_
