// The only user of pugixml, which reads without recursion and expands no entities. Its tree takes
// up to 20 times the text, so the text is bounded.
#include "runtime/event/xml_event.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <new>
#include <pugixml.hpp>

#include "runtime/event/json_text.h"
#include "sigmata/event_reader.h"

namespace sigmata {
namespace {

constexpr std::string_view kDataElement = "Data";
constexpr std::string_view kUserDataElement = "UserData";
constexpr std::string_view kNameAttribute = "Name";

// Line ends and the spaces of attributes stay as they are: they are the values' own.
constexpr unsigned int kFlags =
    pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata_single;

bool IsText(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

bool IsUnnamedData(const pugi::xml_node& node) {
  return node.name() == kDataElement && !node.attribute(kNameAttribute.data());
}

// Space that holds a line break is the layout of the file; without one it is a value.
bool IsLayout(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == text.npos && text.find('\n') != text.npos;
}

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// The size of a reference such as `&#0;`, if `text` begins with one, to a character that does not
// exist: zero, or a number beyond Unicode, of which pugixml takes the lowest 32 bits.
std::size_t NoCharacter(std::string_view text) {
  constexpr std::uint32_t kLast = 0x10FFFF;
  if (!text.starts_with("&#")) return 0;
  const bool hexadecimal = text.substr(2).starts_with('x') || text.substr(2).starts_with('X');
  const std::string_view digits = text.substr(hexadecimal ? 3 : 2);
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, hexadecimal ? 16 : 10);
  const auto size = static_cast<std::size_t>(end - digits.data());
  if (size == 0 || size == digits.size() || *end != ';') return 0;
  const bool exists = error == std::errc{} && number > 0 && number <= kLast;
  return exists ? 0 : text.size() - digits.size() + size + 1;
}

// The bytes of the first character zero, or of a reference to one that does not exist, at or behind
// `from`.
std::string_view FindZero(std::string_view xml, std::size_t from) {
  for (std::size_t i = from; i < xml.size(); ++i) {
    if (xml[i] == '\0') return xml.substr(i, 1);
    if (xml[i] != '&') continue;
    if (const std::size_t size = NoCharacter(xml.substr(i)); size > 0) return xml.substr(i, size);
  }
  return {};
}

// pugixml takes a zero for the end of a text, and would cut it off there.
std::string ReplaceZeros(std::string_view xml) {
  std::string out;
  std::size_t done = 0;
  for (std::string_view zero = FindZero(xml, 0); !zero.empty(); zero = FindZero(xml, done)) {
    const auto at = static_cast<std::size_t>(zero.data() - xml.data());
    out.append(xml, done, at - done);
    out += kReplacement;
    done = at + zero.size();
  }
  out.append(xml, done);
  return out;
}

class XmlWriter {
 public:
  explicit XmlWriter(std::string& json) : json_(json) {}

  // The elements of the document; the first gets the name `root` if there is one.
  bool Document(const pugi::xml_document& document, std::string_view root) {
    json_ += '{';
    bool first = true;
    for (const pugi::xml_node& node : document) {
      if (node.type() != pugi::node_element) continue;
      Key(first, first && !root.empty() ? root : NameOf(node));
      first = false;
      Element(node, 1);
    }
    json_ += '}';
    return !first;
  }

  bool too_deep() const { return too_deep_; }

 private:
  static std::string_view NameOf(const pugi::xml_node& node) {
    if (node.name() != kDataElement) return node.name();
    const pugi::xml_attribute name = node.attribute(kNameAttribute.data());
    return name ? name.value() : node.name();
  }

  void Key(bool first, std::string_view name) {
    if (!first) json_ += ',';
    AppendJsonString(name, json_);
    json_ += ':';
  }

  void Element(const pugi::xml_node& node, std::size_t depth) {
    const bool data = node.name() == kDataElement;
    const bool attributes = !data && node.first_attribute();
    const bool elements = std::any_of(node.begin(), node.end(), [](const pugi::xml_node& child) {
      return child.type() == pugi::node_element;
    });
    if (depth > kMaxXmlDepth) {
      too_deep_ = true;
      TextsBelow(node);
    } else if (attributes || elements) {
      Object(node, attributes, elements, depth);
    } else if (HasText(node) || data || below_user_data_) {
      Text(node);  // a parameter that is empty is an empty text
    } else {
      json_ += "null";
    }
  }

  void Object(const pugi::xml_node& node, bool attributes, bool elements, std::size_t depth) {
    const bool was_below = below_user_data_;
    below_user_data_ = was_below || node.name() == kUserDataElement;
    json_ += '{';
    bool first = true;
    if (attributes) Attributes(node, first);
    if (HasText(node)) {
      Key(first, "#text");
      first = false;
      Text(node);
    }
    if (elements) Children(node, first, depth + 1);
    json_ += '}';
    below_user_data_ = was_below;
  }

