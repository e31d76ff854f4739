// What does it cost to ask one predicate of one value?
//
// A program of one rule with one predicate, matched with an event whose field has 256 values, none
// of which fits: the predicate is asked of each. s/value is the time for one, with folding it
// (asked of several predicates, a value is folded once) and a 256th of what an event costs anyway.
// Values are command lines of about 150 bytes, for cidr addresses. Before the clock starts: the
// program has the instruction that the question is about, the event does not match, and it does
// once a fitting value is put behind the others.
#include <benchmark/benchmark.h>
#include <fmt/core.h>

#include <string>
#include <utility>
#include <vector>

#include "bench/pipeline.h"
#include "bench/require.h"
#include "bench/synthetic_words.h"
#include "sigmata/compiler.h"

namespace sigmata::bench {
namespace {

constexpr std::size_t kValues = 256;

struct Question {
  std::string_view mnemonic;   // of the instruction
  std::string_view modifiers;  // of the rule's key
  std::vector<std::string> literals;
  std::string fits;  // a value that the predicate is true for
  bool of_addresses = false;
};

// They occur in no value: no word or number there holds zq.
std::vector<std::string> Literals(std::size_t count) {
  SyntheticWords words(17);
  std::vector<std::string> literals;
  for (std::size_t i = 0; i < count; ++i) {
    literals.push_back(Joined({words.MadeUp(), "zq", words.Hex(3)}));
  }
  return literals;
}

Question Listed(std::string_view mnemonic, std::string_view modifiers, std::size_t literals) {
  Question question{mnemonic, modifiers, Literals(literals), {}};
  question.fits = question.literals.back();
  return question;
}

Question Equals(std::size_t n) { return Listed(n > 1 ? "equals_any" : "equals", "", n); }
Question EndsWith(std::size_t n) {
  return Listed(n > 1 ? "ends_with_any" : "ends_with", "|endswith", n);
}
Question Contains(std::size_t n) {
  return Listed(n > 1 ? "contains_any" : "contains", "|contains", n);
}
Question ContainsCased(std::size_t n) { return Listed("contains", "|contains|cased", n); }

Question Glob(std::size_t /*n*/) {
  return {"glob", "", {"*.exe*--report=*zqx?"}, "C:\\a.exe --report=b zqx1"};
}
Question Regex(std::size_t /*n*/) {
  return {"regex", "|re", {"report=[a-z]+\\s+zq[0-9]{4}"}, "--report=daily zq2026"};
}
Question RegexIgnoringCase(std::size_t /*n*/) {
  return {"regex", "|re|i", {"report=[a-z]+\\s+zq[0-9]{4}"}, "--REPORT=daily ZQ2026"};
}
Question Cidr(std::size_t /*n*/) { return {"cidr", "|cidr", {"192.0.2.0/24"}, "192.0.2.77", true}; }
Question CidrOfIpv6(std::size_t /*n*/) {
  return {"cidr", "|cidr", {"2001:db8::/32"}, "2001:db8::7", true};
}

Program Compile(const Question& question) {
  std::string rule = fmt::format(
      "title: One Predicate\nid: 0d6a3d0e-1a53-4c65-8c6e-3a1f4f6f0b1d\nstatus: test\n"
      "description: One predicate, for measuring.\nauthor: Sigmata\ndate: 2026-11-21\nlevel: low\n"
      "logsource:\n    product: windows\ndetection:\n    condition: selection\n    selection:\n"
      "        Asked{}:\n",
      question.modifiers);
  for (const std::string& literal : question.literals) rule += "            - '" + literal + "'\n";
  SourceSet sources;
  sources.Add("predicate.yml", std::move(rule));
  CompileOptions options;
  options.ignore_logsource = true;
  CompileReport report = CompileRules(sources, options);
  Require(report.program && report.compiled == 1, "the rule does not compile");
  Require(report.program->Disassemble().find(fmt::format(" {} ", question.mnemonic)) !=
              std::string::npos,
          fmt::format("the program has no {}", question.mnemonic));
  return *std::move(report.program);
}

std::vector<std::string> Values(const Question& question) {
  constexpr std::size_t kCommandLineSize = 143;
  SyntheticWords words(19);
  std::vector<std::string> values(kValues);
  for (std::string& value : values) {
    value = question.of_addresses ? words.Address() : words.CommandLine(kCommandLineSize);
  }
  return values;
}

std::string EventText(const std::vector<std::string>& values) {
  std::string text = "{\"Asked\":[";
  for (const std::string& value : values) {
    text += text.back() == '[' ? "\"" : ",\"";
    for (const char c : value) {
      if (c == '\\' || c == '"') text += '\\';
      text += c;
    }
    text += '"';
  }
  return text + "]}";
}

std::string Padded(std::string text) { return text.append(kEventPadding, ' '); }

void CheckAnswers(const Program& program, std::vector<std::string> values,
                  const Question& question) {
  Pipeline pipeline(program);
  const std::string misses = EventText(values);
  Require(pipeline.ReadAndMatch(Padded(misses)).empty(), "a value fits that should not");
  Require(pipeline.stats().patterns_run == kValues, "not every value was asked");
  values.push_back(question.fits);
  const std::string hit = EventText(values);
  Require(pipeline.ReadAndMatch(Padded(hit)).size() == 1, "the fitting value does not fit");
}

void Ask(benchmark::State& state, Question (*make)(std::size_t)) {
  const Question question = make(static_cast<std::size_t>(state.range(0)));
  const Program program = Compile(question);
  const std::vector<std::string> values = Values(question);
  CheckAnswers(program, values, question);
  Pipeline pipeline(program);
  const std::string text = Padded(EventText(values));
  pipeline.Read(text);
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(pipeline.MatchAgain().data());
  std::size_t size = 0;
  for (const std::string& value : values) size += value.size();
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(size));
  state.counters["bytes/value"] = static_cast<double>(size) / kValues;
  state.counters["patterns/event"] = static_cast<double>(pipeline.stats().patterns_run) /
                                     static_cast<double>(pipeline.stats().events);
  state.counters["s/value"] = benchmark::Counter(
      kValues, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

#define SIGMATA_ASK(name, make) \
  BENCHMARK_CAPTURE(Ask, name, make)->ArgName("literals")->Unit(benchmark::kMicrosecond)
SIGMATA_ASK(equals, Equals)->Arg(1)->Arg(300);
SIGMATA_ASK(ends_with, EndsWith)->Arg(1)->Arg(300);
SIGMATA_ASK(contains, Contains)->Arg(1)->Arg(30)->Arg(300)->Arg(2500);
SIGMATA_ASK(contains_cased, ContainsCased)->Arg(1);
SIGMATA_ASK(glob, Glob)->Arg(1);
SIGMATA_ASK(regex, Regex)->Arg(1);
SIGMATA_ASK(regex_ignoring_case, RegexIgnoringCase)->Arg(1);
SIGMATA_ASK(cidr, Cidr)->Arg(1);
SIGMATA_ASK(cidr_of_ipv6, CidrOfIpv6)->Arg(1);
#undef SIGMATA_ASK

}  // namespace
}  // namespace sigmata::bench
