// Files in folders.
#ifndef SIGMATA_CLI_FOLDER_WALK_H_
#define SIGMATA_CLI_FOLDER_WALK_H_

#include <filesystem>
#include <functional>
#include <string>
#include <system_error>
#include <vector>

namespace sigmata::cli {

// The regular files below a folder that are wanted, at any depth, in the order of their paths. What
// has a name that begins with a dot is passed over, and what is below it: such files are a tool's
// own. On an error, those up to it.
std::vector<std::string> FilesBelow(const std::string& folder,
                                    const std::function<bool(const std::filesystem::path&)>& wanted,
                                    std::error_code& error);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_FOLDER_WALK_H_
