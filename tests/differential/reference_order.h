// Orders of numbers and parts of times, the obvious way.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_ORDER_H_
#define SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_ORDER_H_

#include "compiler/bind/pattern.h"
#include "tests/differential/reference_event.h"

namespace sigmata {

// `pattern` is of kind kOrder.
bool OrderHolds(const ReferenceValue& value, const Pattern& pattern);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_ORDER_H_
