#include "cli/rule_input.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iostream>
#include <sstream>
#include <unordered_set>

#include "cli/folder_walk.h"
#include "cli/logsource_option.h"
#include "cli/text_file.h"

namespace sigmata::cli {
namespace {

namespace fs = std::filesystem;

bool IsRuleFile(const fs::path& path) {
  return path.extension() == ".yml" || path.extension() == ".yaml";
}

// A folder without any is more likely one of events, and said to be no file of them.
bool HasRules(const std::string& folder) {
  std::error_code error;
  return fs::is_directory(folder, error) && !FilesBelow(folder, IsRuleFile, error).empty();
}

using SettingsReader = std::function<bool(const SourceSet&, std::vector<Diagnostic>&)>;

// A file beside the rules; what is wrong with it is an error, said with its place.
void ReadSettings(const std::string& path, RuleInput& input, const SettingsReader& read) {
  auto text = ReadTextFile(path);
  if (!text) {
    input.errors.push_back(fmt::format("{}: cannot be read", path));
    return;
  }
  SourceSet sources;
  sources.Add(path, *std::move(text));
  std::vector<Diagnostic> diagnostics;
  if (read(sources, diagnostics)) return;
  for (const Diagnostic& d : diagnostics) {
    std::string line = FormatConcise(d, sources);
    line.pop_back();
    input.errors.push_back(std::move(line));
  }
}

// SigmaHQ keeps what it says of its tests in files of this name, which are no rules.
bool IsRegressionInfo(const fs::path& path, const std::string& text) {
  return path.stem() == "info" && text.find("regression_tests_info:") != std::string::npos;
}

class InputReader {
 public:
  explicit InputReader(const RuleOptions& options) : options_(options) {}

  RuleInput Take() { return std::move(input_); }

  void Read(const std::string& path) {
    std::error_code error;
    if (path != "-" && fs::is_directory(path, error)) {
      ReadFolder(path);
    } else if (!IsNew(path)) {
      return;
    } else if (path == "-") {
      ReadStandardInput();
    } else if (IsTestsFile(path)) {
      input_.errors.push_back(
          fmt::format("{}: a file of tests is no rule; `sigmata test` runs it", path));
    } else if (fs::path(path).extension() == ".sgm") {
      ReadProgram(path);
    } else {
      ReadFile(path);
    }
  }

 private:
  // A file is read once, however often it is named and however its path is written.
  bool IsNew(const std::string& path) { return read_.insert(PathKey(path)).second; }

  bool Excludes(const std::string& path) {
    const bool excluded = options_.is_excluded && options_.is_excluded(path);
    input_.excluded += excluded ? 1U : 0U;
    return excluded;
  }

  void ReadStandardInput() {
    std::ostringstream text;
    text << std::cin.rdbuf();
    if (Excludes(options_.stdin_name)) return;
    input_.sources.Add(options_.stdin_name, std::move(text).str());
  }

  void ReadFolder(const std::string& folder) {
    const auto is_rule = [](const fs::path& path) {
      return IsRuleFile(path) && !IsTestsFile(path.string());
    };
    std::error_code error;
    const std::vector<std::string> files = FilesBelow(folder, is_rule, error);
    if (error) input_.errors.push_back(fmt::format("{}: {}", folder, error.message()));
    for (const std::string& file : files) {
      if (IsNew(file)) ReadFile(file, true);
    }
  }

  // `found`: in a folder, where other files may stand as well.
  void ReadFile(const std::string& path, bool found = false) {
    if (Excludes(path)) return;
    if (auto text = ReadTextFile(path)) {
      if (found && IsRegressionInfo(path, *text)) return;
      input_.sources.Add(path, *std::move(text));
    } else {
      input_.errors.push_back(fmt::format("{}: cannot be read", path));
    }
  }

  void ReadProgram(const std::string& path) {
    Result<Program> program = Program::LoadFile(path);
    if (program) {
      input_.programs.push_back(std::move(program).value());
      return;
    }
    for (const Diagnostic& d : program.diagnostics()) {
      const std::string named = d.message.starts_with(path) ? d.message : path + ": " + d.message;
      input_.errors.push_back(named + (d.help.empty() ? "" : "; " + d.help));
    }
  }

  const RuleOptions& options_;
  RuleInput input_;
  std::unordered_set<std::string> read_;  // by PathKey
};

}  // namespace

bool IsTestsFile(const std::string& path) {
  return path.ends_with(".tests.yml") || path.ends_with(".tests.yaml");
}

RuleInput ReadRuleInput(const RuleOptions& options) {
  InputReader reader(options);
  for (const std::string& path : options.rules) reader.Read(path);
  RuleInput input = reader.Take();
  input.compile.jobs = 0;  // one a core
  input.compile.ignore_logsource = options.ignore_logsource;
  input.compile.lenient = options.lenient;
  // Saved programs alone need no field maps, and making them takes ten times as long as loading
  // one.
  const bool has_use = input.sources.size() > 0 || !options.field_maps.empty();
  if (has_use || !options.logsources.empty()) input.field_maps = ShippedFieldMaps();
  for (const std::string& path : options.field_maps) {
    ReadSettings(path, input, [&](const SourceSet& sources, std::vector<Diagnostic>& diagnostics) {
      return AddFieldMap(sources, 0, input.field_maps, diagnostics);
    });
  }
  for (const std::string& logsource : options.logsources) {
    std::string error = AddLogsource(logsource, input.field_maps);
    if (!error.empty()) input.errors.push_back(std::move(error));
  }
  for (const std::string& path : options.placeholders) {
    ReadSettings(path, input, [&](const SourceSet& sources, std::vector<Diagnostic>& diagnostics) {
      return AddPlaceholders(sources, 0, input.compile.placeholders, diagnostics);
    });
  }
  return input;
}

void MoveRulesOut(std::vector<std::string>& events, std::vector<std::string>& rules) {
  const auto is_rule = [](const std::string& path) {
    return IsRuleFile(path) || fs::path(path).extension() == ".sgm" || HasRules(path);
  };
  std::copy_if(events.begin(), events.end(), std::back_inserter(rules), is_rule);
  std::erase_if(events, is_rule);
}

}  // namespace sigmata::cli
