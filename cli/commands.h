// The commands, each in a file of its own. They return an exit status (exit_codes.h).
#ifndef SIGMATA_CLI_COMMANDS_H_
#define SIGMATA_CLI_COMMANDS_H_

#include <cstdint>
#include <string>
#include <vector>

namespace sigmata::cli {

struct CheckOptions {
  std::vector<std::string> paths;
  std::string format = "human";
};

struct CompileCommandOptions {
  std::vector<std::string> rules;
  std::string output;
  bool ignore_logsource = false;
};

struct MatchOptions {
  std::vector<std::string> rules;
  std::vector<std::string> events;  // none: standard input
  std::string shape;
  bool ignore_logsource = false;
  bool strict = false;
};

struct ExplainOptions {
  std::vector<std::string> rules;
  std::vector<std::string> events;
  std::string shape;
};

struct DumpOptions {
  std::vector<std::string> rules;
  std::string stage = "program";
};

struct SchemaShowOptions {
  std::uint32_t event_id = 0;
  std::string provider;  // part of its name; empty: any
};

int RunCheck(const CheckOptions& options);
int RunCompile(const CompileCommandOptions& options);
int RunMatch(const MatchOptions& options);
int RunExplain(const ExplainOptions& options);
int RunDump(const DumpOptions& options);
int RunSchemaShow(const SchemaShowOptions& options);
int RunSchemaList();
int RunSchemaShapes();

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_COMMANDS_H_
