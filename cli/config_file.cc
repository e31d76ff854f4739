// The only user of toml++.
#include "cli/config_file.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>

#include "cli/code_prefix.h"
#include "cli/config_keys.h"
#include "cli/text_file.h"
#include "compiler/parse/spelling.h"
#include "runtime/program/printable.h"

namespace sigmata::cli {
namespace {

namespace fs = std::filesystem;

using Texts = std::vector<std::string>;

class ConfigReader {
 public:
  explicit ConfigReader(const std::string& path) {
    config_.path = path;
    const fs::path folder = fs::path(path).parent_path();
    config_.folder = folder.empty() ? "." : folder.string();
  }

  CheckConfig Read(std::string_view text) {
    try {
      ReadRoot(toml::parse(text, config_.path));
    } catch (const toml::parse_error& error) {
      Complain(error.source(), std::string(error.description()));
    }
    if (!config_.errors.empty()) {
      config_.values.clear();
      config_.per_file_ignores.clear();
    }
    return std::move(config_);
  }

 private:
  void Complain(const toml::source_region& where, const std::string& what) {
    config_.errors.push_back(fmt::format("{}:{}:{}: {}", Printable(config_.path), where.begin.line,
                                         where.begin.column, Printable(what)));
  }

  void ComplainOfKey(const toml::key& key, std::string_view what,
                     const std::vector<std::string_view>& known) {
    const std::string_view near = NearestSpelling(key.str(), known);
    const std::string help = near.empty() ? fmt::format("known are: {}", fmt::join(known, ", "))
                                          : fmt::format("did you mean `{}`?", near);
    Complain(key.source(), fmt::format("unknown {} `{}`; {}", what, key.str(), help));
  }

  void ReadRoot(const toml::table& root) {
    for (const auto& [key, node] : root) {
      if (key.str() != "check") {
        ComplainOfKey(key, "table", {"check"});
      } else if (const toml::table* const check = node.as_table()) {
        ReadCheck(*check);
      } else {
        Complain(key.source(), "`check` is a table: [check]");
      }
    }
  }

  void ReadCheck(const toml::table& check) {
    for (const auto& [key, node] : check) {
      const std::string_view name = key.str();
      const auto rows = CheckKeys();
      const auto row = std::find_if(rows.begin(), rows.end(),
                                    [name](const ConfigKey& k) { return k.name == name; });
      if (row == rows.end()) {
        std::vector<std::string_view> known;
        for (const ConfigKey& k : rows) known.push_back(k.name);
        ComplainOfKey(key, "key", known);
      } else if (row->kind == ConfigKind::kCodesFor) {
        ReadCodesFor(*row, node);
      } else {
        config_.values[std::string(name)] = ReadValues(*row, node);
      }
    }
  }

  Texts ReadValues(const ConfigKey& row, const toml::node& node) {
    if (row.kind == ConfigKind::kWord || row.kind == ConfigKind::kPath) {
      return {ReadText(row, node)};
    }
    Texts texts;
    const toml::array* const array = node.as_array();
    if (array == nullptr) {
      Complain(node.source(), fmt::format("`{}` is a list, such as {}", row.name, row.example));
      return texts;
    }
    for (const toml::node& element : *array) texts.push_back(ReadText(row, element));
    return texts;
  }

  std::string ReadText(const ConfigKey& row, const toml::node& node) {
    const toml::value<std::string>* const value = node.as_string();
    if (value == nullptr) {
      Complain(node.source(), fmt::format("`{}` takes texts, such as {}", row.name, row.example));
      return {};
    }
    const std::string& text = value->get();
    switch (row.kind) {
      case ConfigKind::kWord:
        RequireWord(row, text, node);
        return text;
      case ConfigKind::kPath:
      case ConfigKind::kPaths:
        return (fs::path(config_.folder) / text).lexically_normal().string();
      case ConfigKind::kCodes:
      case ConfigKind::kCodesFor:
        if (!BeginsACode(text)) Complain(node.source(), NoCodeBeginsSo(text));
        return text;
      case ConfigKind::kTexts:
      case ConfigKind::kGlobs:
        break;
    }
    return text;
  }

  void RequireWord(const ConfigKey& row, std::string_view text, const toml::node& node) {
    const std::vector<std::string_view> words = WordsOf(row);
    if (std::find(words.begin(), words.end(), text) != words.end()) return;
    Complain(node.source(), fmt::format("`{}` is none of {}", text, fmt::join(words, ", ")));
  }

  void ReadCodesFor(const ConfigKey& row, const toml::node& node) {
    const toml::table* const table = node.as_table();
    if (table == nullptr) {
      Complain(node.source(), fmt::format("`{}` is a table, such as {}", row.name, row.example));
      return;
    }
    for (const auto& [glob, codes] : *table) {
      config_.per_file_ignores.push_back({std::string(glob.str()), ReadValues(row, codes)});
    }
  }

  CheckConfig config_;
};

}  // namespace

Texts CheckConfig::Get(std::string_view key) const {
  const auto it = values.find(key);
  return it == values.end() ? Texts() : it->second;
}

CheckConfig ParseCheckConfig(const std::string& path, std::string_view text) {
  return ConfigReader(path).Read(text);
}

CheckConfig ReadCheckConfig(const std::string& path) {
  if (const auto text = ReadTextFile(path)) return ParseCheckConfig(path, *text);
  CheckConfig config;
  config.errors.push_back(Printable(path) + ": cannot be read");
  return config;
}

std::string FindConfig(const std::string& path) {
  std::error_code error;
  fs::path folder = fs::absolute(path, error).lexically_normal();
  if (!fs::is_directory(folder, error)) folder = folder.parent_path();
  while (true) {
    const fs::path candidate = folder / kConfigName;
    if (fs::is_regular_file(candidate, error)) {
      const fs::path nearer = candidate.lexically_proximate(fs::current_path(error));
      return nearer.empty() ? candidate.string() : nearer.string();
    }
    if (fs::exists(folder / ".git", error) || folder == folder.parent_path()) return {};
    folder = folder.parent_path();
  }
}

}  // namespace sigmata::cli
