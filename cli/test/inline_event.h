// An event written as a YAML map of Sigma's fields.
#ifndef SIGMATA_CLI_TEST_INLINE_EVENT_H_
#define SIGMATA_CLI_TEST_INLINE_EVENT_H_

#include <string>
#include <string_view>

#include "compiler/parse/yaml_document.h"

namespace sigmata::cli {

// The shape that reads such events.
inline constexpr std::string_view kInlineShape = "plain";

// As JSON. Scalars are numbers, booleans, null and texts as in rules.
std::string InlineEvent(const YamlNode& map);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_INLINE_EVENT_H_
