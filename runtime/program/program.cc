#include "sigmata/program.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <vector>

#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/disassembler.h"
#include "runtime/program/program_format.h"
#include "runtime/program/program_image.h"

namespace sigmata {
namespace {

Result<Program> Open(std::span<const std::byte> bytes, std::shared_ptr<const void> owner) {
  auto image = OpenImage(bytes, std::move(owner));
  if (!image) return image.diagnostics();
  return Program(std::move(image).value());
}

Diagnostic Unreadable(const std::string& path, int error) {
  return MakeDiagnostic(codes::SM950, kNoPlace, path + ": " + std::strerror(error));
}

}  // namespace

Result<Program> Program::Load(std::span<const std::byte> bytes) {
  // A vector of words, for the alignment that the tables need.
  auto copy = std::make_shared<std::vector<std::uint64_t>>((bytes.size() + 7) / 8);
  if (!bytes.empty()) std::memcpy(copy->data(), bytes.data(), bytes.size());
  const auto* data = reinterpret_cast<const std::byte*>(copy->data());
  return Open({data, bytes.size()}, std::move(copy));
}

Result<Program> Program::LoadFile(const std::string& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return Unreadable(path, errno);
  struct stat status {};
  if (fstat(file, &status) != 0 || status.st_size == 0) {
    const int error = status.st_size == 0 ? ENODATA : errno;
    close(file);
    return Unreadable(path, error);
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  void* const address = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  const int error = errno;
  close(file);
  if (address == MAP_FAILED) return Unreadable(path, error);
  std::shared_ptr<const void> owner(
      address, [size](const void* mapped) { munmap(const_cast<void*>(mapped), size); });
  return Open({static_cast<const std::byte*>(address), size}, std::move(owner));
}

std::span<const std::byte> Program::bytes() const { return image_->bytes; }

std::size_t Program::rule_count() const { return image_->rules.size(); }

RuleInfo Program::rule(std::size_t index) const {
  const RuleRecord& record = image_->rules[index];
  return {image_->Text(record.id), image_->Text(record.title), image_->Text(record.level),
          image_->Text(record.file), record.line};
}

std::size_t Program::ungated_rule_count() const {
  std::size_t count = 0;
  for (const RuleRecord& rule : image_->rules) count += rule.gated == 0 ? 1 : 0;
  return count;
}

std::size_t Program::field_count() const { return image_->fields.size(); }

std::string_view Program::field_name(std::size_t slot) const {
  return image_->Text(image_->fields[slot]);
}

std::string Program::Disassemble() const { return DisassembleImage(*image_); }

}  // namespace sigmata
