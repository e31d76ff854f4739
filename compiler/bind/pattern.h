// What a value is compared with, after all modifiers have been applied.
#ifndef SIGMATA_COMPILER_BIND_PATTERN_H_
#define SIGMATA_COMPILER_BIND_PATTERN_H_

#include <cstdint>
#include <string>

#include "runtime/program/comparison.h"

namespace sigmata {

enum class PatternKind : std::uint8_t {
  kEquals,      // text
  kStartsWith,  // text
  kEndsWith,    // text
  kContains,    // text
  kGlob,        // text with wildcard marks (runtime/program/wildcards.h), whole value
  kNumber,      // text: a decimal number
  kRegex,       // text: RE2 pattern, flags included
  kCidr,        // text: a network as written
  kNull,
  kExists,
  kScalar,  // any string, number or boolean
  kField,   // text: another field of the event, compared by `anchor`
  kOrder,   // text: a decimal number; `comparison`, of `part` of a time if there is one
};

// How much of the value a text has to cover.
enum class Anchor : std::uint8_t { kWhole, kStart, kEnd, kAnywhere };

struct Pattern {
  PatternKind kind = PatternKind::kEquals;
  std::string text = {};                       // as the rule has it, not folded
  bool cased = false;                          // letters compare exactly
  Anchor anchor = Anchor::kWhole;              // of kField
  Comparison comparison = Comparison::kEqual;  // of kOrder
  TimePart part = TimePart::kNone;             // of kOrder

  friend bool operator==(const Pattern&, const Pattern&) = default;
};

// `text` with wildcard marks -> the simplest pattern with the same meaning.
Pattern TextPattern(std::string text, Anchor anchor, bool cased);

std::string DescribePattern(const Pattern& pattern);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_PATTERN_H_
