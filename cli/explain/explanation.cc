#include "cli/explain/explanation.h"

#include <algorithm>

namespace sigmata::cli {

std::optional<ByteRange> ShownPart(const ExplainedValue& value) {
  if (!value.part) return std::nullopt;
  const auto within = [&value](std::size_t at) {
    return std::clamp(at, value.text_begin, value.text_begin + value.text.size()) -
           value.text_begin;
  };
  return ByteRange{within(value.part->begin), within(value.part->end)};
}

const ExplainedNode& WithoutWrapping(const ExplainedNode& node) {
  const ExplainedNode* inner = &node;
  while ((inner->kind == NodeKind::kAllOf || inner->kind == NodeKind::kAnyOf) &&
         inner->label.empty() && inner->children.size() == 1) {
    inner = &inner->children.front();
  }
  return *inner;
}

}  // namespace sigmata::cli
