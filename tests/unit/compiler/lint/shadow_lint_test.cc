#include "compiler/lint/shadow_lint.h"

#include <string>
#include <vector>

#include "runtime/program/diagnostic_codes.h"
#include "sigmata/compiler.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

struct Part {
  std::string metadata;  // lines such as "level: low\n"
  std::string selection;
  std::string logsource = "product: windows, category: process_creation";
};

// The titles of rules that are shadowed (equal: with an equals sign), each with that of the other.
std::string Shadowed(const std::vector<Part>& rules, const std::string& behind = "") {
  SourceSet sources;
  std::string text;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    text += (i == 0 ? "title: R" : "---\ntitle: R") + std::to_string(i) + "\n" + rules[i].metadata +
            "logsource: {" + rules[i].logsource + "}\ndetection:\n  a: {" + rules[i].selection +
            "}\n  condition: a\n";
  }
  sources.Add("rules.yml", text + behind);
  CompileOptions options;
  options.lint = true;
  std::string told;
  for (const Diagnostic& d : CompileRules(sources, options).diagnostics) {
    if (d.code != codes::SM811 && d.code != codes::SM812) continue;
    const auto cut = [&](Span span) { return text.substr(span.begin, span.end - span.begin); };
    told += cut(d.span) + (d.code == codes::SM811 ? "<" : "=") + cut(d.labels[0].span) + " ";
  }
  return told;
}

TEST_CASE("a rule is shadowed by one that matches all its events", "[lint]") {
  const std::string narrow = R"(Image|endswith: '\net.exe', CommandLine|contains: ' user ')";
  const std::string wide = R"(Image|endswith: ['\net.exe', '\net1.exe'])";
  CHECK(Shadowed({{"", narrow}, {"", wide}}) == "R0<R1 ");
  CHECK(Shadowed({{"", wide}, {"", narrow}}) == "R1<R0 ");
  CHECK(Shadowed({{"", narrow}, {"", R"(Image|endswith: '\net1.exe')"}}).empty());
  CHECK(Shadowed({{"", narrow}, {"", wide, "product: windows, category: image_load"}}).empty());
}

TEST_CASE("a level that is higher, or a relation, says why a narrower rule is there", "[lint]") {
  const std::string narrow = "CommandLine: 'whoami /all'";
  const std::string wide = "CommandLine|contains: whoami";
  CHECK(Shadowed({{"level: high\n", narrow}, {"level: low\n", wide}}).empty());
  CHECK(Shadowed({{"level: low\n", narrow}, {"level: high\n", wide}}) == "R0<R1 ");
  CHECK(Shadowed({{"level: low\n", narrow}, {"level: low\n", wide}}) == "R0<R1 ");
  CHECK(Shadowed({{"level: low\n", narrow}, {"", wide}}).empty());
  const std::string id = "0b7f9d1e-52b1-4c9c-8f29-7a5b0a4f2c02";
  const std::string related =
      "related: [{type: similar, id: 0B7F9D1E-52b1-4c9c-8f29-7a5b0a4f2c02}]\n";
  CHECK(Shadowed({{related, narrow}, {"id: " + id + "\n", wide}}).empty());
  CHECK(Shadowed({{"id: " + id + "\n", narrow}, {related, wide}}).empty());
}

TEST_CASE("of rules that match the same events the second is told, once", "[lint]") {
  CHECK(Shadowed({{"", "CommandLine: a"}, {"", "CommandLine: A"}}) == "R1=R0 ");
  CHECK(Shadowed({{"", "CommandLine|contains: [b, ab]"}, {"", "CommandLine|contains: b"}}) ==
        "R1<R0 ");
}

TEST_CASE("of rules that match the same events, the one of the lower level is told", "[lint]") {
  const std::string one = "CommandLine|contains: [abc, xabcx]";
  const std::string other = "CommandLine|contains: abc";
  CHECK(Shadowed({{"level: low\n", one}, {"level: high\n", other}}) == "R0<R1 ");
  CHECK(Shadowed({{"level: high\n", other}, {"level: low\n", one}}) == "R1<R0 ");
}

TEST_CASE("a rule on its way out neither shadows nor is shadowed", "[lint]") {
  CHECK(Shadowed({{"", "CommandLine: abc"}, {"status: deprecated\n", "CommandLine|contains: abc"}})
            .empty());
  CHECK(Shadowed({{"status: unsupported\n", "CommandLine: abc"}, {"", "CommandLine|contains: abc"}})
            .empty());
}

TEST_CASE("a filter narrows what its rule covers", "[lint]") {
  const Part wide{"name: wide_one\n", "CommandLine|contains: abc"};
  const Part narrow{"", "CommandLine: abc"};
  CHECK(Shadowed({wide, narrow}) == "R1<R0 ");
  CHECK(Shadowed({wide, narrow},
                 "---\ntitle: F\nlogsource: {product: windows, category: process_creation}\n"
                 "filter:\n  rules: [wide_one]\n  f: {User: x}\n  condition: not f\n")
            .empty());
}

}  // namespace
}  // namespace sigmata
