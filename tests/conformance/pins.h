// Figures of the public rules that are checked in, so that they are known where the rules are not.
#ifndef SIGMATA_TESTS_CONFORMANCE_PINS_H_
#define SIGMATA_TESTS_CONFORMANCE_PINS_H_

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace sigmata {

struct FolderPin {
  std::string folder;
  std::size_t compiled = 0, refused = 0;  // documents
  std::set<std::string> reasons;          // why files may be refused
  std::size_t with_placeholders = 0;      // documents compiled when placeholders have values
};

struct CorpusPins {
  std::string commit;
  std::size_t tests = 0, events = 0, matches = 0;  // see regression_test.cc
  std::size_t cases = 0;                           // see golden_cases_test.cc
  std::vector<FolderPin> folders;
};

// tests/conformance/sigmahq.pins
const CorpusPins& SigmaHqPins();

}  // namespace sigmata

#endif  // SIGMATA_TESTS_CONFORMANCE_PINS_H_
