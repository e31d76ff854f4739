// A program as a person reads it.
#ifndef SIGMATA_RUNTIME_PROGRAM_DISASSEMBLER_H_
#define SIGMATA_RUNTIME_PROGRAM_DISASSEMBLER_H_

#include <string>

#include "runtime/program/program_image.h"

namespace sigmata {

std::string DisassembleImage(const ProgramImage& image);
// The instruction without jumps and place: `starts_with  Image  'c:\temp'`.
std::string DescribeInstruction(const ProgramImage& image, const Instruction& instruction);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_DISASSEMBLER_H_
