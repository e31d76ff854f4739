// Some records of an input, for one thread to match: what is passed from reading to matching.
#ifndef SIGMATA_CLI_EVENT_BATCH_H_
#define SIGMATA_CLI_EVENT_BATCH_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sigmata/json_event.h"

namespace sigmata::cli {

class EventBatch {
 public:
  enum class Kind : std::uint8_t {
    kRecord,
    kLost,   // in place of a record: what is wrong and where, for people
    kNote,   // beside the records: something wrong that cost no event
    kError,  // the input cannot be read on
  };
  struct Item {
    Kind kind;
    std::string_view text;  // kEventPadding bytes behind a record are readable
  };

  std::uint64_t number = 0;  // of all batches of all inputs
  std::size_t source = 0;    // which input

  // Forgets everything; what one very large record took is given back.
  void Clear() {
    places_.clear();
    problems_.clear();
    unpack_ = nullptr;
    if (bytes.size() > kKept) bytes = std::vector<char>(kEventPadding);
  }

  // Work that is still to be done before the batch has its records, and that any thread can do.
  void SetUnpack(std::function<void(EventBatch&)> unpack) { unpack_ = std::move(unpack); }
  void Unpack() {
    if (const auto unpack = std::exchange(unpack_, nullptr)) unpack(*this);
  }

  // A record of `bytes`, by its place: `bytes` may still grow.
  void AddRecord(std::size_t begin, std::size_t size) {
    places_.push_back({Kind::kRecord, begin, size});
  }
  void AddProblem(Kind kind, std::string_view problem) {
    places_.push_back({kind, problems_.size(), problem.size()});
    problems_ += problem;
  }

  bool empty() const { return places_.empty() && !unpack_; }
  std::size_t size() const { return places_.size(); }
  Item item(std::size_t index) const {
    const Place& place = places_[index];
    const char* const text = place.kind == Kind::kRecord ? bytes.data() : problems_.data();
    return {place.kind, {text + place.begin, place.size}};
  }

  // What the records stand in, at least kEventPadding bytes longer than they.
  std::vector<char> bytes = std::vector<char>(kEventPadding);

 private:
  static constexpr std::size_t kKept = std::size_t{4} << 20U;

  struct Place {
    Kind kind;
    std::size_t begin;
    std::size_t size;
  };
  std::vector<Place> places_;
  std::function<void(EventBatch&)> unpack_;
  std::string problems_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EVENT_BATCH_H_
