// Windows event XML as JSON text.
#ifndef SIGMATA_RUNTIME_EVENT_XML_EVENT_H_
#define SIGMATA_RUNTIME_EVENT_XML_EVENT_H_

#include <string>
#include <string_view>

namespace sigmata {

// Appends one object with a key for each element of `xml` (a whole event, or a part of one).
// False: not XML; `json` is then as it was.
bool AppendXmlAsJson(std::string_view xml, std::string& json);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_XML_EVENT_H_
