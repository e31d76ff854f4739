// The tables of a program: plain records in one block of memory, the same in a file and in use.
//
// emit writes them (ProgramBuilder), the verifier checks every reference once, and after that
// match and event read them without checks. Records hold offsets and indexes, never pointers.
#ifndef SIGMATA_RUNTIME_PROGRAM_PROGRAM_IMAGE_H_
#define SIGMATA_RUNTIME_PROGRAM_PROGRAM_IMAGE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "runtime/program/comparison.h"
#include "runtime/program/instruction.h"

namespace sigmata {

struct TextRef {
  std::uint32_t offset = 0;  // into `text`
  std::uint32_t size = 0;
};

struct Range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

struct RuleRecord {
  TextRef id, title, level, file;
  std::uint32_t line = 0;
  std::uint32_t gated = 0;  // 0: no field map knows the rule's logsource
};

// One way in which a rule can match: a logsource with several gates, each with its own field
// names, gives a rule several entries, and so may alternatives. A rule that matches is reported
// once.
struct EntryRecord {
  std::uint32_t rule = 0;
  Range code;
};

struct PlaceRecord {  // where an instruction comes from; a filter's file is not its rule's
  TextRef file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct SetRecord {
  Range literals;
};

struct RegexRecord {
  TextRef pattern;
  Range gates;  // into gate_sets
};

struct CidrRecord {
  std::uint8_t family = 4;  // 4 or 6
  std::uint8_t prefix = 0;  // leading bits that count
  std::uint8_t reserved[2] = {};
  std::uint8_t address[16] = {};  // network order; IPv4 in the first four bytes
};

struct OrderRecord {
  TextRef number;  // decimal
  Comparison comparison = Comparison::kEqual;
  TimePart part = TimePart::kNone;  // kNone: the value itself is the number
  std::uint8_t reserved[2] = {};
};

// Dispatch. A class is what an event can be known by before any rule is run; see ClassKey.
enum class ClassKind : std::uint32_t {
  kAny = 0,
  kEventId,
  kChannel,
  kChannelAndEventId,
  kProvider,
  kProviderAndEventId,
};

struct ClassRecord {
  ClassKind kind = ClassKind::kAny;
  std::uint32_t event_id = 0;
  TextRef name;  // folded channel or provider; empty where the kind has none
  Range groups;
  Range pivots;  // of the classes' entries that are in no group; classes share none
};

inline constexpr std::uint32_t kNoField = 0xFFFFFFFF;

// Entries of a class that can match only if a field is present (kNoField: in any case).
struct GroupRecord {
  std::uint32_t field = kNoField;
  Range entries;  // into group_entries
};

// Where a pivot's text stands in a value. Anywhere else it tells nothing.
enum class PivotKind : std::uint8_t {
  kWhole,
  kEnd,
  kStart,
  kPart,
  kNotAscii,  // no text: the value has a sign outside ASCII
  kNumber,    // the value is the number that the text writes, in this way or another
};

// An entry that has pivots in a class can match an event of that class only if a value holds one of
// them. Letters of ASCII in a pivot's text count without regard to case, all else as it is.
struct PivotRecord {
  std::uint32_t entry = 0;
  TextRef text;
  std::uint16_t field = 0;  // slot, or kEveryValue
  PivotKind kind = PivotKind::kWhole;
  std::uint8_t window = 0;  // of a part: where its window begins
};

inline constexpr std::uint32_t kMaxPivotSize = 32;

// A part is found by a window of its text: the signs that the matcher looks for. Seven of them let
// it look at every fourth place of a value. 0: the text is too short.
inline constexpr std::size_t PivotWindowSize(std::size_t text_size) {
  return text_size >= 7 ? 7 : text_size >= 4 ? 4 : 0;
}

// How a collector lays events out; see fields-maps/README.md.
struct ShapeRecord {
  TextRef id, title;
  Range probes;
  Range paths;
  TextRef root = {};  // a path below which the whole event may stand instead; empty: nowhere else
};

enum class ProbeKind : std::uint32_t { kAll, kAny, kNone, kNumber };

struct ProbeRecord {
  ProbeKind kind = ProbeKind::kAll;
  TextRef path;
};

// What a value says of the event's parameters by their positions.
enum class PathPositions : std::uint32_t { kNone, kEach, kJoined, kNumbered, kNext };

// What a text is: itself, itself in one more pair of quotation marks, or something to read again.
enum class PathText : std::uint32_t { kPlain, kQuoted, kJson, kXml };

struct PathRecord {
  TextRef from;
  TextRef to;  // empty where the path gives no field
  PathPositions positions = PathPositions::kNone;
  PathText text = PathText::kPlain;
  // The two keys of objects that are a name and a value; or empty.
  TextRef pair_name = {}, pair_value = {};
  std::uint32_t hidden = 0;  // 1: no later path finds a field here
};

// What is known of one event: its channels, and its parameters in record order.
struct LayoutRecord {
  TextRef provider;  // folded
  std::uint32_t event_id = 0;
  std::uint32_t version = 0;
  Range channels;  // into layout_channels
  Range parameters;
};

struct ParameterRecord {
  Range names;  // slots in parameter_names: the parameter's name and aliases, as far as rules use
                // them
  std::uint32_t named = 0;  // 1: it has a name, so that it is none of the event's unnamed data
};

struct AliasRecord {
  TextRef alias;  // folded
  TextRef name;   // folded
};

// A field that is made of other fields: they are joined, or the values of the only one of them are
// put into words.
struct DerivedRecord {
  std::uint32_t field = 0;
  Range parts;  // into derived_parts
  Range words;  // into derived_words; none: the parts are joined
};

struct DerivedPartRecord {
  std::uint32_t field = kNoField;  // kNoField: `text`
  TextRef text;
};

struct DerivedWordRecord {
  TextRef value;  // folded
  TextRef word;
};

// The message of a layout, as Windows renders it.
struct MessageRecord {
  std::uint32_t layout = 0;
  std::uint32_t field = 0;  // that holds the message
  Range pieces;             // at least two, at most kMaxMessagePieces
};

inline constexpr std::uint32_t kMaxMessagePieces = 256;

// A literal part of a message, white space folded, and the parameter behind it.
struct PieceRecord {
  TextRef literal;
  std::uint32_t parameter = 0;  // from 1; 0 behind the last part, and only there
  std::uint32_t numeric = 0;    // the record holds a number
  Range words;                  // into message_words: what stands for the value in messages
};

inline constexpr char kProgramMagic[8] = {'S', 'I', 'G', 'M', 'A', 'T', 'A', '\n'};
inline constexpr std::uint32_t kByteOrderMark = 0x01020304;

struct ImageHeader {
  char magic[8] = {};
  std::uint32_t byte_order = kByteOrderMark;
  std::uint32_t format_version = 0;
  std::uint64_t size = 0;      // of the whole image
  std::uint64_t checksum = 0;  // of everything behind it
  std::uint32_t section_count = 0;
  std::uint32_t memo_count = 0;
};

inline constexpr std::size_t kChecksummedFrom = offsetof(ImageHeader, section_count);

struct SectionHeader {
  std::uint64_t offset = 0;  // from the start of the image, a multiple of 8
  std::uint32_t count = 0;
  std::uint32_t element_size = 0;
};

// The fields every program has, in this order, whether a rule names them or not: dispatch and
// event layouts need them.
enum WellKnownField : std::uint16_t {
  kFieldEventId,
  kFieldChannel,
  kFieldProvider,
  kFieldVersion,
  kWellKnownFieldCount,
};
inline constexpr std::string_view kWellKnownFieldNames[kWellKnownFieldCount] = {
    "EventID", "Channel", "Provider_Name", "Version"};

struct ProgramImage {
  std::span<const std::byte> bytes;
  std::uint32_t memo_count = 0;
#define SIGMATA_SECTION(member, type) std::span<const type> member;
#include "runtime/program/program_sections.def"
#undef SIGMATA_SECTION
  std::shared_ptr<const void> owner;  // keeps `bytes` alive: a buffer or a mapped file

  std::string_view Text(TextRef ref) const { return {text.data() + ref.offset, ref.size}; }
  std::string_view Literal(std::uint32_t index) const { return Text(literals[index]); }
  bool UsesKeywords() const;
};

std::uint64_t Checksum(std::span<const std::byte> bytes);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_PROGRAM_IMAGE_H_
