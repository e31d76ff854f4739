#include "cli/folder_walk.h"

#include <algorithm>

namespace sigmata::cli {

namespace fs = std::filesystem;

std::vector<std::string> FilesBelow(const std::string& folder,
                                    const std::function<bool(const fs::path&)>& wanted,
                                    std::error_code& error) {
  std::vector<std::string> files;
  std::error_code unknown;  // what a link that leads nowhere is
  for (fs::recursive_directory_iterator it(folder, error), end; it != end && !error;
       it.increment(error)) {
    if (it->path().filename().string().starts_with('.')) {
      it.disable_recursion_pending();
    } else if (it->is_regular_file(unknown) && wanted(it->path())) {
      files.push_back(it->path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace sigmata::cli
