// Why a rule costs what it costs, and what its author can do about it: from what was counted and
// from what the compiled program looks for before it runs the rule.
#ifndef SIGMATA_CLI_BENCH_REASONS_H_
#define SIGMATA_CLI_BENCH_REASONS_H_

#include <cstddef>
#include <vector>

#include "cli/bench_measure.h"
#include "cli/bench_result.h"

namespace sigmata::cli {

// The rules of all engines that were run at least once, the costliest first; the first `top` of
// them with their reasons. Goes over the events once more.
std::vector<RuleCost> CostsOfRules(std::vector<BenchEngine>& engines, const BenchEvents& events,
                                   std::size_t top);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_BENCH_REASONS_H_
