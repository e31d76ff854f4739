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
    "C:\\Windows\\System32\\",      "C:\\Windows\\SysWOW64\\",
    "C:\\Program Files\\Contoso\\", "C:\\Users\\anna\\AppData\\Local\\Temp\\",
    "C:\\ProgramData\\Fabrikam\\",  "D:\\Tools\\"};
constexpr std::string_view kEndings[] = {".exe", ".dll", ".exe", ".ps1", ".exe", ".dat"};
constexpr std::string_view kHives[] = {
    "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\",
    "HKLM\\System\\CurrentControlSet\\Services\\",
    "HKU\\S-1-5-21-1004336348-1177238915-682003330-512\\Software\\"};
constexpr std::string_view kAccounts[] = {"NT AUTHORITY\\SYSTEM", "NT AUTHORITY\\LOCAL SERVICE",
                                          "CONTOSO\\anna", "CONTOSO\\bjørn", "CONTOSO\\svc-backup"};

template <std::size_t n>
std::string_view Pick(const std::string_view (&of)[n], std::size_t random) {
  return of[random % n];
}

}  // namespace

std::string SyntheticWords::Known() { return std::string(Pick(kKnown, Below(std::size(kKnown)))); }

std::string SyntheticWords::MadeUp() {
  constexpr std::size_t kShortest = 7;
  const std::size_t size = kShortest + Below(5);
  std::string word;
  while (word.size() < size) word += Pick(kSyllables, Below(std::size(kSyllables)));
  return word;
}

std::string SyntheticWords::Program() {
  std::string name = OneIn(4) ? MadeUp() : Known() + (OneIn(2) ? Known() : "");
  return name.append(Pick(kEndings, Below(std::size(kEndings))));
}

std::string SyntheticWords::Path() {
  return std::string(Pick(kFolders, Below(std::size(kFolders)))) + Program();
}

std::string SyntheticWords::RegistryKey() {
  std::string key(Pick(kHives, Below(std::size(kHives))));
  key += Known() + "\\" + MadeUp();
  return key + "\\" + Known();
}

std::string SyntheticWords::CommandLine(std::size_t size) {
  std::string line = OneIn(3) ? "\"" + Path() + "\"" : Path();
  while (line.size() < size) {
    switch (Below(5)) {
      case 0:
        line += " --" + Known() + "=" + MadeUp();
        break;
      case 1:
        line += " /" + Known();
        break;
      case 2:
        line += " " + Path();
        break;
      case 3:
        line += " -" + Hex(2) + " " + std::to_string(Below(100000));
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
    script += fmt::format("\t${} = Get-{} -{} \"{}\" | Select-{}\r\n", MadeUp(), Known(), Known(),
                          Path(), MadeUp());
  }
  return script + "}\r\n";
}

std::string SyntheticWords::Hex(std::size_t digits) {
  std::string hex;
  while (hex.size() < digits) hex += "0123456789abcdef"[Below(16)];
  return hex;
}

std::string SyntheticWords::Guid() {
  return fmt::format("{{{}-{}-{}-{}-{}}}", Hex(8), Hex(4), Hex(4), Hex(4), Hex(12));
}

std::string SyntheticWords::Address() {
  return fmt::format("10.{}.{}.{}", Below(256), Below(256), Below(256));
}

std::string SyntheticWords::Account() {
  return std::string(Pick(kAccounts, Below(std::size(kAccounts))));
}

std::string SyntheticWords::Time() {
  return fmt::format("2026-03-{:02}T{:02}:{:02}:{:02}.{:03}Z", 1 + Below(28), Below(24), Below(60),
                     Below(60), Below(1000));
}

}  // namespace sigmata::bench
