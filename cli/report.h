// What all commands print in the same way. Data go to standard output, messages to standard error.
//
// Rules, events and file names are other people's text: what goes to people passes Shown() here, at
// the one place where the command writes, so that no command can forget it.
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

// The text with nothing in it that acts on a terminal, or turns the direction of what stands beside
// it; line breaks and tabs stay.
std::string Shown(std::string_view text);

void PrintMessage(std::string_view message);  // to standard error, with a line end
// One line each, whatever a file is called.
void PrintErrors(const std::vector<std::string>& errors);
// `3,754 rules: 3,752 compiled, 2 refused`
std::string RuleCounts(std::size_t compiled, std::size_t refused);
// Says how many correlations there are that nothing evaluates; without any, nothing.
void PrintNotEvaluated(std::size_t correlations);

// Who reads an output. Programs get every byte as it is; so does a text that has been made fit for
// people already and holds colours.
enum class Audience : std::uint8_t { kPeople, kPrograms };
inline Audience AudienceOf(std::string_view format) {
  return format == "human" ? Audience::kPeople : Audience::kPrograms;
}

// Standard output, buffered; remembers whether a write failed.
class Output {
 public:
  explicit Output(Audience audience = Audience::kPeople) : audience_(audience) {}

  void Write(std::string_view text);
  bool Flush();  // false if anything could not be written

 private:
  Audience audience_;
  std::string buffer_;
  bool failed_ = false;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_REPORT_H_
