// The forms of events: what stands between their values, as it is written, which is keys, brackets
// and whatever space there is. Events come in few forms, and those in many values.
//
// A form is a path: a run of bytes, a value, the next run, and so on to a last run. Forms that
// begin alike share the beginning of their paths. Of fixed size: what does not fit is refused.
#ifndef SIGMATA_RUNTIME_EVENT_FORM_TREE_H_
#define SIGMATA_RUNTIME_EVENT_FORM_TREE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/event/path_tree.h"
#include "runtime/program/bytes16.h"

namespace sigmata {

class FormTree {
 public:
  static constexpr std::uint16_t kNone = 0xFFFF;
  static constexpr std::uint16_t kUnused = 0xFFFF;
  // A longer run is several.
  static constexpr std::size_t kLongestRun = 2 * kBytes16;

  // What stands behind a run.
  enum class Next : std::uint8_t { kString, kNumber, kBool, kNull, kRun, kEnd };

  struct Step {
    std::uint32_t mask = 0;       // a bit for each byte of the run
    std::uint16_t run = 0;        // its number
    std::uint16_t child = kNone;  // the first of the steps that were seen to follow; of the last
                                  // step, the number of the form
    std::uint16_t sibling = kNone;
    std::uint16_t value = kUnused;  // the number of the value behind the run, if it has one
    std::uint8_t size = 0;          // of the run
    Next next = Next::kRun;
  };
  static_assert(sizeof(Step) == 16);

  struct alignas(kLongestRun) Run {
    std::array<char, kLongestRun> bytes{};
  };

  // A step to be added.
  struct Piece {
    std::string_view run;
    Next next = Next::kRun;
    std::uint16_t value = kUnused;
  };

  const Step& step(std::uint16_t index) const { return steps_[index]; }

  // Whether there is room for a root and so many pieces.
  bool HasRoom(std::size_t pieces) const;
  // A step that others can follow, with nothing in front of it.
  std::uint16_t AddRoot();
  // Adds the form of these pieces, of which the last ends it and for which there is room; its
  // number, from 0 on, or kNone if it is known, or one of too many that go on differently from the
  // same beginning. May throw bad_alloc.
  std::uint16_t Add(std::uint16_t root, std::span<const Piece> pieces);
  // The form that ends with this step.
  static std::uint16_t FormOf(const Step& end) { return end.child; }
  void Clear();

  // Goes from step to step. Holds what it needs itself, so that it can stay in registers.
  class Walk {
   public:
    explicit Walk(FormTree& tree) : steps_(tree.steps_.data()), runs_(tree.runs_.data()) {}

    // The step behind `parent` of which the run stands at `text` and which `fits(step)`, or null.
    // kLongestRun bytes are readable there. What is found is looked at first the next time.
    template <typename Fits>
    [[gnu::always_inline]] const Step* Follow(std::uint16_t parent, const char* text, Fits&& fits) {
      std::uint16_t last = kNone;
      for (std::uint16_t i = steps_[parent].child; i != kNone; last = i, i = steps_[i].sibling) {
        const Step& step = steps_[i];
        if (!StandsAt(step, text) || !fits(step)) continue;
        if (last != kNone && MayComeFirst(parent, step.next)) MoveToFront(parent, last, i);
        return &step;
      }
      return nullptr;
    }
    std::uint16_t NumberOf(const Step* step) const {
      return static_cast<std::uint16_t>(step - steps_);
    }

   private:
    bool StandsAt(const Step& step, const char* text) const {
      const char* const run = runs_[step.run].bytes.data();
      const std::uint32_t equal = EqualBytes(Load16(run), Load16(text)) |
                                  EqualBytes(Load16(run + kBytes16), Load16(text + kBytes16))
                                      << kBytes16;
      return (~equal & step.mask) == 0;
    }
    bool MayComeFirst(std::uint16_t parent, Next next) const {
      return GoesFirst(next, steps_[steps_[parent].child].next);
    }
    void MoveToFront(std::uint16_t parent, std::uint16_t before, std::uint16_t index) {
      steps_[before].sibling = steps_[index].sibling;
      steps_[index].sibling = steps_[parent].child;
      steps_[parent].child = index;
    }

    Step* steps_;
    const Run* runs_;
  };

 private:
  static constexpr std::size_t kMaxSteps = 1U << 15U;  // fewer than kNone
  static constexpr std::size_t kMaxRuns = 1U << 12U;
  static constexpr std::size_t kMaxForms = 1U << 11U;
  static constexpr std::size_t kMaxSiblings = 64;  // they are looked at one by one

  // Whether a step may be looked at before the one that was first. Runs that go on in another run
  // come last: the same bytes may end in front of a value, which only `fits` can tell.
  static bool GoesFirst(Next next, Next first) { return next != Next::kRun || first == next; }

  std::uint16_t Find(std::uint16_t parent, const Piece& piece, std::size_t& siblings) const;
  void AddSibling(std::uint16_t parent, std::uint16_t added);
  std::uint16_t RunOf(std::string_view bytes);

  std::vector<Step> steps_;
  std::vector<Run> runs_;
  std::unordered_map<std::string, std::uint16_t, KeyHash, std::equal_to<>> run_numbers_;
  std::size_t form_count_ = 0;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_FORM_TREE_H_
