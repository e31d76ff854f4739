// Made events and tests as text.
#ifndef SIGMATA_CLI_TEST_GENERATE_TESTS_WRITER_H_
#define SIGMATA_CLI_TEST_GENERATE_TESTS_WRITER_H_

#include <string>
#include <vector>

#include "cli/test_generate/event_solver.h"
#include "cli/test_generate/test_generator.h"

namespace sigmata::cli {

std::string JsonOf(const MadeEvent& event);

// A scalar of YAML that is read as exactly this text.
std::string YamlText(const std::string& text);

// The tests of one rule, as items of the list `tests`. `rule`: its id or title, where the file is
// for several; or empty. What was not made becomes comments.
std::string YamlOf(const GeneratedTests& generated, const std::string& rule);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_GENERATE_TESTS_WRITER_H_
