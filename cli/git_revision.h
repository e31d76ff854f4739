// Rule files as a git revision had them.
#ifndef SIGMATA_CLI_GIT_REVISION_H_
#define SIGMATA_CLI_GIT_REVISION_H_

#include <string>
#include <string_view>

#include "sigmata/source.h"

namespace sigmata::cli {

// Begins the names of files that are gone.
inline constexpr std::string_view kGone = "gone:";

struct RevisionSources {
  // The texts that the given sources had, under their present names, also if they were renamed
  // since; then files that are gone. A source that the revision does not have is left out.
  SourceSet sources;
  std::string error;  // for people; not empty: nothing could be read
};

// `reference` is what git understands: a branch, a tag, a commit.
RevisionSources ReadRevision(const std::string& reference, const SourceSet& now);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_GIT_REVISION_H_
