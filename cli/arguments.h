// The command line: what may be said, and which command it means.
#ifndef SIGMATA_CLI_ARGUMENTS_H_
#define SIGMATA_CLI_ARGUMENTS_H_

namespace sigmata::cli {

// Parses the arguments and runs the command; returns the exit status.
int ParseAndRun(int argc, char** argv);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_ARGUMENTS_H_
