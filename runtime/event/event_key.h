// A key of an event's JSON, as it is looked up.
#ifndef SIGMATA_RUNTIME_EVENT_EVENT_KEY_H_
#define SIGMATA_RUNTIME_EVENT_EVENT_KEY_H_

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

// The key whose first byte is `begin`, up to the quotation mark that ends it, which must be there.
EventKey KeyAt(const char* begin);

// Finds keys in a tree as they are compared: without escapes, and without spaces where the tree
// says so. Keeps its buffers.
class KeyFinder {
 public:
  std::uint32_t Find(const PathTree& tree, std::uint32_t parent, EventKey key);
  // For names that stand in values.
  std::uint32_t Find(const PathTree& tree, std::uint32_t parent, const Value& name);
  // The key without escapes; valid until the next call.
  std::string_view Decoded(const EventKey& key);

 private:
  std::string decoded_;
  std::string compact_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_EVENT_KEY_H_
