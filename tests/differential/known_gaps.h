// Where the matcher is known to differ from the reference. The generator keeps away from these, and
// known_gaps_test.cc holds an example of each; when one is closed, its test says so, and its line
// here goes.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_KNOWN_GAPS_H_
#define SIGMATA_TESTS_DIFFERENTIAL_KNOWN_GAPS_H_

namespace sigmata {

// An event ID or version that is a string with escapes in it is not recognised when the event's
// layout is looked up.
inline constexpr bool kEscapedNumbersAreLost = false;

// Keywords are also looked for in the channel that an event does not have, but is taken to have.
inline constexpr bool kKeywordsSeeImpliedChannel = false;

// A value that an event names by one of a parameter's names is found under another one only if
// some rule of the set uses the name that the event uses.
inline constexpr bool kAliasesNeedRules = false;

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_KNOWN_GAPS_H_
