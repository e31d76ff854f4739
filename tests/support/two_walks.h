// Events read twice: by a walk that knows the forms of those before, and by one that walks each.
#ifndef SIGMATA_TESTS_SUPPORT_TWO_WALKS_H_
#define SIGMATA_TESTS_SUPPORT_TWO_WALKS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "runtime/event/event_builder.h"
#include "runtime/event/json_walk.h"
#include "tests/support/walled_text.h"

namespace sigmata {

// What the events say differently, or nothing. Whether a string has escapes may be known better of
// the one.
std::string EventDifference(const Event& a, const Event& b, std::size_t field_count);

class TwoWalks {
 public:
  TwoWalks(std::size_t field_count, bool every_value);

  // What is not the same of the event in both, or nothing. Of `behind`, as much as readers may
  // touch stands behind the text, and then the end of memory; but every other time the text stands
  // where memory begins.
  std::string Read(std::string_view json, const PathTree& tree, std::string_view behind = {});

  // Of the last event: whether it was of a known form, what became of it, and how much it holds.
  bool met() const { return met_; }
  ReadStatus status() const { return status_; }
  std::size_t consumed() const { return walked_.consumed(); }
  const EventBuilder& walked() const { return of_walked_; }

 private:
  std::string Difference() const;

  std::size_t field_count_;
  JsonWalk knowing_, walked_;
  EventBuilder of_knowing_, of_walked_;
  Wall wall_;
  std::string_view text_;  // of the last event
  bool met_ = false;
  bool first_ = false;  // the last text stood where memory begins
  ReadStatus status_ = ReadStatus::kRead;
};

}  // namespace sigmata

#endif  // SIGMATA_TESTS_SUPPORT_TWO_WALKS_H_
