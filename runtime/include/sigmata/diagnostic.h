// What is wrong, where, in plain words, and the way out: one type from the first YAML byte to a
// corrupt program file.
#ifndef SIGMATA_DIAGNOSTIC_H_
#define SIGMATA_DIAGNOSTIC_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sigmata/source.h"

namespace sigmata {

enum class Severity : std::uint8_t { kInfo, kWarning, kError };

// The codes are the rows of runtime/program/diagnostic_codes.def; the number is the code's own
// (SM501 is 501) and stays stable once shipped.
enum class DiagnosticCode : std::uint16_t {};

// A second place that belongs to the problem, such as the first of two equal keys.
struct Label {
  Span span;
  std::string text;
};

// Text to put in the place of a span; empty text deletes.
struct Edit {
  Span span;
  std::string text;
};

// A way out that a program can take. A safe one never changes what a rule matches.
struct Fix {
  std::vector<Edit> edits;  // of one source, none overlapping; no edits: no fix
  bool safe = false;
};

struct Diagnostic {
  DiagnosticCode code{};
  Severity severity = Severity::kError;
  Span span;
  std::string message;        // one sentence, no full stop
  std::vector<Label> labels;  // may be empty
  std::string help;           // what to do about it; may be empty
  Fix fix = {};
};

std::string CodeName(DiagnosticCode code);         // "SM501"
std::string_view CodeSlug(DiagnosticCode code);    // "condition-syntax"
std::string_view SeverityName(Severity severity);  // "error"

// Whether a text for people carries colours, as the escape sequences that terminals know.
enum class Colours : std::uint8_t { kOff, kOn };

// The form for people: message, place, the line with carets below it, labels, help. Ends in '\n'.
// Control characters of the rule are shown as symbols: nothing of its text acts on a terminal.
std::string FormatHuman(const Diagnostic& diagnostic, const SourceSet& sources,
                        Colours colours = Colours::kOff);
// One line an editor can parse: `file:line:column: SM501 error: message`. Ends in '\n'.
std::string FormatConcise(const Diagnostic& diagnostic, const SourceSet& sources);

}  // namespace sigmata

#endif  // SIGMATA_DIAGNOSTIC_H_
