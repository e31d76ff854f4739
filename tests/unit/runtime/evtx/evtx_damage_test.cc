// Damaged and hostile event log files: what is whole is read, what is lost is said, all work ends.
#include "sigmata/evtx_file.h"
#include "tests/support/catch.h"
#include "tests/support/evtx_builder.h"

namespace sigmata {
namespace {

using testing::BytesOf;
using testing::EvtxBuilder;
using testing::Utf16Of;
using Statuses = std::vector<EvtxStatus>;

constexpr std::size_t kFirstChunk = 4096;
constexpr std::size_t kFirstRecord = kFirstChunk + 512;
constexpr std::size_t kChunk = 65536;

struct Found {
  EvtxStatus status;
  std::uint64_t offset;
  std::string json;

  friend bool operator==(const Found&, const Found&) = default;
};

void AppendItems(EvtxFile file, std::vector<Found>& found) {
  while (const auto item = file.Next()) {
    found.push_back({item->status, item->offset, std::string(item->json)});
  }
}

// Also reads the file in parts, which must come to the same.
Statuses StatusesOf(std::string_view file) {
  std::vector<Found> whole;
  AppendItems(EvtxFile(file), whole);
  for (std::size_t step = 1; step <= 2; ++step) {
    std::vector<Found> parts;
    std::size_t first = 0;
    do {
      AppendItems(EvtxFile(file, first, step), parts);
      first += step;
    } while (first < EvtxFile::ChunkCount(file));
    CHECK(parts == whole);
  }
  Statuses statuses;
  for (const Found& item : whole) statuses.push_back(item.status);
  return statuses;
}

void AddEvents(EvtxBuilder& builder, int count) {
  for (int i = 0; i < count; ++i) {
    builder.AddEvent(static_cast<std::uint64_t>(i), "P", 7, "System",
                     {{"a", {0x01, Utf16Of("x")}}});
  }
}

std::string FileOf(int count) {
  EvtxBuilder builder;
  AddEvents(builder, count);
  return builder.File();
}

constexpr EvtxStatus kRead = EvtxStatus::kRead;

TEST_CASE("evtx: a file is known by its beginning", "[unit]") {
  CHECK(EvtxFile::HasMagic(FileOf(0)));
  CHECK_FALSE(EvtxFile::HasMagic("ElfFile"));
  CHECK_FALSE(EvtxFile::HasMagic("{}"));
}

TEST_CASE("evtx: a file that ends early", "[unit]") {
  const std::string file = FileOf(2);
  CHECK(StatusesOf("") == Statuses{EvtxStatus::kFileChecksum});
  CHECK(StatusesOf(file.substr(0, 100)) == Statuses{EvtxStatus::kFileChecksum});
  CHECK(StatusesOf(file.substr(0, kFirstChunk)).empty());
  CHECK(StatusesOf(file.substr(0, kFirstChunk + 20)) == Statuses{EvtxStatus::kBadChunk});
  CHECK(StatusesOf(file.substr(0, file.size() - 1)) ==
        Statuses{EvtxStatus::kBadChunk, kRead, kRead});
  CHECK(StatusesOf(file.substr(0, kFirstRecord + 100)) ==
        Statuses{EvtxStatus::kBadChunk, EvtxStatus::kBadRecord});
}

TEST_CASE("evtx: a chunk that was never used is no damage", "[unit]") {
  CHECK(StatusesOf(FileOf(1) + std::string(kChunk, '\0') + FileOf(1).substr(kFirstChunk)) ==
        Statuses{kRead, kRead});
}

TEST_CASE("evtx: chunks can be read apart", "[unit]") {
  EvtxBuilder builder;
  for (int chunk = 0; chunk < 4; ++chunk) {
    AddEvents(builder, chunk + 1);
    builder.EndChunk();
  }
  std::string file = builder.File();
  const std::size_t chunks = EvtxFile::ChunkCount(file);
  CHECK(StatusesOf(file).size() == 10);
  std::vector<Found> third;
  AppendItems(EvtxFile(file, 2, 1), third);
  CHECK(third.size() == 3);
  std::vector<Found> none;
  AppendItems(EvtxFile(file, chunks, 1), none);
  AppendItems(EvtxFile(file, chunks + 7, 7), none);
  CHECK(none.empty());
  file[kFirstChunk + kChunk] = 'x';  // the mark of the second chunk
  for (const std::size_t size : {file.size(), file.size() - kChunk - 1, kFirstChunk + 1,
                                 kFirstChunk, std::size_t{200}, std::size_t{0}}) {
    INFO(size);
    StatusesOf(std::string_view(file).substr(0, size));
  }
}

TEST_CASE("evtx: a checksum that does not fit is said and costs nothing", "[unit]") {
  std::string file = FileOf(1);
  file[16] ^= 1;
  CHECK(StatusesOf(file) == Statuses{EvtxStatus::kFileChecksum, kRead});
  file = FileOf(1);
  file[kFirstChunk + 200] ^= 1;
  CHECK(StatusesOf(file) == Statuses{EvtxStatus::kChunkChecksum, kRead});
  file = FileOf(1);
  file[kFirstRecord + 16] ^= 1;  // the time of the record
  CHECK(StatusesOf(file) == Statuses{EvtxStatus::kChunkChecksum, kRead});
}

TEST_CASE("evtx: a chunk without its mark is searched for records", "[unit]") {
  std::string file = FileOf(2);
  file[kFirstChunk] = 'x';
  CHECK(StatusesOf(file) == Statuses{EvtxStatus::kBadChunk, kRead, kRead});
}

TEST_CASE("evtx: reading goes on behind a damaged record", "[unit]") {
  EvtxBuilder builder;
  AddEvents(builder, 1);
  const std::size_t second = builder.position();
  AddEvents(builder, 2);
  for (const std::size_t damage : {second, second + 4}) {  // mark, size
    std::string file = EvtxBuilder(builder).File();
    file[kFirstChunk + damage] ^= 0x55;
    CHECK(StatusesOf(file) ==
          Statuses{EvtxStatus::kChunkChecksum, kRead, EvtxStatus::kBadRecord, kRead});
  }
}

TEST_CASE("evtx: a template that contains itself ends", "[unit]") {
  EvtxBuilder builder;
  builder.BeginRecord(1);
  const std::uint32_t offset = builder.BeginTemplate();
  builder.RepeatTemplate(offset, {});
  builder.EndTemplate({});
  builder.EndRecord();
  AddEvents(builder, 1);
  CHECK(StatusesOf(builder.File()) == Statuses{EvtxStatus::kTooDeep, kRead});
}

TEST_CASE("evtx: templates that multiply end", "[unit]") {
  EvtxBuilder builder;
  builder.BeginRecord(1);
  std::uint32_t offset = builder.BeginTemplate();
  builder.Open("A");
  builder.CloseEmpty();
  builder.EndTemplate({});
  builder.EndRecord();
  for (int level = 0; level < 8; ++level) {
    builder.BeginRecord(2);
    const std::uint32_t next = builder.BeginTemplate();
    for (int i = 0; i < 16; ++i) builder.RepeatTemplate(offset, {});
    builder.EndTemplate({});
    builder.EndRecord();
    offset = next;
  }
  const Statuses statuses = StatusesOf(builder.File());
  REQUIRE(statuses.size() == 9);
  CHECK(statuses.front() == kRead);
  CHECK(statuses.back() == EvtxStatus::kTooLarge);
}

TEST_CASE("evtx: a value that multiplies ends", "[unit]") {
  EvtxBuilder builder;
  builder.BeginRecord(1);
  builder.BeginTemplate();
  builder.Open("A");
  builder.CloseStart();
  for (int i = 0; i < 5000; ++i) builder.Substitute(0);
  builder.Close();
  builder.EndTemplate({{0x01, Utf16Of(std::string(5000, 'x'))}});
  builder.EndRecord();
  CHECK(StatusesOf(builder.File()) == Statuses{EvtxStatus::kTooLarge});
}

TEST_CASE("evtx: elements nest to a fixed depth", "[unit]") {
  for (const int depth : {90, 120}) {
    EvtxBuilder builder;
    builder.BeginRecord(1);
    for (int i = 0; i < depth; ++i) {
      builder.Open("A");
      builder.CloseStart();
    }
    for (int i = 0; i < depth; ++i) builder.Close();
    builder.EndRecord();
    CHECK(StatusesOf(builder.File()) == Statuses{depth < 100 ? kRead : EvtxStatus::kTooDeep});
  }
}

TEST_CASE("evtx: tokens where they make no sense cost the record", "[unit]") {
  const std::string cases[] = {
      std::string("\x04", 1),                                   // closes nothing
      std::string("\x06\x00\x00\x00\x00", 5),                   // an attribute of nothing
      std::string("\x0E\x00\x00\x01", 4),                       // a value that is not there
      std::string("\x10", 1),                                   // no token
      std::string("\x05\x08\x00\x00", 4),                       // a text that is a number
      std::string("\x01\xFF\xFF\0\0\0\0\xFF\xFF\xFF\x7F", 11),  // a name outside of the chunk
      std::string("\x0C\x01\0\0\0\0\xFF\xFF\xFF\x7F", 10),      // a template outside of it
      std::string("\x07\xFF\xFF", 3),                           // a text that is not there
  };
  for (const std::string& tokens : cases) {
    EvtxBuilder builder;
    builder.BeginRecord(1);
    builder.Raw(tokens);
    builder.EndRecord();
    AddEvents(builder, 1);
    CHECK(StatusesOf(builder.File()) == Statuses{EvtxStatus::kBadRecord, kRead});
  }
}

TEST_CASE("evtx: any flipped byte ends in items", "[unit]") {
  const std::string file = FileOf(2).substr(0, kFirstRecord + 1200);
  std::size_t read = 0;
  for (std::size_t i = kFirstChunk; i < file.size(); ++i) {
    for (const char flip : {'\x01', '\x40', '\xFF'}) {
      std::string damaged = file;
      damaged[i] = static_cast<char>(damaged[i] ^ flip);
      const Statuses statuses = StatusesOf(damaged);
      CHECK(statuses.size() <= 8);
      for (const EvtxStatus status : statuses) read += status == kRead ? 1 : 0;
    }
  }
  CHECK(read > 0);
}

}  // namespace
}  // namespace sigmata
