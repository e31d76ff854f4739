// Rules that are like others, but ask for other texts: what a rule set would be that has grown.
#ifndef SIGMATA_BENCH_ALTERED_RULES_H_
#define SIGMATA_BENCH_ALTERED_RULES_H_

#include <string>
#include <string_view>

#include "sigmata/source.h"

namespace sigmata::bench {

// The rule with other letters in the texts of its detection: in each run of at least four letters
// two change, by `step` places in the alphabet (from 1 to 25). Keys, numbers, regular expressions,
// networks and what says which events a rule is for stay as they are.
std::string AlteredRule(std::string_view rule, unsigned step);

// The rules, and behind them `times` - 1 altered copies of all of them.
SourceSet Multiplied(const SourceSet& rules, unsigned times);

}  // namespace sigmata::bench

#endif  // SIGMATA_BENCH_ALTERED_RULES_H_
