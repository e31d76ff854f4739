// One instruction: a question, where its operand is, and where to go on.
#ifndef SIGMATA_RUNTIME_PROGRAM_INSTRUCTION_H_
#define SIGMATA_RUNTIME_PROGRAM_INSTRUCTION_H_

#include <cstdint>

#include "runtime/program/opcode.h"

namespace sigmata {

// In place of a field: the question is put to every scalar value of the event (keywords).
inline constexpr std::uint16_t kEveryValue = 0xFFFF;
// Jumps are relative to the instruction itself and at least 1, so matching always ends.
inline constexpr std::uint32_t kMaxJump = 0xFFFF;
inline constexpr std::uint32_t kNoMemo = 0xFFFFFFFF;

inline constexpr std::uint8_t kFlagCased = 1;

struct Instruction {
  Opcode op = Opcode::kFail;
  std::uint8_t flags = 0;
  std::uint16_t field = 0;       // slot of the field, or kEveryValue
  std::uint32_t operand = 0;     // index into the table that the opcode's operand kind names
  std::uint16_t on_true = 0;     // forward distance
  std::uint16_t on_false = 0;    // forward distance
  std::uint32_t memo = kNoMemo;  // equal questions of several rules share their answer

  bool cased() const { return (flags & kFlagCased) != 0; }
};
static_assert(sizeof(Instruction) == 16);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_INSTRUCTION_H_
