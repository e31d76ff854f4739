// Where in a text the part stands that a pattern asks for. Only for showing: whether it fits is
// known before.
#ifndef SIGMATA_CLI_EXPLAIN_MATCHED_PART_H_
#define SIGMATA_CLI_EXPLAIN_MATCHED_PART_H_

#include <string_view>

#include "cli/explain/explanation.h"

namespace sigmata::cli {

// `part`, folded if `fold`, in `text`, which is not; the first place. The whole text where the part
// is not found.
ByteRange FindPart(std::string_view text, std::string_view part, Anchor anchor, bool fold);

// What a pattern with wildcard marks covers, without the runs at its ends.
ByteRange FindGlob(std::string_view text, std::string_view pattern, bool fold);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_MATCHED_PART_H_
