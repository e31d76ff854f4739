#include "compiler/fix/fixes.h"

#include <algorithm>
#include <string>
#include <vector>

#include "sigmata/compiler.h"
#include "tests/differential/random.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::string Fixed(const std::string& rule, bool unsafe) {
  std::string text = rule;
  for (int round = 0; round < 5; ++round) {
    SourceSet sources;
    const SourceId id = sources.Add("rule.yml", text);
    CompileOptions options;
    options.lint = true;
    const FixedText fixed =
        ApplyFixes(sources, id, CompileRules(sources, options).diagnostics, unsafe);
    text = fixed.text;
    if (fixed.applied == 0) break;
  }
  return text;
}

constexpr const char* kHead =
    "title: t\nid: 5f0c4a5e-6f0b-4f57-9d35-4e0c1f9f6a01\nlogsource: {product: windows}\n"
    "detection:\n  selection:\n";
constexpr const char* kTail = "  condition: selection # as it is\n";

std::string FixedItem(const std::string& item, bool unsafe) {
  const std::string fixed = Fixed(kHead + item + kTail, unsafe);
  const std::string head = kHead;
  REQUIRE(fixed.starts_with(head));
  REQUIRE(fixed.ends_with(kTail));
  return fixed.substr(head.size(), fixed.size() - head.size() - std::string(kTail).size());
}

TEST_CASE("a safe fix deletes a value that another one covers, with its line", "[fix]") {
  CHECK(FixedItem("    Image|endswith:\n      - 'shell.exe'\n      - 'powershell.exe'\n", false) ==
        "    Image|endswith:\n      - 'shell.exe'\n");
}

TEST_CASE("a fix leaves a line that holds more than the value", "[fix]") {
  const std::string commented =
      "    Image|endswith:\n      - 'shell.exe'\n      - 'powershell.exe' # the long one\n";
  CHECK(FixedItem(commented, false) == commented);
  const std::string flow = "    Image|endswith: ['shell.exe', 'powershell.exe']\n";
  CHECK(FixedItem(flow, false) == flow);
}

TEST_CASE("wildcards at the edge become a modifier, in all values at once", "[fix]") {
  CHECK(FixedItem("    Image:\n      - '*\\cmd.exe'\n      - \"*\\\\sh.exe\"\n", false) ==
        "    Image|endswith:\n      - '\\cmd.exe'\n      - \"\\\\sh.exe\"\n");
  CHECK(FixedItem("    CommandLine|contains: '*-enc*'\n", false) ==
        "    CommandLine|contains: '-enc'\n");
}

TEST_CASE("all of one value goes, with its bar", "[fix]") {
  CHECK(FixedItem("    CommandLine|contains|all: 'x'\n", false) ==
        "    CommandLine|contains: 'x'\n");
}

TEST_CASE("what changes matches is mended only when asked for", "[fix]") {
  const std::string item = "    EventID: '4100'\n";
  CHECK(FixedItem(item, false) == item);
  CHECK(FixedItem(item, true) == "    EventID: 4100\n");
}

TEST_CASE("misspelt modifiers and identifiers take the nearest spelling", "[fix]") {
  CHECK(Fixed("title: t\nid: 5f0c4a5e-6f0b-4f57-9d35-4e0c1f9f6a01\n"
              "logsource: {product: windows}\ndetection:\n  selection:\n"
              "    Image|endwith: 'x'\n  condition: selecton\n",
              true) ==
        "title: t\nid: 5f0c4a5e-6f0b-4f57-9d35-4e0c1f9f6a01\n"
        "logsource: {product: windows}\ndetection:\n  selection:\n"
        "    Image|endswith: 'x'\n  condition: selection\n");
}

// Which of the edits are made, one compared with all before it.
std::size_t AppliedOneByOne(const std::vector<Diagnostic>& diagnostics) {
  std::vector<Span> taken;
  for (const Diagnostic& d : diagnostics) {
    const Span span = d.fix.edits[0].span;
    const bool overlaps = std::any_of(taken.begin(), taken.end(), [&](Span other) {
      return other == span || (span.begin < other.end && other.begin < span.end);
    });
    if (!overlaps) taken.push_back(span);
  }
  return taken.size();
}

TEST_CASE("edits that overlap earlier ones wait, whatever their order", "[fix]") {
  constexpr std::uint32_t kSize = 60;
  SourceSet sources;
  const SourceId id = sources.Add("rule.yml", std::string(kSize, 'x'));
  Random random(20260302);
  for (int round = 0; round < 500; ++round) {
    std::vector<Diagnostic> diagnostics;
    for (int i = 0; i < 30; ++i) {
      const auto begin = static_cast<std::uint32_t>(random.Below(kSize));
      const auto length = static_cast<std::uint32_t>(random.Below(5));
      Diagnostic d;
      d.span = {id, begin, std::min(begin + length, kSize)};
      d.fix = ReplaceFix(d.span, "", FixSafety::kSafe);
      diagnostics.push_back(std::move(d));
    }
    CHECK(ApplyFixes(sources, id, diagnostics, false).applied == AppliedOneByOne(diagnostics));
  }
}

}  // namespace
}  // namespace sigmata
