#include "cli/input_file.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace sigmata::cli {

InputFile::InputFile(const std::string& path)
    : file_(path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}

InputFile::InputFile(InputFile&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

InputFile::~InputFile() {
  if (file_ >= 0 && file_ != STDIN_FILENO) close(file_);
}

bool InputFile::Read(char* to, std::size_t room, std::size_t& got, int& error) const {
  ssize_t count = 0;
  do {
    count = read(file_, to, room);
  } while (count < 0 && errno == EINTR);
  if (count < 0) error = errno;
  got = count > 0 ? static_cast<std::size_t>(count) : 0;
  return count > 0;
}

bool InputFile::IsFolder() const {
  struct stat status {};
  return fstat(file_, &status) == 0 && S_ISDIR(status.st_mode);
}

bool InputFile::CanBeRead() const {
  struct stat status {};
  if (fstat(file_, &status) != 0 || S_ISREG(status.st_mode)) return false;
  pollfd file{file_, POLLIN, 0};
  return poll(&file, 1, 0) > 0;
}

}  // namespace sigmata::cli
