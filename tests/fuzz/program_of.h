// The program that a target reads and matches events with.
#ifndef SIGMATA_TESTS_FUZZ_PROGRAM_OF_H_
#define SIGMATA_TESTS_FUZZ_PROGRAM_OF_H_

#include <string>
#include <string_view>

#include "sigmata/compiler.h"
#include "tests/fuzz/claim.h"

namespace sigmata::fuzz {

// Of one rule for all events, whose detection is given, indented by four spaces.
inline Program ProgramOf(std::string_view detection) {
  SourceSet sources;
  sources.Add("rule.yml",
              "title: t\nlogsource: {product: windows}\ndetection:\n" + std::string(detection));
  CompileOptions options;
  options.ignore_logsource = true;
  const CompileReport report = CompileRules(sources, options);
  Claim(report.program.has_value() && report.refused == 0, "the rule of this target compiles");
  return *report.program;
}

}  // namespace sigmata::fuzz

#endif  // SIGMATA_TESTS_FUZZ_PROGRAM_OF_H_
