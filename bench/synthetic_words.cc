#include "bench/synthetic_words.h"

#include <fmt/core.h>

#include <iterator>

namespace sigmata::bench {
namespace {

constexpr std::string_view kSyllables[] = {"ba", "ce", "di",  "fo",  "gu",  "ha",  "ki",  "lo",
                                           "mu", "na", "pe",  "qui", "ro",  "su",  "ta",  "vex",
                                           "wi", "yo", "zan", "cor", "del", "fin", "gar", "hul"};
constexpr std::string_view kKnown[] = {
    "update", "service", "network", "backup",  "printer", "policy",   "account", "session",
    "report", "monitor", "storage", "display", "browser", "schedule", "license", "install",
    "verify", "archive", "decoder", "gateway", "channel", "keyboard", "cluster", "profile"};
constexpr std::string_view kFolders[] = {
    R"(C:\Windows\System32\)",      R"(C:\Windows\SysWOW64\)",
    R"(C:\Program Files\Contoso\)", R"(C:\Users\anna\AppData\Local\Temp\)",
    R"(C:\ProgramData\Fabrikam\)",  R"(D:\Tools\)"};
constexpr std::string_view kEndings[] = {".exe", ".dll", ".exe", ".ps1", ".exe", ".dat"};
constexpr std::string_view kHives[] = {
    R"(HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\)",
    R"(HKLM\System\CurrentControlSet\Services\)",
    R"(HKU\S-1-5-21-1004336348-1177238915-682003330-512\Software\)"};
constexpr std::string_view kAccounts[] = {R"(NT AUTHORITY\SYSTEM)", R"(NT AUTHORITY\LOCAL SERVICE)",
                                          R"(CONTOSO\anna)", R"(CONTOSO\bjørn)",
                                          R"(CONTOSO\svc-backup)"};

template <std::size_t n>
std::string_view Pick(const std::string_view (&of)[n], std::size_t random) {
  return of[random % n];
}

}  // namespace

std::string Joined(std::initializer_list<std::string> parts) {
  std::string joined;
  for (const std::string& part : parts) joined += part;
  return joined;
}

std::string SyntheticWords::Known() { return std::string(Pick(kKnown, Below(std::size(kKnown)))); }

std::string SyntheticWords::MadeUp() {
  constexpr std::size_t kShortest = 7;
  const std::size_t size = kShortest + Below(5);
  std::string word;
  while (word.size() < size) word += Pick(kSyllables, Below(std::size(kSyllables)));
  return word;
}

std::string SyntheticWords::Program() {
  const std::string first = OneIn(4) ? MadeUp() : Known();
  const std::string second = OneIn(2) ? Known() : "";
  return Joined({first, second, std::string(Pick(kEndings, Below(std::size(kEndings))))});
}

std::string SyntheticWords::Path() {
  return Joined({std::string(Pick(kFolders, Below(std::size(kFolders)))), Program()});
}

std::string SyntheticWords::RegistryKey() {
  const std::string hive(Pick(kHives, Below(std::size(kHives))));
  return Joined({hive, Known(), "\\", MadeUp(), "\\", Known()});
}

std::string SyntheticWords::CommandLine(std::size_t size) {
  std::string line = OneIn(3) ? "\"" + Path() + "\"" : Path();
  while (line.size() < size) {
    switch (Below(5)) {
      case 0:
        line += Joined({" --", Known(), "=", MadeUp()});
        break;
      case 1:
        line += " /" + Known();
        break;
      case 2:
        line += " " + Path();
        break;
      case 3:
        line += Joined({" -", Hex(2), " ", std::to_string(Below(100000))});
        break;
      default:
        line += " " + MadeUp();
        break;
    }
  }
  return line;
}

std::string SyntheticWords::Script(std::size_t lines) {
  std::string script = "function " + MadeUp() + " {\r\n";
  for (std::size_t i = 0; i < lines; ++i) {
    script += Joined({"\t$", MadeUp(), " = Get-", Known(), " -", Known(), " \"", Path(),
                      "\" | Select-", MadeUp(), "\r\n"});
  }
  return script + "}\r\n";
}

std::string SyntheticWords::Hex(std::size_t digits) {
  std::string hex;
  while (hex.size() < digits) hex += "0123456789abcdef"[Below(16)];
  return hex;
}

std::string SyntheticWords::Guid() {
  return Joined({"{", Hex(8), "-", Hex(4), "-", Hex(4), "-", Hex(4), "-", Hex(12), "}"});
}

std::string SyntheticWords::Address() {
  std::string address = "10";
  for (int i = 0; i < 3; ++i) address += "." + std::to_string(Below(256));
  return address;
}

std::string SyntheticWords::Account() {
  return std::string(Pick(kAccounts, Below(std::size(kAccounts))));
}

std::string SyntheticWords::Time() {
  constexpr std::size_t kSecondsOfADay = 86400;
  const std::size_t day = 1 + Below(28);
  const std::size_t second = Below(kSecondsOfADay);
  return fmt::format("2026-03-{:02}T{:02}:{:02}:{:02}Z", day, second / 3600, second / 60 % 60,
                     second % 60);
}

}  // namespace sigmata::bench
