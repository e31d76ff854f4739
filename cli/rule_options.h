// How rules are read and understood, the same for every command that reads rules.
#ifndef SIGMATA_CLI_RULE_OPTIONS_H_
#define SIGMATA_CLI_RULE_OPTIONS_H_

#include <functional>
#include <string>
#include <vector>

namespace sigmata::cli {

struct RuleOptions {
  std::vector<std::string> rules;
  std::vector<std::string> field_maps;    // the user's own, before the shipped ones
  std::vector<std::string> placeholders;  // files
  std::vector<std::string> logsources;    // what all events are of
  bool ignore_logsource = false;
  bool lenient = false;
  std::string stdin_name = "-";                              // what standard input is called
  std::function<bool(const std::string& path)> is_excluded;  // empty: no file is
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_RULE_OPTIONS_H_
