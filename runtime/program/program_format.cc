#include "runtime/program/program_format.h"

#include <fmt/core.h>

#include <cstring>
#include <string>

#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/program_verifier.h"
#include "sigmata/version.h"

namespace sigmata {
namespace {

constexpr std::size_t kSectionCount = 0
#define SIGMATA_SECTION(member, type) +1
#include "runtime/program/program_sections.def"
#undef SIGMATA_SECTION
    ;

Diagnostic Damaged(const std::string& message) {
  Diagnostic d = MakeDiagnostic(codes::SM930, kNoPlace, "the program is damaged: " + message);
  d.help = "compile the rules again";
  return d;
}

Result<ImageHeader> ReadHeader(std::span<const std::byte> bytes) {
  ImageHeader header;
  if (bytes.size() < sizeof header) return Damaged("it is shorter than its header");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, kProgramMagic, sizeof kProgramMagic) != 0) {
    return MakeDiagnostic(codes::SM930, kNoPlace, "this is not a Sigmata program");
  }
  if (header.byte_order != kByteOrderMark || header.format_version != kProgramFormatVersion) {
    const bool other_version = header.format_version != kProgramFormatVersion;
    Diagnostic d = MakeDiagnostic(
        codes::SM931, kNoPlace,
        other_version ? fmt::format("the program has format version {}, this is version {}",
                                    header.format_version, kProgramFormatVersion)
                      : "the program is of a machine with another order of bytes");
    d.help = "compile the rules again with this version";
    return d;
  }
  if (header.size != bytes.size()) return Damaged("its length is not the one it was saved with");
  if (header.section_count != kSectionCount) return Damaged("the number of tables is wrong");
  if (header.checksum != Checksum(bytes.subspan(kChecksummedFrom))) {
    return Damaged("the checksum does not fit");
  }
  return header;
}

template <typename T>
bool BindSection(std::span<const std::byte> bytes, std::size_t index, std::span<const T>& out) {
  SectionHeader section;
  const std::size_t at = sizeof(ImageHeader) + index * sizeof section;
  if (at + sizeof section > bytes.size()) return false;
  std::memcpy(&section, bytes.data() + at, sizeof section);
  if (section.element_size != sizeof(T) || section.offset % 8 != 0) return false;
  if (section.offset > bytes.size()) return false;
  if (section.count > (bytes.size() - section.offset) / sizeof(T)) return false;
  // The records are trivially copyable and were written as such, so they are read in place.
  out = {reinterpret_cast<const T*>(bytes.data() + section.offset), section.count};
  return true;
}

}  // namespace

Result<std::shared_ptr<const ProgramImage>> OpenImage(std::span<const std::byte> bytes,
                                                      std::shared_ptr<const void> owner) {
  const Result<ImageHeader> header = ReadHeader(bytes);
  if (!header) return header.diagnostics();
  auto image = std::make_shared<ProgramImage>();
  image->bytes = bytes;
  image->owner = std::move(owner);
  image->memo_count = header->memo_count;
  std::size_t index = 0;
  bool bound = true;
#define SIGMATA_SECTION(member, type) bound = bound && BindSection(bytes, index++, image->member);
#include "runtime/program/program_sections.def"
#undef SIGMATA_SECTION
  if (!bound) return Damaged("a table does not lie within it");
  const std::string problem = VerifyImage(*image);
  if (!problem.empty()) return Damaged(problem);
  return std::shared_ptr<const ProgramImage>(std::move(image));
}

std::uint64_t Checksum(std::span<const std::byte> bytes) {
  // FNV-1a over words: it guards against accidents, not against an adversary, for whom the
  // verifier is there.
  std::uint64_t hash = 0xcbf29ce484222325U;
  const auto mix = [&hash](std::uint64_t word) { hash = (hash ^ word) * 0x100000001b3U; };
  while (bytes.size() >= sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), sizeof word);
    mix(word);
    hash ^= hash >> 29U;
    bytes = bytes.subspan(sizeof word);
  }
  for (const std::byte b : bytes) mix(std::to_integer<std::uint64_t>(b));
  return hash;
}

bool ProgramImage::UsesKeywords() const {
  for (const Instruction& instruction : code) {
    if (!IsTerminal(instruction.op) && instruction.field == kEveryValue) return true;
  }
  return false;
}

}  // namespace sigmata
