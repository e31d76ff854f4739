// Values for fields that may hold anything: of the type and in the spelling that Windows writes.
#ifndef SIGMATA_CLI_TEST_GENERATE_FILLER_H_
#define SIGMATA_CLI_TEST_GENERATE_FILLER_H_

#include <string>

#include "cli/test_generate/event_solver.h"
#include "sigmata/field_map.h"

namespace sigmata::cli {

class Filler {
 public:
  explicit Filler(const FieldMaps& maps) : maps_(maps) {}

  // By the event's schema, if provider and number are decided and known; never empty.
  Fillers For(const std::string& field, const MadeEvent& identity) const;

 private:
  const EventSchema* SchemaOf(const MadeEvent& identity) const;
  Fillers OfParameter(const EventParameter& parameter) const;

  const FieldMaps& maps_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_GENERATE_FILLER_H_
