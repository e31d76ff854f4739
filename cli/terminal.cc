#include "cli/terminal.h"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace sigmata::cli {
namespace {

std::string_view Environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

}  // namespace

bool IsTerminal(std::FILE* stream) {
  const std::string_view terminal = Environment("TERM");
  return !terminal.empty() && terminal != "dumb" && isatty(fileno(stream)) != 0;
}

Colours ColoursFor(std::FILE* stream, const std::string& choice) {
  if (choice == "always") return Colours::kOn;
  if (choice == "never" || !Environment("NO_COLOR").empty()) return Colours::kOff;
  const std::string_view force = Environment("CLICOLOR_FORCE");
  if (!force.empty() && force != "0") return Colours::kOn;
  return IsTerminal(stream) ? Colours::kOn : Colours::kOff;
}

}  // namespace sigmata::cli
