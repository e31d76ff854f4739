// What is proved here, and relied on everywhere else:
// - every TextRef lies within `text`; every Range within its table; every index within its table;
// - each entry's code starts and ends within `code`, jumps go forward and stay within the entry,
//   and the last instruction is terminal, so running it ends after at most its length;
// - a pivot belongs to one class at most, so that what is built from them is not larger than they;
// - an operand fits its opcode, a memo index fits memo_count;
// - the well-known fields stand first.
#include "runtime/program/program_verifier.h"

#include <fmt/core.h>

namespace sigmata {
namespace {

class Verifier {
 public:
  explicit Verifier(const ProgramImage& image) : image_(image) {}

  std::string Run() {
    Fields();
    Rules();
    Constants();
    Code();
    Dispatch();
    Pivots();
    Shapes();
    Layouts();
    Derived();
    Messages();
    return problem_;
  }

 private:
  void Require(bool condition, const char* what) {
    if (!condition && problem_.empty()) problem_ = what;
  }
  void Text(TextRef ref) {
    Require(ref.offset <= image_.text.size() && ref.size <= image_.text.size() - ref.offset,
            "a text lies outside the text table");
  }
  void InTable(Range range, std::size_t size, const char* what) {
    Require(range.first <= size && range.count <= size - range.first, what);
  }
  void Field(std::uint32_t field) {
    Require(field < image_.fields.size(), "a field does not exist");
  }

  void Fields() {
    Require(image_.fields.size() >= kWellKnownFieldCount, "the well-known fields are missing");
    Require(image_.fields.size() < kEveryValue, "there are too many fields");
    for (const TextRef name : image_.fields) Text(name);
    if (!problem_.empty()) return;
    for (std::size_t i = 0; i < kWellKnownFieldCount; ++i) {
      Require(image_.Text(image_.fields[i]) == kWellKnownFieldNames[i],
              "the well-known fields are not first");
    }
  }

  void Rules() {
    for (const RuleRecord& rule : image_.rules) {
      Text(rule.id);
      Text(rule.title);
      Text(rule.level);
      Text(rule.file);
    }
  }

  void Constants() {
    for (const TextRef literal : image_.literals) Text(literal);
    for (const SetRecord& set : image_.sets) {
      InTable(set.literals, image_.literals.size(), "a set has literals that do not exist");
    }
    for (const RegexRecord& regex : image_.regexes) {
      Text(regex.pattern);
      InTable(regex.gates, image_.gate_sets.size(), "a regex has gates that do not exist");
    }
    for (const std::uint32_t set : image_.gate_sets) {
      Require(set < image_.sets.size(), "a gate has a set that does not exist");
    }
    for (const OrderRecord& order : image_.orders) {
      Text(order.number);
      Require(order.comparison <= Comparison::kLessOrEqual && order.part <= TimePart::kYear,
              "an order is of no known kind");
    }
    for (const CidrRecord& cidr : image_.cidrs) {
      const bool sound =
          (cidr.family == 4 && cidr.prefix <= 32) || (cidr.family == 6 && cidr.prefix <= 128);
      Require(sound, "a network is not one");
    }
  }

  void Code() {
    Require(image_.memo_count <= image_.code.size(),
            "there are more shared answers than questions");
    Require(image_.places.size() == image_.code.size(), "instructions and places differ in number");
    for (const PlaceRecord& place : image_.places) Text(place.file);
    for (const EntryRecord& entry : image_.entries) {
      Require(entry.rule < image_.rules.size(), "an entry has a rule that does not exist");
      InTable(entry.code, image_.code.size(), "an entry's code does not exist");
      Require(entry.code.count > 0, "an entry has no code");
      if (!problem_.empty()) return;
      for (std::uint32_t i = 0; i < entry.code.count; ++i) {
        Verify(image_.code[entry.code.first + i], entry.code.count - i);
      }
    }
  }

  void Verify(const Instruction& instruction, std::uint32_t left) {
    Require(static_cast<std::size_t>(instruction.op) < kOpcodeCount, "an opcode is unknown");
    if (!problem_.empty() || IsTerminal(instruction.op)) return;
    Require(instruction.on_true >= 1 && instruction.on_true < left, "a jump leaves its rule");
    Require(instruction.on_false >= 1 && instruction.on_false < left, "a jump leaves its rule");
    if (instruction.field != kEveryValue) Field(instruction.field);
    Require(instruction.memo == kNoMemo || instruction.memo < image_.memo_count,
            "a shared answer has no place");
    Require(instruction.operand < OperandTableSize(instruction.op), "an operand does not exist");
  }

  std::size_t OperandTableSize(Opcode op) const {
    switch (TraitsOf(op).operand) {
      case OperandKind::kLiteral:
        return image_.literals.size();
      case OperandKind::kSet:
        return image_.sets.size();
      case OperandKind::kRegex:
        return image_.regexes.size();
      case OperandKind::kCidr:
        return image_.cidrs.size();
      case OperandKind::kField:
        return image_.fields.size();
      case OperandKind::kOrder:
        return image_.orders.size();
      case OperandKind::kNone:
        break;
    }
    return 1;  // no operand is written as 0
  }

