#include "runtime/event/event_key.h"

namespace sigmata {

std::string_view KeyFinder::Decoded(const EventKey& key) {
  if (!key.escaped) return key.raw;
  decoded_.clear();
  AppendText({key.raw, ValueKind::kString, true}, decoded_);
  return decoded_;
}

std::uint32_t KeyFinder::FindAnew(const PathTree& tree, std::uint32_t parent,
                                  std::string_view raw) {
  const std::uint32_t found = Find(tree, parent, KeyOf(raw));
  cache_.Keep({tree.id(), parent}, raw, found);
  return found;
}

std::uint32_t KeyFinder::FindOdd(const PathTree& tree, std::uint32_t parent, EventKey key) {
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
  return Find(tree, parent, EventKey{name.raw, name.escaped && has('\\'), has(' '), has('.')});
}

}  // namespace sigmata
