// Findings that were there before: of a baseline file, or of another revision.
#ifndef SIGMATA_CLI_KNOWN_FINDINGS_H_
#define SIGMATA_CLI_KNOWN_FINDINGS_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata::cli {

struct KnownFinding {
  std::string fingerprint, code, file;

  friend auto operator<=>(const KnownFinding&, const KnownFinding&) = default;
};

// The findings as a list, with their files named by `name_of`; those that belong to no file are not
// in it.
using NameOf = std::function<std::string(const std::string& source)>;
std::vector<KnownFinding> ListFindings(const std::vector<Diagnostic>& diagnostics,
                                       const SourceSet& sources, const NameOf& name_of);

struct KnownComparison {
  std::vector<bool> known;          // for each diagnostic
  std::vector<KnownFinding> stale;  // what is not found any more
};

// A known finding is found again in its file, or, if the file is gone, in any other: then it has
// moved. Of a file that is still there (`exists`) but was not checked, nothing can be said.
// Each known finding stands for one.
KnownComparison Compare(std::vector<KnownFinding> known, const std::vector<Diagnostic>& diagnostics,
                        const SourceSet& sources, const NameOf& name_of,
                        const std::function<bool(const std::string& file)>& exists);

// The text of a baseline file: a line for each finding, sorted.
std::string BaselineText(std::vector<KnownFinding> findings);
// The other way round; none, with an error that names the line, if the text is no baseline.
std::optional<std::vector<KnownFinding>> ParseBaseline(const std::string& path,
                                                       std::string_view text, std::string& error);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_KNOWN_FINDINGS_H_
