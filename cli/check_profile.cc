#include "cli/check_profile.h"

#include <fmt/core.h>

#include <chrono>
#include <filesystem>

#include "cli/text_file.h"

namespace sigmata::cli {
namespace {

namespace fs = std::filesystem;

std::string Today() {
  const std::chrono::year_month_day day{
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

// Empty if there is none.
std::string FindConfig(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    std::error_code error;
    fs::path folder = fs::absolute(path, error).lexically_normal();
    while (!error && folder.has_parent_path() && folder != folder.parent_path()) {
      const fs::path candidate = folder / "tests" / "sigma_cli_conf.yml";
      if (fs::is_regular_file(candidate, error)) return candidate.string();
      error.clear();
      folder = folder.parent_path();
    }
  }
  return {};
}

void ReadConfig(const std::string& path, CheckProfile& profile) {
  std::optional<std::string> text = ReadTextFile(path);
  if (!text) {
    profile.errors.push_back(fmt::format("{}: cannot be read", path));
    return;
  }
  SourceSet sources;
  sources.Add(path, *std::move(text));
  std::vector<Diagnostic> diagnostics;
  ValidationConfig config;
  const bool read = AddValidationConfig(sources, 0, config, diagnostics);
  for (const Diagnostic& d : diagnostics) {
    std::string line = FormatConcise(d, sources);
    line.pop_back();
    (read ? profile.warnings : profile.errors).push_back(std::move(line));
  }
  if (read) profile.validation = std::move(config);
}

}  // namespace

void CheckProfile::Apply(CompileOptions& options) const {
  options.conventions = conventions;
  options.today = today;
  options.validation = validation ? &*validation : nullptr;
}

CheckProfile ReadCheckProfile(const std::string& profile, std::string config,
                              const std::vector<std::string>& paths) {
  CheckProfile read;
  read.today = Today();
  read.conventions = profile == "sigmahq";
  if (config.empty() && read.conventions) config = FindConfig(paths);
  if (!config.empty()) ReadConfig(config, read);
  return read;
}

}  // namespace sigmata::cli
