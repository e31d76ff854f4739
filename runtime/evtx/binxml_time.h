// The two kinds of time in a record, as 2026-01-31T23:59:59.123456Z.
#ifndef SIGMATA_RUNTIME_EVTX_BINXML_TIME_H_
#define SIGMATA_RUNTIME_EVTX_BINXML_TIME_H_

#include <string>
#include <string_view>

namespace sigmata::evtx {

// False if the bytes are no such time.
bool AppendFileTime(std::string_view bytes, std::string& out);
bool AppendSystemTime(std::string_view bytes, std::string& out);

}  // namespace sigmata::evtx

#endif  // SIGMATA_RUNTIME_EVTX_BINXML_TIME_H_
