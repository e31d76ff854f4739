// The main function of every benchmark: says on which corpus it runs, then runs.
#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>

#include "bench/corpus.h"
#include "bench/require.h"

namespace sigmata::bench {

void Fail(std::string_view what) {
  std::fflush(stdout);
  fmt::print(stderr, "nothing measured: {}\n", what);
  std::exit(1);
}

}  // namespace sigmata::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::AddCustomContext("rules", sigmata::bench::DescribeRules());
  benchmark::AddCustomContext("events", sigmata::bench::DescribeEvents());
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
