// Where in an event's JSON the program's fields stand, for one collector shape.
//
// A shape's paths hold captures; the fields are known. So the tree is made for these fields: each
// node is a key, and a reader that walks the JSON beside the tree knows at each value which fields
// it belongs to, without building names.
#ifndef SIGMATA_RUNTIME_EVENT_PATH_TREE_H_
#define SIGMATA_RUNTIME_EVENT_PATH_TREE_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/event/key_table.h"
#include "runtime/program/program_image.h"
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
  static constexpr std::uint32_t kNone = KeyTable::kNone;
  static constexpr std::uint32_t kRoot = 0;

  // Keys that begin so and go on with letters and digits. What follows these, from the next sign
  // on, is looked up among the children of `rest`.
  struct KeyPattern {
    std::string begin;
    std::uint32_t rest;
  };

  struct Node {
    std::vector<FieldBinding> fields;
    std::uint64_t probes = 0;         // bits of the probe paths that end here
    std::uint64_t number_probes = 0;  // the same, for numbers only
    PathPositions positions = PathPositions::kNone;
    std::uint16_t position_rank = 0;  // as in FieldBinding
    std::uint32_t position = 0;       // from 1, if `positions` is kNumbered
    PathText text = PathText::kPlain;
    bool probes_only = false;  // nothing here is of use but the probes
    // Keys of events may hold spaces that field names do not have.
    bool strips_spaces = false;
    std::uint32_t any = kNone;   // the child for keys that have no node of their own
    std::uint32_t pair = kNone;  // an object here is a name and a value: the parent of the names
    KeyTable children;
    std::vector<KeyPattern> patterns;
    std::string pair_name, pair_value;
  };

  // What most values ask of their node, in few bytes.
  struct Gist {
    std::uint64_t probes = 0;
    std::uint32_t first_binding = 0;
    std::uint16_t binding_count = 0;
    bool probes_only = false;
    bool fields_only = false;  // a scalar here is a value of fields and nothing else
  };

  PathTree() : nodes_(1) {}

  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  // Once the tree is closed: no other tree has this number, and none has 0.
  std::uint32_t id() const { return id_; }
  // Of a closed tree.
  const Gist& gist(std::uint32_t index) const { return gists_[index]; }
  std::span<const FieldBinding> bindings(const Gist& gist) const {
    return {bindings_.data() + gist.first_binding, gist.binding_count};
  }
  const Node& node(std::uint32_t index) const { return nodes_[index]; }
  Node& node(std::uint32_t index) { return nodes_[index]; }

  // The node for a key below `parent`, or kNone. Where nothing else stands for the key, dots in it
  // lead on: `a.b` to what stands at `b` below `a`. `dotted` says whether there are any.
  std::uint32_t Find(std::uint32_t parent, std::string_view key, bool dotted = false) const {
    const std::uint32_t found = FindKey(parent, key);
    return found == kNone && dotted ? FindPath(parent, key) : found;
  }
  // The node for a key, made if it is not there.
  std::uint32_t FindOrAdd(std::uint32_t parent, std::string_view key);
  // The node for keys that have none of their own.
  std::uint32_t FindOrAddAny(std::uint32_t parent);
  // The parent of what follows in keys that begin so.
  std::uint32_t FindOrAddPattern(std::uint32_t parent, std::string_view begin);
  // The parent of the names of pairs.
  std::uint32_t FindOrAddPair(std::uint32_t parent, std::string_view name, std::string_view value);
  // Once all paths are in: what holds below any key, or below the path that a key with dots spells,
  // holds below each key with a node of its own.
  void Close();

 private:
  std::uint32_t FindKey(std::uint32_t parent, std::string_view key) const {
    const Node& node = nodes_[parent];
    const std::uint32_t child = node.children.Find(key);
    if (child != kNone) return child;
    const std::uint32_t by_pattern = node.patterns.empty() ? kNone : FindByPattern(node, key);
    return by_pattern != kNone ? by_pattern : node.any;
  }
  std::uint32_t FindByPattern(const Node& node, std::string_view key) const;
  std::uint32_t FindPath(std::uint32_t parent, std::string_view path) const;
  void CloseBelow(std::uint32_t index);
  void Merge(std::uint32_t from, std::uint32_t to);
  void MergeValue(const Node& source, std::uint32_t to);
  void AddGist(const Node& node);

  std::uint32_t id_ = 0;
  std::vector<Node> nodes_;
  std::vector<Gist> gists_;
  std::vector<FieldBinding> bindings_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_PATH_TREE_H_
