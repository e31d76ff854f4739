// A record's tree as the JSON that evtx_dump makes of it; see runtime/event/xml_event.h for the
// layout. Unlike there, numbers and booleans are numbers and booleans.
#ifndef SIGMATA_RUNTIME_EVTX_EVTX_JSON_H_
#define SIGMATA_RUNTIME_EVTX_EVTX_JSON_H_

#include <string>

#include "runtime/evtx/element_tree.h"
#include "sigmata/evtx_file.h"

namespace sigmata::evtx {

// Appends one object. kTooLarge: it would be larger than kMaxTextEventBytes.
EvtxStatus AppendTreeAsJson(const ElementTree& tree, std::string& json);

}  // namespace sigmata::evtx

#endif  // SIGMATA_RUNTIME_EVTX_EVTX_JSON_H_
