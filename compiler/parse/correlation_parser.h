// A YAML document with the key `correlation` -> Correlation.
#ifndef SIGMATA_COMPILER_PARSE_CORRELATION_PARSER_H_
#define SIGMATA_COMPILER_PARSE_CORRELATION_PARSER_H_

#include <vector>

#include "compiler/parse/correlation.h"

namespace sigmata {

struct ParsedCorrelation {
  Correlation correlation;
  bool usable = true;
  std::vector<Diagnostic> diagnostics;
};

// `document` has the key `correlation`. Whether the rules that it names exist is not asked here.
ParsedCorrelation ParseCorrelation(const YamlNode& document, const Source& source);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_CORRELATION_PARSER_H_
