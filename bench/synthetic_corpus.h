// Stands in for public rules and recorded events where they are not at hand: our own rules and
// example events among generated ones. Generated from fixed seeds with arithmetic that the standard
// fixes, so it is the same everywhere.
#ifndef SIGMATA_BENCH_SYNTHETIC_CORPUS_H_
#define SIGMATA_BENCH_SYNTHETIC_CORPUS_H_

#include <string>

#include "bench/corpus.h"

namespace sigmata::bench {

std::string SyntheticEvents(Lane lane);
SourceSet SyntheticRules();

}  // namespace sigmata::bench

#endif  // SIGMATA_BENCH_SYNTHETIC_CORPUS_H_
