// Conditions of former times, such as `selection | count() by host > 5`: refused, with the
// correlation that says the same today.
#ifndef SIGMATA_COMPILER_PARSE_LEGACY_AGGREGATION_H_
#define SIGMATA_COMPILER_PARSE_LEGACY_AGGREGATION_H_

#include <optional>
#include <string>
#include <string_view>

#include "compiler/parse/rule.h"

namespace sigmata {

// The problem of a condition that has an aggregation (SM312). `rule` has its metadata; `timeframe`
// is the detection's, or empty.
std::optional<Diagnostic> RefuseAggregation(const YamlNode& condition, std::string_view source,
                                            const Rule& rule, std::string_view timeframe);

// The `correlation: {...}` that stands for what is behind the condition's `|`; empty where Sigma
// has none (min, max, near).
std::string CorrelationFor(std::string_view aggregation, std::string_view rule_name,
                           std::string_view timespan);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_LEGACY_AGGREGATION_H_
