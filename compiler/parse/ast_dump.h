// A parsed rule as a person, and a golden case, reads it.
#ifndef SIGMATA_COMPILER_PARSE_AST_DUMP_H_
#define SIGMATA_COMPILER_PARSE_AST_DUMP_H_

#include <string>

#include "compiler/parse/correlation.h"
#include "compiler/parse/rule.h"

namespace sigmata {

std::string DumpRule(const Rule& rule, const Source& source);
std::string DumpCorrelation(const Correlation& correlation, const Source& source);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_AST_DUMP_H_
