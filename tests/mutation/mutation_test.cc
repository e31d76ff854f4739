// Mistakes planted into rules are found, where they stand, by their name.
#include <fmt/format.h>

#include <cstdlib>
#include <map>
#include <regex>
#include <set>

#include "compiler/front_end.h"
#include "sigmata/compiler.h"
#include "tests/conformance/corpora.h"
#include "tests/mutation/mistakes.h"
#include "tests/support/catch.h"
#include "tests/support/test_files.h"

namespace sigmata {
namespace {

std::vector<std::string> OwnRules() {
  std::vector<std::string> rules;
  for (const char* const folder : {"sigma-rules", "tests/mutation/rules"}) {
    for (const std::string& path : testing::FilesBelow(testing::SourcePath(folder), ".yml")) {
      rules.push_back(testing::ReadFile(path));
    }
  }
  return rules;
}

// Every n-th public rule for Windows, so that the test takes seconds.
std::vector<std::string> PublicRules() {
  std::vector<std::string> rules;
  const auto root = FindInCorpora("sigmahq");
  if (!root) return rules;
  SourceSet sources;
  AddRuleFiles(*root, "rules/windows", sources);
  constexpr SourceId kStep = 24;
  for (SourceId id = 0; id < sources.size(); id += kStep) {
    rules.emplace_back(sources.Get(id).text());
  }
  return rules;
}

struct Tally {
  std::size_t planted = 0, found = 0, named = 0;
};

struct Finding {
  bool at_line = false;  // a diagnostic stands on the planted line
  bool named = false;    // and the first that is said of the mistake has its code
};

std::vector<Diagnostic> Check(const std::string& rule, SourceSet& sources) {
  sources.Add("rule.yml", rule);
  CompileOptions options;
  options.lint = true;
  options.today = "2026-12-31";
  return CompileRules(sources, options).diagnostics;
}

bool StandsAt(const Diagnostic& d, const Source& source, std::size_t line) {
  bool here = source.Locate(d.span.begin).line == line;
  // A second place counts: of two equal keys, either may be the slip.
  for (const Label& label : d.labels) here = here || source.Locate(label.span.begin).line == line;
  return here;
}

// What is said of a rule is known by code and message; a mistake adds to it.
using Said = std::set<std::pair<std::string, std::string>>;

Said SaidOf(const std::string& rule) {
  SourceSet sources;
  Said said;
  for (const Diagnostic& d : Check(rule, sources)) said.emplace(CodeName(d.code), d.message);
  return said;
}

Finding Look(const Mutant& mutant, const Mistake& mistake, const Said& before, std::string& text) {
  SourceSet sources;
  Finding finding;
  text.clear();
  bool first = true;
  for (const Diagnostic& d : Check(mutant.text, sources)) {
    text += "  " + FormatConcise(d, sources);
    const bool named = mistake.codes.contains(CodeName(d.code));
    if (!named && before.contains({CodeName(d.code), d.message})) continue;
    const bool here = StandsAt(d, sources.Get(0), mutant.line);
    finding.at_line = finding.at_line || here;
    finding.named = finding.named || (first && here && named);
    first = false;
  }
  return finding;
}

// Whether the two differ in nothing but spaces.
bool IndentedOtherwise(std::string a, std::string b) {
  std::erase(a, ' ');
  std::erase(b, ' ');
  return a == b;
}

std::string MeaningOf(const std::string& rule) {
  SourceSet sources;
  sources.Add("rule.yml", rule);
  const FrontEnd front = ReadRules(sources);
  if (!front.diagnostics.empty() || front.rules.size() != 1) return {};
  static const std::regex kPlaces(" +@\\d+:\\d+");
  return std::regex_replace(DumpBoundRule(front.rules[0].bound, sources.Get(0)), kPlaces, "");
}

// Such as one space more before the only key of a map: no mistake at all.
bool SameMeaning(const std::string& rule, const std::string& mutant) {
  const std::string meaning = MeaningOf(mutant);
  return !meaning.empty() && meaning == MeaningOf(rule) && IndentedOtherwise(rule, mutant);
}

Tally PlantAll(const std::vector<std::string>& rules, std::map<std::string, Tally>& by_kind) {
  constexpr std::size_t kPlaces = 2;  // of one kind in one rule
  const bool verbose = std::getenv("SIGMATA_MUTATION_VERBOSE") != nullptr;
  Tally all;
  std::string said;
  for (const std::string& rule : rules) {
    const Said before = SaidOf(rule);
    for (const Mistake& mistake : AllMistakes()) {
      for (std::size_t nth = 0; nth < kPlaces; ++nth) {
        const auto mutant = Plant(mistake, rule, nth);
        if (!mutant) break;
        if (SameMeaning(rule, mutant->text)) continue;
        const Finding finding = Look(*mutant, mistake, before, said);
        Tally& kind = by_kind[mistake.name];
        for (Tally* const tally : {&all, &kind}) {
          ++tally->planted;
          tally->found += finding.at_line ? 1U : 0U;
          tally->named += finding.named ? 1U : 0U;
        }
        if (verbose && !(finding.at_line && finding.named)) {
          fmt::print("{}, line {}:\n{}", mistake.name, mutant->line, said);
        }
      }
    }
  }
  return all;
}

void Hold(const Tally& all, const std::map<std::string, Tally>& by_kind) {
  for (const auto& [kind, tally] : by_kind) {
    UNSCOPED_INFO(fmt::format("{}: {} planted, {} found, {} named", kind, tally.planted,
                              tally.found, tally.named));
  }
  CHECK(all.found * 100 >= all.planted * 98);
  CHECK(all.named * 100 >= all.planted * 90);
}

TEST_CASE("mistakes planted into our own rules are found and named", "[mutation]") {
  std::map<std::string, Tally> by_kind;
  const Tally all = PlantAll(OwnRules(), by_kind);
  fmt::print("mutation, own rules: {} mutants of {} kinds, {} found at their line, {} named\n",
             all.planted, by_kind.size(), all.found, all.named);
  CHECK(by_kind.size() == AllMistakes().size());
  Hold(all, by_kind);
}

TEST_CASE("mistakes planted into public rules are found and named", "[mutation]") {
  const std::vector<std::string> rules = PublicRules();
  if (rules.empty()) return;
  std::map<std::string, Tally> by_kind;
  const Tally all = PlantAll(rules, by_kind);
  fmt::print("mutation, public rules: {} mutants of {} kinds, {} found at their line, {} named\n",
             all.planted, by_kind.size(), all.found, all.named);
  CHECK(all.planted >= 2000);
  Hold(all, by_kind);
}

struct Sample {
  const Mistake* mistake;
  const std::string* rule;
  Mutant mutant;
};

// For each kind one mutant after another, far apart, until there are `wanted`.
std::vector<Sample> Draw(const std::vector<std::string>& rules, std::size_t wanted) {
  std::map<std::string, std::vector<Sample>> by_kind;
  for (const Mistake& mistake : AllMistakes()) {
    std::vector<Sample>& kind = by_kind[mistake.name];
    for (const std::string& rule : rules) {
      auto mutant = Plant(mistake, rule, 0);
      if (!mutant || SameMeaning(rule, mutant->text)) continue;
      kind.push_back({&mistake, &rule, *std::move(mutant)});
    }
  }
  constexpr std::size_t kStride = 7919;
  std::vector<Sample> drawn;
  for (std::size_t round = 0; drawn.size() < wanted && round < wanted; ++round) {
    for (auto& [name, kind] : by_kind) {
      if (round >= kind.size() || drawn.size() >= wanted) continue;
      drawn.push_back(kind[round * kStride % kind.size()]);
    }
  }
  return drawn;
}

// Not a test: `sigmata_tests "[.mutants]"` writes 300 mutants and the rules that they are made of
// below SIGMATA_MUTANTS, for tests/mutation/compare_sigma_cli.py.
TEST_CASE("mutants are written for a comparison with other tools", "[.mutants]") {
  const char* const folder = std::getenv("SIGMATA_MUTANTS");
  REQUIRE(folder != nullptr);
  std::vector<std::string> rules = OwnRules();
  for (std::string& rule : PublicRules()) rules.push_back(std::move(rule));
  constexpr std::size_t kWanted = 300;
  const std::vector<Sample> drawn = Draw(rules, kWanted);
  std::string list;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const std::string name = fmt::format("mutant_{:03}.yml", i);
    testing::WriteFile(fmt::format("{}/mutants/{}", folder, name), drawn[i].mutant.text);
    testing::WriteFile(fmt::format("{}/rules/{}", folder, name), *drawn[i].rule);
    list += fmt::format("{}\t{}\t{}\n", name, drawn[i].mutant.line, drawn[i].mistake->name);
  }
  testing::WriteFile(fmt::format("{}/list.tsv", folder), list);
}

}  // namespace
}  // namespace sigmata
