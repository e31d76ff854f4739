// The command `sigmata`. Every command's work is done by the library; this reads and prints.
#include <fcntl.h>
#include <unistd.h>

#include <exception>
#include <string>

#include "cli/arguments.h"
#include "cli/exit_codes.h"
#include "cli/report.h"

namespace {

// Whoever started us may have closed standard streams; the next file opened would become one.
void OpenStandardStreams() {
  for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
    if (::fcntl(stream, F_GETFD) == -1) ::open("/dev/null", O_RDWR);
  }
}

}  // namespace

int main(int argc, char** argv) {
  OpenStandardStreams();
  try {
    return sigmata::cli::ParseAndRun(argc, argv);
  } catch (const std::exception& error) {
    sigmata::cli::PrintMessage(std::string("internal error: ") + error.what());
    return sigmata::cli::kExitInternal;
  }
}
