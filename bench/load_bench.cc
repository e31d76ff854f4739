// How long does it take from a saved program to the first match?
//
// Load maps and verifies the file, Matcher and Reader make what one thread needs of it, and
// FirstMatch is all of these and one event that matches a rule, regular expressions compiled on the
// way included. The file is in the page cache. Before the clock starts: the loaded program equals
// the compiled one, and both give the same matches for that event.
#include <benchmark/benchmark.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "bench/corpus.h"
#include "bench/pipeline.h"
#include "bench/programs.h"

namespace sigmata::bench {
namespace {

namespace fs = std::filesystem;

class SavedProgram {
 public:
  explicit SavedProgram(const Program& program)
      : path_(fs::temp_directory_path() / fmt::format("sigmata-load-bench-{}.sgm", getpid())) {
    const std::string_view bytes(reinterpret_cast<const char*>(program.bytes().data()),
                                 program.bytes().size());
    std::ofstream file(path_, std::ios::binary);
    file << bytes;
    file.close();
    Require(!file.fail(), fmt::format("{} cannot be written", path_.string()));
    Require(std::ranges::equal(Load().bytes(), program.bytes()), "the loaded program differs");
  }
  ~SavedProgram() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  SavedProgram(const SavedProgram&) = delete;
  SavedProgram& operator=(const SavedProgram&) = delete;

  Program Load() const {
    Result<Program> loaded = Program::LoadFile(path_.string());
    Require(loaded.ok(), "the program does not load");
    return std::move(loaded).value();
  }

 private:
  fs::path path_;
};

// The first recorded event that matches a rule: not the first of all, so that rules are run.
struct FirstMatching {
  std::string_view line;
  std::size_t matches = 0;
};

FirstMatching FindFirstMatching(const Program& program) {
  Pipeline pipeline(program);
  for (const std::string_view line : EventsOf(Lane::kEvtxDump).lines()) {
    const std::size_t matches = pipeline.ReadAndMatch(line).size();
    if (matches > 0) return {line, matches};
  }
  Fail("no event matches any rule");
}

void Report(benchmark::State& state, const Program& program) {
  state.counters["rules"] = static_cast<double>(program.rule_count());
  state.counters["fields"] = static_cast<double>(program.field_count());
  state.counters["program bytes"] = static_cast<double>(program.bytes().size());
}

void Load(benchmark::State& state, const Program& (*program)()) {
  const SavedProgram saved(program());
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(saved.Load());
  const auto bytes = static_cast<std::int64_t>(program().bytes().size());
  state.SetBytesProcessed(state.iterations() * bytes);
  Report(state, program());
}

template <typename Made>
void Make(benchmark::State& state, const Program& (*program)()) {
  for ([[maybe_unused]] auto _ : state) {
    const Made made(program());
    benchmark::DoNotOptimize(&made);
  }
  Report(state, program());
}

void MakeMatcher(benchmark::State& state, const Program& (*program)()) {
  Make<Matcher>(state, program);
}
void MakeReader(benchmark::State& state, const Program& (*program)()) {
  Make<JsonEventReader>(state, program);
}

void LoadToFirstMatch(benchmark::State& state, const Program& (*program)()) {
  const SavedProgram saved(program());
  const FirstMatching event = FindFirstMatching(program());
  for ([[maybe_unused]] auto _ : state) {
    Pipeline pipeline(saved.Load());
    Require(pipeline.ReadAndMatch(event.line).size() == event.matches,
            "the loaded program matches otherwise");
  }
  Report(state, program());
}

BENCHMARK_CAPTURE(Load, windows, WindowsProgram)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(MakeMatcher, windows, WindowsProgram)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(MakeReader, windows, WindowsProgram)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(LoadToFirstMatch, windows, WindowsProgram)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Load, own, OwnProgram)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(MakeMatcher, own, OwnProgram)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(MakeReader, own, OwnProgram)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace sigmata::bench
