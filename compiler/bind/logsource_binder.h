// A rule's logsource -> the gates that its events pass (rules specification, "log source").
#ifndef SIGMATA_COMPILER_BIND_LOGSOURCE_BINDER_H_
#define SIGMATA_COMPILER_BIND_LOGSOURCE_BINDER_H_

#include <vector>

#include "compiler/bind/bound_rule.h"
#include "compiler/parse/rule.h"
#include "sigmata/field_map.h"

namespace sigmata {

// Empty if no field map knows the logsource. A part that the rule leaves out may be anything,
// unless a map has an entry for exactly the parts given.
std::vector<BoundGate> BindLogsource(const Logsource& logsource, const FieldMaps& maps);

// Whether the maps have gates for a rule with these parts.
bool HasGates(const LogsourceGates& parts, const FieldMaps& maps);

// A service is a log; what is named as one may be a provider that writes to it. How to say that, in
// words for people; empty if it is none.
std::string ProviderMeant(const std::string& service, const FieldMaps& maps);

// What a rule whose logsource no map knows should be told: the likely spelling, and the ways out.
std::string WaysOut(const Logsource& logsource, const FieldMaps& maps);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_LOGSOURCE_BINDER_H_
