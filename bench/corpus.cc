#include "bench/corpus.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "bench/require.h"
#include "bench/synthetic_corpus.h"
#include "sigmata/json_event.h"

namespace sigmata::bench {
namespace {

namespace fs = std::filesystem;

fs::path CorporaFolder() {
  const char* const named = std::getenv("SIGMATA_CORPORA");
  return named != nullptr && *named != '\0' ? named : SIGMATA_DEFAULT_CORPORA;
}

fs::path PublicRulesFolder() { return CorporaFolder() / "sigmahq"; }
fs::path EventsFolder() { return CorporaFolder() / "events"; }

bool HasPublicRules() { return fs::is_directory(PublicRulesFolder()); }
bool HasRecordedEvents() { return fs::is_directory(EventsFolder()); }

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  Require(file.is_open() && !file.bad(), fmt::format("{} cannot be read", path.string()));
  return std::move(text).str();
}

// A source is named by its path below `root`.
void AddRulesBelow(const fs::path& folder, const fs::path& root, SourceSet& sources) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".yml") files.push_back(entry);
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    sources.Add(fs::relative(file, root).string(), ReadFile(file));
  }
}

// The corpus keeps rules in folders named rules and rules-*; its other folders hold none, except
// this one, with rules that its own tools cannot convert.
constexpr std::string_view kUnsupported = "unsupported";

SourceSet ReadPublicRules() {
  SourceSet sources;
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(PublicRulesFolder())) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("rules") || name == kUnsupported) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  for (const fs::path& folder : folders) AddRulesBelow(folder, PublicRulesFolder(), sources);
  Require(sources.size() > 0, fmt::format("{} holds no rules", PublicRulesFolder().string()));
  return sources;
}

// Reads the line, not the YAML: a corpus must not depend on the parser that is measured with it.
bool IsForWindows(std::string_view rule) {
  while (!rule.empty()) {
    const std::size_t end = std::min(rule.find('\n'), rule.size() - 1);
    std::string_view line = rule.substr(0, end);
    rule.remove_prefix(end + 1);
    while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    if (line == "product: windows") return true;
  }
  return false;
}

SourceSet PickWindowsRules(const SourceSet& all) {
  SourceSet sources;
  for (SourceId id = 0; id < all.size(); ++id) {
    const Source& source = all.Get(id);
    if (source.name().starts_with(kUnsupported)) continue;
    if (IsForWindows(source.text())) sources.Add(source.name(), std::string(source.text()));
  }
  return sources;
}

std::string Decompress(const fs::path& path) {
  Require(fs::is_regular_file(path), fmt::format("there is no {}", path.string()));
  std::string command = "zstd -dcq -- '";
  for (const char c : path.string())
    command += c == '\'' ? std::string("'\\''") : std::string(1, c);
  command += "'";
  FILE* const pipe = popen(command.c_str(), "r");
  Require(pipe != nullptr, fmt::format("cannot run: {}", command));
  std::string text;
  std::array<char, std::size_t{1} << 16U> chunk{};
  while (const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), pipe)) {
    text.append(chunk.data(), got);
  }
  Require(pclose(pipe) == 0, fmt::format("failed: {}", command));
  return text;
}

std::unique_ptr<EventLane> LoadLane(Lane lane) {
  if (!HasRecordedEvents()) return std::make_unique<EventLane>(SyntheticEvents(lane));
  const std::string name = fmt::format("windows-{}.ndjson.zst", LaneName(lane));
  return std::make_unique<EventLane>(Decompress(EventsFolder() / name));
}

}  // namespace

std::string_view LaneName(Lane lane) {
  switch (lane) {
    case Lane::kCollector:
      return "collector";
    case Lane::kProcessesAndScripts:
      return "processes-and-scripts";
    case Lane::kEvtxDump:
      return "evtx-dump";
  }
  return {};
}

EventLane::EventLane(std::string lines) : text_(std::move(lines)), size_(text_.size()) {
  Require(!text_.empty() && text_.back() == '\n', "a lane of events ends with a line's end");
  text_.append(std::max(kEventPadding, std::size_t{64}), ' ');
  for (std::size_t begin = 0; begin < size_;) {
    const std::size_t end = text_.find('\n', begin);
    lines_.push_back(std::string_view(text_).substr(begin, end - begin));
    longest_line_ = std::max(longest_line_, end - begin);
    begin = end + 1;
  }
}

const EventLane& EventsOf(Lane lane) {
  static std::array<std::unique_ptr<EventLane>, 3> lanes;
  std::unique_ptr<EventLane>& loaded = lanes.at(static_cast<std::size_t>(lane));
  if (loaded == nullptr) loaded = LoadLane(lane);
  return *loaded;
}

const SourceSet& PublicRules() {
  static const SourceSet sources = HasPublicRules() ? ReadPublicRules() : SyntheticRules();
  return sources;
}

const SourceSet& WindowsRules() {
  static const SourceSet sources = PickWindowsRules(PublicRules());
  return sources;
}

const SourceSet& OwnRules() {
  static const SourceSet sources = [] {
    SourceSet own;
    const fs::path root = SIGMATA_SOURCE_DIR;
    AddRulesBelow(root / "sigma-rules", root, own);
    return own;
  }();
  return sources;
}

std::string DescribeRules() {
  if (!HasPublicRules()) return "synthetic (there is no " + PublicRulesFolder().string() + ")";
  const fs::path commit = PublicRulesFolder() / "COMMIT";
  return "SigmaHQ " +
         (fs::is_regular_file(commit) ? ReadFile(commit).substr(0, 12) : "of unknown commit");
}

std::string DescribeEvents() {
  if (!HasRecordedEvents()) return "synthetic (there is no " + EventsFolder().string() + ")";
  return "recorded, " + EventsFolder().string();
}

}  // namespace sigmata::bench
