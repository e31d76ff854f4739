// What every command that reads rules, or events, takes.
#ifndef SIGMATA_CLI_ARGUMENTS_RULE_ARGUMENTS_H_
#define SIGMATA_CLI_ARGUMENTS_RULE_ARGUMENTS_H_

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "cli/rule_options.h"

namespace sigmata::cli {

constexpr const char* kRulesHelp = "rule files, folders of them, or compiled programs (.sgm)";

// The options of RuleOptions but for the rules themselves.
void AddRuleOptions(CLI::App& command, RuleOptions& options);

// `-r RULES`, which must be given.
void AddRules(CLI::App& command, RuleOptions& options, const char* help);

// `EVENTS...` and `--shape`.
void AddEvents(CLI::App& command, std::vector<std::string>& events, std::string& shape);

// What `--report` takes: FORMAT=FILE with one of the formats.
CLI::Validator FormatAndFile(std::vector<std::string> formats);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_ARGUMENTS_RULE_ARGUMENTS_H_
