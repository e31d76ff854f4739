#include "runtime/evtx/evtx_json.h"

#include "runtime/evtx/binxml_value.h"
#include "sigmata/event_reader.h"

namespace sigmata::evtx {
namespace {

// "Data" and "Name" in UTF-16.
constexpr std::string_view kDataElement("D\0a\0t\0a\0", 8);
constexpr std::string_view kNameAttribute("N\0a\0m\0e\0", 8);

class TreeWriter {
 public:
  TreeWriter(const ElementTree& tree, std::string& json)
      : tree_(tree), json_(json), most_(json.size() + kMaxTextEventBytes) {}

  EvtxStatus Write() {
    json_ += '{';
    bool first = true;
    Children(tree_.elements[0], first);
    json_ += '}';
    return status_;
  }

 private:
  // The attribute that gives a Data element its key; none for any other element.
  const Attribute* NameOfData(const Element& element) const {
    if (element.name != kDataElement) return nullptr;
    for (std::uint32_t i = element.first_attribute; i != kNone; i = tree_.attributes[i].next) {
      if (tree_.attributes[i].name == kNameAttribute) return &tree_.attributes[i];
    }
    return nullptr;
  }

  bool IsUnnamedData(const Element& element) const {
    return element.name == kDataElement && NameOfData(element) == nullptr;
  }

  // Everything that repeats passes here or through Single, so the size is watched there.
  void Comma(bool& first) {
    WatchSize();
    if (!first) json_ += ',';
    first = false;
  }

  void WatchSize() {
    if (json_.size() > most_ && status_ == EvtxStatus::kRead) status_ = EvtxStatus::kTooLarge;
  }

  void Key(std::string_view utf16, bool& first) {
    Comma(first);
    json_ += '"';
    AppendUtf16Text(utf16, json_);
    json_ += "\":";
  }

  void Children(const Element& parent, bool& first) {
    bool data_written = false;
    for (std::uint32_t i = parent.first_child; i != kNone; i = tree_.elements[i].next) {
      const Element& child = tree_.elements[i];
      if (status_ != EvtxStatus::kRead) return;
      if (const Attribute* const name = NameOfData(child); name != nullptr) {
        Comma(first);
        Text(name->content);
        json_ += ':';
        Value(child, false);
      } else if (child.name == kDataElement) {
        if (!data_written) UnnamedData(i, first);
        data_written = true;
      } else {
        Key(child.name, first);
        Value(child, true);
      }
    }
  }

  // All unnamed Data from element `index` on: their positions are all that tells them apart.
  void UnnamedData(std::uint32_t index, bool& first) {
    std::uint32_t next = NextUnnamedData(index);
    const bool several = next != kNone;
    Comma(first);
    json_ += several ? "\"Data\":{\"#text\":[" : "\"Data\":{\"#text\":";
    Value(tree_.elements[index], false);
    for (; next != kNone && status_ == EvtxStatus::kRead; next = NextUnnamedData(next)) {
      json_ += ',';
      Value(tree_.elements[next], false);
    }
    json_ += several ? "]}" : "}";
  }

  std::uint32_t NextUnnamedData(std::uint32_t index) const {
    do {
      index = tree_.elements[index].next;
    } while (index != kNone && !IsUnnamedData(tree_.elements[index]));
    return index;
  }

  void Value(const Element& element, bool with_attributes) {
    const bool attributes = with_attributes && HasAttributes(element);
    if (!attributes && element.first_child == kNone) return WriteContent(element.content);
    json_ += '{';
    bool first = true;
    if (attributes) Attributes(element, first);
    if (!IsNull(element.content)) {
      Comma(first);
      json_ += "\"#text\":";
      WriteContent(element.content);
    }
    Children(element, first);
    json_ += '}';
  }

  bool HasAttributes(const Element& element) const {
    for (std::uint32_t i = element.first_attribute; i != kNone; i = tree_.attributes[i].next) {
      if (!IsNull(tree_.attributes[i].content)) return true;
    }
    return false;
  }

  void Attributes(const Element& element, bool& first) {
    Comma(first);
    json_ += "\"#attributes\":{";
    bool first_inside = true;
    for (std::uint32_t i = element.first_attribute; i != kNone; i = tree_.attributes[i].next) {
      const Attribute& attribute = tree_.attributes[i];
      if (status_ != EvtxStatus::kRead) return;
      if (IsNull(attribute.content)) continue;
      Key(attribute.name, first_inside);
      WriteContent(attribute.content);
    }
    json_ += '}';
  }

  bool IsNull(const Content& content) const {
    for (std::uint32_t i = content.first; i != kNone; i = tree_.pieces[i].next) {
      if (tree_.pieces[i].type != ValueType::kNull) return false;
    }
    return true;
  }

  // One value as what it is, several pieces as one text.
  void WriteContent(const Content& content) {
    if (IsNull(content)) {
      json_ += "null";
    } else if (content.first == content.last) {
      WritePiece(tree_.pieces[content.first]);
    } else {
      Text(content);
    }
  }

  void WritePiece(const Piece& piece) {
    if (piece.array) return Array(piece);
    Single(piece.type, piece.bytes);
  }

  void Single(ValueType type, std::string_view bytes) {
    WatchSize();
    const std::size_t begin = json_.size();
    json_ += '"';
    Spelling spelling = Spelling::kQuoted;
    AppendValueText(type, bytes, json_, spelling);
    if (spelling == Spelling::kQuoted) {
      json_ += '"';
    } else {
      json_.erase(begin, 1);
    }
  }

  // Calls `use` with the bytes of each element.
  template <typename Use>
  void ForEachElement(const Piece& piece, Use use) {
    std::string_view rest = piece.bytes;
    if (piece.type == ValueType::kString) {
      while (!rest.empty()) use(TakeString(rest));
      return;
    }
    const std::size_t size = ElementSize(piece.type);
    if (size == 0 || rest.size() % size != 0) return use(rest);
    for (; !rest.empty(); rest.remove_prefix(size)) use(rest.substr(0, size));
  }

  // Texts in an array end with a zero character.
  static std::string_view TakeString(std::string_view& rest) {
    std::size_t end = 0;
    while (end + 1 < rest.size() && (rest[end] != 0 || rest[end + 1] != 0)) end += 2;
    const std::string_view text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 2, rest.size()));
    return text;
  }

  void Array(const Piece& piece) {
    json_ += '[';
    bool first = true;
    ForEachElement(piece, [&](std::string_view bytes) {
      Comma(first);
      Single(piece.type, bytes);
    });
    json_ += ']';
  }

  // All pieces as one text.
  void Text(const Content& content) {
    Spelling spelling = Spelling::kQuoted;
    json_ += '"';
    for (std::uint32_t i = content.first; i != kNone; i = tree_.pieces[i].next) {
      const Piece& piece = tree_.pieces[i];
      const auto add = [&](std::string_view bytes) {
        AppendValueText(piece.type, bytes, json_, spelling);
      };
      WatchSize();
      if (status_ != EvtxStatus::kRead) break;
      piece.array ? ForEachElement(piece, add) : add(piece.bytes);
    }
    json_ += '"';
  }

  const ElementTree& tree_;
  std::string& json_;
  std::size_t most_;
  EvtxStatus status_ = EvtxStatus::kRead;
};

}  // namespace

EvtxStatus AppendTreeAsJson(const ElementTree& tree, std::string& json) {
  return TreeWriter(tree, json).Write();
}

}  // namespace sigmata::evtx
