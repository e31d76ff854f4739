// Text files that a command reads and writes: the whole of it or nothing of it.
#ifndef SIGMATA_CLI_TEXT_FILE_H_
#define SIGMATA_CLI_TEXT_FILE_H_

#include <optional>
#include <string>
#include <string_view>

namespace sigmata::cli {

// The same for all ways to write the path of a file. A link to it is a file of its own: what stands
// beside the link may be for that.
std::string PathKey(const std::string& path);

// None if it cannot be read.
std::optional<std::string> ReadTextFile(const std::string& path);

// The text goes to a file beside, which then takes the place (and the permissions) of the old one,
// so that no failure leaves half a file behind. What is no regular file, such as /dev/stdout, is
// written as it is. False, and an error on standard error, if the file cannot be written; it is
// then as it was.
bool WriteTextFile(const std::string& path, std::string_view text);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEXT_FILE_H_
