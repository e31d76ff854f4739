// A chunk of an event log file: 64 KiB with its own names and templates, and records one behind the
// other. Finds the records; what is in them is the parser's.
#ifndef SIGMATA_RUNTIME_EVTX_EVTX_CHUNK_H_
#define SIGMATA_RUNTIME_EVTX_EVTX_CHUNK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sigmata::evtx {

inline constexpr std::size_t kHeaderSize = 4096;  // of a file, before its first chunk
inline constexpr std::size_t kChunkSize = 65536;

struct RecordPlace {
  bool good = true;          // false: bytes that are no record
  std::uint64_t number = 0;  // the record's own
  std::size_t offset = 0;    // of the record or the damage, in the chunk
  std::size_t begin = 0;     // of the record's binary XML
  std::size_t end = 0;
};

class EvtxChunk {
 public:
  EvtxChunk() = default;
  // `bytes`: kChunkSize, or fewer where the file ends.
  explicit EvtxChunk(std::string_view bytes);

  std::string_view bytes() const { return bytes_; }
  // Never written to.
  bool empty() const;
  bool has_mark() const;
  bool checksums_fit() const;

  // The next record, or a place where one should be; goes on behind damage at the next record.
  std::optional<RecordPlace> Next();

 private:
  std::optional<RecordPlace> RecordAt(std::size_t offset) const;

  std::string_view bytes_;
  std::size_t position_ = 0;
  std::size_t end_ = 0;
  bool end_known_ = false;  // the header says where the records end
};

}  // namespace sigmata::evtx

#endif  // SIGMATA_RUNTIME_EVTX_EVTX_CHUNK_H_
