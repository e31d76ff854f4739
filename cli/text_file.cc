#include "cli/text_file.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "cli/report.h"

namespace sigmata::cli {
namespace {

namespace fs = std::filesystem;

bool WriteWhole(const std::string& path, std::string_view text) {
  std::FILE* const file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  written = std::fflush(file) == 0 && written;
  return std::fclose(file) == 0 && written;
}

bool Replace(const fs::path& target, std::string_view text) {
  std::error_code error;
  const fs::file_status status = fs::status(target, error);
  // A file that is not ours to write stays, though its folder might let it be replaced.
  if (fs::exists(status) && ::access(target.c_str(), W_OK) != 0) return false;
  const std::string beside = target.string() + ".sigmata-" + std::to_string(::getpid());
  bool written = WriteWhole(beside, text);
  if (written && fs::exists(status)) {
    fs::permissions(beside, status.permissions(), error);
    written = !error;
  }
  if (written) fs::rename(beside, target, error);
  if (written && !error) return true;
  fs::remove(beside, error);
  return false;
}

}  // namespace

std::string PathKey(const std::string& path) {
  std::error_code error;
  const fs::path parent = fs::path(path).parent_path();
  const fs::path folder = fs::canonical(parent.empty() ? fs::path(".") : parent, error);
  return error ? path : (folder / fs::path(path).filename()).string();
}

std::optional<std::string> ReadTextFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  // Nothing is written for an empty file either, which the stream takes for a failure.
  std::error_code error;
  const bool folder = fs::is_directory(path, error);
  const bool read = file.is_open() && !folder && !file.bad() && (text.good() || text.str().empty());
  return read ? std::optional(std::move(text).str()) : std::nullopt;
}

bool WriteTextFile(const std::string& path, std::string_view text) {
  std::error_code error;
  fs::path target = fs::weakly_canonical(path, error);  // a link stays a link
  if (error) target = path;
  const fs::file_status status = fs::status(target, error);
  const bool whole = fs::exists(status) && !fs::is_regular_file(status);
  const bool written = whole ? WriteWhole(path, text) : Replace(target, text);
  if (!written) PrintErrors({path + " cannot be written"});
  return written;
}

}  // namespace sigmata::cli
