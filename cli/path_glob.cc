#include "cli/path_glob.h"

#include <filesystem>
#include <vector>

namespace sigmata::cli {
namespace {

std::vector<std::string_view> Split(std::string_view path) {
  std::vector<std::string_view> names;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view name = path.substr(0, slash);
    if (!name.empty() && name != ".") names.push_back(name);
    path.remove_prefix(slash == path.npos ? path.size() : slash + 1);
  }
  return names;
}

// A star that was passed may take one more character; only the last one needs to.
bool NameFits(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = pattern.npos;
  std::size_t taken = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      taken = n;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
      ++p;
      ++n;
    } else if (star != pattern.npos) {
      p = star + 1;
      n = ++taken;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

// Which numbers of leading names the whole pattern fits, by dynamic programming: true if it is all
// of them, or fewer (a folder).
bool PathFits(const std::vector<std::string_view>& pattern,
              const std::vector<std::string_view>& names) {
  std::vector<bool> fits(names.size() + 1, false);
  fits[0] = true;
  for (const std::string_view part : pattern) {
    std::vector<bool> next(names.size() + 1, false);
    for (std::size_t i = 0; i <= names.size(); ++i) {
      if (part == "**") {
        next[i] = fits[i] || (i > 0 && next[i - 1]);
      } else {
        next[i] = i > 0 && fits[i - 1] && NameFits(part, names[i - 1]);
      }
    }
    fits = std::move(next);
  }
  for (std::size_t i = 1; i <= names.size(); ++i) {
    if (fits[i]) return true;
  }
  return false;
}

}  // namespace

bool GlobFits(std::string_view pattern, std::string_view path) {
  std::vector<std::string_view> parts = Split(pattern);
  if (parts.empty()) return false;
  const bool anywhere =
      pattern.find('/') == pattern.npos || pattern.find('/') + 1 == pattern.size();
  if (anywhere) parts.insert(parts.begin(), "**");
  return PathFits(parts, Split(path));
}

std::string SeenFrom(const std::string& folder, const std::string& path) {
  namespace fs = std::filesystem;
  const fs::path from = fs::absolute(folder).lexically_normal();
  return fs::absolute(path).lexically_normal().lexically_relative(from).generic_string();
}

}  // namespace sigmata::cli
