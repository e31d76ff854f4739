// Runs one entry's instructions on one event.
#ifndef SIGMATA_RUNTIME_MATCH_INTERPRETER_H_
#define SIGMATA_RUNTIME_MATCH_INTERPRETER_H_

#include <cstdint>
#include <vector>

#include "runtime/match/literal_matcher.h"
#include "runtime/match/scratch.h"
#include "runtime/program/program_image.h"
#include "runtime/program/regex.h"
#include "sigmata/event.h"
#include "sigmata/match_profile.h"

namespace sigmata {

// What is made of a program's operands once, for all events and threads.
struct Operands {
  explicit Operands(const ProgramImage& image);

  std::vector<Regex> regexes;
  LiteralMatchers literals;
};

// Everything an instruction can ask about; made per event, holds references only.
class Interpreter {
 public:
  Interpreter(const ProgramImage& image, const Operands& operands, const Event& event,
              ScratchImpl& scratch)
      : image_(image), operands_(operands), event_(event), scratch_(scratch) {}

  bool Run(const EntryRecord& entry) noexcept;
  // The same, and appends the fields asked on the way that the event has, each once.
  bool Trace(const EntryRecord& entry, std::vector<FieldSlot>& fields);
  // The same as Run, and adds what it did to `cost`, but for the time.
  bool Profile(const EntryRecord& entry, EntryCost& cost) noexcept;

 private:
  void CountQuestion(const Instruction& instruction, std::uint64_t patterns,
                     EntryCost& cost) const noexcept;
  bool Ask(const Instruction& instruction) noexcept;
  bool AskField(const Instruction& instruction) noexcept;
  bool AskValue(const Instruction& instruction, std::uint32_t index) noexcept;
  bool AskEveryValue(const Instruction& instruction) noexcept;
  bool IsNull(FieldSlot slot) const noexcept;
  bool FindsRegex(std::uint32_t regex, std::uint32_t index) noexcept;
  bool HasPart(std::uint32_t set, std::string_view text) noexcept;
  bool IsOrdered(const Value& value, std::uint32_t index, const OrderRecord& order) noexcept;
  bool AskOtherField(const Instruction& instruction, std::uint32_t index) noexcept;
  bool IsNumber(const Value& value, std::uint32_t index, std::string_view literal) noexcept;

  const ProgramImage& image_;
  const Operands& operands_;
  const Event& event_;
  ScratchImpl& scratch_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_MATCH_INTERPRETER_H_
