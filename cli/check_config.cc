#include "cli/check_config.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "cli/path_glob.h"

namespace sigmata::cli {
namespace {

// The one configuration of all paths; two are an error, for a run has one.
std::string ConfigOf(const CheckOptions& options, std::vector<std::string>& errors) {
  std::set<std::string> folders;
  for (const std::string& path : options.rules.rules) {
    const std::string& named = path == "-" ? options.rules.stdin_name : path;
    std::error_code error;
    const bool is_folder = std::filesystem::is_directory(named, error);
    folders.insert(is_folder ? named : std::filesystem::path(named).parent_path().string());
  }
  std::set<std::string> found;
  for (const std::string& folder : folders) {
    found.insert(FindConfig(folder.empty() ? "." : folder));
  }
  found.erase("");
  if (found.size() > 1) {
    errors.push_back(
        fmt::format("the paths have different configurations, {} and {}; name one "
                    "with --config, or check them one by one",
                    *found.begin(), *std::next(found.begin())));
  }
  return found.empty() ? std::string() : *found.begin();
}

void FillList(const CheckConfig& config, std::string_view key, std::vector<std::string>& list) {
  if (list.empty()) list = config.Get(key);
}

template <typename Text>
void FillText(const CheckConfig& config, std::string_view key, bool given, Text& text) {
  const std::vector<std::string> values = config.Get(key);
  if (!given && !values.empty()) text = values.front();
}

// Patterns of the command line are relative to where it is typed, those of the configuration to its
// folder.
void SetExcluded(const std::vector<std::string>& globs, const std::string& folder,
                 RuleOptions& rules) {
  if (globs.empty()) return;
  rules.is_excluded = [globs, folder](const std::string& path) {
    const std::string seen = SeenFrom(folder, path);
    return std::any_of(globs.begin(), globs.end(),
                       [&seen](const std::string& glob) { return GlobFits(glob, seen); });
  };
}

}  // namespace

std::vector<std::string> ApplyConfig(CheckOptions& options) {
  std::vector<std::string> errors;
  CheckConfig config;
  if (!options.no_config) {
    const std::string path = options.config.empty() ? ConfigOf(options, errors) : options.config;
    if (!path.empty()) config = ReadCheckConfig(path);
  }
  errors.insert(errors.end(), config.errors.begin(), config.errors.end());
  if (options.exclude.empty()) {
    SetExcluded(config.Get("exclude"), config.folder, options.rules);
  } else {
    SetExcluded(options.exclude, ".", options.rules);
  }
  FillList(config, "select", options.select);
  FillList(config, "ignore", options.ignore);
  FillList(config, "field-maps", options.rules.field_maps);
  FillList(config, "placeholders", options.rules.placeholders);
  FillList(config, "logsource", options.rules.logsources);
  FillText(config, "format", options.format.has_value(), options.format);
  FillText(config, "fail-level", options.fail_level.has_value(), options.fail_level);
  FillText(config, "baseline", !options.baseline.empty(), options.baseline);
  options.per_file_ignores = std::move(config.per_file_ignores);
  if (!config.folder.empty()) options.config_folder = config.folder;
  return errors;
}

}  // namespace sigmata::cli
