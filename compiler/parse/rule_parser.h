// A YAML document -> Rule.
#ifndef SIGMATA_COMPILER_PARSE_RULE_PARSER_H_
#define SIGMATA_COMPILER_PARSE_RULE_PARSER_H_

#include <optional>
#include <vector>

#include "compiler/parse/rule.h"

namespace sigmata {

struct ParsedRule {
  Rule rule;
  bool usable = true;  // false: a part that decides what the rule matches could not be read
  std::vector<Diagnostic> diagnostics;
};

ParsedRule ParseRule(const YamlNode& document, const Source& source);

// The `logsource` of a rule or filter; reported if it is missing or names nothing.
void ReadLogsource(const YamlNode& document, Rule& rule, std::vector<Diagnostic>& diagnostics);

// Whether a diagnostic keeps the rule from being compiled. Mistakes in the metadata do not, except
// that a rule without title is none.
bool RefusesRule(const Diagnostic& diagnostic);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_RULE_PARSER_H_
