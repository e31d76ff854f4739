// Walks an event's JSON beside a shape's path tree and binds what it meets. Values are views of the
// input; nothing is unescaped, but for texts that hold JSON or XML, which are walked in their turn.
#ifndef SIGMATA_RUNTIME_EVENT_JSON_WALK_H_
#define SIGMATA_RUNTIME_EVENT_JSON_WALK_H_

#include <cstdint>
#include <memory>
#include <string_view>

#include "runtime/event/event_builder.h"
#include "runtime/event/misplaced_members.h"
#include "runtime/event/path_tree.h"
#include "sigmata/json_event.h"

namespace sigmata {

class JsonWalk {
 public:
  // `every_value`: also values that belong to no field are added. `knows_forms`: events of a form
  // that was met before are not walked; what comes of it is the same.
  explicit JsonWalk(bool every_value, bool knows_forms = true);
  ~JsonWalk();

  // kEventPadding bytes behind `json` must be readable. May throw bad_alloc. Values may refer to
  // buffers that live until the next walk begins. `misplaced`: what keys mean where no path leads;
  // null in a sound event.
  ReadStatus Walk(std::string_view json, const PathTree& tree, EventBuilder& builder,
                  const MisplacedMembers* misplaced);

  // How many events were read by their form.
  std::size_t met_forms() const;
  // Bits of the probe paths that the last walk met.
  std::uint64_t probes() const;
  // Bytes of `json` that belong to its first object.
  std::size_t consumed() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_JSON_WALK_H_
