// Every command: each adds itself to the command line in a file of its own (x_arguments.cc), and
// the table lists them in the order in which help shows them.
#ifndef SIGMATA_CLI_ARGUMENTS_COMMAND_TABLE_H_
#define SIGMATA_CLI_ARGUMENTS_COMMAND_TABLE_H_

#include <CLI/App.hpp>

namespace sigmata::cli {

// Adds a command and its options to `app`. When the command is chosen, it runs and leaves its exit
// status in `status`, which outlives `app`.
using AddCommand = void (*)(CLI::App& app, int& status);

void AddCheck(CLI::App& app, int& status);
void AddFmt(CLI::App& app, int& status);
void AddTest(CLI::App& app, int& status);
void AddExplain(CLI::App& app, int& status);
void AddMatch(CLI::App& app, int& status);
void AddCompile(CLI::App& app, int& status);
void AddBench(CLI::App& app, int& status);
void AddFields(CLI::App& app, int& status);
void AddCoverage(CLI::App& app, int& status);
void AddSchema(CLI::App& app, int& status);
void AddDump(CLI::App& app, int& status);
void AddCompletion(CLI::App& app, int& status);
void AddMan(CLI::App& app, int& status);
void AddVersion(CLI::App& app, int& status);

inline constexpr AddCommand kCommands[] = {
    AddCheck,     //
    AddFmt,       //
    AddTest,      //
    AddExplain,   //
    AddMatch,     //
    AddCompile,   //
    AddBench,     //
    AddFields,    //
    AddCoverage,  //
    AddSchema,    //
    AddDump,      //
    // What the command says of itself comes last.
    AddCompletion,  //
    AddMan,         //
    AddVersion,     //
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_ARGUMENTS_COMMAND_TABLE_H_
