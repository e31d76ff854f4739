// Loads a compiled program and matches one event that fits and one that does not.
#include <iostream>
#include <string_view>

#include "sigmata/json_event.h"
#include "sigmata/matcher.h"
#include "sigmata/program.h"

namespace {

constexpr std::string_view kRogue =
    R"({"Channel":"System","Provider_Name":"Microsoft-Windows-Iphlpsvc","EventID":4100,)"
    R"("IsatapRouter":"192.0.2.66"})";
constexpr std::string_view kLoopback =
    R"({"Channel":"System","Provider_Name":"Microsoft-Windows-Iphlpsvc","EventID":4100,)"
    R"("IsatapRouter":"127.0.0.1"})";

}  // namespace

int main(int argc, char* argv[]) {
  if (argc != 2) return 2;
  const sigmata::Result<sigmata::Program> program = sigmata::Program::LoadFile(argv[1]);
  if (!program.ok()) return 1;

  const sigmata::Matcher matcher(*program);
  sigmata::MatchScratch scratch = matcher.NewScratch();
  sigmata::JsonEventReader reader(*program);
  const auto count = [&](std::string_view json) {
    if (reader.Read(json) != sigmata::ReadStatus::kRead) return -1;
    return static_cast<int>(matcher.MatchEvent(reader.event(), scratch).size());
  };
  const int rogue = count(kRogue);
  const int loopback = count(kLoopback);
  std::cout << "rogue " << rogue << ", loopback " << loopback << '\n';
  return rogue == 1 && loopback == 0 ? 0 : 1;
}
