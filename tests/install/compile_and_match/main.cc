// Compiles a rule, matches one event that fits and one that does not, and saves the program.
#include <fstream>
#include <iostream>
#include <string_view>

#include "sigmata/compiler.h"
#include "sigmata/json_event.h"
#include "sigmata/matcher.h"

namespace {

constexpr std::string_view kRule = R"(title: ISATAP Router Elsewhere
id: 3d6c3f0e-4a7c-4a39-8f0b-5f1f6f2f7a10
status: test
logsource:
    product: windows
    service: system
detection:
    selection:
        Provider_Name: Microsoft-Windows-Iphlpsvc
        EventID: 4100
        IsatapRouter|exists: true
    filter_loopback:
        IsatapRouter|cidr: 127.0.0.0/8
    condition: selection and not filter_loopback
level: medium
)";
constexpr std::string_view kRogue =
    R"({"Channel":"System","Provider_Name":"Microsoft-Windows-Iphlpsvc","EventID":4100,)"
    R"("IsatapRouter":"192.0.2.66"})";
constexpr std::string_view kLoopback =
    R"({"Channel":"System","Provider_Name":"Microsoft-Windows-Iphlpsvc","EventID":4100,)"
    R"("IsatapRouter":"127.0.0.1"})";

bool Save(const sigmata::Program& program, const char* path) {
  const auto bytes = program.bytes();
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  return file.good();
}

}  // namespace

int main(int argc, char* argv[]) {
  if (argc != 2) return 2;
  sigmata::SourceSet sources;
  sources.Add("rule.yml", std::string(kRule));
  const sigmata::CompileReport report = sigmata::CompileRules(sources);
  for (const sigmata::Diagnostic& diagnostic : report.diagnostics) {
    std::cerr << sigmata::FormatHuman(diagnostic, sources);
  }
  if (!report.program || report.compiled != 1 || !Save(*report.program, argv[1])) return 1;

  const sigmata::Matcher matcher(*report.program);
  sigmata::MatchScratch scratch = matcher.NewScratch();
  sigmata::JsonEventReader reader(*report.program);
  const auto count = [&](std::string_view json) {
    if (reader.Read(json) != sigmata::ReadStatus::kRead) return -1;
    return static_cast<int>(matcher.MatchEvent(reader.event(), scratch).size());
  };
  const int rogue = count(kRogue);
  const int loopback = count(kLoopback);
  std::cout << "rogue " << rogue << ", loopback " << loopback << '\n';
  return rogue == 1 && loopback == 0 ? 0 : 1;
}
