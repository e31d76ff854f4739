#include "runtime/event/misplaced_members.h"

#include <algorithm>

namespace sigmata {
namespace {

bool SameField(const PathTree::Node& a, const PathTree::Node& b) {
  return a.fields.size() == 1 && b.fields.size() == 1 && a.fields[0].slot == b.fields[0].slot;
}

// Of two places of one field: the one that says more of it, then the one that gives way.
bool IsBetter(const PathTree::Node& a, const PathTree::Node& b) {
  if (a.children.entries().size() != b.children.entries().size()) {
    return a.children.entries().size() > b.children.entries().size();
  }
  return a.fields[0].rank > b.fields[0].rank;
}

}  // namespace

MisplacedMembers::MisplacedMembers(const PathTree& tree) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    for (const auto& [key, child] : tree.node(i).children.entries()) {
      const auto [known, added] = nodes_.emplace(key, child);
      if (added || known->second == PathTree::kNone) continue;
      const PathTree::Node& node = tree.node(child);
      const PathTree::Node& other = tree.node(known->second);
      if (!SameField(node, other)) {
        known->second = PathTree::kNone;
      } else if (IsBetter(node, other)) {
        known->second = child;
      }
    }
  }
}

std::uint32_t MisplacedMembers::Find(std::string_view key) const {
  const auto known = nodes_.find(key);
  return known == nodes_.end() ? PathTree::kNone : known->second;
}

}  // namespace sigmata
