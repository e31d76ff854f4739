// Text as a JSON string.
#ifndef SIGMATA_COMPILER_REPORT_JSON_TEXT_H_
#define SIGMATA_COMPILER_REPORT_JSON_TEXT_H_

#include <string>
#include <string_view>

namespace sigmata {

// With its quotes. Bytes that are not UTF-8 become U+FFFD, so that the result is always JSON.
std::string JsonText(std::string_view text);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_REPORT_JSON_TEXT_H_
