// What is known of events beside the rules: which events a logsource means, how collectors lay
// events out, and the parameters of each known event. The format is in fields-maps/README.md.
//
// Plain data; safe to share read-only between threads.
#ifndef SIGMATA_FIELD_MAP_H_
#define SIGMATA_FIELD_MAP_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sigmata/result.h"
#include "sigmata/source.h"

namespace sigmata {

// The field has one of the values; with no values: it is present.
struct GateCondition {
  std::string field;
  std::vector<std::string> values;
};

// All conditions hold. `renames`: the Sigma field on the left is found under the event's field on
// the right, in this variant only.
struct Gate {
  std::vector<GateCondition> conditions;
  std::vector<std::pair<std::string, std::string>> renames;
};

// The events that a logsource means: those which pass one of the gates. Absent parts are empty.
struct LogsourceGates {
  std::string category, product, service;
  std::vector<Gate> any_of;
};

struct ShapePath {
  std::string from;        // a path of keys, see the format
  std::string to;          // a Sigma field, or empty
  bool positions = false;  // the value, or each element, is the next parameter
  bool position = false;   // the number captured from the path is the parameter's position
};

struct CollectorShape {
  std::string id;
  std::string title;
  std::vector<std::string> probe_all, probe_any, probe_none;
  std::vector<ShapePath> paths;  // earlier rows win
};

struct Provider {
  std::string name;
  std::string guid;
  std::vector<std::string> aliases;
  std::vector<std::string> channels;
  std::string note;
  bool partial = false;  // the provider has events that the maps do not describe
};

struct EventParameter {
  std::string name;  // empty where the record has no name for it
  std::string type;  // Windows' type, such as UInt32; empty if unknown
  std::vector<std::string> aliases;
  std::string values;  // name of a value map, or empty
  std::string length;  // the parameter that holds this one's length, or empty
};

struct EventSchema {
  std::string provider;
  std::uint32_t id = 0;
  std::uint32_t version = 0;
  std::vector<std::string> channels;
  std::string level, audit, subcategory, title, message, symbol, since, note;
  std::vector<std::pair<std::string, std::string>> documented_as;
  std::vector<EventParameter> parameters;  // in record order
};

struct ValueMap {
  std::string name;
  std::vector<std::pair<std::string, std::string>> values;  // raw value, words
};

// The fields that events of a logsource have. Not complete: for finding slips of the pen.
struct LogsourceFields {
  std::string category, product, service;
  std::vector<std::string> fields;
};

struct FieldMaps {
  std::vector<LogsourceGates> logsources;
  std::vector<LogsourceFields> taxonomy;
  std::vector<CollectorShape> shapes;
  std::vector<Provider> providers;
  std::vector<EventSchema> events;
  std::vector<ValueMap> value_maps;
};

// The maps that come with the product.
const FieldMaps& ShippedFieldMaps();

// Reads one map file and adds what it holds to `maps`; its logsources and shapes are asked before
// those already there. Returns whether the file was read; on an error (SM920 and the YAML codes)
// `maps` is unchanged.
bool AddFieldMap(const SourceSet& sources, SourceId id, FieldMaps& maps,
                 std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_FIELD_MAP_H_
