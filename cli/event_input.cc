#include "cli/event_input.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "cli/evtx_input.h"
#include "runtime/event/record_splitter.h"
#include "runtime/event/utf16.h"
#include "sigmata/json_event.h"

namespace sigmata::cli {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20U;

class RecordReader {
 public:
  explicit RecordReader(int file) : file_(file), buffer_(kChunk + kEventPadding) {}

  std::string ReadAll(const EventSink& sink) {
    while (Fill()) {
      Drain(full(), sink);
      sink.idle();
    }
    Drain(true, sink);
    return error_ == 0 ? std::string() : std::strerror(error_);
  }

 private:
  // Reads on; false at the end of the input or on an error (error_ is then set).
  bool Fill() {
    if (position_ > 0) {
      std::memmove(buffer_.data(), buffer_.data() + position_, size_ - position_);
      splitter_.Rebase(position_);
      size_ -= position_;
      position_ = 0;
    }
    if (utf16_) return FillDecoded();
    if (size_ + kEventPadding == buffer_.size()) buffer_.resize(buffer_.size() * 2);
    size_ += Read(buffer_.data() + size_, buffer_.size() - kEventPadding - size_);
    if (at_start_ && !ended_ && size_ < kUtf16Mark.size()) return Fill();
    if (at_start_) FindUtf16();
    return !ended_;
  }

  void Drain(bool last, const EventSink& sink) {
    const std::string_view have(buffer_.data(), size_);
    while (const auto record = splitter_.Next(have, position_, last)) sink.use(*record);
  }

  bool full() const { return size_ - position_ > kMaxEventBytes; }

  // How many bytes came; none, and ended_, at the end or on an error.
  std::size_t Read(char* to, std::size_t room) {
    ssize_t got = 0;
    do {
      got = read(file_, to, room);
    } while (got < 0 && errno == EINTR);
    if (got < 0) error_ = errno;
    ended_ = got <= 0;
    return ended_ ? 0 : static_cast<std::size_t>(got);
  }

  // Windows' own tools write UTF-16 when their output goes to a file.
  void FindUtf16() {
    at_start_ = false;
    const std::string_view have(buffer_.data(), size_);
    if (!have.starts_with(kUtf16Mark)) return;
    utf16_.emplace();
    const std::string raw(have.substr(kUtf16Mark.size()));
    size_ = 0;
    Decode(raw);
  }

  bool FillDecoded() {
    raw_.resize(kChunk);
    raw_.resize(Read(raw_.data(), raw_.size()));
    Decode(raw_);
    return !ended_;
  }

  void Decode(std::string_view raw) {
    decoded_.clear();
    utf16_->Append(raw, decoded_);
    if (ended_) utf16_->Finish(decoded_);
    if (size_ + decoded_.size() + kEventPadding > buffer_.size()) {
      buffer_.resize((size_ + decoded_.size() + kEventPadding) * 2);
    }
    std::memcpy(buffer_.data() + size_, decoded_.data(), decoded_.size());
    size_ += decoded_.size();
  }

  int file_;
  std::vector<char> buffer_;
  std::size_t size_ = 0;
  std::size_t position_ = 0;
  int error_ = 0;
  bool ended_ = false;
  bool at_start_ = true;
  std::optional<Utf16Decoder> utf16_;  // if the input is UTF-16
  std::string raw_;
  std::string decoded_;
  RecordSplitter splitter_;
};

}  // namespace

std::string ForEachRecord(const std::string& path, const EventSink& sink) {
  const bool standard_input = path == "-";
  const int file = standard_input ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return path + ": " + std::strerror(errno);
  std::string error;
  if (IsEvtxFile(file)) {
    error = ForEachEvtxRecord(file, sink);
  } else {
    RecordReader reader(file);
    error = reader.ReadAll(sink);
  }
  if (!standard_input) close(file);
  return error.empty() ? error : path + ": " + error;
}

}  // namespace sigmata::cli
