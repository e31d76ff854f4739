// Text as XML.
#ifndef SIGMATA_COMPILER_REPORT_XML_TEXT_H_
#define SIGMATA_COMPILER_REPORT_XML_TEXT_H_

#include <string>
#include <string_view>

namespace sigmata {

// For the inside of an element or of an attribute in double quotes. Bytes that are not UTF-8 become
// U+FFFD, and so do U+FFFE and U+FFFF; control characters become spaces: XML 1.0 has no way to
// write most of them.
std::string XmlText(std::string_view text);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_REPORT_XML_TEXT_H_
