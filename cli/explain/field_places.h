// Where the events of a collector shape have a field, as the field maps say.
#ifndef SIGMATA_CLI_EXPLAIN_FIELD_PLACES_H_
#define SIGMATA_CLI_EXPLAIN_FIELD_PLACES_H_

#include <string>
#include <string_view>
#include <vector>

#include "sigmata/field_map.h"

namespace sigmata::cli {

// Paths, the best first. Not those of parameters by position: what these are, the event's schema
// says.
std::vector<std::string> PlacesOfField(std::string_view field, std::string_view shape,
                                       const FieldMaps& maps);

// The first of them that is within a text which is read again; empty if none is.
std::string PlaceWithinText(std::string_view field, std::string_view shape, const FieldMaps& maps);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_FIELD_PLACES_H_
