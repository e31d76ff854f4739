// What all commands print in the same way. Data go to standard output, messages to standard error.
#ifndef SIGMATA_CLI_REPORT_H_
#define SIGMATA_CLI_REPORT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sigmata/compiler.h"

namespace sigmata::cli {

// 85739 -> "85,739"
std::string WithCommas(std::uint64_t number);
// 1, "rule" -> "1 rule"; else "3,752 rules", or with the plural that is given.
std::string Counted(std::uint64_t number, std::string_view one, std::string_view plural = {});
// A text as a JSON string, quotes included.
std::string JsonString(std::string_view text);

void PrintMessage(std::string_view message);  // to standard error, with a line end
void PrintErrors(const std::vector<std::string>& errors);
// `3,754 rules: 3,752 compiled, 2 refused`
std::string RuleCounts(std::size_t compiled, std::size_t refused);
// Says how many correlations there are that nothing evaluates; without any, nothing.
void PrintNotEvaluated(std::size_t correlations);

// Standard output, buffered; remembers whether a write failed.
class Output {
 public:
  void Write(std::string_view text);
  bool Flush();  // false if anything could not be written

 private:
  std::string buffer_;
  bool failed_ = false;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_REPORT_H_
