// Why a rule did or did not match one event, as a value: every part of the rule with its answer,
// and the event's values that gave it. What is printed of it is others' business (explain_text.h,
// ...).
#ifndef SIGMATA_CLI_EXPLAIN_EXPLANATION_H_
#define SIGMATA_CLI_EXPLAIN_EXPLANATION_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "compiler/bind/pattern.h"
#include "sigmata/source.h"
#include "sigmata/value.h"

namespace sigmata::cli {

enum class NodeKind : std::uint8_t { kAllOf, kAnyOf, kNot, kPredicate, kLogsource };

// Why a predicate has the answer it has.
enum class Reason : std::uint8_t {
  kNone,         // not a predicate
  kMatched,      // a value fits; or the field is there, and that was the question
  kAbsent,       // the event has no such field (which is what `null` asks for)
  kDifferent,    // the field is there, with other values
  kWrongType,    // the field is there, but none of its values can ever fit
  kOtherAbsent,  // the field to compare with is not there
  kNowhere,      // of keywords: no value of the event fits
};

// How a value came to be one of its field's.
enum class Origin : std::uint8_t {
  kEvent,     // it stands in the event
  kText,      // it stands in a text of the event that was read again
  kDerived,   // it was made of other fields
  kImplied,   // the field maps know it of such events
  kRendered,  // it was read from the rendered message
};

struct ByteRange {
  std::size_t begin = 0, end = 0;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

struct ExplainedValue {
  ValueKind kind = ValueKind::kNull;
  // Of a string, number or boolean: escapes decoded. Of a long one, the part around `part`.
  std::string text;
  std::size_t text_begin = 0;  // where in the whole text `text` begins
  std::size_t text_size = 0;   // of the whole text
  Origin origin = Origin::kEvent;
  // The keys that lead to it in the event, of kText those of the shape; empty where that is
  // unknown.
  std::string path;
  bool fits = false;
  std::optional<ByteRange> part;  // of the whole text: what the pattern asked for, if it fits
  std::string never;              // why no such value can fit, for people; or empty
};

struct ExplainedNode {
  // Stays the same over events, and over the variants of a rule: see RuleExplanation.
  std::uint32_t id = 0;
  NodeKind kind = NodeKind::kPredicate;
  std::string label;  // a search identifier, a quantifier; or empty
  Span span;          // the text of the rule that says so
  bool answer = false;

  // Of a predicate.
  Reason reason = Reason::kNone;
  std::string field;        // as the rule calls it; empty: keywords
  std::string event_field;  // as events of this logsource call it
  Pattern pattern;
  std::vector<ExplainedValue> values;  // of keywords, the one that fits
  std::size_t further_values = 0;      // that are not listed
  std::vector<std::string> looked_at;  // of a missing field: paths where this shape would have it

  std::vector<ExplainedNode> children;
};

// `part` within `text`, as far as it is there.
std::optional<ByteRange> ShownPart(const ExplainedValue& value);

// A group of one that has no name says nothing; what is shown in its place is what it holds.
const ExplainedNode& WithoutWrapping(const ExplainedNode& node);

// One way for the rule to match: a gate of its logsource, and the rule under that gate's names.
struct ExplainedVariant {
  bool answer = false;
  bool mapped = true;  // a field map knows the logsource, or it is ignored; if not, no event passes
  ExplainedNode gate;  // kLogsource: all of its children
  ExplainedNode logic;  // nodes that stand for the same part of the rule have the same id
};

struct RuleExplanation {
  std::size_t rule = 0;  // index into the rules given
  bool answer = false;   // that of any of the variants
  // In the order of the field maps; never empty: a rule whose logsource is not mapped has one.
  std::vector<ExplainedVariant> variants;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_EXPLANATION_H_
