// Prints results in the order of the input: matches to standard output, problems to standard error.
#ifndef SIGMATA_CLI_MATCH_PRINTER_H_
#define SIGMATA_CLI_MATCH_PRINTER_H_

#include <string>
#include <vector>

#include "cli/batch_result.h"
#include "cli/report.h"

namespace sigmata::cli {

class MatchPrinter {
 public:
  explicit MatchPrinter(const std::vector<std::string>& sources) : sources_(sources) {}

  // Takes the next batch, or part of one.
  void Print(const BatchResult& result);
  // Shows what has been printed; false if standard output cannot be written.
  bool Flush() { return output_.Flush(); }

  const EventCounts& counts() const { return counts_; }
  bool source_failed() const { return source_failed_; }

 private:
  void PrintLines(const BatchResult& result);
  void PrintProblem(const BatchResult::Message& message);

  const std::vector<std::string>& sources_;
  Output output_{Audience::kPrograms};
  EventCounts counts_;
  bool source_failed_ = false;
  std::uint64_t failures_ = 0;  // that there was a message of
  std::size_t source_ = 0;
  std::uint64_t index_ = 0;  // of the next event in its source
  std::uint64_t notes_ = 0;  // of the source
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_MATCH_PRINTER_H_
