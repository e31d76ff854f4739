// Collects the tables of a program and lays them out as one image.
#ifndef SIGMATA_RUNTIME_PROGRAM_PROGRAM_BUILDER_H_
#define SIGMATA_RUNTIME_PROGRAM_PROGRAM_BUILDER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/program/program_image.h"
#include "sigmata/program.h"
#include "sigmata/result.h"

namespace sigmata {

struct ProgramBuilder {
  ProgramBuilder();

  // Equal texts, fields and literals are stored once.
  TextRef Text(std::string_view value);
  std::uint16_t Field(std::string_view name);  // kEveryValue if the table is full
  std::uint32_t Literal(std::string_view value);
  bool HasField(std::string_view name) const { return field_slots_.contains(std::string(name)); }

  // Lays out, verifies and opens the image. An error here is a fault of the compiler (SM930).
  Result<Program> Build() const;

  std::uint32_t memo_count = 0;
#define SIGMATA_SECTION(member, type) std::vector<type> member;
#include "runtime/program/program_sections.def"
#undef SIGMATA_SECTION

 private:
  std::unordered_map<std::string, TextRef> texts_;
  std::unordered_map<std::string, std::uint16_t> field_slots_;
  std::unordered_map<std::string, std::uint32_t> literal_indexes_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_PROGRAM_BUILDER_H_
