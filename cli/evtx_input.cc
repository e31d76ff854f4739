#include "cli/evtx_input.h"

#include <fmt/core.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "sigmata/evtx_file.h"

namespace sigmata::cli {
namespace {

// A file's pages, for as long as this lives. None: errno says why.
class Mapping {
 public:
  explicit Mapping(int file) {
    struct stat status {};
    if (fstat(file, &status) != 0) return;
    size_ = static_cast<std::size_t>(status.st_size);
    address_ = mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    if (good()) madvise(address_, size_, MADV_SEQUENTIAL);
  }
  ~Mapping() {
    if (good()) munmap(address_, size_);
  }
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;

  bool good() const { return address_ != MAP_FAILED; }
  std::string_view bytes() const { return {static_cast<const char*>(address_), size_}; }

 private:
  void* address_ = MAP_FAILED;
  std::size_t size_ = 0;
};

// A batch holds some chunks; batches that are not unpacked yet keep the mapping.
class EvtxInput : public EventInput {
 public:
  EvtxInput(std::shared_ptr<const Mapping> mapping, std::size_t batch_bytes)
      : mapping_(std::move(mapping)),
        chunks_(EvtxFile::ChunkCount(mapping_->bytes())),
        step_(std::max(batch_bytes / kChunkBytes, std::size_t{1})) {}

  void Next(EventBatch& batch) override {
    if (ended_) return;
    batch.SetUnpack([mapping = mapping_, first = next_, count = step_](EventBatch& unpacked) {
      Decode(mapping->bytes(), first, count, unpacked);
    });
    next_ += step_;
    ended_ = next_ >= chunks_;
  }
  bool HasMore() const override { return !ended_; }

 private:
  static constexpr std::size_t kChunkBytes = std::size_t{64} << 10U;

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

  std::shared_ptr<const Mapping> mapping_;
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
  auto mapping = std::make_shared<const Mapping>(file.get());
  if (!mapping->good()) return NoEvents(path + ": " + std::strerror(errno));
  return std::make_unique<EvtxInput>(std::move(mapping), batch_bytes);
}

}  // namespace sigmata::cli
