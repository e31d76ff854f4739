#include "runtime/event/xml_event.h"

namespace sigmata {

// XML is not read yet: such texts stay texts.
bool AppendXmlAsJson(std::string_view /*xml*/, std::string& /*json*/) { return false; }

}  // namespace sigmata
