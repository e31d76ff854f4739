// The token of a JSON scalar as a Value.
#ifndef SIGMATA_RUNTIME_EVENT_JSON_SCALAR_H_
#define SIGMATA_RUNTIME_EVENT_JSON_SCALAR_H_

#include <optional>
#include <string_view>

#include "sigmata/value.h"

namespace sigmata {

// None if `token` is not a JSON scalar. A view into `token`; whether a string has escapes is asked
// when its text is.
std::optional<Value> ScalarOf(std::string_view token);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_JSON_SCALAR_H_
