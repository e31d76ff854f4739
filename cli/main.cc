// The command `sigmata`. Every command's work is done by the library; this reads and prints.
#include <cstdio>
#include <exception>

#include "cli/arguments.h"
#include "cli/exit_codes.h"

int main(int argc, char** argv) {
  try {
    return sigmata::cli::ParseAndRun(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "internal error: %s\n", error.what());
    return sigmata::cli::kExitInternal;
  }
}
