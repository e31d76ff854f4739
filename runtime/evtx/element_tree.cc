#include "runtime/evtx/element_tree.h"

namespace sigmata::evtx {
namespace {

// Appends item `index` to a chain.
template <typename Item>
void Link(std::vector<Item>& items, std::uint32_t index, std::uint32_t& first,
          std::uint32_t& last) {
  (first == kNone ? first : items[last].next) = index;
  last = index;
}

}  // namespace

std::uint32_t ElementTree::AddElement(std::uint32_t parent, std::string_view name) {
  const auto index = static_cast<std::uint32_t>(elements.size());
  elements.emplace_back().name = name;
  Link(elements, index, elements[parent].first_child, elements[parent].last_child);
  return index;
}

std::uint32_t ElementTree::AddAttribute(std::uint32_t element, std::string_view name) {
  const auto index = static_cast<std::uint32_t>(attributes.size());
  attributes.emplace_back().name = name;
  Link(attributes, index, elements[element].first_attribute, elements[element].last_attribute);
  return index;
}

void ElementTree::AddPiece(Content& content, const Piece& piece) {
  const auto index = static_cast<std::uint32_t>(pieces.size());
  pieces.push_back(piece);
  Link(pieces, index, content.first, content.last);
}

}  // namespace sigmata::evtx
