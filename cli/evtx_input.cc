#include "cli/evtx_input.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "runtime/evtx/evtx_chunk.h"
#include "sigmata/evtx_file.h"

namespace sigmata::cli {
namespace {

// A file's bytes at their places, of which only those are there that were loaded. The file is not
// mapped: whoever cuts it while it is read would end the process. What cannot be read is zeros.
class FilePages {
 public:
  explicit FilePages(int file) : file_(fcntl(file, F_DUPFD_CLOEXEC, 0)) {
    struct stat status {};
    if (file_ < 0 || fstat(file_, &status) != 0) return;
    size_ = static_cast<std::size_t>(status.st_size);
    address_ = mmap(nullptr, size_, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  }
  ~FilePages() {
    if (good()) munmap(address_, size_);
    if (file_ >= 0) close(file_);
  }
  FilePages(const FilePages&) = delete;
  FilePages& operator=(const FilePages&) = delete;

  // Else errno says why.
  bool good() const { return address_ != MAP_FAILED; }
  std::string_view bytes() const { return {static_cast<const char*>(address_), size_}; }

  // Both from any thread, for ranges that do not overlap. False: not all of it could be read.
  bool Load(std::size_t begin, std::size_t end) const {
    end = std::min(end, size_);
    while (begin < end) {
      const ssize_t count = pread(file_, At(begin), end - begin, static_cast<off_t>(begin));
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return false;
      begin += static_cast<std::size_t>(count);
    }
    return true;
  }
  void Drop(std::size_t begin, std::size_t end) const {
    if (begin < size_) madvise(At(begin), std::min(end, size_) - begin, MADV_DONTNEED);
  }

 private:
  char* At(std::size_t place) const { return static_cast<char*>(address_) + place; }

  int file_;
  void* address_ = MAP_FAILED;
  std::size_t size_ = 0;
};

// A batch holds some chunks; batches that are not unpacked yet keep the pages.
class EvtxInput : public EventInput {
 public:
  EvtxInput(std::string path, std::shared_ptr<const FilePages> pages, std::size_t batch_bytes)
      : path_(std::move(path)),
        pages_(std::move(pages)),
        chunks_(EvtxFile::ChunkCount(pages_->bytes())),
        step_(std::max(batch_bytes / evtx::kChunkSize, std::size_t{1})) {}

  void Next(EventBatch& batch) override {
    if (ended_) return;
    batch.SetUnpack(
        [path = path_, pages = pages_, first = next_, count = step_](EventBatch& unpacked) {
          const std::size_t begin = first == 0 ? 0 : evtx::kHeaderSize + first * evtx::kChunkSize;
          const std::size_t end = evtx::kHeaderSize + (first + count) * evtx::kChunkSize;
          const bool whole = pages->Load(begin, end);
          Decode(pages->bytes(), first, count, unpacked);
          if (!whole) {
            unpacked.AddProblem(EventBatch::Kind::kError,
                                path + ": the file was cut while it was read");
          }
          pages->Drop(begin, end);
        });
    next_ += step_;
    ended_ = next_ >= chunks_;
  }
  bool HasMore() const override { return !ended_; }

 private:
  static void Decode(std::string_view bytes, std::size_t first, std::size_t count,
                     EventBatch& batch) {
    EvtxFile part(bytes, first, count);
    std::size_t size = 0;
    while (const auto item = part.Next()) {
      if (item->status == EvtxStatus::kRead) {
        Append(item->json, size, batch);
        continue;
      }
      batch.AddProblem(
          IsLostEvent(item->status) ? EventBatch::Kind::kLost : EventBatch::Kind::kNote,
          fmt::format("{} (at byte {})", EvtxStatusText(item->status), item->offset));
    }
  }

  static void Append(std::string_view json, std::size_t& size, EventBatch& batch) {
    const std::size_t needed = size + json.size() + kEventPadding;
    if (batch.bytes.size() < needed) batch.bytes.resize(needed * 2);
    std::copy(json.begin(), json.end(), batch.bytes.data() + size);
    batch.AddRecord(size, json.size());
    size += json.size();
  }

  std::string path_;
  std::shared_ptr<const FilePages> pages_;
  std::size_t chunks_;
  std::size_t step_;  // chunks of a batch
  std::size_t next_ = 0;
  bool ended_ = false;
};

}  // namespace

bool IsEvtxFile(int file) {
  struct stat status {};
  if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) return false;
  std::array<char, 8> start{};
  const ssize_t got = pread(file, start.data(), start.size(), 0);
  return got > 0 && EvtxFile::HasMagic({start.data(), static_cast<std::size_t>(got)});
}

std::unique_ptr<EventInput> OpenEvtx(const std::string& path, const InputFile& file,
                                     std::size_t batch_bytes) {
  auto pages = std::make_shared<const FilePages>(file.get());
  if (!pages->good()) return NoEvents(path + ": " + std::strerror(errno));
  return std::make_unique<EvtxInput>(path, std::move(pages), batch_bytes);
}

}  // namespace sigmata::cli
