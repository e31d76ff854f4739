// How long does it take from rule text to a program?
//
// `public` are all rules of the corpus, `windows` those of them for Windows, `own` are ours. The
// texts are in memory; reading files is not measured. Before the clock starts: every document is
// either compiled or refused with a reason, our own rules are all compiled, and compiling twice
// gives the same bytes.
#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <algorithm>

#include "bench/corpus.h"
#include "bench/require.h"
#include "sigmata/compiler.h"

namespace sigmata::bench {
namespace {

std::size_t TextSize(const SourceSet& sources) {
  std::size_t size = 0;
  for (SourceId id = 0; id < sources.size(); ++id) size += sources.Get(id).text().size();
  return size;
}

CompileReport CheckedCompile(const SourceSet& sources, bool all) {
  CompileReport report = CompileRules(sources);
  const CompileReport again = CompileRules(sources);
  Require(report.program && again.program, "no program");
  Require(std::ranges::equal(report.program->bytes(), again.program->bytes()),
          "compiling twice gives two programs");
  Require(report.rules() >= sources.size(), "a rule was lost");
  Require(report.compiled == report.program->rule_count(),
          "the program has not all compiled rules");
  const auto errors = static_cast<std::size_t>(
      std::ranges::count(report.diagnostics, Severity::kError, &Diagnostic::severity));
  Require(errors >= report.refused, "a rule was refused without a reason");
  Require(!all || report.refused == 0, fmt::format("{} rules were refused", report.refused));
  return report;
}

void Compile(benchmark::State& state, const SourceSet& (*sources)(), bool all) {
  const CompileReport report = CheckedCompile(sources(), all);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(CompileRules(sources()));
  const auto rules = static_cast<double>(report.rules());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(TextSize(sources())));
  state.counters["rules/s"] =
      benchmark::Counter(rules, benchmark::Counter::kIsIterationInvariantRate);
  state.counters["rules"] = rules;
  state.counters["refused"] = static_cast<double>(report.refused);
  state.counters["program bytes"] = static_cast<double>(report.program->bytes().size());
}

BENCHMARK_CAPTURE(Compile, public, PublicRules, false)
    ->Iterations(3)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Compile, windows, WindowsRules, false)
    ->Iterations(3)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(Compile, own, OwnRules, true)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sigmata::bench
