// Patterns of paths, as .gitignore has them.
#ifndef SIGMATA_CLI_PATH_GLOB_H_
#define SIGMATA_CLI_PATH_GLOB_H_

#include <string>
#include <string_view>

namespace sigmata::cli {

// Whether a pattern fits a path, both relative to the same folder: `*` and `?` stay within a name,
// `**` is any number of folders. A pattern without a slash fits the name of the file or of a folder
// around it, at any depth; one that fits a folder fits all that is in it. The time is bounded by
// the product of the lengths.
bool GlobFits(std::string_view pattern, std::string_view path);

// `path` as it is seen from `folder`, with slashes; one outside begins with `../`.
std::string SeenFrom(const std::string& folder, const std::string& path);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_PATH_GLOB_H_
