#include "bench/programs.h"

#include <fmt/core.h>

#include <numeric>

#include "bench/corpus.h"
#include "bench/require.h"
#include "runtime/program/program_builder.h"
#include "sigmata/compiler.h"

namespace sigmata::bench {
namespace {

Program Compile(const SourceSet& sources, bool all) {
  CompileReport report = CompileRules(sources);
  Require(report.program.has_value() && report.compiled > 0, "no program");
  Require(!all || report.refused == 0, fmt::format("{} rules were refused", report.refused));
  return *std::move(report.program);
}

}  // namespace

const Program& WindowsProgram() {
  static const Program program = Compile(WindowsRules(), false);
  return program;
}

const Program& OwnProgram() {
  static const Program program = Compile(OwnRules(), true);
  return program;
}

Program WithoutDispatch(const Program& program) {
  const ProgramImage& image = program.image();
  ProgramBuilder builder;
  builder.memo_count = image.memo_count;
#define SIGMATA_SECTION(member, type) \
  builder.member.assign(image.member.begin(), image.member.end());
#include "runtime/program/program_sections.def"
#undef SIGMATA_SECTION
  const auto entries = static_cast<std::uint32_t>(image.entries.size());
  builder.classes = {{ClassKind::kAny, 0, {}, {0, 1}, {}}};
  builder.groups = {{kNoField, {0, entries}}};
  builder.pivots.clear();
  builder.group_entries.resize(entries);
  std::iota(builder.group_entries.begin(), builder.group_entries.end(), 0U);
  Result<Program> built = builder.Build();
  Require(built.ok(), "the program without dispatch does not verify");
  return std::move(built).value();
}

}  // namespace sigmata::bench
