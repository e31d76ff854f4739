// .sigmata.toml: what is said of a rule repository once, not on every command line.
#ifndef SIGMATA_CLI_CONFIG_FILE_H_
#define SIGMATA_CLI_CONFIG_FILE_H_

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sigmata::cli {

struct CodesForFiles {
  std::string glob;
  std::vector<std::string> codes;
};

struct CheckConfig {
  std::string path;    // of the file; empty: there is none
  std::string folder;  // of the file: patterns are relative to it
  // By key (config_keys.h). Paths are relative to where the command runs, as others are.
  std::map<std::string, std::vector<std::string>, std::less<>> values;
  std::vector<CodesForFiles> per_file_ignores;
  // What is wrong with the file, with line and column; then the rest is empty.
  std::vector<std::string> errors;

  // The value of a key, or none.
  std::vector<std::string> Get(std::string_view key) const;
};

CheckConfig ReadCheckConfig(const std::string& path);
// The same of a text; `path` only names it.
CheckConfig ParseCheckConfig(const std::string& path, std::string_view text);

// The configuration for a path: the nearest .sigmata.toml in its folder or above, up to the
// folder that holds .git. Empty: none.
std::string FindConfig(const std::string& path);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_CONFIG_FILE_H_
