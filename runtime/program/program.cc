#include "sigmata/program.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/disassembler.h"
#include "runtime/program/program_format.h"
#include "runtime/program/program_image.h"

namespace sigmata {
namespace {

// For the alignment that the tables need.
using Words = std::vector<std::uint64_t>;

// How many bytes the file has, up to `room`; -1 on an error, which errno then says.
ssize_t ReadAll(int file, std::byte* to, std::size_t room) {
  std::size_t size = 0;
  while (size < room) {
    const ssize_t count = read(file, to + size, room - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return -1;
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
  }
  return static_cast<ssize_t>(size);
}

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
  auto copy = std::make_shared<Words>((bytes.size() + 7) / 8);
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
  // Not mapped: whoever overwrites a mapped file changes what has been verified.
  auto words = std::make_shared<Words>((static_cast<std::size_t>(status.st_size) + 7) / 8);
  auto* const bytes = reinterpret_cast<std::byte*>(words->data());
  const ssize_t size = ReadAll(file, bytes, static_cast<std::size_t>(status.st_size));
  const int error = errno;
  close(file);
  if (size < 0) return Unreadable(path, error);
  return Open({bytes, static_cast<std::size_t>(size)}, std::move(words));
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
