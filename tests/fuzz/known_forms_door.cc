// Events of known forms: what is read of each must not depend on those before it.
#include <algorithm>
#include <string_view>

#include "runtime/event/event_shape.h"
#include "tests/fuzz/claim.h"
#include "tests/fuzz/doors.h"
#include "tests/fuzz/program_of.h"
#include "tests/support/two_walks.h"

namespace sigmata::fuzz {
namespace {

struct Shapes {
  Shapes() : program(Compile()), shapes(program.image()) {}

  static Program Compile() {
    return ProgramOf(
        "    a: {EventID: 1, Image|endswith: a, param1: b, a.b|contains: c, Data: d}\n"
        "    k: [needle]\n"
        "    condition: a or k\n");
  }

  Program program;
  EventShapes shapes;
};

}  // namespace

// The first byte says which shape, and whether values of no field count; the events stand on a line
// each.
void EnterKnownForms(std::string_view bytes) {
  static Shapes all;
  if (bytes.empty()) return;
  const auto choice = static_cast<unsigned char>(bytes.front());
  bytes.remove_prefix(1);
  const PathTree& tree = all.shapes.tree(choice / 2U % all.shapes.size());
  TwoWalks walks(all.program.field_count(), choice % 2U == 0);
  while (!bytes.empty()) {
    const std::string_view event = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), event.size() + 1));
    Claim(walks.Read(event, tree, bytes).empty(),
          "an event is read alike by its form and by a walk");
  }
}

}  // namespace sigmata::fuzz
