// Texts within an event that are read again: JSON or XML that a collector has put into a string.
#ifndef SIGMATA_RUNTIME_EVENT_HELD_TEXTS_H_
#define SIGMATA_RUNTIME_EVENT_HELD_TEXTS_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/program/program_image.h"
#include "sigmata/value.h"

namespace sigmata {

// A text may hold a text, and so on; deeper ones, and more of them, are texts like any other.
inline constexpr std::uint32_t kMaxHeldDepth = 4;
inline constexpr std::size_t kMaxHeldTexts = 64;

struct HeldText {
  Value value;
  PathText form = PathText::kJson;
  std::uint32_t node = 0;   // in the shape's tree: where the text stands
  std::uint32_t depth = 1;  // 1: in the event itself
};

// The texts that a walk has met, in that order, and their decoded form, which lives until the next
// event begins. Keeps its buffers.
class HeldTexts {
 public:
  void Begin();
  void Add(const HeldText& text);
  std::optional<HeldText> Next();
  // As JSON with kEventPadding bytes behind it; empty if the text cannot hold an object.
  std::string_view AsJson(const HeldText& text);

 private:
  std::string& NewBuffer();

  std::vector<HeldText> texts_;
  std::size_t next_ = 0;
  std::deque<std::string> buffers_;  // values refer to them, so they do not move
  std::size_t used_ = 0;
  std::string xml_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_HELD_TEXTS_H_
