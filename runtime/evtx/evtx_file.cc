#include "sigmata/evtx_file.h"

#include <algorithm>
#include <new>
#include <string>

#include "runtime/evtx/binxml_parser.h"
#include "runtime/evtx/byte_reader.h"
#include "runtime/evtx/crc32.h"
#include "runtime/evtx/evtx_chunk.h"
#include "runtime/evtx/evtx_json.h"
#include "sigmata/json_event.h"

namespace sigmata {
namespace {

constexpr std::string_view kFileMark("ElfFile\0", 8);
constexpr std::size_t kChecked = 120;  // bytes that the header's checksum covers
constexpr std::size_t kChecksum = 124;

}  // namespace

std::string_view EvtxStatusText(EvtxStatus status) {
  switch (status) {
    case EvtxStatus::kRead:
      return "read";
    case EvtxStatus::kBadRecord:
      return "a damaged record";
    case EvtxStatus::kTooDeep:
      return "a record nested too deeply";
    case EvtxStatus::kTooLarge:
      return "a record that is too large";
    case EvtxStatus::kNoMemory:
      return "out of memory";
    case EvtxStatus::kBadChunk:
      return "a damaged chunk; events may be missing";
    case EvtxStatus::kFileChecksum:
      return "the checksum of the file's header does not fit";
    case EvtxStatus::kChunkChecksum:
      return "the checksum of a chunk does not fit";
  }
  return "";
}

struct EvtxFile::Impl {
  // In which order the parts of a file are told of.
  enum class Step { kFileHeader, kChunkHeader, kChunkChecksum, kRecords };

  std::optional<EvtxItem> Next() {
    while (true) {
      switch (step) {
        case Step::kFileHeader:
          step = Step::kChunkHeader;
          if (!HeaderFits()) return EvtxItem{EvtxStatus::kFileChecksum, 0, 0, {}};
          break;
        case Step::kChunkHeader:
          if (offset >= end) return std::nullopt;
          chunk = evtx::EvtxChunk(bytes.substr(offset));
          if (chunk.empty()) {  // made ready for events to come
            offset += evtx::kChunkSize;
            break;
          }
          step = chunk.has_mark() ? Step::kChunkChecksum : Step::kRecords;
          if (!chunk.has_mark() || chunk.bytes().size() < evtx::kChunkSize) {
            return EvtxItem{EvtxStatus::kBadChunk, offset, 0, {}};
          }
          break;
        case Step::kChunkChecksum:
          step = Step::kRecords;
          if (chunk.bytes().size() == evtx::kChunkSize && !chunk.checksums_fit()) {
            return EvtxItem{EvtxStatus::kChunkChecksum, offset, 0, {}};
          }
          break;
        case Step::kRecords:
          if (const auto place = chunk.Next()) return Read(*place);
          offset += evtx::kChunkSize;
          step = Step::kChunkHeader;
          break;
      }
    }
  }

  bool HeaderFits() const {
    if (bytes.size() < evtx::kHeaderSize) return false;
    return evtx::Crc32(bytes.substr(0, kChecked)) ==
           evtx::ByteReader(bytes, kChecksum, bytes.size()).Read<std::uint32_t>();
  }

  EvtxItem Read(const evtx::RecordPlace& place) {
    EvtxItem item{EvtxStatus::kBadRecord, offset + place.offset, place.number, {}};
    if (!place.good) return item;
    item.status = parser.Parse(chunk.bytes(), place.begin, place.end, tree);
    if (item.status != EvtxStatus::kRead) return item;
    json.clear();
    item.status = evtx::AppendTreeAsJson(tree, json);
    if (item.status != EvtxStatus::kRead) return item;
    const std::size_t size = json.size();
    json.append(kEventPadding, ' ');
    item.json = std::string_view(json).substr(0, size);
    return item;
  }

  std::string_view bytes;
  std::size_t offset = evtx::kHeaderSize;
  std::size_t end = 0;  // chunks that begin here or later are not wanted
  Step step = Step::kFileHeader;
  evtx::EvtxChunk chunk;
  evtx::BinXmlParser parser;
  evtx::ElementTree tree;
  std::string json;
};

bool EvtxFile::HasMagic(std::string_view bytes) { return bytes.starts_with(kFileMark); }

EvtxFile::EvtxFile(std::string_view bytes) : EvtxFile(bytes, 0, ChunkCount(bytes)) {}

std::size_t EvtxFile::ChunkCount(std::string_view bytes) {
  if (bytes.size() <= evtx::kHeaderSize) return 0;
  return (bytes.size() - evtx::kHeaderSize - 1) / evtx::kChunkSize + 1;
}

EvtxFile::EvtxFile(std::string_view bytes, std::size_t first, std::size_t count)
    : impl_(std::make_unique<Impl>()) {
  const std::size_t have = ChunkCount(bytes);
  first = std::min(first, have);
  count = std::min(count, have - first);
  impl_->bytes = bytes;
  impl_->offset += first * evtx::kChunkSize;
  impl_->end = std::min(impl_->offset + count * evtx::kChunkSize, bytes.size());
  if (first > 0) impl_->step = Impl::Step::kChunkHeader;
}

EvtxFile::~EvtxFile() = default;
EvtxFile::EvtxFile(EvtxFile&&) noexcept = default;
EvtxFile& EvtxFile::operator=(EvtxFile&&) noexcept = default;

std::optional<EvtxItem> EvtxFile::Next() noexcept {
  try {
    return impl_->Next();
  } catch (const std::bad_alloc&) {
    return EvtxItem{EvtxStatus::kNoMemory, impl_->offset, 0, {}};
  }
}

}  // namespace sigmata
