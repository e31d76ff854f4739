// Text of rules and events on its way to a terminal or a log: nothing in it acts there.
#ifndef SIGMATA_RUNTIME_PROGRAM_PRINTABLE_H_
#define SIGMATA_RUNTIME_PROGRAM_PRINTABLE_H_

#include <string>
#include <string_view>

namespace sigmata {

// One visible character for each character of `text`: a control character is shown by its symbol
// (U+2400 and on), a tab by a space; what turns the direction of writing, the controls of ISO 6429
// in one character, and bytes that are not UTF-8 by U+FFFD.
std::string Printable(std::string_view text);
// The same, but line breaks stay.
std::string PrintableLines(std::string_view text);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_PRINTABLE_H_
