#include "runtime/evtx/evtx_chunk.h"

#include <algorithm>

#include "runtime/evtx/byte_reader.h"
#include "runtime/evtx/crc32.h"

namespace sigmata::evtx {
namespace {

constexpr std::string_view kChunkMark("ElfChnk\0", 8);
constexpr std::string_view kRecordMark("**\0\0", 4);
constexpr std::string_view kNoMark("\0\0\0\0", 4);

// Where things stand in a chunk's header, which ends where the records begin.
constexpr std::size_t kRecords = 512;
constexpr std::size_t kFreeSpace = 48;
constexpr std::size_t kDataChecksum = 52;
constexpr std::size_t kFlags = 120;  // and the header's checksum, which covers neither
constexpr std::size_t kHeaderChecksum = 124;
constexpr std::size_t kTables = 128;

// Of a record: mark, size, number and time before its XML, its size again behind it.
constexpr std::size_t kRecordHeader = 24;
constexpr std::size_t kRecordFooter = 4;

std::uint32_t NumberAt(std::string_view bytes, std::size_t offset) {
  return ByteReader(bytes, offset, bytes.size()).Read<std::uint32_t>();
}

}  // namespace

EvtxChunk::EvtxChunk(std::string_view bytes) : bytes_(bytes.substr(0, kChunkSize)) {
  const std::size_t free_space = NumberAt(bytes_, kFreeSpace);
  end_known_ = has_mark() && free_space >= kRecords && free_space <= bytes_.size();
  end_ = end_known_ ? free_space : bytes_.size();
  position_ = std::min(kRecords, end_);
}

bool EvtxChunk::empty() const { return bytes_.find_first_not_of('\0') == bytes_.npos; }

bool EvtxChunk::has_mark() const { return bytes_.starts_with(kChunkMark); }

bool EvtxChunk::checksums_fit() const {
  if (!end_known_) return false;
  const std::uint32_t header =
      Crc32(bytes_.substr(kTables, kRecords - kTables), Crc32(bytes_.substr(0, kFlags)));
  return header == NumberAt(bytes_, kHeaderChecksum) &&
         Crc32(bytes_.substr(kRecords, end_ - kRecords)) == NumberAt(bytes_, kDataChecksum);
}

std::optional<RecordPlace> EvtxChunk::RecordAt(std::size_t offset) const {
  ByteReader reader(bytes_, offset, end_);
  if (reader.Take(kRecordMark.size()) != kRecordMark) return std::nullopt;
  const std::size_t size = reader.Read<std::uint32_t>();
  const auto number = reader.Read<std::uint64_t>();
  if (!reader.good() || size < kRecordHeader + kRecordFooter || size > end_ - offset) {
    return std::nullopt;
  }
  const std::size_t end = offset + size - kRecordFooter;
  if (NumberAt(bytes_, end) != size) return std::nullopt;
  return RecordPlace{true, number, offset, offset + kRecordHeader, end};
}

std::optional<RecordPlace> EvtxChunk::Next() {
  if (position_ >= end_) return std::nullopt;
  if (const auto record = RecordAt(position_)) {
    position_ = record->end + kRecordFooter;
    return record;
  }
  const std::string_view rest = bytes_.substr(position_, end_ - position_);
  // A chunk whose header does not say where its records end has nothing behind them.
  if (!end_known_ && rest.substr(0, kNoMark.size()) == kNoMark.substr(0, rest.size())) {
    position_ = end_;
    return std::nullopt;
  }
  const RecordPlace damage{false, 0, position_, position_, position_};
  do {
    position_ = std::min(bytes_.find(kRecordMark, position_ + 1), end_);
  } while (position_ < end_ && !RecordAt(position_));
  return damage;
}

}  // namespace sigmata::evtx
