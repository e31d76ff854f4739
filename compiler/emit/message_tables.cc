#include "compiler/emit/message_tables.h"

#include <algorithm>
#include <map>

namespace sigmata {
namespace {

std::uint32_t Size(std::size_t size) { return static_cast<std::uint32_t>(size); }

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

void AppendFolded(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (!IsSpace(c)) {
      out += c;
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
}

// Takes `%` and a number with its form, if `text` begins with that; 0 otherwise.
std::uint32_t TakeParameter(std::string_view& text) {
  if (text.size() < 2 || !IsDigit(text[1]) || text[1] == '0') return 0;
  auto number = static_cast<std::uint32_t>(text[1] - '0');
  text.remove_prefix(2);
  if (!text.empty() && IsDigit(text[0])) {
    number = number * 10 + static_cast<std::uint32_t>(text[0] - '0');
    text.remove_prefix(1);
  }
  const std::size_t form = text.starts_with('!') ? text.find('!', 1) : text.npos;
  if (form != text.npos) text.remove_prefix(form + 1);
  return number;
}

std::string_view EscapeMeaning(char c) {
  switch (c) {
    case 'n':
    case 'r':
    case 't':
    case 'b':
      return " ";
    case '0':
      return "";
    case '.':
      return ".";
    case '!':
      return "!";
    default:
      return "%";
  }
}

// Rules ask for a parameter by one of its names, or by its place.
bool IsUsed(const LayoutRecord& layout, const ProgramBuilder& builder) {
  for (std::uint32_t i = 0; i < layout.parameters.count; ++i) {
    if (builder.parameters[layout.parameters.first + i].names.count > 0) return true;
    if (builder.HasField("param" + std::to_string(i + 1))) return true;
  }
  return false;
}

bool IsNumeric(std::string_view type) {
  return type.starts_with("UInt") || type.starts_with("Int");
}

class MessageEmitter {
 public:
  MessageEmitter(const FieldMaps& maps, ProgramBuilder& builder) : maps_(maps), builder_(builder) {}

  void Emit(std::uint32_t layout, const EventSchema& event) {
    if (!IsUsed(builder_.layouts[layout], builder_)) return;
    const std::vector<TemplatePiece> whole = SplitTemplate(event.message);
    if (whole.empty()) return;
    EmitPieces(layout, event, whole);
    // Some collectors keep a message's first line only.
    const std::size_t line = event.message.find('\n');
    if (line == std::string::npos) return;
    const std::vector<TemplatePiece> first = SplitTemplate(event.message.substr(0, line));
    if (!first.empty()) EmitPieces(layout, event, first);
  }

 private:
  void EmitPieces(std::uint32_t layout, const EventSchema& event,
                  const std::vector<TemplatePiece>& pieces) {
    const std::uint16_t field = builder_.Field("Message");
    const bool full = field >= builder_.fields.size();
    if (full || pieces.size() > kMaxMessagePieces) return;
    MessageRecord record{
        layout, field, {Size(builder_.message_pieces.size()), Size(pieces.size())}};
    for (const TemplatePiece& piece : pieces) {
      PieceRecord out{builder_.Text(piece.literal), piece.parameter, 0, {}};
      if (piece.parameter > 0 && piece.parameter <= event.parameters.size()) {
        const EventParameter& parameter = event.parameters[piece.parameter - 1];
        out.numeric = IsNumeric(parameter.type) ? 1 : 0;
        out.words = WordsOf(parameter.values);
      }
      builder_.message_pieces.push_back(out);
    }
    builder_.messages.push_back(record);
  }

  // Words that stand for one value only.
  Range WordsOf(const std::string& map_name) {
    if (map_name.empty()) return {};
    const auto [known, added] = words_.try_emplace(map_name);
    if (!added) return known->second;
    known->second.first = Size(builder_.message_words.size());
    for (const ValueMap& map : maps_.value_maps) {
      if (map.name != map_name) continue;
      std::map<std::string_view, std::size_t> uses;
      for (const auto& [value, word] : map.values) ++uses[word];
      for (const auto& [value, word] : map.values) {
        if (uses[word] > 1) continue;
        builder_.message_words.push_back({builder_.Text(word), builder_.Text(value)});
      }
    }
    known->second.count = Size(builder_.message_words.size()) - known->second.first;
    return known->second;
  }

  const FieldMaps& maps_;
  ProgramBuilder& builder_;
  std::map<std::string, Range> words_;
};

}  // namespace

std::vector<TemplatePiece> SplitTemplate(std::string_view message) {
  std::vector<TemplatePiece> pieces;
  std::string literal = " ";  // a message begins and ends as if with white space
  while (!message.empty()) {
    const std::size_t percent = std::min(message.find('%'), message.size());
    AppendFolded(message.substr(0, percent), literal);
    message.remove_prefix(percent);
    if (message.empty()) break;
    if (const std::uint32_t parameter = TakeParameter(message); parameter > 0) {
      pieces.push_back({std::move(literal), parameter});
      literal.clear();
    } else {
      const bool escape = message.size() > 1;
      AppendFolded(escape ? EscapeMeaning(message[1]) : "%", literal);
      message.remove_prefix(escape ? 2 : 1);
    }
  }
  if (pieces.empty()) return {};
  AppendFolded(" ", literal);
  pieces.push_back({std::move(literal), 0});
  return pieces;
}

void EmitMessages(const FieldMaps& maps, ProgramBuilder& builder) {
  MessageEmitter emitter(maps, builder);
  for (std::size_t i = 0; i < maps.events.size(); ++i) emitter.Emit(Size(i), maps.events[i]);
}

}  // namespace sigmata
