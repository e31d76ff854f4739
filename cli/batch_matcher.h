// Matches the events of batches: what one thread has of its own.
#ifndef SIGMATA_CLI_BATCH_MATCHER_H_
#define SIGMATA_CLI_BATCH_MATCHER_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/batch_result.h"
#include "cli/event_batch.h"
#include "cli/result_order.h"
#include "sigmata/event_reader.h"
#include "sigmata/matcher.h"

namespace sigmata::cli {

class BatchMatcher {
 public:
  // `matchers` and `order` are shared by all threads and outlive this; `sources` are the names of
  // the inputs, as JSON.
  BatchMatcher(const std::vector<Matcher>& matchers, const std::string& shape,
               const std::vector<std::string>& sources, ResultOrder& order);

  // Matches all of a batch and hands over what is to be said of it.
  void MatchAll(const EventBatch& batch);

  // By program: which shape the first event may need.
  std::vector<std::size_t> LastShapes() const;

 private:
  // One program at work.
  struct Engine {
    Engine(const Matcher& m, const std::string& shape)
        : matcher(m), scratch(m.NewScratch()), reader(m.program(), shape) {}

    const Matcher& matcher;
    MatchScratch scratch;
    EventReader reader;
    // Whether the shape of the last event is known: in the first events of a batch it is not.
    bool last_shape_known = false;
  };

  void UseRecord(std::string_view record);
  std::size_t UseEvent(std::string_view text);
  ReadStatus Read(std::size_t engine, std::string_view text);
  void Print(Engine& engine, const Match& match);

  std::vector<Engine> engines_;
  const std::vector<std::string>& sources_;
  ResultOrder& order_;
  std::uint64_t batch_ = 0;
  BatchResult result_;
  std::vector<FieldSlot> fields_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_BATCH_MATCHER_H_
