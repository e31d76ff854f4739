#include "cli/event_input.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "runtime/event/record_splitter.h"
#include "sigmata/json_event.h"

namespace sigmata::cli {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20U;

class RecordReader {
 public:
  explicit RecordReader(int file) : file_(file), buffer_(kChunk + kEventPadding) {}

  // Reads on; false at the end of the input or on an error (errno_ is then set).
  bool Fill() {
    if (position_ > 0) {
      std::memmove(buffer_.data(), buffer_.data() + position_, size_ - position_);
      splitter_.Rebase(position_);
      size_ -= position_;
      position_ = 0;
    }
    if (size_ + kEventPadding == buffer_.size()) buffer_.resize(buffer_.size() * 2);
    ssize_t got = 0;
    do {
      got = read(file_, buffer_.data() + size_, buffer_.size() - kEventPadding - size_);
    } while (got < 0 && errno == EINTR);
    if (got < 0) error_ = errno;
    if (got > 0) size_ += static_cast<std::size_t>(got);
    return got > 0;
  }

  void Drain(bool last, const std::function<void(std::string_view)>& use) {
    const std::string_view have(buffer_.data(), size_);
    while (const auto record = splitter_.Next(have, position_, last)) use(*record);
  }

  bool full() const { return size_ - position_ > kMaxEventBytes; }
  int error() const { return error_; }

 private:
  int file_;
  std::vector<char> buffer_;
  std::size_t size_ = 0;
  std::size_t position_ = 0;
  int error_ = 0;
  RecordSplitter splitter_;
};

}  // namespace

std::string ForEachRecord(const std::string& path, const std::function<void(std::string_view)>& use,
                          const std::function<void()>& idle) {
  const bool standard_input = path == "-";
  const int file = standard_input ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return path + ": " + std::strerror(errno);
  RecordReader reader(file);
  while (reader.Fill()) {
    reader.Drain(reader.full(), use);
    idle();
  }
  reader.Drain(true, use);
  if (!standard_input) close(file);
  return reader.error() == 0 ? std::string() : path + ": " + std::strerror(reader.error());
}

}  // namespace sigmata::cli
