#include "cli/file_output.h"

#include <cstdio>

#include "cli/report.h"

namespace sigmata::cli {

bool WriteOutputFile(const std::string& path, const std::string& text) {
  std::FILE* const file = std::fopen(path.c_str(), "wb");
  bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (file != nullptr) written = std::fclose(file) == 0 && written;
  if (!written) PrintErrors({path + " cannot be written"});
  return written;
}

}  // namespace sigmata::cli
