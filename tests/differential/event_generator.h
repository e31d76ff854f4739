// Random events as JSON text, in each of the shapes of fields-maps/windows.yml.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_EVENT_GENERATOR_H_
#define SIGMATA_TESTS_DIFFERENTIAL_EVENT_GENERATOR_H_

#include <string>

#include "tests/differential/random.h"

namespace sigmata {

std::string RandomEvent(Random& random);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_EVENT_GENERATOR_H_
