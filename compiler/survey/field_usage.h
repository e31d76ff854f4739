// The fields that rules use, for each logsource: how often, by which rules, where a collector's
// events keep them, and whether anything is known of them.
#ifndef SIGMATA_COMPILER_SURVEY_FIELD_USAGE_H_
#define SIGMATA_COMPILER_SURVEY_FIELD_USAGE_H_

#include <optional>
#include <string>
#include <vector>

#include "compiler/front_end.h"
#include "sigmata/field_map.h"
#include "sigmata/source.h"

namespace sigmata {

enum class FieldStanding : std::uint8_t {
  kKnown,     // the field maps name it for these events
  kUnlisted,  // they name other fields for these events, but not this one; the list may lack it
  kUnjudged,  // they name none for these events
};

struct UsedField {
  std::string name;
  std::size_t uses = 0;            // conditions that ask for it
  std::vector<std::size_t> rules;  // indexes into FrontEnd::rules, ascending
  FieldStanding standing = FieldStanding::kUnjudged;
  // With a shape: where its events keep the field. Several where the logsource means several kinds
  // of events; empty where none has a place for it.
  std::vector<std::string> paths;
  std::string problem;  // what `check` finds wrong with the name, and the way out; or empty
};

struct UsedLogsource {
  std::string category, product, service;
  bool mapped = false;             // a field map tells its events from others
  std::vector<std::size_t> rules;  // indexes into FrontEnd::rules, ascending
  std::vector<UsedField> fields;   // the most used first
};

// `front` has been read with lints. `shape` may be null.
std::vector<UsedLogsource> SurveyFields(const FrontEnd& front, const FieldMaps& maps,
                                        const CollectorShape* shape);

// `windows/process_creation`; a part that is not given is left out.
std::string LogsourceName(const UsedLogsource& logsource);

// Where the events of a shape keep a field of this name: a path, and in words what else leads to
// it. `described`: a field map describes events with such a parameter, so that it is found where
// its name does not stand.
std::vector<std::string> PathsInShape(const CollectorShape& shape, const std::string& field,
                                      bool described);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_SURVEY_FIELD_USAGE_H_
