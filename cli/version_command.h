// `sigmata version`: what this build is and is made of.
#ifndef SIGMATA_CLI_VERSION_COMMAND_H_
#define SIGMATA_CLI_VERSION_COMMAND_H_

namespace sigmata::cli {

int RunVersion(bool json);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_VERSION_COMMAND_H_
