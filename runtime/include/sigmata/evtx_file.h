// Reads the records of a Windows event log file (.evtx), each as the JSON that evtx_dump makes of
// it, ready for an EventReader.
//
// A file may be damaged or hostile: nothing of it is trusted, all work is bounded, and reading goes
// on behind what cannot be read. One record at a time is held decoded.
#ifndef SIGMATA_EVTX_FILE_H_
#define SIGMATA_EVTX_FILE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace sigmata {

enum class EvtxStatus : std::uint8_t {
  kRead,
  // A record, or what stands in place of one, that cannot be read: an event is lost.
  kBadRecord,
  kTooDeep,
  kTooLarge,  // of its JSON, above kMaxTextEventBytes, or of its parts
  kNoMemory,
  // A chunk without its mark or cut off: events may be lost; those found in it follow.
  kBadChunk,
  // A checksum that does not fit. What it was made for is read all the same.
  kFileChecksum,
  kChunkChecksum,
};

std::string_view EvtxStatusText(EvtxStatus status);  // for people
// Whether an event is lost.
constexpr bool IsLostEvent(EvtxStatus status) {
  return status >= EvtxStatus::kBadRecord && status <= EvtxStatus::kNoMemory;
}

struct EvtxItem {
  EvtxStatus status = EvtxStatus::kRead;
  std::uint64_t offset = 0;  // in the file
  std::uint64_t record = 0;  // the record's own number, if it could be read
  // kRead only: the event; valid until the next call. kEventPadding bytes behind it are readable.
  std::string_view json;
};

class EvtxFile {
 public:
  // Whether the bytes begin as an event log file does.
  static bool HasMagic(std::string_view bytes);

  // `bytes` is the whole file, mapped for example, and outlives this.
  explicit EvtxFile(std::string_view bytes);

  // A file is a header and chunks that know nothing of each other, so threads can share one. The
  // items of its parts, one behind the other, are those of the file.
  static std::size_t ChunkCount(std::string_view bytes);
  // Only `count` chunks from `first` on, the header being part of chunk 0.
  EvtxFile(std::string_view bytes, std::size_t first, std::size_t count);

  ~EvtxFile();
  EvtxFile(EvtxFile&&) noexcept;
  EvtxFile& operator=(EvtxFile&&) noexcept;

  // The next record, or what is wrong in its place; none at the end of the file.
  std::optional<EvtxItem> Next() noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sigmata

#endif  // SIGMATA_EVTX_FILE_H_
