#include "tests/support/evtx_builder.h"

#include "runtime/evtx/crc32.h"

namespace sigmata::testing {
namespace {

constexpr std::size_t kChunkSize = 65536;
constexpr std::size_t kChunkHeader = 512;

void Put(std::string& bytes, std::size_t offset, std::uint64_t number, std::size_t size) {
  bytes.replace(offset, size, BytesOf(number, size));
}

}  // namespace

std::string Utf16Of(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) out += {c, '\0'};
  return out;
}

std::string BytesOf(std::uint64_t number, std::size_t size) {
  std::string out;
  for (std::size_t i = 0; i < size; ++i) out += static_cast<char>((number >> (8 * i)) & 0xFFU);
  return out;
}

EvtxBuilder::EvtxBuilder() : chunk_(kChunkHeader, '\0') {}

void EvtxBuilder::BeginRecord(std::uint64_t number) {
  record_ = chunk_.size();
  Raw(std::string_view("**\0\0\0\0\0\0", 8));
  Append(number, 8);
  Append(133000000000000000U, 8);
  Raw(std::string_view("\x0F\x01\x01\x00", 4));
}

void EvtxBuilder::EndRecord() {
  Byte(0);
  const std::size_t size = chunk_.size() + 4 - record_;
  Append(size, 4);
  Put(chunk_, record_ + 4, size, 4);
}

void EvtxBuilder::Name(std::string_view name) {
  const auto known = names_.find(name);
  if (known != names_.end()) return Append(known->second, 4);
  const std::size_t offset = chunk_.size() + 4;
  names_.emplace(name, offset);
  Append(offset, 4);
  Append(0, 6);
  Append(name.size(), 2);
  Raw(Utf16Of(name));
  Append(0, 2);
}

void EvtxBuilder::Open(std::string_view name, bool attributes) {
  Byte(attributes ? 0x41 : 0x01);
  Append(0xFFFF, 2);
  Append(0, 4);
  Name(name);
  if (attributes) Append(0, 4);
}

void EvtxBuilder::Attribute(std::string_view name) {
  Byte(0x06);
  Name(name);
}

void EvtxBuilder::CloseStart() { Byte(0x02); }
void EvtxBuilder::CloseEmpty() { Byte(0x03); }
void EvtxBuilder::Close() { Byte(0x04); }

void EvtxBuilder::Text(std::string_view ascii) {
  Byte(0x05);
  Byte(0x01);
  Append(ascii.size(), 2);
  Raw(Utf16Of(ascii));
}

void EvtxBuilder::Substitute(std::uint16_t index, bool optional) {
  Byte(optional ? 0x0E : 0x0D);
  Append(index, 2);
  Byte(0x01);
}

std::uint32_t EvtxBuilder::BeginTemplate() {
  Byte(0x0C);
  Byte(0x01);
  Append(1, 4);
  Append(chunk_.size() + 4, 4);
  template_ = chunk_.size();
  Raw(std::string(4 + 16 + 4, '\0'));
  Raw(std::string_view("\x0F\x01\x01\x00", 4));
  return static_cast<std::uint32_t>(template_);
}

void EvtxBuilder::EndTemplate(const std::vector<EvtxValue>& values) {
  Byte(0);
  Put(chunk_, template_ + 20, chunk_.size() - template_ - 24, 4);
  Values(values);
}

void EvtxBuilder::RepeatTemplate(std::uint32_t offset, const std::vector<EvtxValue>& values) {
  Byte(0x0C);
  Byte(0x01);
  Append(1, 4);
  Append(offset, 4);
  Values(values);
}

void EvtxBuilder::Values(const std::vector<EvtxValue>& values) {
  Append(values.size(), 4);
  for (const EvtxValue& value : values) {
    Append(value.bytes.size(), 2);
    Append(value.type, 2);
  }
  for (const EvtxValue& value : values) Raw(value.bytes);
}

void EvtxBuilder::AddEvent(std::uint64_t number, std::string_view provider, std::uint16_t event_id,
                           std::string_view channel,
                           const std::vector<std::pair<std::string, EvtxValue>>& data) {
  std::vector<EvtxValue> values = {
      {0x01, Utf16Of(provider)}, {0x06, BytesOf(event_id, 2)}, {0x01, Utf16Of(channel)}};
  BeginRecord(number);
  BeginTemplate();
  Open("Event");
  CloseStart();
  Open("System");
  CloseStart();
  Open("Provider", true);
  Attribute("Name");
  Substitute(0);
  CloseEmpty();
  Open("EventID");
  CloseStart();
  Substitute(1);
  Close();
  Open("Channel");
  CloseStart();
  Substitute(2);
  Close();
  Close();
  Open("EventData");
  CloseStart();
  for (const auto& [name, value] : data) {
    Open("Data", !name.empty());
    if (!name.empty()) {
      Attribute("Name");
      Text(name);
    }
    CloseStart();
    Substitute(static_cast<std::uint16_t>(values.size()), false);
    Close();
    values.push_back(value);
  }
  Close();
  Close();
  EndTemplate(values);
  EndRecord();
}

void EvtxBuilder::EndChunk() {
  const std::size_t end = chunk_.size();
  chunk_.resize(kChunkSize, '\0');
  chunk_.replace(0, 8, std::string_view("ElfChnk\0", 8));
  Put(chunk_, 40, 128, 4);
  Put(chunk_, 48, end, 4);
  const std::string_view bytes = chunk_;
  const std::uint32_t data = evtx::Crc32(bytes.substr(kChunkHeader, end - kChunkHeader));
  Put(chunk_, 52, data, 4);
  const std::uint32_t header =
      evtx::Crc32(bytes.substr(128, kChunkHeader - 128), evtx::Crc32(bytes.substr(0, 120)));
  Put(chunk_, 124, header, 4);
  chunks_ += chunk_;
  chunk_.assign(kChunkHeader, '\0');
  names_.clear();
}

std::string EvtxBuilder::File() {
  EndChunk();
  std::string header(4096, '\0');
  header.replace(0, 8, std::string_view("ElfFile\0", 8));
  Put(header, 32, 128, 4);
  Put(header, 36, 1, 2);
  Put(header, 38, 3, 2);
  Put(header, 40, 4096, 2);
  Put(header, 42, chunks_.size() / kChunkSize, 2);
  Put(header, 124, evtx::Crc32(std::string_view(header).substr(0, 120)), 4);
  return header + chunks_;
}

}  // namespace sigmata::testing
