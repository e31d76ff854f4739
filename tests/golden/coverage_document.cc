// docs/sigma-coverage.md: what of Sigma is evaluated, with the cases that prove it.
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include "compiler/parse/modifier.h"
#include "compiler/parse/rule_parser.h"
#include "runtime/program/diagnostic_codes.h"
#include "tests/conformance/pins.h"
#include "tests/golden/generated_docs.h"
#include "tests/support/catch.h"
#include "tests/support/test_files.h"

namespace sigmata::testing {
namespace {

enum class Document { kRules, kFilters, kCorrelations, kLegacy };
enum class State { kEvaluated, kChecked, kNotYet, kRefused };

struct Construct {
  Document document;
  std::string_view what;
  State state;
  std::string_view codes, cases;
};

constexpr Construct kConstructs[] = {
#define SIGMATA_CONSTRUCT(document, what, state, codes, cases) \
  {Document::k##document, what, State::k##state, codes, cases},
#include "tests/golden/coverage_rows.def"
#undef SIGMATA_CONSTRUCT
};

std::vector<std::string> Words(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::string_view StateText(State state) {
  constexpr std::array<std::string_view, 4> kTexts = {"evaluated", "checked",
                                                      "checked, not evaluated yet", "refused"};
  return kTexts[static_cast<std::size_t>(state)];
}

std::string_view Title(Document document) {
  constexpr std::array<std::string_view, 4> kTitles = {"Rules", "Filters", "Correlations",
                                                       "Of former times"};
  return kTitles[static_cast<std::size_t>(document)];
}

std::string Ticked(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += fmt::format("{}`{}`", out.empty() ? "" : " ", word);
  return out;
}

void AppendConstructs(std::string& out) {
  for (std::size_t i = 0; i < std::size(kConstructs); ++i) {
    const Construct& row = kConstructs[i];
    if (i == 0 || row.document != kConstructs[i - 1].document) {
      out += fmt::format("\n## {}\n\n| construct | | codes | cases |\n|---|---|---|---|\n",
                         Title(row.document));
    }
    out += fmt::format("| {} | {} | {} | {} |\n", row.what, StateText(row.state), row.codes,
                       Ticked(Words(row.cases)));
  }
}

void CollectModifiers(const DetectionNode& node, std::set<Modifier>& used) {
  for (const ModifierUse& use : node.item.modifiers) used.insert(use.modifier);
  for (const DetectionNode& child : node.children) CollectModifiers(child, used);
}

// The modifiers that the rules of a file use.
std::set<Modifier> ModifiersIn(const std::string& path) {
  SourceSet sources;
  sources.Add(path, ReadFile(path));
  std::set<Modifier> used;
  for (const YamlNode& document : ParseYaml(sources, 0).roots) {
    for (const SearchIdentifier& identifier :
         ParseRule(document, sources.Get(0)).rule.identifiers) {
      CollectModifiers(identifier.body, used);
    }
  }
  return used;
}

// The cases with matches, by the modifiers that their rules use.
std::map<Modifier, std::vector<std::string>> CasesOfModifiers() {
  std::map<Modifier, std::vector<std::string>> cases;
  const std::filesystem::path root = SourcePath("tests/golden");
  for (const char* const folder : {"language", "peers"}) {
    for (const std::string& path : FilesBelow((root / folder).string(), ".yml")) {
      const std::filesystem::path stem = std::filesystem::path(path).replace_extension();
      if (!FileExists(stem.string() + ".matches")) continue;
      for (const Modifier modifier : ModifiersIn(path)) {
        cases[modifier].push_back(stem.lexically_relative(root).generic_string());
      }
    }
  }
  return cases;
}

void AppendModifiers(std::string& out) {
  constexpr std::size_t kShown = 3;
  out +=
      "\n## Modifiers\n\nAll are evaluated; [modifiers.md](modifiers.md) says what each takes and "
      "where it may stand.\n\n| modifier | cases |\n|---|---|\n";
  std::map<Modifier, std::vector<std::string>> cases = CasesOfModifiers();
  for (const ModifierTraits& row : AllModifiers()) {
    std::vector<std::string>& names = cases[row.modifier];
    const std::size_t more = names.size() > kShown ? names.size() - kShown : 0;
    names.resize(names.size() - more);
    out += fmt::format("| `{}` | {}{} |\n", row.name, Ticked(names),
                       more > 0 ? fmt::format(" and {} more", more) : "");
  }
}

void AppendCorpus(std::string& out) {
  const CorpusPins& pins = SigmaHqPins();
  out += fmt::format(
      "\n## Public rules\n\nSigmaHQ/sigma at {}, less three files, by folder. `unsupported` is "
      "what that project sets\naside: aggregations of former times, and conditions in prose. With "
      "values: when every placeholder has some.\n\n"
      "| folder | documents | compiled | refused | why | compiled with values |\n"
      "|---|---|---|---|---|---|\n",
      pins.commit.substr(0, 9));
  for (const FolderPin& pin : pins.folders) {
    out +=
        fmt::format("| {} | {} | {} | {} | {} | {} |\n", pin.folder, pin.compiled + pin.refused,
                    pin.compiled, pin.refused, fmt::join(pin.reasons, " "), pin.with_placeholders);
  }
  out += fmt::format(
      "\nOf these rules {} have a test with recorded events that is at hand ({} events); each "
      "matches as often as its test asks.\nAll rules together match {} times on these "
      "events.\n\nOf {} small cases of Sigma's meaning, each with its authority, all give the "
      "expected answer; one of them under\n`--lenient`, as it advises.\n",
      pins.tests, pins.events, pins.matches, pins.cases);
}

TEST_CASE("what the coverage document names exists", "[golden]") {
  std::set<std::string> codes;
  for (const CodeTraits& row : AllCodes()) codes.insert(CodeName(row.code));
  for (const Construct& row : kConstructs) {
    INFO(row.what);
    for (const std::string& code : Words(row.codes)) CHECK(codes.count(code) == 1);
    CHECK_FALSE(row.cases.empty());
    for (const std::string& name : Words(row.cases)) {
      INFO(name);
      const std::string stem = SourcePath("tests/golden/" + name);
      CHECK(FileExists(stem + ".yml"));
      const bool evaluated = row.state == State::kEvaluated && !name.starts_with("diagnostics/") &&
                             !name.starts_with("stages/");
      if (evaluated) CHECK(FileExists(stem + ".matches"));
    }
  }
  const auto cases = CasesOfModifiers();
  for (const ModifierTraits& row : AllModifiers()) {
    INFO("no case with matches uses " << row.name);
    CHECK(cases.count(row.modifier) == 1);
  }
}

}  // namespace

std::string CoverageDocument() {
  std::string out = "# What of Sigma is evaluated\n\n" + GeneratedNote() +
                    "The specification is 2.1. A case is a file below `tests/golden`: a rule, and "
                    "events with the matches that\nthey give, or the diagnostics that it is "
                    "answered with.\n";
  AppendConstructs(out);
  AppendModifiers(out);
  AppendCorpus(out);
  return out;
}

}  // namespace sigmata::testing
