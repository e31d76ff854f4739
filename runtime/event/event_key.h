// A key of an event's JSON, as it is looked up.
#ifndef SIGMATA_RUNTIME_EVENT_EVENT_KEY_H_
#define SIGMATA_RUNTIME_EVENT_EVENT_KEY_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/event/key_cache.h"
#include "runtime/event/path_tree.h"
#include "runtime/program/bytes16.h"
#include "sigmata/value.h"

namespace sigmata {

struct EventKey {
  std::string_view raw;  // what stands between the quotation marks
  bool escaped = false;  // it holds a backslash
  bool spaced = false;   // a space
  bool dotted = false;   // a dot
};

// Looks for the odd signs of a key sixteen bytes at a time; reads a few bytes behind it, which
// there are in padded JSON.
inline EventKey KeyOf(std::string_view raw) {
  std::uint32_t escaped = 0;
  std::uint32_t spaced = 0;
  std::uint32_t dotted = 0;
  for (std::size_t i = 0; i < raw.size(); i += kBytes16) {
    const Bytes16 bytes = Load16(raw.data() + i);
    const std::size_t left = raw.size() - i;
    const std::uint32_t mask = left < kBytes16 ? (1U << left) - 1U : 0xFFFFU;
    escaped |= EqualBytes(bytes, Fill16('\\')) & mask;
    spaced |= EqualBytes(bytes, Fill16(' ')) & mask;
    dotted |= EqualBytes(bytes, Fill16('.')) & mask;
  }
  return {raw, escaped != 0, spaced != 0, dotted != 0};
}

// Finds keys in a tree as they are compared: without escapes, and without spaces where the tree
// says so. Keeps its buffers.
class KeyFinder {
 public:
  // A key of padded JSON. The tree is closed and stays as it is.
  std::uint32_t Find(const PathTree& tree, std::uint32_t parent, std::string_view raw) {
    const std::uint32_t* const known = cache_.Find({tree.id(), parent}, raw);
    return known != nullptr ? *known : FindAnew(tree, parent, raw);
  }
  std::uint32_t Find(const PathTree& tree, std::uint32_t parent, const EventKey& key) {
    return key.escaped || key.spaced ? FindOdd(tree, parent, key)
                                     : tree.Find(parent, key.raw, key.dotted);
  }
  // For names that stand in values.
  std::uint32_t Find(const PathTree& tree, std::uint32_t parent, const Value& name);
  // The key without escapes; valid until the next call.
  std::string_view Decoded(const EventKey& key);

 private:
  std::uint32_t FindAnew(const PathTree& tree, std::uint32_t parent, std::string_view raw);
  std::uint32_t FindOdd(const PathTree& tree, std::uint32_t parent, EventKey key);

  KeyCache cache_;
  std::string decoded_;
  std::string compact_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_EVENT_KEY_H_
