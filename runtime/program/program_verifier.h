// Checks every reference and jump of a program once, so that matching needs no checks.
#ifndef SIGMATA_RUNTIME_PROGRAM_PROGRAM_VERIFIER_H_
#define SIGMATA_RUNTIME_PROGRAM_PROGRAM_VERIFIER_H_

#include <string>

#include "runtime/program/program_image.h"

namespace sigmata {

// Empty if the image is sound; otherwise what is wrong, for people.
std::string VerifyImage(const ProgramImage& image);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_PROGRAM_VERIFIER_H_
