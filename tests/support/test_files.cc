#include "tests/support/test_files.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/catch.h"

namespace sigmata::testing {

namespace fs = std::filesystem;

std::string SourcePath(const std::string& relative) {
  return std::string(SIGMATA_SOURCE_DIR) + "/" + relative;
}

bool FileExists(const std::string& path) { return fs::exists(path); }

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  INFO("file " << path);
  REQUIRE(file.is_open());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void WriteFile(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  INFO("file " << path);
  REQUIRE(file.good());
}

std::vector<std::string> FilesBelow(const std::string& folder, const std::string& ending) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().string().ends_with(ending)) {
      files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool UpdateGolden() {
  const char* const value = std::getenv("SIGMATA_UPDATE_GOLDEN");
  return value != nullptr && *value != '\0' && std::string(value) != "0";
}

std::optional<std::string> SharedFolder() {
  const char* const value = std::getenv("SIGMATA_SHARED");
  const std::string folder = value != nullptr ? value : SIGMATA_DEFAULT_SHARED;
  if (fs::is_directory(folder)) return folder;
  return std::nullopt;
}

}  // namespace sigmata::testing
