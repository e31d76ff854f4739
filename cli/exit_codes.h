// What the command's exit status says.
#ifndef SIGMATA_CLI_EXIT_CODES_H_
#define SIGMATA_CLI_EXIT_CODES_H_

namespace sigmata::cli {

inline constexpr int kExitDone = 0;
inline constexpr int kExitFindings = 1;  // mistakes found that do not keep rules from compiling
inline constexpr int kExitFailed = 2;    // usage, unreadable input, unwritable output
inline constexpr int kExitRefused = 3;   // rules that could not be compiled
inline constexpr int kExitInternal = 70;

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXIT_CODES_H_
