#include "cli/event_input.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>
#include <vector>

#include "cli/evtx_input.h"
#include "cli/input_file.h"
#include "runtime/event/record_splitter.h"
#include "runtime/event/utf16.h"
#include "sigmata/json_event.h"

namespace sigmata::cli {
namespace {

// Records cut out of a stream of bytes. A batch's bytes begin with what the last one had left over.
class StreamInput : public EventInput {
 public:
  StreamInput(std::string path, InputFile file, std::size_t batch_bytes, const StopSignal* stop)
      : path_(std::move(path)), file_(std::move(file)), batch_bytes_(batch_bytes), stop_(stop) {}

  void Next(EventBatch& batch) override {
    size_ = rest_.size();
    MakeRoom(batch, size_ + batch_bytes_);
    std::copy(rest_.begin(), rest_.end(), batch.bytes.begin());
    rest_.clear();
    position_ = 0;
    while (batch.empty() && !ended_) {
      Fill(batch);
      Drain(batch);
    }
    rest_.assign(batch.bytes.data() + position_, size_ - position_);
    splitter_.Rebase(position_);
    if (ended_ && !told_ && error_ != 0) {
      batch.AddProblem(EventBatch::Kind::kError, path_ + ": " + std::strerror(error_));
      told_ = true;
    }
  }

  bool HasMore() const override { return !ended_ && (filled_ || file_.CanBeRead()); }

 private:
  void MakeRoom(EventBatch& batch, std::size_t room) {
    room_ = room;
    if (batch.bytes.size() < room + kEventPadding) batch.bytes.resize(room + kEventPadding);
  }

  void Fill(EventBatch& batch) {
    if (utf16_) return FillDecoded(batch);
    if (size_ == room_) MakeRoom(batch, size_ * 2);
    size_ += Read(batch.bytes.data() + size_, room_ - size_);
    if (at_start_ && (ended_ || size_ >= kUtf16Mark.size())) FindUtf16(batch);
  }

  // How many bytes came; none, and ended_, at the end or on an error.
  std::size_t Read(char* to, std::size_t room) {
    std::size_t got = 0;
    ended_ = (stop_ != nullptr && !stop_->WaitForInput(file_.get())) ||
             !file_.Read(to, room, got, error_);
    filled_ = got == room;
    return got;
  }

  void Drain(EventBatch& batch) {
    if (at_start_) return;
    const std::string_view have(batch.bytes.data(), size_);
    const bool last = ended_ || size_ - position_ > kMaxEventBytes;
    while (const auto record = splitter_.Next(have, position_, last)) {
      batch.AddRecord(static_cast<std::size_t>(record->data() - have.data()), record->size());
    }
  }

  // Windows' own tools write UTF-16 when their output goes to a file.
  void FindUtf16(EventBatch& batch) {
    at_start_ = false;
    const std::string_view have(batch.bytes.data(), size_);
    const bool big_end_first = have.starts_with(kUtf16BigMark);
    if (!big_end_first && !have.starts_with(kUtf16Mark)) return;
    utf16_.emplace(big_end_first);
    const std::string raw(have.substr(kUtf16Mark.size()));
    size_ = 0;
    Decode(raw, batch);
  }

  void FillDecoded(EventBatch& batch) {
    raw_.resize(batch_bytes_);
    raw_.resize(Read(raw_.data(), raw_.size()));
    Decode(raw_, batch);
  }

  void Decode(std::string_view raw, EventBatch& batch) {
    decoded_.clear();
    utf16_->Append(raw, decoded_);
    if (ended_) utf16_->Finish(decoded_);
    if (size_ + decoded_.size() > room_) MakeRoom(batch, (size_ + decoded_.size()) * 2);
    std::memcpy(batch.bytes.data() + size_, decoded_.data(), decoded_.size());
    size_ += decoded_.size();
  }

  std::string path_;
  InputFile file_;
  std::size_t batch_bytes_;
  const StopSignal* stop_;
  std::string rest_;          // bytes of the last batch behind its last record
  std::size_t room_ = 0;      // of the batch's bytes, how many may come
  std::size_t size_ = 0;      // how many have come
  std::size_t position_ = 0;  // behind the last record
  bool filled_ = false;       // the last read brought all it was asked for
  bool ended_ = false;
  int error_ = 0;
  bool told_ = false;
  bool at_start_ = true;
  std::optional<Utf16Decoder> utf16_;  // if the input is UTF-16
  std::string raw_;
  std::string decoded_;
  RecordSplitter splitter_;
};

class NoInput : public EventInput {
 public:
  explicit NoInput(std::string error) : error_(std::move(error)) {}

  void Next(EventBatch& batch) override {
    if (!error_.empty()) batch.AddProblem(EventBatch::Kind::kError, error_);
    error_.clear();
  }
  bool HasMore() const override { return false; }

 private:
  std::string error_;
};

}  // namespace

std::unique_ptr<EventInput> OpenEvents(const std::string& path, std::size_t batch_bytes,
                                       const StopSignal* stop) {
  InputFile file(path);
  if (!file.good()) return NoEvents(path + ": " + std::strerror(errno));
  if (file.IsFolder()) return NoEvents(path + ": this is a folder; name the files in it");
  if (IsEvtxFile(file.get())) return OpenEvtx(path, file, batch_bytes);
  return std::make_unique<StreamInput>(path, std::move(file), batch_bytes, stop);
}

std::unique_ptr<EventInput> NoEvents(std::string error) {
  return std::make_unique<NoInput>(std::move(error));
}

std::string ForEachRecord(const std::string& path, const EventSink& sink) {
  const std::unique_ptr<EventInput> input = OpenEvents(path, kBatchBytes, nullptr);
  std::string error;
  EventBatch batch;
  for (input->Next(batch); !batch.empty(); batch.Clear(), input->Next(batch)) {
    batch.Unpack();
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const EventBatch::Item item = batch.item(i);
      if (item.kind == EventBatch::Kind::kRecord) sink.use(item.text);
      if (item.kind == EventBatch::Kind::kLost) sink.lost(std::string(item.text));
      if (item.kind == EventBatch::Kind::kNote) sink.note(std::string(item.text));
      if (item.kind == EventBatch::Kind::kError) error = item.text;
    }
    sink.idle();
  }
  return error;
}

}  // namespace sigmata::cli
