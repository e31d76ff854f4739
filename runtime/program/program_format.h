// The saved form of a program: header, section table, sections. Reading binds spans to the bytes;
// nothing is copied or parsed. Bytes are checked for shape here and for meaning by the verifier.
#ifndef SIGMATA_RUNTIME_PROGRAM_PROGRAM_FORMAT_H_
#define SIGMATA_RUNTIME_PROGRAM_PROGRAM_FORMAT_H_

#include <cstddef>
#include <memory>
#include <span>

#include "runtime/program/program_image.h"
#include "sigmata/result.h"

namespace sigmata {

// `bytes` is 8-byte aligned and kept alive by `owner`.
Result<std::shared_ptr<const ProgramImage>> OpenImage(std::span<const std::byte> bytes,
                                                      std::shared_ptr<const void> owner);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_PROGRAM_FORMAT_H_
