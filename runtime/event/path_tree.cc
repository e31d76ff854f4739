#include "runtime/event/path_tree.h"

namespace sigmata {

std::uint32_t PathTree::Find(std::uint32_t parent, std::string_view key) const {
  const Node& node = nodes_[parent];
  if (closed_) {
    const std::uint32_t child = node.index.Find(key);
    return child != kNone ? child : node.any;
  }
  const auto it = node.children.find(key);
  return it != node.children.end() ? it->second : node.any;
}

void PathTree::Close() {
  CloseBelow(kRoot);
  for (Node& node : nodes_) {
    node.index = KeyIndex(node.children.size());
    node.plain_children = true;
    for (const auto& [key, child] : node.children) {
      node.index.Add(key, child);
      const std::string_view odd = node.strips_spaces ? "\\ " : "\\";
      if (key.find_first_of(odd) != key.npos) node.plain_children = false;
    }
  }
  closed_ = true;
}

std::uint32_t PathTree::FindOrAdd(std::uint32_t parent, std::string_view key) {
  const auto next = static_cast<std::uint32_t>(nodes_.size());
  const auto [it, inserted] = nodes_[parent].children.try_emplace(std::string(key), next);
  const std::uint32_t found = it->second;
  if (inserted) nodes_.emplace_back();
  return found;
}

std::uint32_t PathTree::FindOrAddAny(std::uint32_t parent) {
  if (nodes_[parent].any == kNone) {
    nodes_[parent].any = static_cast<std::uint32_t>(nodes_.size());
    nodes_.emplace_back();
  }
  return nodes_[parent].any;
}

void PathTree::CloseBelow(std::uint32_t index) {
  const std::uint32_t any = nodes_[index].any;
  std::vector<std::uint32_t> children;
  for (const auto& [key, child] : nodes_[index].children) children.push_back(child);
  for (const std::uint32_t child : children) {
    if (any != kNone) Merge(any, child);
    CloseBelow(child);
  }
  if (any != kNone) CloseBelow(any);
}

void PathTree::Merge(std::uint32_t from, std::uint32_t to) {
  const Node source = nodes_[from];  // a copy: the vector may grow
  Node& target = nodes_[to];
  target.fields.insert(target.fields.end(), source.fields.begin(), source.fields.end());
  target.probes |= source.probes;
  target.positions = target.positions || source.positions;
  target.strips_spaces = target.strips_spaces || source.strips_spaces;
  if (target.position == 0) target.position = source.position;
  if (source.any != kNone) Merge(source.any, FindOrAddAny(to));
  for (const auto& [key, child] : source.children) Merge(child, FindOrAdd(to, key));
}

}  // namespace sigmata
