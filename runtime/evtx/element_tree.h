// One record as a tree of elements, the templates filled in. Names and values are views of the
// chunk; the tree keeps its memory from record to record.
#ifndef SIGMATA_RUNTIME_EVTX_ELEMENT_TREE_H_
#define SIGMATA_RUNTIME_EVTX_ELEMENT_TREE_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace sigmata::evtx {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

// The types of values, as numbered in the file.
enum class ValueType : std::uint8_t {
  kNull = 0x00,
  kString = 0x01,  // UTF-16
  kAnsiString = 0x02,
  kInt8 = 0x03,
  kUint8 = 0x04,
  kInt16 = 0x05,
  kUint16 = 0x06,
  kInt32 = 0x07,
  kUint32 = 0x08,
  kInt64 = 0x09,
  kUint64 = 0x0A,
  kFloat = 0x0B,
  kDouble = 0x0C,
  kBool = 0x0D,
  kBinary = 0x0E,
  kGuid = 0x0F,
  kSize = 0x10,
  kFileTime = 0x11,
  kSystemTime = 0x12,
  kSid = 0x13,
  kHex32 = 0x14,
  kHex64 = 0x15,
  kBinXml = 0x21,
  // Not in files: a part of a text that is no value of its own.
  kCharacter = 0x7E,  // a 16-bit code
  kEntity = 0x7F,     // the name of an entity, UTF-16
};

inline constexpr std::uint8_t kArrayFlag = 0x80;

// A value, or a piece of a text that is put together.
struct Piece {
  ValueType type = ValueType::kNull;
  bool array = false;
  std::string_view bytes;
  std::uint32_t next = kNone;
};

// A chain of pieces; head and tail are indexes.
struct Content {
  std::uint32_t first = kNone;
  std::uint32_t last = kNone;
};

struct Attribute {
  std::string_view name;  // UTF-16
  Content content;
  std::uint32_t next = kNone;
};

struct Element {
  std::string_view name;  // UTF-16
  std::uint32_t first_attribute = kNone, last_attribute = kNone;
  std::uint32_t first_child = kNone, last_child = kNone;
  std::uint32_t next = kNone;
  Content content;
};

// An element without name holds the record's outermost ones: index 0.
struct ElementTree {
  std::vector<Element> elements;
  std::vector<Attribute> attributes;
  std::vector<Piece> pieces;

  void Clear() {
    elements.assign(1, {});
    attributes.clear();
    pieces.clear();
  }
  std::uint32_t AddElement(std::uint32_t parent, std::string_view name);
  std::uint32_t AddAttribute(std::uint32_t element, std::string_view name);
  void AddPiece(Content& content, const Piece& piece);
};

}  // namespace sigmata::evtx

#endif  // SIGMATA_RUNTIME_EVTX_ELEMENT_TREE_H_
