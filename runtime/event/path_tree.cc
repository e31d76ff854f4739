#include "runtime/event/path_tree.h"

#include <algorithm>
#include <atomic>

namespace sigmata {
namespace {

bool IsWordSign(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::uint32_t PathTree::FindByPattern(const Node& node, std::string_view key) const {
  for (const KeyPattern& pattern : node.patterns) {
    if (!key.starts_with(pattern.begin)) continue;
    std::string_view rest = key.substr(pattern.begin.size());
    if (rest.empty() || !IsWordSign(rest.front())) continue;
    while (!rest.empty() && IsWordSign(rest.front())) rest.remove_prefix(1);
    const std::uint32_t child = nodes_[pattern.rest].children.Find(rest);
    if (child != kNone) return child;
  }
  return kNone;
}

std::uint32_t PathTree::FindPath(std::uint32_t parent, std::string_view path) const {
  while (true) {
    const std::size_t dot = path.find('.');
    parent = FindKey(parent, path.substr(0, dot));
    if (parent == kNone || dot == path.npos) return parent;
    path.remove_prefix(dot + 1);
  }
}

std::uint32_t PathTree::FindOrAdd(std::uint32_t parent, std::string_view key) {
  const auto next = static_cast<std::uint32_t>(nodes_.size());
  const std::uint32_t found = nodes_[parent].children.FindOrAdd(key, next);
  if (found == next) nodes_.emplace_back();
  return found;
}

std::uint32_t PathTree::FindOrAddAny(std::uint32_t parent) {
  if (nodes_[parent].any == kNone) {
    nodes_[parent].any = static_cast<std::uint32_t>(nodes_.size());
    nodes_.emplace_back();
  }
  return nodes_[parent].any;
}

std::uint32_t PathTree::FindOrAddPattern(std::uint32_t parent, std::string_view begin) {
  for (const KeyPattern& pattern : nodes_[parent].patterns) {
    if (pattern.begin == begin) return pattern.rest;
  }
  const auto rest = static_cast<std::uint32_t>(nodes_.size());
  nodes_[parent].patterns.push_back({std::string(begin), rest});
  nodes_.emplace_back();
  return rest;
}

std::uint32_t PathTree::FindOrAddPair(std::uint32_t parent, std::string_view name,
                                      std::string_view value) {
  if (nodes_[parent].pair == kNone) {
    nodes_[parent].pair = static_cast<std::uint32_t>(nodes_.size());
    nodes_[parent].pair_name = name;
    nodes_[parent].pair_value = value;
    nodes_.emplace_back();
  }
  return nodes_[parent].pair;
}

void PathTree::Close() {
  CloseBelow(kRoot);
  for (Node& n : nodes_) {
    const bool leads_on = n.any != kNone || n.pair != kNone || !n.patterns.empty();
    n.probes_only = !leads_on && n.fields.empty() && n.children.empty() && n.number_probes == 0 &&
                    n.positions == PathPositions::kNone && n.text == PathText::kPlain;
    AddGist(n);
  }
  static std::atomic<std::uint32_t> last_id = 0;
  id_ = ++last_id;
}

void PathTree::AddGist(const Node& node) {
  Gist& gist = gists_.emplace_back();
  gist.probes = node.probes;
  gist.probes_only = node.probes_only;
  gist.fields_only = node.number_probes == 0 && node.text == PathText::kPlain &&
                     node.positions == PathPositions::kNone;
  gist.first_binding = static_cast<std::uint32_t>(bindings_.size());
  gist.binding_count = static_cast<std::uint16_t>(node.fields.size());
  bindings_.insert(bindings_.end(), node.fields.begin(), node.fields.end());
}

void PathTree::CloseBelow(std::uint32_t index) {
  std::vector<KeyTable::Entry> plain, dotted;
  for (const KeyTable::Entry& child : nodes_[index].children.entries()) {
    (child.key.find('.') == child.key.npos ? plain : dotted).push_back(child);
  }
  const std::uint32_t any = nodes_[index].any;
  const std::uint32_t pair = nodes_[index].pair;
  const std::vector<KeyPattern> patterns = nodes_[index].patterns;
  for (const auto* const children : {&plain, &dotted}) {
    for (const auto& [key, child] : *children) {
      if (any != kNone) Merge(any, child);
      const std::uint32_t by_pattern = FindByPattern(nodes_[index], key);
      if (by_pattern != kNone) Merge(by_pattern, child);
    }
  }
  for (const auto& [key, child] : plain) CloseBelow(child);
  for (const KeyPattern& pattern : patterns) CloseBelow(pattern.rest);
  for (const std::uint32_t child : {any, pair}) {
    if (child != kNone) CloseBelow(child);
  }
  for (const auto& [key, child] : dotted) {
    const std::uint32_t spelled = any == kNone ? FindPath(index, key) : kNone;
    if (spelled != kNone) Merge(spelled, child);
    CloseBelow(child);
  }
}

void PathTree::Merge(std::uint32_t from, std::uint32_t to) {
  const Node source = nodes_[from];  // a copy: the vector may grow
  MergeValue(source, to);
  if (source.any != kNone) Merge(source.any, FindOrAddAny(to));
  if (source.pair != kNone) {
    Merge(source.pair, FindOrAddPair(to, source.pair_name, source.pair_value));
  }
  for (const KeyPattern& pattern : source.patterns) {
    Merge(pattern.rest, FindOrAddPattern(to, pattern.begin));
  }
  for (const auto& [key, child] : source.children.entries()) Merge(child, FindOrAdd(to, key));
}

void PathTree::MergeValue(const Node& source, std::uint32_t to) {
  Node& target = nodes_[to];
  for (const FieldBinding& binding : source.fields) {
    const bool known = std::any_of(
        target.fields.begin(), target.fields.end(), [&binding](const FieldBinding& other) {
          return other.slot == binding.slot && other.rank == binding.rank;
        });
    if (!known) target.fields.push_back(binding);
  }
  target.probes |= source.probes;
  target.number_probes |= source.number_probes;
  target.strips_spaces = target.strips_spaces || source.strips_spaces;
  if (target.text == PathText::kPlain) target.text = source.text;
  if (source.positions == PathPositions::kNone) return;
  if (target.positions != PathPositions::kNone && target.position_rank <= source.position_rank) {
    return;
  }
  target.positions = source.positions;
  target.position = source.position;
  target.position_rank = source.position_rank;
}

}  // namespace sigmata
