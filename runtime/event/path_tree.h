// Where in an event's JSON the program's fields stand, for one collector shape.
//
// A shape's paths hold captures; the fields are known. So the tree is made for these fields: each
// node is a key, and a reader that walks the JSON beside the tree knows at each value which fields
// it belongs to, without building names.
#ifndef SIGMATA_RUNTIME_EVENT_PATH_TREE_H_
#define SIGMATA_RUNTIME_EVENT_PATH_TREE_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/event/key_index.h"
#include "sigmata/event.h"

namespace sigmata {

// The value at a node is a value of this field. A lower rank replaces a higher one.
struct FieldBinding {
  FieldSlot slot;
  std::uint16_t rank;
};

// Lets a map of strings be searched by a view.
struct KeyHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
};

class PathTree {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  static constexpr std::uint32_t kRoot = 0;

  struct Node {
    std::vector<FieldBinding> fields;
    std::uint64_t probes = 0;    // bits of the probe paths that end here
    std::uint32_t position = 0;  // the parameter's position, from 1; 0: none
    bool positions = false;      // the value, or each element, is the next parameter
    std::uint32_t any = kNone;   // the child for keys that have no node of their own
    // Keys of events may hold spaces that field names do not have.
    bool strips_spaces = false;
    std::unordered_map<std::string, std::uint32_t, KeyHash, std::equal_to<>> children;
    KeyIndex index;  // the children again, once the tree is closed
    // A key of an event that is a child's as it stands is that child's: none has a backslash, or a
    // space that would have to go.
    bool plain_children = false;
  };

  PathTree() : nodes_(1) {}

  const Node& node(std::uint32_t index) const { return nodes_[index]; }
  Node& node(std::uint32_t index) { return nodes_[index]; }

  // The node for a key below `parent`, or kNone.
  std::uint32_t Find(std::uint32_t parent, std::string_view key) const;
  // The node for a key as an event writes it, if that is certain; else kNone.
  std::uint32_t FindPlain(std::uint32_t parent, std::string_view key) const {
    const Node& node = nodes_[parent];
    return node.plain_children ? node.index.Find(key) : kNone;
  }
  // The same, made if it is not there.
  std::uint32_t FindOrAdd(std::uint32_t parent, std::string_view key);
  // The node for keys that have none of their own.
  std::uint32_t FindOrAddAny(std::uint32_t parent);
  // Once all paths are in: what holds below any key holds below each key with a node of its own.
  void Close();

 private:
  void CloseBelow(std::uint32_t index);
  void Merge(std::uint32_t from, std::uint32_t to);

  std::vector<Node> nodes_;
  bool closed_ = false;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_PATH_TREE_H_
