// Sigma rules -> Program (rules specification 2.1).
//
// All problems of all files are collected; a broken rule never hides or stops the others. A rule
// that cannot be compiled is refused with a diagnostic that says why and where, and is not part of
// the program. Correlations are checked and refused: they are not evaluated yet, and the rules that
// they refer to match on their own.
#ifndef SIGMATA_COMPILER_H_
#define SIGMATA_COMPILER_H_

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sigmata/diagnostic.h"
#include "sigmata/field_map.h"
#include "sigmata/placeholders.h"
#include "sigmata/program.h"
#include "sigmata/source.h"
#include "sigmata/validation_config.h"

namespace sigmata {

struct CompileOptions {
  // A rule that needs a placeholder without values is refused (SM418).
  Placeholders placeholders;
  // Null: ShippedFieldMaps(). Must outlive the call.
  const FieldMaps* field_maps = nullptr;
  // Every rule runs on every event, whatever its logsource says.
  bool ignore_logsource = false;
  // A quantifier whose pattern fits no search identifier is left out of the condition, as pySigma
  // does, instead of refusing the rule.
  bool lenient = false;
  // Also report what is legal but hardly meant (docs/diagnostics.md); compiles the same program.
  bool lint = false;
  // False: only the diagnostics are wanted, and no program is made. They are the same.
  bool make_program = true;
  // How many threads may read sources; 0: one for each core. The report is the same for any number.
  unsigned jobs = 1;
  // If given, goes up by one with each source that has been read, for whoever shows progress.
  std::atomic<std::size_t>* sources_read = nullptr;
  // With `lint`: also what only the conventions of the SigmaHQ project ask for (SM230 to SM279).
  bool conventions = false;
  // With `lint`: YYYY-MM-DD; empty: what depends on the day is not asked.
  std::string today = {};
  // With `lint`: also the findings of a list beyond its first ten, which are else only counted.
  bool all_findings = false;
  // What is not to be reported; may be null. Must outlive the call.
  const ValidationConfig* validation = nullptr;
};

struct CompileReport {
  std::optional<Program> program;  // of the rules that compiled; see CompileRules
  std::size_t compiled = 0;
  std::size_t refused = 0;
  std::size_t not_evaluated = 0;        // of the refused: sound correlations (SM910)
  std::vector<Diagnostic> diagnostics;  // in the order of the sources

  std::size_t rules() const { return compiled + refused; }
};

// Compiles every document of every source. `sources` gives the spans their text. There is a program
// unless none was asked for, or on an internal fault.
CompileReport CompileRules(const SourceSet& sources, const CompileOptions& options = {});

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_H_
