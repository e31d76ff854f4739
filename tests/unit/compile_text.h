// Rule text -> Program -> matches, for tests that need a program and not the way to it.
#ifndef SIGMATA_TESTS_UNIT_COMPILE_TEXT_H_
#define SIGMATA_TESTS_UNIT_COMPILE_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "sigmata/compiler.h"
#include "sigmata/json_event.h"
#include "sigmata/matcher.h"

namespace sigmata {

// Compiles one file of rules, whatever their logsource.
CompileReport CompileText(std::string_view rules, bool ignore_logsource = true);
// The same for text that has to compile.
Program ProgramOf(std::string_view rules, bool ignore_logsource = true);
// A rule around the `detection` given; each of its lines is indented by the caller's four spaces.
std::string RuleWith(std::string_view detection, std::string_view title = "rule");
Program ProgramWith(std::string_view detection);

// Codes such as "SM501", in order.
std::vector<std::string> CodesOf(const std::vector<Diagnostic>& diagnostics);
// The codes that the rule with this detection is answered with.
std::vector<std::string> CodesWith(std::string_view detection);

// Titles of the rules that the event matches, in rule order.
std::vector<std::string> TitlesFor(const Program& program, std::string_view json,
                                   std::string_view shape = {});
bool Fires(const Program& program, std::string_view json, std::string_view shape = {});

// The texts of a field's values as JSON; empty if the event has no such field.
std::vector<std::string> ValuesOf(const Program& program, const Event& event,
                                  std::string_view field);
FieldSlot SlotOf(const Program& program, std::string_view field);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_UNIT_COMPILE_TEXT_H_
