#include "runtime/event/form_tree.h"

#include <algorithm>

#include "runtime/program/first_bits.h"

namespace sigmata {

FormTree::Step* FormTree::AddRoot() {
  steps_.reserve(kMaxSteps);
  runs_.reserve(kMaxRuns);
  return &steps_.emplace_back();
}

bool FormTree::HasRoom(std::size_t pieces) const {
  return steps_.size() + 1 + pieces <= kMaxSteps && runs_.size() + pieces <= kMaxRuns &&
         form_count_ < kMaxForms;
}

FormTree::Step* FormTree::Find(Step* parent, const Piece& piece, std::size_t& siblings) {
  siblings = 0;
  const bool last = piece.next == Next::kEnd;
  for (Step* step = parent->child; step != nullptr; step = step->sibling, ++siblings) {
    if (step->next == piece.next && step->size() == piece.run.size() &&
        (last || step->value == piece.value) &&
        std::equal(piece.run.begin(), piece.run.end(), step->run->bytes.begin())) {
      return step;
    }
  }
  return nullptr;
}

const FormTree::Run* FormTree::RunOf(std::string_view bytes) {
  if (const auto known = known_runs_.find(bytes); known != known_runs_.end()) return known->second;
  Run& run = runs_.emplace_back();
  known_runs_.emplace(bytes, &run);
  std::copy(bytes.begin(), bytes.end(), run.bytes.begin());
  return &run;
}

void FormTree::AddSibling(Step& parent, Step& added) {
  Step** link = &parent.child;
  if (*link != nullptr && !GoesFirst(added.next, (*link)->next)) {
    while (*link != nullptr) link = &(*link)->sibling;
  }
  added.sibling = *link;
  *link = &added;
}

std::uint16_t FormTree::Add(Step* root, std::span<const Piece> pieces) {
  const auto number = static_cast<std::uint16_t>(form_count_);
  Step* parent = root;
  for (const Piece& piece : pieces) {
    std::size_t siblings = 0;
    Step* step = Find(parent, piece, siblings);
    const bool last = piece.next == Next::kEnd;
    if (step != nullptr && last) return kNone;
    if (step == nullptr) {
      if (siblings == kMaxSiblings) return kNone;
      const Run* const run = RunOf(piece.run);
      step = &steps_.emplace_back();
      step->run = run;
      step->value = last ? number : piece.value;
      step->bits = static_cast<std::uint32_t>(FirstBits(piece.run.size()));
      step->quotes = static_cast<std::uint8_t>(std::count(piece.run.begin(), piece.run.end(), '"'));
      step->next = piece.next;
      AddSibling(*parent, *step);
    }
    parent = step;
  }
  ++form_count_;
  return number;
}

void FormTree::Clear() {
  steps_.clear();
  runs_.clear();
  form_count_ = 0;
  known_runs_.clear();
}

}  // namespace sigmata
