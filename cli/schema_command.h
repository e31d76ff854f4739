// `sigmata schema`: what is known of events and their fields.
#ifndef SIGMATA_CLI_SCHEMA_COMMAND_H_
#define SIGMATA_CLI_SCHEMA_COMMAND_H_

#include <cstdint>
#include <string>

namespace sigmata::cli {

struct SchemaShowOptions {
  std::uint32_t event_id = 0;
  std::string provider;  // part of its name; empty: any
};

// The exit status (exit_codes.h).
int RunSchemaShow(const SchemaShowOptions& options);
int RunSchemaList();
int RunSchemaShapes();

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_SCHEMA_COMMAND_H_
