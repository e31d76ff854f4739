#include "compiler/lint/gate_lint.h"

#include <fmt/core.h>

#include "sigmata/compiler.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

// The codes that a rule of this logsource and detection is given, in order, but for those of its
// metadata.
std::string Codes(const std::string& logsource, const std::string& detection) {
  SourceSet sources;
  sources.Add("rule.yml", "title: One\nid: 5f0c4a5e-6f0b-4f57-9d35-4e0c1f9f6a01\nlogsource: {" +
                              logsource + "}\ndetection:\n" + detection);
  CompileOptions options;
  options.lint = true;
  std::string codes;
  for (const Diagnostic& d : CompileRules(sources, options).diagnostics) {
    codes +=
        (codes.empty() ? "" : " ") + CodeName(d.code) + (d.severity == Severity::kError ? "!" : "");
  }
  return codes;
}

constexpr const char* kProcess = "product: windows, category: process_creation";
constexpr const char* kImageLoad = "product: windows, category: image_load";

TEST_CASE("what the logsource rules out is an error, a part of it a warning", "[lint]") {
  CHECK(Codes(kProcess, "  a: {EventID: 4624, CommandLine: whoami}\n  condition: a\n") == "SM518!");
  CHECK(Codes(kProcess,
              "  a: {CommandLine: whoami}\n  b: {EventID: 4624, CommandLine: net}\n"
              "  condition: a or b\n") == "SM518");
}

TEST_CASE("a filter for what the logsource rules out is left alone", "[lint]") {
  CHECK(Codes(kImageLoad,
              "  a: {ImageLoaded: 'C:\\x.dll'}\n  f: {Provider_Name: Another}\n"
              "  condition: a and not f\n")
            .empty());
}

TEST_CASE("Channel may be a parameter of the event, and is not judged", "[lint]") {
  CHECK(Codes("product: windows, service: system",
              "  a: {EventID: 104}\n  f: {Channel: System}\n  condition: a and not f\n")
            .empty());
}

TEST_CASE("what the logsource says already is told, all of it or in part", "[lint]") {
  const std::string detection = "  a: {EventID: 7, ImageLoaded: 'C:\\x.dll'}\n  condition: a\n";
  CHECK(Codes(kImageLoad, detection) == "SM316");
  CHECK(Codes(kProcess, "  a: {EventID: 1, CommandLine: whoami}\n  condition: a\n") == "SM316");
  CHECK(Codes(kImageLoad,
              "  a: {Provider_Name: Microsoft-Windows-Sysmon, ImageLoaded: x}\n  condition: a\n") ==
        "SM316");
  // One of several events that the category means: nothing to say.
  CHECK(Codes("product: windows, category: registry_event",
              "  a: {EventID: 13, TargetObject|endswith: '\\Run'}\n  condition: a\n")
            .empty());
}

TEST_CASE("a category is offered for the events of Sysmon and for new processes", "[lint]") {
  CHECK(Codes("product: windows, service: sysmon", "  a: {EventID: 7}\n  condition: a\n") ==
        "SM315");
  CHECK(Codes("product: windows, service: security", "  a: {EventID: 4688}\n  condition: a\n") ==
        "SM315");
  CHECK(Codes("product: windows, service: security", "  a: {EventID: 5156}\n  condition: a\n")
            .empty());
  CHECK(Codes("product: windows, service: sysmon", "  a: {EventID: 255}\n  condition: a\n")
            .find("SM318") == std::string::npos);
}

TEST_CASE("an event ID is a number of 16 bits", "[lint]") {
  constexpr const char* kSecurity = "product: windows, service: security";
  for (const char* const good : {"0", "4624", "65535", "'4625'", "'46*'"}) {
    INFO(good);
    CHECK(Codes(kSecurity, fmt::format("  a: {{EventID: {}}}\n  condition: a\n", good))
              .find("SM605") == std::string::npos);
  }
  for (const char* const bad : {"65536", "46244624", "-1", "46o4", "4624.5", "''", "logon"}) {
    INFO(bad);
    CHECK(Codes(kSecurity, fmt::format("  a: {{EventID: {}}}\n  condition: a\n", bad))
              .find("SM605!") != std::string::npos);
  }
  CHECK(Codes("product: macos", "  a: {EventID: logon}\n  condition: a\n").find("SM605") ==
        std::string::npos);
}

TEST_CASE("two names of one field are told together", "[lint]") {
  CHECK(Codes(kProcess,
              "  a: {ParentImage|endswith: '\\a.exe', ParentProcessName|endswith: '\\b.exe'}\n"
              "  condition: a\n")
            .find("SM612") != std::string::npos);
  CHECK(Codes(kProcess,
              "  a: {ProcessId: 4, ParentProcessId: 8, Image|endswith: '\\a.exe'}\n"
              "  condition: a\n")
            .empty());
}

TEST_CASE("a rule is dear where no text can be looked for", "[lint]") {
  CHECK(Codes(kProcess, "  a: {CommandLine|re: '[0-9]{9}'}\n  condition: a\n") == "SM708");
  CHECK(Codes(kProcess, "  a: {ProcessId|gt: 4}\n  condition: a\n") == "SM901");
  CHECK(Codes(kProcess, "  a: {CommandLine|contains: '/c'}\n  condition: a\n") == "SM902");
  // A part with a text is enough; one way without is too much.
  CHECK(Codes(kProcess, "  a: {CommandLine|re: '[0-9]{9}', Image: 'C:\\a.exe'}\n  condition: a\n")
            .empty());
  CHECK(
      Codes(
          kProcess,
          "  a: {CommandLine|re: '[0-9]{9}'}\n  b: {Image: 'C:\\a.exe'}\n  condition: a or b\n") ==
      "SM708");
  // Event IDs make a rule cheap, and so does a number.
  CHECK(Codes("product: windows, service: security",
              "  a: {EventID: 4624, LogonGuid|re: '[0-9]{9}'}\n  condition: a\n")
            .empty());
  CHECK(Codes(kProcess, "  a: {ProcessId: 4}\n  condition: a\n").empty());
}

}  // namespace
}  // namespace sigmata
