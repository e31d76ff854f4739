#include "cli/evtx_input.h"

#include <fmt/core.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

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

}  // namespace

bool IsEvtxFile(int file) {
  struct stat status {};
  if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) return false;
  std::array<char, 8> start{};
  const ssize_t got = pread(file, start.data(), start.size(), 0);
  return got > 0 && EvtxFile::HasMagic({start.data(), static_cast<std::size_t>(got)});
}

std::string ForEachEvtxRecord(int file, const EventSink& sink) {
  const Mapping mapping(file);
  if (!mapping.good()) return std::strerror(errno);
  EvtxFile evtx(mapping.bytes());
  while (const auto item = evtx.Next()) {
    if (item->status == EvtxStatus::kRead) {
      sink.use(item->json);
      continue;
    }
    const std::string problem =
        fmt::format("{} (at byte {})", EvtxStatusText(item->status), item->offset);
    IsLostEvent(item->status) ? sink.lost(problem) : sink.note(problem);
  }
  return {};
}

}  // namespace sigmata::cli
