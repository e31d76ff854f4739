// A compiled rule set: immutable, verified, cheap to copy (copies share one image), safe to read
// from any number of threads.
//
// A Program is made by the compiler or loaded from a `.sgm` file. Loading checks magic, format
// version, checksum and every reference and jump; it does not parse: what a file holds is used
// in place. The bytecode itself is not part of this interface.
#ifndef SIGMATA_PROGRAM_H_
#define SIGMATA_PROGRAM_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "sigmata/result.h"

namespace sigmata {

struct ProgramImage;

// What a match needs to tell about its rule. Views into the Program; valid as long as it or a copy
// of it lives. Absent metadata are empty.
struct RuleInfo {
  std::string_view id;
  std::string_view title;
  std::string_view level;
  std::string_view file;
  std::uint32_t line = 0;  // line of the rule's first key, from 1
};

class Program {
 public:
  // Copies `bytes`. Errors: SM930 (not a program, damaged), SM931 (other version).
  static Result<Program> Load(std::span<const std::byte> bytes);
  // Reads the file, which may then change or go. Errors: as Load, and SM950 (unreadable).
  static Result<Program> LoadFile(const std::string& path);

  explicit Program(std::shared_ptr<const ProgramImage> image) : image_(std::move(image)) {}

  // The bytes of a `.sgm` file; view into the Program.
  std::span<const std::byte> bytes() const;

  std::size_t rule_count() const;
  RuleInfo rule(std::size_t index) const;
  // Rules whose logsource no field map knows: they run only where logsources are ignored.
  std::size_t ungated_rule_count() const;

  // The fields the rules speak of, by slot.
  std::size_t field_count() const;
  std::string_view field_name(std::size_t slot) const;

  // Readable by a person: fields, classes, then each rule's instructions with file and line.
  std::string Disassemble() const;

  const ProgramImage& image() const { return *image_; }

 private:
  std::shared_ptr<const ProgramImage> image_;
};

}  // namespace sigmata

#endif  // SIGMATA_PROGRAM_H_
