// Events that are read by their form or not, each beside a walk; for tests of known forms.
#ifndef SIGMATA_TESTS_UNIT_RUNTIME_EVENT_MET_FORMS_H_
#define SIGMATA_TESTS_UNIT_RUNTIME_EVENT_MET_FORMS_H_

#include <string_view>

#include "tests/support/two_walks.h"

namespace sigmata {

// Fields a and b; o is an object or what stands at x below it; all that list holds has a position;
// a number at n is a probe.
PathTree MadeTree();

class Forms {
 public:
  explicit Forms(bool every_value = true) : walks_(5, every_value) {}

  // Whether the event was of a known form. It is afterwards, if it can be. Fails the test if it is
  // not read as a walk reads it.
  bool Meets(std::string_view json, std::string_view behind = {}) {
    return Meets(json, tree_, behind);
  }
  bool Meets(std::string_view json, const PathTree& tree, std::string_view behind = {});

 private:
  PathTree tree_ = MadeTree();
  TwoWalks walks_;
};

// Whether an event is met by those that know another's form.
bool Meets(std::string_view known, std::string_view json, std::string_view behind = {});

}  // namespace sigmata

#endif  // SIGMATA_TESTS_UNIT_RUNTIME_EVENT_MET_FORMS_H_
