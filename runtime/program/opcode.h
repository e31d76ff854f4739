// The instruction set, from opcodes.def.
#ifndef SIGMATA_RUNTIME_PROGRAM_OPCODE_H_
#define SIGMATA_RUNTIME_PROGRAM_OPCODE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sigmata {

enum class Opcode : std::uint8_t {
#define SIGMATA_OPCODE(name, mnemonic, operand, meaning) k##name,
#include "runtime/program/opcodes.def"
#undef SIGMATA_OPCODE
};

enum class OperandKind : std::uint8_t { kNone, kLiteral, kSet, kRegex, kCidr, kField, kOrder };

struct OpcodeTraits {
  std::string_view mnemonic;
  OperandKind operand;
  std::string_view meaning;
};

inline constexpr OpcodeTraits kOpcodeTraits[] = {
#define SIGMATA_OPCODE(name, mnemonic, operand, meaning) \
  {mnemonic, OperandKind::k##operand, meaning},
#include "runtime/program/opcodes.def"
#undef SIGMATA_OPCODE
};

inline constexpr std::size_t kOpcodeCount = sizeof(kOpcodeTraits) / sizeof(kOpcodeTraits[0]);

inline constexpr const OpcodeTraits& TraitsOf(Opcode op) {
  return kOpcodeTraits[static_cast<std::size_t>(op)];
}

inline constexpr bool IsTerminal(Opcode op) { return op == Opcode::kMatch || op == Opcode::kFail; }

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_OPCODE_H_
