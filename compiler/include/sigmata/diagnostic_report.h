// Diagnostics in the forms that other programs read: an editor, a code host, a CI server.
//
// All forms are made from the same list and in its order. Names of sources are taken for paths
// relative to where the reader stands. The forms for people are in sigmata/diagnostic.h.
#ifndef SIGMATA_DIAGNOSTIC_REPORT_H_
#define SIGMATA_DIAGNOSTIC_REPORT_H_

#include <string>
#include <vector>

#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

// One JSON object a line: code, slug, severity, file, place, message, labels, help.
std::string NdjsonReport(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources);

// By what a finding is known again later: made of its code and the text of its line, so it survives
// when a file moves or lines are added above. In the order of the diagnostics; empty for one that
// belongs to no source. Findings of different files may have the same.
std::vector<std::string> Fingerprints(const std::vector<Diagnostic>& diagnostics,
                                      const SourceSet& sources);

// SARIF 2.1.0 (OASIS). Columns count code points. Results carry their fingerprints.
std::string SarifReport(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources);

// Workflow commands of GitHub Actions, the worst first. GitHub shows ten of a kind for a step, so
// what goes beyond is counted in a last line.
std::string GithubReport(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources);
// All of them, the worst first, as a table for the summary of a step ($GITHUB_STEP_SUMMARY).
std::string GithubSummary(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources);

// JUnit's XML: a test case for each source; it fails if it has a diagnostic of `fail_level` or
// worse.
std::string JunitReport(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources,
                        Severity fail_level);

}  // namespace sigmata

#endif  // SIGMATA_DIAGNOSTIC_REPORT_H_
