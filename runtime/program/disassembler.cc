#include "runtime/program/disassembler.h"

#include <arpa/inet.h>
#include <fmt/core.h>

#include "runtime/program/wildcards.h"

namespace sigmata {
namespace {

std::string Quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02x}", byte);
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::string DescribeSet(const ProgramImage& image, const SetRecord& set) {
  constexpr std::uint32_t kShown = 4;
  std::string out = "{";
  for (std::uint32_t i = 0; i < set.literals.count && i < kShown; ++i) {
    if (i > 0) out += ", ";
    out += Quoted(image.Literal(set.literals.first + i));
  }
  if (set.literals.count > kShown) out += fmt::format(", ... {} in all", set.literals.count);
  return out + "}";
}

std::string DescribeCidr(const CidrRecord& cidr) {
  char text[INET6_ADDRSTRLEN] = "";
  inet_ntop(cidr.family == 4 ? AF_INET : AF_INET6, cidr.address, text, sizeof text);
  return fmt::format("{}/{}", text, cidr.prefix);
}

std::string DescribeOrder(const ProgramImage& image, const OrderRecord& order) {
  const std::string_view part = TimePartName(order.part);
  return fmt::format("{}{}{} {}", part, part.empty() ? "" : " ", ComparisonSign(order.comparison),
                     image.Text(order.number));
}

std::string DescribeRegex(const ProgramImage& image, const RegexRecord& regex) {
  std::string out = fmt::format("/{}/", image.Text(regex.pattern));
  for (const std::uint32_t set : image.gate_sets.subspan(regex.gates.first, regex.gates.count)) {
    out += " with one of " + DescribeSet(image, image.sets[set]);
  }
  return out;
}

std::string DescribeOperand(const ProgramImage& image, const Instruction& i) {
  switch (TraitsOf(i.op).operand) {
    case OperandKind::kLiteral:
      return i.op == Opcode::kGlob ? Quoted(WildcardsToSigma(image.Literal(i.operand)))
                                   : Quoted(image.Literal(i.operand));
    case OperandKind::kSet:
      return DescribeSet(image, image.sets[i.operand]);
    case OperandKind::kRegex:
      return DescribeRegex(image, image.regexes[i.operand]);
    case OperandKind::kCidr:
      return DescribeCidr(image.cidrs[i.operand]);
    case OperandKind::kField:
      return std::string(image.Text(image.fields[i.operand]));
    case OperandKind::kOrder:
      return DescribeOrder(image, image.orders[i.operand]);
    case OperandKind::kNone:
      break;
  }
  return {};
}

std::string_view ClassKindName(ClassKind kind) {
  switch (kind) {
    case ClassKind::kAny:
      return "any event";
    case ClassKind::kEventId:
      return "event ID";
    case ClassKind::kChannel:
      return "channel";
    case ClassKind::kChannelAndEventId:
      return "channel and event ID";
    case ClassKind::kProvider:
      return "provider";
    case ClassKind::kProviderAndEventId:
      return "provider and event ID";
  }
  return "";
}

std::string_view PivotWords(PivotKind kind) {
  switch (kind) {
    case PivotKind::kWhole:
      return "is";
    case PivotKind::kEnd:
      return "ends with";
    case PivotKind::kStart:
      return "starts with";
    case PivotKind::kPart:
      return "holds";
    case PivotKind::kNotAscii:
      return "holds a sign outside ASCII";
    case PivotKind::kNumber:
      return "is the number";
  }
  return "";
}

// Entries with the same pivot stand on one line.
void AppendPivots(const ProgramImage& image, const ClassRecord& record, std::string& out) {
  std::string last;
  for (const PivotRecord& pivot : image.pivots.subspan(record.pivots.first, record.pivots.count)) {
    const std::string_view field = pivot.field == kEveryValue
                                       ? std::string_view("(every value)")
                                       : image.Text(image.fields[pivot.field]);
    std::string line = fmt::format("  if {} {}", field, PivotWords(pivot.kind));
    if (pivot.kind != PivotKind::kNotAscii) line += " " + Quoted(image.Text(pivot.text));
    if (line != last) out += (last.empty() ? "" : "\n") + line + ":";
    out += fmt::format(" #{}", pivot.entry);
    last = std::move(line);
  }
  if (!last.empty()) out += '\n';
}

void AppendClasses(const ProgramImage& image, std::string& out) {
  for (const ClassRecord& record : image.classes) {
    out += fmt::format("class {}", ClassKindName(record.kind));
    if (record.name.size > 0) out += fmt::format(" '{}'", image.Text(record.name));
    if (record.event_id > 0) out += fmt::format(" {}", record.event_id);
    out += '\n';
    for (std::uint32_t g = 0; g < record.groups.count; ++g) {
      const GroupRecord& group = image.groups[record.groups.first + g];
      out += group.field == kNoField
                 ? std::string("  always:")
                 : fmt::format("  if {}:", image.Text(image.fields[group.field]));
      for (std::uint32_t e = 0; e < group.entries.count; ++e) {
        out += fmt::format(" #{}", image.group_entries[group.entries.first + e]);
      }
      out += '\n';
    }
    AppendPivots(image, record, out);
  }
}

void AppendDerived(const ProgramImage& image, const DerivedRecord& record, std::string& out) {
  out += fmt::format("derived {}:", image.Text(image.fields[record.field]));
  for (std::uint32_t i = 0; i < record.parts.count; ++i) {
    const DerivedPartRecord& part = image.derived_parts[record.parts.first + i];
    out += part.field == kNoField ? " " + Quoted(image.Text(part.text))
                                  : fmt::format(" {}", image.Text(image.fields[part.field]));
  }
  for (std::uint32_t i = 0; i < record.words.count; ++i) {
    const DerivedWordRecord& word = image.derived_words[record.words.first + i];
    out += fmt::format("{} {} as {}", i == 0 ? " with" : ",", Quoted(image.Text(word.value)),
                       Quoted(image.Text(word.word)));
  }
  out += '\n';
}

void AppendEntry(const ProgramImage& image, std::uint32_t index, std::string& out) {
  const EntryRecord& entry = image.entries[index];
  const RuleRecord& rule = image.rules[entry.rule];
  out += fmt::format("\nentry #{}  {}  {}\n", index, image.Text(rule.title), image.Text(rule.id));
  for (std::uint32_t i = 0; i < entry.code.count; ++i) {
    const Instruction& instruction = image.code[entry.code.first + i];
    const PlaceRecord& place = image.places[entry.code.first + i];
    std::string line = fmt::format("{:5}  {}", i, DescribeInstruction(image, instruction));
    if (!IsTerminal(instruction.op)) {
      line += fmt::format("  ? {} : {}", i + instruction.on_true, i + instruction.on_false);
      if (instruction.memo != kNoMemo) line += fmt::format("  shared:{}", instruction.memo);
    }
    out +=
        fmt::format("{:<78} ; {}:{}:{}\n", line, image.Text(place.file), place.line, place.column);
  }
}

}  // namespace

std::string DescribeInstruction(const ProgramImage& image, const Instruction& instruction) {
  const std::string_view mnemonic = TraitsOf(instruction.op).mnemonic;
  if (IsTerminal(instruction.op)) return std::string(mnemonic);
  const std::string_view field = instruction.field == kEveryValue
                                     ? std::string_view("(every value)")
                                     : image.Text(image.fields[instruction.field]);
  std::string out = fmt::format("{:<15} {}", mnemonic, field);
  const std::string operand = DescribeOperand(image, instruction);
  if (!operand.empty()) out += "  " + operand;
  if (instruction.cased()) out += "  cased";
  return out;
}

std::string DisassembleImage(const ProgramImage& image) {
  std::string out = fmt::format(
      "; {} rules, {} entries, {} instructions, {} fields, {} literals, {} shared answers\n",
      image.rules.size(), image.entries.size(), image.code.size(), image.fields.size(),
      image.literals.size(), image.memo_count);
  AppendClasses(image, out);
  for (const DerivedRecord& record : image.derived_fields) AppendDerived(image, record, out);
  for (std::uint32_t i = 0; i < image.entries.size(); ++i) AppendEntry(image, i, out);
  return out;
}

}  // namespace sigmata
