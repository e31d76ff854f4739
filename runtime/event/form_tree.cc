#include "runtime/event/form_tree.h"

#include <algorithm>

namespace sigmata {

std::uint16_t FormTree::AddRoot() {
  steps_.emplace_back();
  return static_cast<std::uint16_t>(steps_.size() - 1);
}

bool FormTree::HasRoom(std::size_t pieces) const {
  return steps_.size() + 1 + pieces <= kMaxSteps && runs_.size() + pieces <= kMaxRuns &&
         form_count_ < kMaxForms;
}

std::uint16_t FormTree::Find(std::uint16_t parent, const Piece& piece,
                             std::size_t& siblings) const {
  siblings = 0;
  for (std::uint16_t i = steps_[parent].child; i != kNone; i = steps_[i].sibling, ++siblings) {
    const Step& step = steps_[i];
    if (step.next == piece.next && step.size == piece.run.size() && step.value == piece.value &&
        std::equal(piece.run.begin(), piece.run.end(), runs_[step.run].bytes.begin())) {
      return i;
    }
  }
  return kNone;
}

std::uint16_t FormTree::RunOf(std::string_view bytes) {
  if (const auto known = run_numbers_.find(bytes); known != run_numbers_.end()) {
    return known->second;
  }
  const auto number = static_cast<std::uint16_t>(runs_.size());
  run_numbers_.emplace(bytes, number);
  std::copy(bytes.begin(), bytes.end(), runs_.emplace_back().bytes.begin());
  return number;
}

void FormTree::AddSibling(std::uint16_t parent, std::uint16_t added) {
  std::uint16_t* link = &steps_[parent].child;
  if (*link != kNone && !GoesFirst(steps_[added].next, steps_[*link].next)) {
    while (*link != kNone) link = &steps_[*link].sibling;
  }
  steps_[added].sibling = *link;
  *link = added;
}

std::uint16_t FormTree::Add(std::uint16_t root, std::span<const Piece> pieces) {
  std::uint16_t parent = root;
  for (const Piece& piece : pieces) {
    std::size_t siblings = 0;
    std::uint16_t found = Find(parent, piece, siblings);
    const bool last = piece.next == Next::kEnd;
    if (found != kNone && last) return kNone;
    if (found == kNone) {
      if (siblings == kMaxSiblings) return kNone;
      const std::uint16_t run = RunOf(piece.run);
      found = static_cast<std::uint16_t>(steps_.size());
      const std::uint32_t mask = ~std::uint32_t{0} >> (kLongestRun - piece.run.size());
      steps_.push_back({mask, run, last ? static_cast<std::uint16_t>(form_count_) : kNone, kNone,
                        piece.value, static_cast<std::uint8_t>(piece.run.size()), piece.next});
      AddSibling(parent, found);
    }
    parent = found;
  }
  return static_cast<std::uint16_t>(form_count_++);
}

void FormTree::Clear() {
  steps_.clear();
  runs_.clear();
  run_numbers_.clear();
  form_count_ = 0;
}

}  // namespace sigmata
