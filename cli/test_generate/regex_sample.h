// Texts in which a regular expression is found, for examples of events.
//
// A best effort over RE2's syntax: literals, classes, groups, alternatives, repetitions. What is
// made here has to be asked of the expression before it is used.
#ifndef SIGMATA_CLI_TEST_GENERATE_REGEX_SAMPLE_H_
#define SIGMATA_CLI_TEST_GENERATE_REGEX_SAMPLE_H_

#include <string>
#include <string_view>
#include <vector>

namespace sigmata::cli {

// A few different ones, the shortest first. `inside` is put where anything may stand (`.*`).
std::vector<std::string> RegexSamples(std::string_view pattern, const std::string& inside);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_GENERATE_REGEX_SAMPLE_H_
