#include "cli/test/test_finder.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "cli/folder_walk.h"
#include "cli/test/field_spelling.h"
#include "cli/test/regression_info.h"
#include "cli/test/rule_tests_file.h"
#include "cli/text_file.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRefused = "the rule has mistakes and cannot be compiled";

bool IsFile(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

// x/NAME.tests.yml -> x/NAME, of which the rules' file may end in two ways.
std::string StemOf(const std::string& tests_file) {
  return tests_file.substr(0, tests_file.rfind(".tests."));
}

class Finder {
 public:
  Finder(const FrontEnd& front, std::string root, RuleInput& input)
      : front_(front), root_(std::move(root)), input_(input) {
    for (std::size_t i = 0; i < front.rules.size(); ++i) {
      rules_of_[front.rules[i].bound.span.source].push_back(i);
    }
  }

  TestPlan Find(const std::vector<std::string>& named) {
    const auto count = static_cast<SourceId>(input_.sources.size());
    std::set<std::string> used;
    for (SourceId id = 0; id < count; ++id) {
      FindRegressionTests(id);
      const fs::path rules = input_.sources.Get(id).name();
      for (const char* const ending : {".tests.yml", ".tests.yaml"}) {
        const std::string path = fs::path(rules).replace_extension(ending).string();
        if (!IsFile(path)) continue;
        used.insert(PathKey(path));
        ReadTestsFile(path, id);
      }
    }
    for (const std::string& path : named) {
      if (used.insert(PathKey(path)).second) ReportOrphan(path);
    }
    return std::move(plan_);
  }

 private:
  void Block(std::string name, Span span, std::string_view why) {
    plan_.blocked.push_back({std::move(name), span, std::string(why)});
  }

  // Reports; what was to be tested counts as not run.
  void Refuse(std::string name, Diagnostic diagnostic) {
    Block(std::move(name), diagnostic.span, diagnostic.message);
    plan_.diagnostics.push_back(std::move(diagnostic));
  }

  std::optional<SourceId> AddSource(const fs::path& path) {
    auto text = ReadTextFile(path.string());
    if (!text) return std::nullopt;
    return input_.sources.Add(path.string(), *std::move(text));
  }

  void ReportOrphan(const std::string& path) {
    const SourceId id = AddSource(path).value_or(kNoSource);
    if (id == kNoSource) {
      Refuse("(file)", MakeDiagnostic(codes::SM961, kNoPlace, path + ": cannot be read"));
      return;
    }
    Refuse("(file)",
           MakeDiagnostic(codes::SM963, {id, 0, 0}, "there is no rule beside this file of tests",
                          fmt::format("the rule is expected in {}.yml", StemOf(path))));
  }

  void ReadTestsFile(const std::string& path, SourceId rules) {
    const auto id = AddSource(path);
    if (!id) {
      Refuse("(file)", MakeDiagnostic(codes::SM961, kNoPlace, path + ": cannot be read"));
      return;
    }
    RuleTestsFile file = ReadRuleTests(input_.sources, *id);
    if (!file.diagnostics.empty()) Block("(file)", {*id, 0, 0}, file.diagnostics.front().message);
    AddDiagnostics(std::move(file.diagnostics));
    for (WrittenTest& written : file.tests) {
      if (!ResolveRule(written, rules) || !ResolveFile(written.test, path)) continue;
      CheckFieldSpelling(written.fields, front_.rules[written.test.rule].bound, input_.field_maps,
                         plan_.diagnostics);
      plan_.tests.push_back(std::move(written.test));
    }
  }

  bool ResolveRule(WrittenTest& written, SourceId rules) {
    const std::vector<std::size_t>& there = rules_of_[rules];
    if (there.empty()) {
      Block(written.test.name, written.test.span, kRefused);
      return false;
    }
    if (written.rule.empty() && there.size() == 1) {
      written.test.rule = there.front();
      return true;
    }
    for (const std::size_t index : there) {
      const BoundRule& rule = front_.rules[index].bound;
      if (written.rule.empty()) break;
      if (Fold(rule.id) != Fold(written.rule) && rule.title != written.rule) continue;
      written.test.rule = index;
      return true;
    }
    ReportRule(written, rules);
    return false;
  }

  void ReportRule(const WrittenTest& written, SourceId rules) {
    const std::string& file = input_.sources.Get(rules).name();
    if (written.rule.empty()) {
      Refuse(written.test.name,
             MakeDiagnostic(codes::SM963, written.test.span,
                            fmt::format("{} holds several rules", file),
                            "say with `rule`, by id or title, which one the test is for"));
      return;
    }
    Refuse(written.test.name, MakeDiagnostic(codes::SM963, written.rule_span,
                                             fmt::format("{} has no rule `{}` that can be compiled",
                                                         file, written.rule)));
  }

  // Files of events stand where the tests say, seen from the file of tests.
  bool ResolveFile(TestCase& test, const std::string& tests_file) {
    if (test.file.empty()) return true;
    const fs::path path = fs::path(tests_file).parent_path() / test.file;
    if (!IsFile(path)) {
      Refuse(test.name, MakeDiagnostic(codes::SM961, test.events_span,
                                       fmt::format("there is no file {}", path.string())));
      return false;
    }
    test.file = path.string();
    return true;
  }

  void FindRegressionTests(SourceId id) {
    if (input_.sources.Get(id).text().find("regression_tests_path") == std::string_view::npos)
      return;
    for (const YamlNode& document : ParseYaml(input_.sources, id).roots) {
      const YamlNode* const path = document.Find("regression_tests_path");
      if (path != nullptr) ReadRegressionTests(*path);
    }
  }

  void ReadRegressionTests(const YamlNode& path) {
    const std::string kName = "regression tests";
    const std::string& rule_file = input_.sources.Get(path.span.source).name();
    const auto file = FindBelowRoot(path.text, rule_file);
    const auto id = file && !path.text.empty() ? AddSource(*file) : std::nullopt;
    if (!id) {
      Refuse(kName,
             MakeDiagnostic(codes::SM961, path.span, fmt::format("there is no file {}", path.text),
                            root_.empty() ? "no folder above the rule has it; --root says where "
                                            "such paths begin"
                                          : "it was looked for below " + root_));
      return;
    }
    const std::optional<std::size_t> rule = RuleAround(path.span);
    RegressionInfo info =
        ReadRegressionInfo(input_.sources, *id, rule ? front_.rules[*rule].bound.id : "");
    if (!info.diagnostics.empty()) Block(kName, {*id, 0, 0}, info.diagnostics.front().message);
    AddDiagnostics(std::move(info.diagnostics));
    for (TestCase& test : info.tests) AddRegressionTest(std::move(test), rule, rule_file);
  }

  void AddRegressionTest(TestCase test, std::optional<std::size_t> rule,
                         const std::string& rule_file) {
    const auto file = FindBelowRoot(test.file, rule_file);
    if (!file) {
      Refuse(test.name, MakeDiagnostic(codes::SM961, test.events_span,
                                       fmt::format("there is no file {}", test.file)));
    } else if (!rule) {
      Block(test.name, test.span, kRefused);
    } else {
      test.file = file->string();
      test.rule = *rule;
      plan_.tests.push_back(std::move(test));
    }
  }

  std::optional<fs::path> FindBelowRoot(const std::string& path, const std::string& rule_file) {
    if (!root_.empty()) {
      const fs::path found = fs::path(root_) / path;
      return IsFile(found) ? std::optional(found) : std::nullopt;
    }
    std::error_code error;
    fs::path folder = fs::absolute(rule_file, error).parent_path();
    while (!error) {
      if (IsFile(folder / path)) return fs::proximate(folder / path, error);
      if (folder == folder.parent_path()) break;
      folder = folder.parent_path();
    }
    return std::nullopt;
  }

  std::optional<std::size_t> RuleAround(Span place) {
    for (const std::size_t index : rules_of_[place.source]) {
      const Span span = front_.rules[index].bound.span;
      if (span.begin <= place.begin && place.begin <= span.end) return index;
    }
    return std::nullopt;
  }

  void AddDiagnostics(std::vector<Diagnostic> more) {
    for (Diagnostic& d : more) plan_.diagnostics.push_back(std::move(d));
  }

  const FrontEnd& front_;
  std::string root_;
  RuleInput& input_;
  std::map<SourceId, std::vector<std::size_t>> rules_of_;
  TestPlan plan_;
};

void AddTestsFilesBelow(const std::string& folder, std::vector<std::string>& files) {
  const auto is_tests = [](const fs::path& path) { return IsTestsFile(path.string()); };
  std::error_code error;  // reading the rules says it
  const std::vector<std::string> found = FilesBelow(folder, is_tests, error);
  files.insert(files.end(), found.begin(), found.end());
}

}  // namespace

TestPaths SortTestPaths(const std::vector<std::string>& paths) {
  TestPaths sorted;
  const auto add_rule = [&sorted](const std::string& path) {
    const auto& rules = sorted.rules;
    if (std::find(rules.begin(), rules.end(), path) == rules.end()) sorted.rules.push_back(path);
  };
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) AddTestsFilesBelow(path, sorted.tests);
    if (!IsTestsFile(path)) {
      add_rule(path);
      continue;
    }
    sorted.tests.push_back(path);
    for (const char* const ending : {".yml", ".yaml"}) {
      if (IsFile(StemOf(path) + ending)) add_rule(StemOf(path) + ending);
    }
  }
  std::sort(sorted.tests.begin(), sorted.tests.end());
  sorted.tests.erase(std::unique(sorted.tests.begin(), sorted.tests.end()), sorted.tests.end());
  return sorted;
}

TestPlan FindTests(const FrontEnd& front, const TestPaths& paths, const std::string& root,
                   RuleInput& input) {
  return Finder(front, root, input).Find(paths.tests);
}

}  // namespace sigmata::cli
