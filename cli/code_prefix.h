// Codes as they are chosen: `SM5` means all that begin so.
#ifndef SIGMATA_CLI_CODE_PREFIX_H_
#define SIGMATA_CLI_CODE_PREFIX_H_

#include <string>
#include <string_view>
#include <vector>

namespace sigmata::cli {

bool BeginsACode(std::string_view prefix);
std::string NoCodeBeginsSo(std::string_view prefix);  // what to say then

// Whether one of the prefixes begins `code`.
bool AnyBegins(const std::vector<std::string>& prefixes, std::string_view code);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_CODE_PREFIX_H_
