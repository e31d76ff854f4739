// The forms of what `sigmata bench` has found.
#ifndef SIGMATA_CLI_BENCH_REPORT_H_
#define SIGMATA_CLI_BENCH_REPORT_H_

#include <cstddef>
#include <string>
#include <vector>

#include "cli/bench_baseline.h"
#include "cli/bench_result.h"

namespace sigmata::cli {

// For people; `top` rules.
std::string HumanBench(const BenchResult& result, std::size_t top);

// For programs, and for `--baseline` later on: every rule that was run, reasons for the first ones.
// `comparison` is null without a baseline.
std::string JsonBench(const BenchResult& result, const BenchComparison* comparison);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_BENCH_REPORT_H_