  void Attributes(const pugi::xml_node& node, bool& first) {
    Key(first, "#attributes");
    first = false;
    json_ += '{';
    bool first_inside = true;
    for (const pugi::xml_attribute& attribute : node.attributes()) {
      Key(first_inside, attribute.name());
      first_inside = false;
      AppendJsonString(attribute.value(), json_);
    }
    json_ += '}';
  }

  void Children(const pugi::xml_node& node, bool& first, std::size_t depth) {
    bool data_written = false;
    for (const pugi::xml_node& child : node) {
      if (child.type() != pugi::node_element) continue;
      if (IsUnnamedData(child) && data_written) continue;
      Key(first, NameOf(child));
      first = false;
      if (IsUnnamedData(child)) {
        data_written = true;
        UnnamedData(child, depth);
      } else {
        Element(child, depth);
      }
    }
  }

  // All unnamed Data from `data` on: their positions are all that tells them apart.
  void UnnamedData(pugi::xml_node data, std::size_t depth) {
    pugi::xml_node next = NextUnnamedData(data);
    const bool several = static_cast<bool>(next);
    json_ += several ? "{\"#text\":[" : "{\"#text\":";
    Element(data, depth);
    for (; next; next = NextUnnamedData(next)) {
      json_ += ',';
      Element(next, depth);
    }
    json_ += several ? "]}" : "}";
  }

  static pugi::xml_node NextUnnamedData(pugi::xml_node node) {
    do {
      node = node.next_sibling(kDataElement.data());
    } while (node && !IsUnnamedData(node));
    return node;
  }

  // Every text in `top`, at any depth, as one list.
  void TextsBelow(const pugi::xml_node& top) {
    json_ += '[';
    bool first = true;
    for (pugi::xml_node node = top; node; node = Following(node, top)) {
      if (!IsText(node) || IsLayout(node.value())) continue;
      if (!first) json_ += ',';
      first = false;
      AppendJsonString(node.value(), json_);
    }
    json_ += ']';
  }

  // The next node of `top` in the order of the document.
  static pugi::xml_node Following(pugi::xml_node node, const pugi::xml_node& top) {
    if (node.first_child()) return node.first_child();
    while (node != top && !node.next_sibling()) node = node.parent();
    return node == top ? pugi::xml_node() : node.next_sibling();
  }

  // Whether an element has a text of its own.
  static bool HasText(const pugi::xml_node& node) {
    return std::any_of(node.begin(), node.end(), [](const pugi::xml_node& child) {
      return IsText(child) && !IsLayout(child.value());
    });
  }

  void Text(const pugi::xml_node& node) {
    json_ += '"';
    for (const pugi::xml_node& child : node) {
      if (IsText(child) && !IsLayout(child.value())) AppendJsonChars(child.value(), json_);
    }
    json_ += '"';
  }

  std::string& json_;
  bool below_user_data_ = false;
  bool too_deep_ = false;
};

// Whether what pugixml has made of a text up to its damage says anything of an event.
bool HasContent(const pugi::xml_document& document) {
  return document.document_element().first_child().type() == pugi::node_element;
}

XmlReading Append(std::string_view xml, std::string_view root, std::string& json) {
  if (xml.size() > kMaxTextEventBytes) return {ReadStatus::kTooLarge, false};
  std::string replaced;
  if (!FindZero(xml, 0).empty()) xml = replaced = ReplaceZeros(xml);
  pugi::xml_document document;
  const pugi::xml_parse_result result =
      document.load_buffer(xml.data(), xml.size(), kFlags, pugi::encoding_utf8);
  if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (!result && !HasContent(document)) return {ReadStatus::kNotXml, false};
  const std::size_t size = json.size();
  XmlWriter writer(json);
  if (writer.Document(document, root)) {
    return {ReadStatus::kRead, !result || writer.too_deep()};
  }
  json.resize(size);
  return {ReadStatus::kNotXml, false};
}

}  // namespace

bool AppendXmlAsJson(std::string_view xml, std::string& json) {
  const std::size_t size = json.size();
  const XmlReading reading = Append(xml, {}, json);
  const bool sound = reading.status == ReadStatus::kRead && !reading.degraded;
  if (!sound) json.resize(size);
  return sound;
}

XmlReading AppendXmlEvent(std::string_view xml, std::string& json) {
  return Append(xml, kXmlEventKey, json);
}

}  // namespace sigmata
