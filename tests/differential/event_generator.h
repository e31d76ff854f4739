// Random events as JSON text, in each of the shapes of fields-maps/windows.yml.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_EVENT_GENERATOR_H_
#define SIGMATA_TESTS_DIFFERENTIAL_EVENT_GENERATOR_H_

#include <string>

#include "tests/differential/random.h"
#include "tests/differential/vocabulary.h"

namespace sigmata {

std::string RandomEvent(const Vocabulary& words, Random& random);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_EVENT_GENERATOR_H_
