#include "tests/conformance/corpora.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>

#include "tests/support/catch.h"

namespace sigmata {
namespace {

namespace fs = std::filesystem;

std::optional<fs::path> Find(const char* variable, const char* otherwise,
                             const std::string& wanted) {
  const char* const set = std::getenv(variable);
  const fs::path path = fs::path(set == nullptr ? otherwise : set) / wanted;
  if (fs::exists(path)) return path;
  WARN("skipped: no " << path.lexically_normal().string() << " (see " << variable << ")");
  return std::nullopt;
}

}  // namespace

std::optional<fs::path> FindInCorpora(const std::string& wanted) {
  return Find("SIGMATA_CORPORA", SIGMATA_DEFAULT_CORPORA, wanted);
}

std::optional<fs::path> FindInShared(const std::string& wanted) {
  return Find("SIGMATA_SHARED", SIGMATA_DEFAULT_SHARED, wanted);
}

const std::vector<std::string>& RuleFolders() {
  static const std::vector<std::string> folders = {"rules",
                                                   "rules-emerging-threats",
                                                   "rules-threat-hunting",
                                                   "rules-compliance",
                                                   "rules-placeholder",
                                                   "unsupported"};
  return folders;
}

std::string ReadWholeFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void AddRuleFiles(const fs::path& root, const std::string& folder, SourceSet& sources) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
    if (entry.path().extension() == ".yml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    sources.Add(file.lexically_relative(root).generic_string(), ReadWholeFile(file));
  }
}

bool ForEachPackedLine(const fs::path& file, const std::function<void(std::string_view)>& use) {
  const std::string command = "zstd -dcq '" + file.string() + "'";
  std::FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return false;
  char* line = nullptr;
  std::size_t room = 0;
  for (ssize_t size = 0; (size = getline(&line, &room, pipe)) > 0;) {
    std::string_view text(line, static_cast<std::size_t>(size));
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (!text.empty()) use(text);
  }
  std::free(line);
  const bool good = pclose(pipe) == 0;
  if (!good) WARN("skipped: `" << command << "` failed; is zstd installed?");
  return good;
}

void ForEachRecordedEvent(std::size_t step, const std::function<void(std::string_view)>& use) {
  for (const char* const name :
       {"windows-collector", "windows-processes-and-scripts", "windows-evtx-dump"}) {
    const auto file = FindInCorpora("events/" + std::string(name) + ".ndjson.zst");
    std::size_t number = 0;
    if (!file) continue;
    ForEachPackedLine(*file, [&](std::string_view event) {
      if (number++ % step == 0) use(event);
    });
  }
}

}  // namespace sigmata
