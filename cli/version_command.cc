// SIGMATA_BUILD_TYPE, SIGMATA_COMPILER and SIGMATA_LIBRARIES (`name version,name version`) come
// from cli/CMakeLists.txt: CMake knows what it found.
#include "cli/version_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "cli/exit_codes.h"
#include "cli/report.h"
#include "sigmata/version.h"

namespace sigmata::cli {
namespace {

struct Library {
  std::string name, version;
};

std::vector<Library> Libraries() {
  std::vector<Library> libraries;
  std::string_view rest = SIGMATA_LIBRARIES;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    const std::size_t space = one.find(' ');
    libraries.push_back({std::string(one.substr(0, space)), std::string(one.substr(space + 1))});
  }
  return libraries;
}

std::string Json() {
  std::vector<std::string> libraries;
  for (const Library& library : Libraries()) {
    libraries.push_back(JsonString(library.name) + ":" + JsonString(library.version));
  }
  return fmt::format(
      R"({{"version":{},"program_format":{},"build_type":{},"compiler":{},"libraries":{{{}}}}})"
      "\n",
      JsonString(kVersion), kProgramFormatVersion, JsonString(SIGMATA_BUILD_TYPE),
      JsonString(SIGMATA_COMPILER), fmt::join(libraries, ","));
}

std::string Text() {
  std::string out = fmt::format("sigmata {}\nprogram format {}\nbuild {}, {}\n", kVersion,
                                kProgramFormatVersion, SIGMATA_BUILD_TYPE, SIGMATA_COMPILER);
  for (const Library& library : Libraries()) {
    out += fmt::format("{} {}\n", library.name, library.version);
  }
  return out;
}

}  // namespace

int RunVersion(bool json) {
  Output output(json ? Audience::kPrograms : Audience::kPeople);
  output.Write(json ? Json() : Text());
  return output.Flush() ? kExitDone : kExitFailed;
}

}  // namespace sigmata::cli
