#include "runtime/evtx/binxml_parser.h"

namespace sigmata::evtx {
namespace {

// Tokens; the flag 0x40 (more follows) is of use for elements alone.
constexpr std::uint8_t kMoreFlag = 0x40;
constexpr std::uint8_t kEnd = 0x00;
constexpr std::uint8_t kOpenElement = 0x01;
constexpr std::uint8_t kCloseStartTag = 0x02;
constexpr std::uint8_t kCloseEmptyElement = 0x03;
constexpr std::uint8_t kCloseElement = 0x04;
constexpr std::uint8_t kText = 0x05;
constexpr std::uint8_t kAttribute = 0x06;
constexpr std::uint8_t kCdata = 0x07;
constexpr std::uint8_t kCharacterReference = 0x08;
constexpr std::uint8_t kEntityReference = 0x09;
constexpr std::uint8_t kInstructionTarget = 0x0A;
constexpr std::uint8_t kInstructionData = 0x0B;
constexpr std::uint8_t kTemplate = 0x0C;
constexpr std::uint8_t kSubstitution = 0x0D;
constexpr std::uint8_t kOptionalSubstitution = 0x0E;
constexpr std::uint8_t kFragmentHeader = 0x0F;

constexpr std::size_t kFragmentHeaderSize = 3;
// Of a template's definition: where the next one stands, and its GUID.
constexpr std::size_t kTemplateHeaderSize = 20;

// A value without bytes is null, unless it can be empty.
Piece ValueOf(std::uint8_t type, std::string_view bytes) {
  const bool array = (type & kArrayFlag) != 0;
  const auto bare = static_cast<ValueType>(type & static_cast<std::uint8_t>(~kArrayFlag));
  const bool may_be_empty = array || bare == ValueType::kString || bare == ValueType::kAnsiString ||
                            bare == ValueType::kBinary;
  return {bytes.empty() && !may_be_empty ? ValueType::kNull : bare, array, bytes, kNone};
}

}  // namespace

// What is read in one go: a record, a template, or a value that is XML itself.
struct BinXmlParser::Fragment {
  ByteReader& reader;
  Values values;
  std::size_t open_below;           // elements that are open around it
  std::uint32_t parent;             // of what stands outermost in it
  bool within_value;                // elements of values have no dependency identifier
  std::uint32_t attribute = kNone;  // that is being filled
  bool ended = false;
};

EvtxStatus BinXmlParser::Parse(std::string_view chunk, std::size_t begin, std::size_t end,
                               ElementTree& tree) {
  chunk_ = chunk;
  tree_ = &tree;
  tree.Clear();
  status_ = EvtxStatus::kRead;
  tokens_ = element_depth_ = fragment_depth_ = 0;
  values_.clear();
  open_.clear();
  ByteReader reader(chunk, begin, end);
  ParseFragment(reader, {}, 0, false);
  return status_;
}

void BinXmlParser::ParseFragment(ByteReader& reader, Values values, std::uint32_t parent,
                                 bool within_value) {
  if (++fragment_depth_ > kMaxFragmentDepth) Fail(EvtxStatus::kTooDeep);
  Fragment fragment{reader, values, open_.size(), parent, within_value};
  while (status_ == EvtxStatus::kRead && !fragment.ended && reader.left() > 0) {
    if (++tokens_ > kMaxTokens) Fail(EvtxStatus::kTooLarge);
    ReadToken(fragment, reader.Read<std::uint8_t>());
    if (!reader.good()) Fail(EvtxStatus::kBadRecord);
  }
  // A fragment closes what it opens.
  if (open_.size() != fragment.open_below) Fail(EvtxStatus::kBadRecord);
  --fragment_depth_;
}

void BinXmlParser::ReadToken(Fragment& fragment, std::uint8_t token) {
  ByteReader& reader = fragment.reader;
  switch (token & static_cast<std::uint8_t>(~kMoreFlag)) {
    case kEnd:
      fragment.ended = true;
      return;
    case kOpenElement:
      return OpenElement(fragment, (token & kMoreFlag) != 0);
    case kCloseStartTag:
      fragment.attribute = kNone;
      return;
    case kCloseEmptyElement:
    case kCloseElement:
      return CloseElement(fragment);
    case kText:
      return AddText(fragment);
    case kAttribute:
      return OpenAttribute(fragment);
    case kCdata:
      return AddPiece(fragment, {ValueType::kString, false,
                                 reader.Take(std::size_t{2} * reader.Read<std::uint16_t>())});
    case kCharacterReference:
      return AddPiece(fragment, {ValueType::kCharacter, false, reader.Take(2)});
    case kEntityReference:
      return AddPiece(fragment, {ValueType::kEntity, false, ReadName(reader)});
    case kInstructionTarget:
      ReadName(reader);
      return;
    case kInstructionData:
      reader.Take(std::size_t{2} * reader.Read<std::uint16_t>());
      return;
    case kTemplate:
      return AddTemplate(fragment);
    case kSubstitution:
    case kOptionalSubstitution:
      return Substitute(fragment, (token & 0x0FU) == kOptionalSubstitution);
    case kFragmentHeader:
      reader.Take(kFragmentHeaderSize);
      return;
    default:
      Fail(EvtxStatus::kBadRecord);
  }
}

void BinXmlParser::OpenElement(Fragment& fragment, bool attributes) {
  ByteReader& reader = fragment.reader;
  if (!fragment.within_value) reader.Read<std::uint16_t>();  // dependency identifier
  reader.Read<std::uint32_t>();                              // size
  const std::string_view name = ReadName(reader);
  if (attributes) reader.Read<std::uint32_t>();  // size of the attributes
  if (!reader.good()) return;
  if (open_.size() >= kMaxElementDepth) return Fail(EvtxStatus::kTooDeep);
  const std::uint32_t parent = open_.size() > fragment.open_below ? open_.back() : fragment.parent;
  open_.push_back(tree_->AddElement(parent, name));
  fragment.attribute = kNone;
}

void BinXmlParser::CloseElement(Fragment& fragment) {
  if (open_.size() == fragment.open_below) return Fail(EvtxStatus::kBadRecord);
  open_.pop_back();
  fragment.attribute = kNone;
}

void BinXmlParser::OpenAttribute(Fragment& fragment) {
  const std::string_view name = ReadName(fragment.reader);
  if (open_.size() == fragment.open_below) return Fail(EvtxStatus::kBadRecord);
  fragment.attribute = tree_->AddAttribute(open_.back(), name);
}

void BinXmlParser::AddText(Fragment& fragment) {
  ByteReader& reader = fragment.reader;
  const auto type = reader.Read<std::uint8_t>();
  // Windows writes no other values outside of templates' values.
  if (static_cast<ValueType>(type) != ValueType::kString) return Fail(EvtxStatus::kBadRecord);
  AddPiece(fragment,
           {ValueType::kString, false, reader.Take(std::size_t{2} * reader.Read<std::uint16_t>())});
}

void BinXmlParser::AddPiece(Fragment& fragment, const Piece& piece) {
  if (fragment.attribute != kNone) {
    tree_->AddPiece(tree_->attributes[fragment.attribute].content, piece);
    return;
  }
  const std::uint32_t element = open_.size() > fragment.open_below ? open_.back() : fragment.parent;
  tree_->AddPiece(tree_->elements[element].content, piece);
}

void BinXmlParser::Substitute(Fragment& fragment, bool optional) {
  const auto index = fragment.reader.Read<std::uint16_t>();
  fragment.reader.Read<std::uint8_t>();  // the type wanted; the value has its own
  if (!fragment.reader.good()) return;
  if (index >= fragment.values.count) return Fail(EvtxStatus::kBadRecord);
  const Piece value = values_[fragment.values.first + index];
  if (value.type == ValueType::kNull && optional) return;
  if (value.type != ValueType::kBinXml || value.array) return AddPiece(fragment, value);
  const auto begin = static_cast<std::size_t>(value.bytes.data() - chunk_.data());
  ByteReader reader(chunk_, begin, begin + value.bytes.size());
  const std::uint32_t parent = open_.size() > fragment.open_below ? open_.back() : fragment.parent;
  ParseFragment(reader, {}, parent, true);
}

void BinXmlParser::AddTemplate(Fragment& fragment) {
  ByteReader& reader = fragment.reader;
  reader.Read<std::uint8_t>();
  reader.Read<std::uint32_t>();  // identifier, which is the GUID's first part
  const auto offset = reader.Read<std::uint32_t>();
  const bool defined_here = offset == reader.position();
  ByteReader definition(chunk_, offset, chunk_.size());
  definition.Take(kTemplateHeaderSize);
  const auto size = definition.Read<std::uint32_t>();
  if (defined_here) reader.Take(kTemplateHeaderSize + sizeof(size) + size);
  if (!reader.good() || !definition.good() || size > definition.left()) {
    return Fail(EvtxStatus::kBadRecord);
  }
  const Values values = ReadValues(reader);
  if (!reader.good()) return;
  ByteReader body(chunk_, definition.position(), definition.position() + size);
  const std::uint32_t parent = open_.size() > fragment.open_below ? open_.back() : fragment.parent;
  ParseFragment(body, values, parent, false);
  values_.resize(values.first);
}

BinXmlParser::Values BinXmlParser::ReadValues(ByteReader& reader) {
  constexpr std::size_t kDescriptorSize = 4;
  const Values values{values_.size(), reader.Read<std::uint32_t>()};
  if (values.count > reader.left() / kDescriptorSize) {
    Fail(EvtxStatus::kBadRecord);
    return {};
  }
  ByteReader descriptors(reader.Take(values.count * kDescriptorSize));
  for (std::size_t i = 0; i < values.count; ++i) {
    const auto size = descriptors.Read<std::uint16_t>();
    const auto type = descriptors.Read<std::uint8_t>();
    descriptors.Read<std::uint8_t>();
    values_.push_back(ValueOf(type, reader.Take(size)));
  }
  if (!reader.good()) Fail(EvtxStatus::kBadRecord);
  return values;
}

// A name stands where it was needed first; everywhere else is its offset alone.
std::string_view BinXmlParser::ReadName(ByteReader& reader) {
  constexpr std::size_t kBeforeLength = 6;  // where the next name stands, and a hash
  const auto offset = reader.Read<std::uint32_t>();
  const bool stands_here = offset == reader.position();
  ByteReader name(chunk_, offset, chunk_.size());
  name.Take(kBeforeLength);
  const std::string_view text = name.Take(std::size_t{2} * name.Read<std::uint16_t>());
  name.Take(2);  // a zero
  if (!name.good()) Fail(EvtxStatus::kBadRecord);
  if (stands_here) reader.Take(name.position() - offset);
  return text;
}

}  // namespace sigmata::evtx
