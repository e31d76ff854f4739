#include "tests/conformance/pins.h"

#include <sstream>

#include "tests/support/test_files.h"

namespace sigmata {
namespace {

std::set<std::string> SplitCodes(const std::string& text) {
  std::set<std::string> codes;
  std::istringstream parts(text);
  for (std::string code; std::getline(parts, code, ',');) codes.insert(code);
  codes.erase("-");
  return codes;
}

CorpusPins Read(const std::string& text) {
  CorpusPins pins;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    FolderPin pin;
    words >> pin.folder;
    if (pin.folder == "commit") {
      words >> pins.commit;
    } else if (pin.folder == "tests") {
      words >> pins.tests >> pins.events >> pins.matches;
    } else if (pin.folder == "cases") {
      words >> pins.cases;
    } else {
      std::string reasons;
      words >> pin.compiled >> pin.refused >> reasons >> pin.with_placeholders;
      pin.reasons = SplitCodes(reasons);
      pins.folders.push_back(std::move(pin));
    }
  }
  return pins;
}

}  // namespace

const CorpusPins& SigmaHqPins() {
  static const CorpusPins pins =
      Read(testing::ReadFile(testing::SourcePath("tests/conformance/sigmahq.pins")));
  return pins;
}

}  // namespace sigmata
