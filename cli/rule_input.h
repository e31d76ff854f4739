// Rule files, folders of them, and compiled programs, as named on the command line.
#ifndef SIGMATA_CLI_RULE_INPUT_H_
#define SIGMATA_CLI_RULE_INPUT_H_

#include <optional>
#include <string>
#include <vector>

#include "cli/rule_options.h"
#include "sigmata/compiler.h"
#include "sigmata/program.h"
#include "sigmata/source.h"

namespace sigmata::cli {

struct RuleInput {
  SourceSet sources;                // rule files, in the order of their paths
  std::vector<Program> programs;    // .sgm files
  FieldMaps field_maps;             // the user's before ours
  CompileOptions compile;           // does not name field_maps: see Options()
  std::vector<std::string> errors;  // for people; what could not be read
  std::size_t excluded = 0;         // files

  CompileOptions Options() const {
    CompileOptions options = compile;
    options.field_maps = &field_maps;
    return options;
  }
};

// Folders are searched for *.yml and *.yaml at any depth, but for hidden ones and files of tests;
// "-" is standard input.
RuleInput ReadRuleInput(const RuleOptions& options);

// Whether a path is named as a file of rule tests is: NAME.tests.yml, or .yaml.
bool IsTestsFile(const std::string& path);
// `-r a.yml b.yml events.ndjson`: what is a rule by its name, or a folder that has some, moves from
// `events` to `rules`.
void MoveRulesOut(std::vector<std::string>& events, std::vector<std::string>& rules);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_RULE_INPUT_H_
