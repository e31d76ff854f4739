// What .sigmata.toml may say. The table is the one place: the reader, the messages and
// docs/configuration.md come from it.
#ifndef SIGMATA_CLI_CONFIG_KEYS_H_
#define SIGMATA_CLI_CONFIG_KEYS_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sigmata::cli {

inline constexpr std::string_view kConfigName = ".sigmata.toml";

enum class ConfigKind : std::uint8_t {
  kWord,      // one of the words given
  kPath,      // a file, relative to the folder of the configuration
  kPaths,     // a list of files
  kTexts,     // a list of texts
  kGlobs,     // a list of patterns of paths
  kCodes,     // a list of beginnings of codes
  kCodesFor,  // a table: pattern of paths = beginnings of codes
};

struct ConfigKey {
  std::string_view name;
  ConfigKind kind;
  std::string_view option;   // of `sigmata check`, which wins; or empty
  std::string_view words;    // of kWord, separated by spaces
  std::string_view meaning;  // a sentence
  std::string_view example;  // TOML, the value alone
};

// The keys of the table [check].
std::span<const ConfigKey> CheckKeys();

std::vector<std::string_view> WordsOf(const ConfigKey& key);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_CONFIG_KEYS_H_
