// The command line as data: what shell completion and the manual are made of.
#ifndef SIGMATA_CLI_COMMAND_MODEL_H_
#define SIGMATA_CLI_COMMAND_MODEL_H_

#include <string>
#include <vector>

namespace sigmata::cli {

struct OptionModel {
  std::vector<std::string> names;  // "-f", "--format"; of a positional argument its one name
  std::string value;               // what it takes, such as FILE; empty: a flag
  std::vector<std::string> words;  // the only values it takes; or empty
  std::string help;
  bool required = false;
  bool repeats = false;
};

struct CommandModel {
  std::string name, help;
  std::vector<OptionModel> options, arguments;
  std::vector<CommandModel> commands;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_COMMAND_MODEL_H_
