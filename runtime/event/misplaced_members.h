// Members of an event whose brackets are damaged.
//
// One bracket too few or too many moves all that follows to another level, where no path of the
// event's shape leads. There a key alone has to do: it stands for the place in the shape that has
// this key, if there is only one, or if all of them mean one field.
#ifndef SIGMATA_RUNTIME_EVENT_MISPLACED_MEMBERS_H_
#define SIGMATA_RUNTIME_EVENT_MISPLACED_MEMBERS_H_

#include <string>
#include <unordered_map>

#include "runtime/event/path_tree.h"

namespace sigmata {

class MisplacedMembers {
 public:
  explicit MisplacedMembers(const PathTree& tree);

  // The node for a key, or PathTree::kNone.
  std::uint32_t Find(std::string_view key) const;

 private:
  std::unordered_map<std::string, std::uint32_t, KeyHash, std::equal_to<>> nodes_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_MISPLACED_MEMBERS_H_
