// A correlation as it is written (correlation rules specification 2.1): what is counted or compared
// over the matches of other rules. Spelling, not meaning; every part keeps its span.
#ifndef SIGMATA_COMPILER_PARSE_CORRELATION_H_
#define SIGMATA_COMPILER_PARSE_CORRELATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/parse/rule.h"

namespace sigmata {

enum class CorrelationType : std::uint8_t {
#define SIGMATA_CORRELATION_TYPE(id, name, field, number) k##id,
#include "compiler/parse/correlation_types.def"
#undef SIGMATA_CORRELATION_TYPE
};

enum class CorrelationField : std::uint8_t { kNone, kOneOrMore, kOne };
enum class CorrelationNumber : std::uint8_t { kWhole, kAny };

struct CorrelationTraits {
  std::string_view name;
  CorrelationField field;    // what `field` of the condition holds
  CorrelationNumber number;  // what the condition compares with

  // Whether the condition may be left out, or be an expression over the rules' names.
  bool temporal() const { return name.starts_with("temporal"); }
};

const CorrelationTraits& TraitsOf(CorrelationType type);

// `gte: 10`. The predicate's name is one of kCorrelationPredicates.
struct CorrelationThreshold {
  SpannedText predicate, number;
};

inline constexpr std::string_view kCorrelationPredicates[] = {"gt",  "gte", "lt",
                                                              "lte", "eq",  "neq"};

struct CorrelationAlias {
  struct Target {
    SpannedText rule, field;
  };
  SpannedText name;
  std::vector<Target> targets;
};

struct Correlation {
  Rule body;  // title, id, name, status, level; no logsource and no detection
  CorrelationType type = CorrelationType::kEventCount;
  std::vector<SpannedText> rules;  // ids or names, of rules or correlations
  std::vector<SpannedText> group_by;
  SpannedText timespan;
  std::uint64_t seconds = 0;                     // of the timespan
  std::vector<CorrelationThreshold> thresholds;  // all of them
  std::vector<SpannedText> fields;
  std::optional<SpannedText> percentile;
  std::optional<RuleCondition> expression;  // instead of thresholds
  std::vector<CorrelationAlias> aliases;
  bool generate = false;
  Span span;  // of the key `correlation`
};

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_CORRELATION_H_
