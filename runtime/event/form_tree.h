// The forms of events: what stands between their values, as it is written, which is keys, brackets
// and whatever space there is. Events come in few forms, and those in many values.
//
// A form is a path: a run of bytes, a value, the next run, and so on to a last run. Forms that
// begin alike share the beginning of their paths. Of fixed size: what does not fit is refused.
#ifndef SIGMATA_RUNTIME_EVENT_FORM_TREE_H_
#define SIGMATA_RUNTIME_EVENT_FORM_TREE_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/event/path_tree.h"

namespace sigmata {

class FormTree {
 public:
  static constexpr std::uint16_t kNone = 0xFFFF;
  // A longer run is several.
  static constexpr std::size_t kLongestRun = 32;

  // What stands behind a run.
  enum class Next : std::uint8_t { kString, kNumber, kBool, kNull, kRun, kEnd };

  struct alignas(kLongestRun) Run {
    std::array<char, kLongestRun> bytes{};
  };

  // Linked by addresses: what leads from one step to the next is what a walk waits for.
  struct Step {
    Step* child = nullptr;  // the first of the steps that were seen to follow
    Step* sibling = nullptr;
    const Run* run = nullptr;
    std::uint32_t bits = 0;       // the lowest ones, as many as the run has bytes
    std::uint16_t value = kNone;  // the number of the value behind the run, if it has one; of a
                                  // last step, that of the form
    std::uint8_t quotes = 0;      // quotation marks in it
    Next next = Next::kRun;

    // Of the run.
    std::size_t size() const { return static_cast<std::size_t>(std::countr_one(bits)); }
  };
  static_assert(sizeof(Step) <= 32);

  // A step to be added.
  struct Piece {
    std::string_view run;
    Next next = Next::kRun;
    std::uint16_t value = kNone;
  };

  // Whether there is room for a root and so many pieces.
  bool HasRoom(std::size_t pieces) const;
  // A step that others can follow, with nothing in front of it. May throw bad_alloc.
  Step* AddRoot();
  // Adds the form of these pieces, of which the last ends it and for which there is room; its
  // number, from 0 on, or kNone if it is known, or one of too many that go on differently from the
  // same beginning. May throw bad_alloc.
  std::uint16_t Add(Step* root, std::span<const Piece> pieces);
  void Clear();

  // The step behind `parent` of which the run stands at `text` and which `fits(step)`, or null.
  // kLongestRun bytes are readable there. What is found is looked at first the next time. Equal: of
  // equal32.h.
  template <typename Equal, typename Fits>
  [[gnu::always_inline]] static Step* Follow(Step* parent, const char* text, Fits&& fits) {
    Step* last = nullptr;
    for (Step* step = parent->child; step != nullptr; last = step, step = step->sibling) {
      const std::uint32_t equal = Equal::Bits(step->run->bytes.data(), text);
      if ((step->bits & ~equal) != 0 || !fits(*step)) continue;
      if (last != nullptr && GoesFirst(step->next, parent->child->next)) {
        last->sibling = step->sibling;
        step->sibling = parent->child;
        parent->child = step;
      }
      return step;
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kMaxSteps = std::size_t{1} << 15U;
  static constexpr std::size_t kMaxRuns = std::size_t{1} << 12U;
  static constexpr std::size_t kMaxForms = std::size_t{1} << 11U;
  static constexpr std::size_t kMaxSiblings = 256;  // they are looked at one by one

  // Whether a step may be looked at before the one that was first. Runs that go on in another run
  // come last: the same bytes may end in front of a value, which only `fits` can tell.
  static bool GoesFirst(Next next, Next first) { return next != Next::kRun || first == next; }
  static void AddSibling(Step& parent, Step& added);
  static Step* Find(Step* parent, const Piece& piece, std::size_t& siblings);
  const Run* RunOf(std::string_view bytes);

  // Given all their room at once, so that they never move.
  std::vector<Step> steps_;
  std::vector<Run> runs_;
  std::size_t form_count_ = 0;
  std::unordered_map<std::string, const Run*, KeyHash, std::equal_to<>> known_runs_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_FORM_TREE_H_
