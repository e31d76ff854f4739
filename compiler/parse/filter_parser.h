// Filter documents (filters specification): conditions that are ANDed to other rules.
#ifndef SIGMATA_COMPILER_PARSE_FILTER_PARSER_H_
#define SIGMATA_COMPILER_PARSE_FILTER_PARSER_H_

#include <string>
#include <vector>

#include "compiler/parse/rule.h"

namespace sigmata {

struct Filter {
  Rule body;  // title, logsource, identifiers and condition; a namespace of its own
  bool any_rule = false;
  std::vector<SpannedText> rules;  // ids or names
  Span span;                       // of the key `filter`
};

struct ParsedFilter {
  Filter filter;
  bool usable = true;
  std::vector<Diagnostic> diagnostics;
};

// `document` has the key `filter`.
ParsedFilter ParseFilter(const YamlNode& document, const Source& source);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_FILTER_PARSER_H_
