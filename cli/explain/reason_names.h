// What the kinds of an explanation are called where programs read them (docs/explain.md).
#ifndef SIGMATA_CLI_EXPLAIN_REASON_NAMES_H_
#define SIGMATA_CLI_EXPLAIN_REASON_NAMES_H_

#include <string_view>

#include "cli/explain/explanation.h"

namespace sigmata::cli {

inline std::string_view NodeKindName(NodeKind kind) {
  constexpr std::string_view kNames[] = {"all_of", "any_of", "not", "predicate", "logsource"};
  return kNames[static_cast<std::size_t>(kind)];
}

inline std::string_view ReasonName(Reason reason) {
  constexpr std::string_view kNames[] = {"",           "matched",      "absent", "different",
                                         "wrong_type", "other_absent", "nowhere"};
  return kNames[static_cast<std::size_t>(reason)];
}

inline std::string_view OriginName(Origin origin) {
  constexpr std::string_view kNames[] = {"event", "text", "derived", "implied", "rendered"};
  return kNames[static_cast<std::size_t>(origin)];
}

inline std::string_view ValueKindName(ValueKind kind) {
  constexpr std::string_view kNames[] = {"string", "number",      "bool",
                                         "null",   "empty_array", "object"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_REASON_NAMES_H_
