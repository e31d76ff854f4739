// Writes small event log files for tests, token by token.
#ifndef SIGMATA_TESTS_SUPPORT_EVTX_BUILDER_H_
#define SIGMATA_TESTS_SUPPORT_EVTX_BUILDER_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sigmata::testing {

// A value that a template is filled with: its type as numbered in the file, and its bytes.
struct EvtxValue {
  std::uint8_t type = 0;
  std::string bytes;
};

std::string Utf16Of(std::string_view ascii);
// The bytes of a number, little end first.
std::string BytesOf(std::uint64_t number, std::size_t size);

class EvtxBuilder {
 public:
  EvtxBuilder();

  void BeginRecord(std::uint64_t number);
  void EndRecord();

  void Open(std::string_view name, bool attributes = false);
  void Attribute(std::string_view name);
  void CloseStart();  // >
  void CloseEmpty();  // />
  void Close();       // </name>
  void Text(std::string_view ascii);
  void Substitute(std::uint16_t index, bool optional = true);
  void Byte(std::uint8_t byte) { Append(byte, 1); }
  void Raw(std::string_view bytes) { chunk_ += bytes; }

  // What is written between these is a template, filled with the values behind it. Returns where
  // it stands, for another instance.
  std::uint32_t BeginTemplate();
  void EndTemplate(const std::vector<EvtxValue>& values);
  void RepeatTemplate(std::uint32_t offset, const std::vector<EvtxValue>& values);

  // <Event><System><Provider Name/><EventID/><Channel/></System><EventData>... by a template. The
  // data are named as given; an empty name is an unnamed one.
  void AddEvent(std::uint64_t number, std::string_view provider, std::uint16_t event_id,
                std::string_view channel,
                const std::vector<std::pair<std::string, EvtxValue>>& data);

  std::size_t position() const { return chunk_.size(); }
  // The bytes of the current chunk, to be damaged.
  std::string& chunk() { return chunk_; }
  // Completes the current chunk, with checksums that fit, and begins the next.
  void EndChunk();
  // The whole file; ends the current chunk.
  std::string File();

 private:
  void Append(std::uint64_t number, std::size_t size) { chunk_ += BytesOf(number, size); }
  void Name(std::string_view name);
  void Values(const std::vector<EvtxValue>& values);

  std::string chunks_;
  std::string chunk_;
  std::size_t record_ = 0;
  std::size_t template_ = 0;
  std::map<std::string, std::size_t, std::less<>> names_;
};

}  // namespace sigmata::testing

#endif  // SIGMATA_TESTS_SUPPORT_EVTX_BUILDER_H_