  void Dispatch() {
    for (const ClassRecord& record : image_.classes) {
      Require(record.kind <= ClassKind::kProviderAndEventId, "a class is of no known kind");
      Text(record.name);
      InTable(record.groups, image_.groups.size(), "a class has groups that do not exist");
    }
    for (const GroupRecord& group : image_.groups) {
      if (group.field != kNoField) Field(group.field);
      InTable(group.entries, image_.group_entries.size(), "a group has entries that do not exist");
    }
    for (const std::uint32_t entry : image_.group_entries) {
      Require(entry < image_.entries.size(), "a group has an entry that does not exist");
    }
  }

  void Pivots() {
    std::size_t first = 0;
    for (const ClassRecord& record : image_.classes) {
      InTable(record.pivots, image_.pivots.size(), "a class has pivots that do not exist");
      if (record.pivots.count == 0) continue;
      Require(record.pivots.first == first, "two classes share pivots");
      first += record.pivots.count;
    }
    for (const PivotRecord& pivot : image_.pivots) {
      Require(pivot.entry < image_.entries.size(), "a pivot has an entry that does not exist");
      Require(pivot.kind <= PivotKind::kNumber, "a pivot is of no known kind");
      Require(pivot.text.size <= kMaxPivotSize, "a pivot is too long");
      Text(pivot.text);
      const std::size_t window = PivotWindowSize(pivot.text.size);
      Require(pivot.window + window <= pivot.text.size, "a pivot's window leaves its text");
      if (pivot.field != kEveryValue) Field(pivot.field);
    }
  }

  void Shapes() {
    for (const ShapeRecord& shape : image_.shapes) {
      Text(shape.id);
      Text(shape.title);
      Text(shape.root);
      InTable(shape.probes, image_.probes.size(), "a shape has probes that do not exist");
      InTable(shape.paths, image_.paths.size(), "a shape has paths that do not exist");
    }
    for (const ProbeRecord& probe : image_.probes) {
      Text(probe.path);
      Require(probe.kind <= ProbeKind::kNumber, "a probe is of no known kind");
    }
    for (const PathRecord& path : image_.paths) {
      Text(path.from);
      Text(path.to);
      Text(path.pair_name);
      Text(path.pair_value);
      Require(path.positions <= PathPositions::kNext && path.text <= PathText::kXml,
              "a path is of no known kind");
    }
  }

  void Layouts() {
    for (const LayoutRecord& layout : image_.layouts) {
      Text(layout.provider);
      InTable(layout.channels, image_.layout_channels.size(), "a layout has no such channels");
      InTable(layout.parameters, image_.parameters.size(), "a layout has no such parameters");
    }
    for (const TextRef channel : image_.layout_channels) Text(channel);
    for (const ParameterRecord& parameter : image_.parameters) {
      InTable(parameter.names, image_.parameter_names.size(), "a parameter has no such names");
    }
    for (const std::uint32_t field : image_.parameter_names) Field(field);
    for (const AliasRecord& alias : image_.provider_aliases) {
      Text(alias.alias);
      Text(alias.name);
    }
  }

  void Derived() {
    for (const DerivedRecord& record : image_.derived_fields) {
      Field(record.field);
      InTable(record.parts, image_.derived_parts.size(), "a derived field has no such parts");
      InTable(record.words, image_.derived_words.size(), "a derived field has no such words");
      Require(record.parts.count > 0, "a derived field has no part");
      if (!problem_.empty()) return;
      const bool one_field =
          record.parts.count == 1 && image_.derived_parts[record.parts.first].field != kNoField;
      Require(record.words.count == 0 || one_field, "words are not for one field");
    }
    for (const DerivedPartRecord& part : image_.derived_parts) {
      if (part.field != kNoField) Field(part.field);
      Text(part.text);
    }
    for (const DerivedWordRecord& word : image_.derived_words) {
      Text(word.value);
      Text(word.word);
    }
  }

  void Messages() {
    for (const MessageRecord& message : image_.messages) {
      Require(message.layout < image_.layouts.size(), "a message has no such layout");
      Field(message.field);
      InTable(message.pieces, image_.message_pieces.size(), "a message has no such parts");
      Require(message.pieces.count >= 2, "a message has no parameter");
      Require(message.pieces.count <= kMaxMessagePieces, "a message has too many parameters");
      if (!problem_.empty()) return;
      for (std::uint32_t i = 0; i < message.pieces.count; ++i) {
        const PieceRecord& piece = image_.message_pieces[message.pieces.first + i];
        Require((piece.parameter == 0) == (i + 1 == message.pieces.count),
                "a message does not end with its last part");
      }
    }
    for (const PieceRecord& piece : image_.message_pieces) {
      Text(piece.literal);
      InTable(piece.words, image_.message_words.size(), "a parameter has no such words");
    }
    for (const AliasRecord& word : image_.message_words) {
      Text(word.alias);
      Text(word.name);
    }
  }

  const ProgramImage& image_;
  std::string problem_;
};

}  // namespace

std::string VerifyImage(const ProgramImage& image) { return Verifier(image).Run(); }

}  // namespace sigmata
