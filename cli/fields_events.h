// Whether recorded events carry the fields that rules use.
#ifndef SIGMATA_CLI_FIELDS_EVENTS_H_
#define SIGMATA_CLI_FIELDS_EVENTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "compiler/survey/field_usage.h"
#include "sigmata/compiler.h"

namespace sigmata::cli {

// Of a logsource.
struct CarriedFields {
  std::uint64_t events = 0;            // that it means
  std::vector<std::uint64_t> carried;  // of these: with the field; as UsedLogsource::fields
};

struct CarriedCount {
  std::vector<CarriedFields> logsources;  // as given
  std::uint64_t events = 0;               // that could be read
  std::uint64_t failed = 0;               // that could not
  std::vector<std::string> errors;        // for people
};

// Reads all files. `compile` as for the rules themselves; an empty shape: recognised.
CarriedCount CountCarried(const std::vector<UsedLogsource>& logsources,
                          const std::vector<std::string>& files, const CompileOptions& compile,
                          const std::string& shape);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_FIELDS_EVENTS_H_
