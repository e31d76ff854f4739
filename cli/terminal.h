// What a stream leads to, and what may be written to it besides text.
#ifndef SIGMATA_CLI_TERMINAL_H_
#define SIGMATA_CLI_TERMINAL_H_

#include <cstdio>
#include <string>

#include "sigmata/diagnostic.h"

namespace sigmata::cli {

// Whether it is a terminal that understands escape sequences.
bool IsTerminal(std::FILE* stream);

// `choice` is auto, always or never. auto: colours on a terminal, unless NO_COLOR is set
// (no-color.org); elsewhere only if CLICOLOR_FORCE is.
Colours ColoursFor(std::FILE* stream, const std::string& choice);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TERMINAL_H_
