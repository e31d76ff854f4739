#include "runtime/program/program_builder.h"

#include <cstring>

#include "sigmata/version.h"

namespace sigmata {
namespace {

std::size_t AlignUp(std::size_t n) { return (n + 7) / 8 * 8; }

class ImageWriter {
 public:
  explicit ImageWriter(std::size_t section_count)
      : section_count_(section_count),
        bytes_(AlignUp(sizeof(ImageHeader) + section_count * sizeof(SectionHeader))) {}

  template <typename T>
  void Append(const std::vector<T>& elements) {
    const SectionHeader header{bytes_.size(), static_cast<std::uint32_t>(elements.size()),
                               sizeof(T)};
    std::memcpy(bytes_.data() + sizeof(ImageHeader) + written_++ * sizeof header, &header,
                sizeof header);
    const std::size_t size = elements.size() * sizeof(T);
    bytes_.resize(AlignUp(bytes_.size() + size));
    if (size > 0) std::memcpy(bytes_.data() + header.offset, elements.data(), size);
  }

  std::vector<std::byte> Finish(std::uint32_t memo_count) && {
    ImageHeader header{};
    std::memcpy(header.magic, kProgramMagic, sizeof kProgramMagic);
    header.format_version = kProgramFormatVersion;
    header.size = bytes_.size();
    header.section_count = static_cast<std::uint32_t>(section_count_);
    header.memo_count = memo_count;
    std::memcpy(bytes_.data(), &header, sizeof header);
    header.checksum = Checksum(std::span(bytes_).subspan(kChecksummedFrom));
    std::memcpy(bytes_.data(), &header, sizeof header);
    return std::move(bytes_);
  }

 private:
  std::size_t section_count_;
  std::size_t written_ = 0;
  std::vector<std::byte> bytes_;
};

}  // namespace

ProgramBuilder::ProgramBuilder() {
  for (const std::string_view name : kWellKnownFieldNames) Field(name);
}

TextRef ProgramBuilder::Text(std::string_view value) {
  const auto [it, inserted] = texts_.try_emplace(std::string(value));
  if (inserted) {
    it->second = {static_cast<std::uint32_t>(text.size()),
                  static_cast<std::uint32_t>(value.size())};
    text.insert(text.end(), value.begin(), value.end());
  }
  return it->second;
}

std::uint16_t ProgramBuilder::Field(std::string_view name) {
  const auto it = field_slots_.find(std::string(name));
  if (it != field_slots_.end()) return it->second;
  if (fields.size() + 1 >= kEveryValue) return kEveryValue;
  const auto slot = static_cast<std::uint16_t>(fields.size());
  fields.push_back(Text(name));
  field_slots_.emplace(name, slot);
  return slot;
}

std::uint32_t ProgramBuilder::Literal(std::string_view value) {
  const auto [it, inserted] =
      literal_indexes_.try_emplace(std::string(value), static_cast<std::uint32_t>(literals.size()));
  if (inserted) literals.push_back(Text(value));
  return it->second;
}

Result<Program> ProgramBuilder::Build() const {
  constexpr std::size_t kSectionCount = 0
#define SIGMATA_SECTION(member, type) +1
#include "runtime/program/program_sections.def"
#undef SIGMATA_SECTION
      ;
  ImageWriter writer(kSectionCount);
#define SIGMATA_SECTION(member, type) writer.Append(member);
#include "runtime/program/program_sections.def"
#undef SIGMATA_SECTION
  const std::vector<std::byte> bytes = std::move(writer).Finish(memo_count);
  return Program::Load(bytes);
}

}  // namespace sigmata
