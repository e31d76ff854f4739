// The commands, each in a file of its own. They return an exit status (exit_codes.h).
#ifndef SIGMATA_CLI_COMMANDS_H_
#define SIGMATA_CLI_COMMANDS_H_

#include <cstdint>
#include <string>
#include <vector>

namespace sigmata::cli {

// How rules are read and understood, the same for every command that reads rules.
struct RuleOptions {
  std::vector<std::string> rules;
  std::vector<std::string> field_maps;    // the user's own, before the shipped ones
  std::vector<std::string> placeholders;  // files
  std::vector<std::string> logsources;    // what all events are of
  bool ignore_logsource = false;
  bool lenient = false;
};

struct CheckOptions {
  RuleOptions rules;
  std::string format = "human";
  std::vector<std::string> reports;         // `format=file`
  std::vector<std::string> select, ignore;  // beginnings of codes
  std::string fail_level = "error";
  std::string explain;  // a code; nothing is checked then
  bool verbose = false, quiet = false;
  bool fix = false, unsafe = false;
};

struct CompileCommandOptions {
  RuleOptions rules;
  std::string output;
};

struct MatchOptions {
  RuleOptions rules;
  std::vector<std::string> events;  // none: standard input
  std::string shape;
  bool strict = false;
};

struct ExplainOptions {
  RuleOptions rules;
  std::vector<std::string> events;
  std::string shape;
};

struct DumpOptions {
  RuleOptions rules;
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
