// Brings results that several threads have ready in any order into the order of their batches.
//
// Whoever finishes the batch whose turn it is prints it, and those that wait behind it; the others
// leave their results and go on. What waits is bounded: above the bound, and for what needs to know
// all that came before, a thread waits for its batch's turn. The thread whose turn it is never
// waits for another one, so all of them come to their end.
#ifndef SIGMATA_CLI_RESULT_ORDER_H_
#define SIGMATA_CLI_RESULT_ORDER_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "cli/batch_result.h"
#include "cli/match_printer.h"

namespace sigmata::cli {

class ResultOrder {
 public:
  // `last_shapes`: before any event. `broken` is called, once, when output cannot be written.
  ResultOrder(MatchPrinter& printer, std::vector<std::size_t> last_shapes,
              std::function<void()> broken)
      : printer_(printer), last_shapes_(std::move(last_shapes)), broken_(std::move(broken)) {}

  // Waits for the batch's turn. Of all events before it: the last shapes, by program.
  std::vector<std::size_t> LastShapes(std::uint64_t number);
  // Waits for the batch's turn and prints a part of its result, which is then empty.
  void PrintPart(std::uint64_t number, BatchResult& part);
  // The batch is done.
  void Finish(std::uint64_t number, BatchResult result);

  // Nobody waits any more, and nothing is printed.
  void Stop();

 private:
  static constexpr std::size_t kMostWaitingBytes = std::size_t{16} << 20U;

  bool IsTurn(std::uint64_t number) const { return number == next_ || stopped_; }
  void Print(const BatchResult& result, bool flush);

  MatchPrinter& printer_;  // of the thread whose turn it is
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t next_ = 0;
  std::map<std::uint64_t, BatchResult> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::vector<std::size_t> last_shapes_;
  bool stopped_ = false;
  std::function<void()> broken_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_RESULT_ORDER_H_
