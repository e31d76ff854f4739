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

// The events that a logsource means: those which pass one of the gates; a gate without conditions
// is passed by every event. Absent parts are empty.
struct LogsourceGates {
  std::string category, product, service;
  std::vector<Gate> any_of;
};

// A field that events do not have, made of fields that they have (not of other derived ones).
// Rules, and renames of gates, use it like any other. An event that has a field of this name keeps
// its own.
struct DerivedField {
  struct Part {
    bool is_field = false;
    std::string text;  // the field's name, or what stands between fields
  };

  std::string name;
  std::vector<Part> parts;  // with `values`: one, a field
  // What the field's values are called here; others stay as they are. Empty: the parts are joined.
  std::vector<std::pair<std::string, std::string>> values;
};

// What a value says of the event's parameters, which may come without names.
enum class ShapePositions : std::uint8_t {
  kNone,
  kEach,      // it, or each element, is the next parameter
  kJoined,    // the same, but a text is all parameters, joined by a comma and a space
  kNumbered,  // it is the parameter whose number its path captures
  kNext,      // it is the next parameter, be it a list or an object
};

// What a text at a path is.
enum class ShapeText : std::uint8_t {
  kPlain,
  kQuoted,  // the text stands in one more pair of quotation marks
  kJson,    // it is read again, and what it holds stands below it
  kXml,
};

struct ShapePath {
  std::string from;  // a path of keys, see the format
  std::string to;    // a Sigma field, or empty
  ShapePositions positions = ShapePositions::kNone;
  ShapeText text = ShapeText::kPlain;
  // Not empty: an object holds its name under one key and its value under another.
  std::string pair_name, pair_value;
  bool hidden = false;  // no later row finds a field here
};

struct CollectorShape {
  std::string id;
  std::string title;
  std::string root;  // a path below which the whole event may stand instead, or empty
  std::vector<std::string> probe_all, probe_any, probe_none;
  std::vector<std::string> probe_number;  // a number stands there
  std::vector<ShapePath> paths;           // earlier rows win
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
  std::vector<DerivedField> derived_fields;
};

// The maps that come with the product.
const FieldMaps& ShippedFieldMaps();

// Reads one map file and adds what it holds to `maps`; its logsources, shapes and derived fields
// are asked before those already there. Returns whether the file was read; on an error (SM920 and
// the YAML codes) `maps` is unchanged.
bool AddFieldMap(const SourceSet& sources, SourceId id, FieldMaps& maps,
                 std::vector<Diagnostic>& diagnostics);

}  // namespace sigmata

#endif  // SIGMATA_FIELD_MAP_H_
