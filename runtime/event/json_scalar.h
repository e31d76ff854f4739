// The token of a JSON scalar as a Value.
#ifndef SIGMATA_RUNTIME_EVENT_JSON_SCALAR_H_
#define SIGMATA_RUNTIME_EVENT_JSON_SCALAR_H_

#include <optional>
#include <string_view>

#include "sigmata/value.h"

namespace sigmata {

// None if `token`, which white space may follow, is not a JSON scalar. A view into `token`.
std::optional<Value> ScalarOf(std::string_view token);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_JSON_SCALAR_H_
