#include "cli/test/missing_fields.h"

#include <fmt/core.h>

#include <set>
#include <string_view>

#include "cli/explain/printable.h"
#include "compiler/parse/spelling.h"

namespace sigmata::cli {
namespace {

struct Asked {
  std::set<std::string_view> all;
  std::set<std::string_view> absent;
};

void AddAsked(const ExplainedNode& node, Asked& asked) {
  if (node.kind == NodeKind::kPredicate && !node.event_field.empty()) {
    asked.all.insert(node.event_field);
    if (node.reason == Reason::kAbsent && !node.answer) asked.absent.insert(node.event_field);
  }
  for (const ExplainedNode& child : node.children) AddAsked(child, asked);
}

}  // namespace

std::string MissingFieldsText(const RuleExplanation& explanation,
                              const std::vector<std::string>& fields) {
  Asked asked;
  for (const ExplainedVariant& variant : explanation.variants) {
    AddAsked(variant.gate, asked);
    AddAsked(variant.logic, asked);
  }
  // What the rule asks for as well is meant as it is spelt.
  std::vector<std::string_view> others;
  for (const std::string& field : fields) {
    if (!asked.all.contains(field)) others.push_back(field);
  }
  std::string text;
  for (const std::string_view absent : asked.absent) {
    const std::string_view nearest = NearestSpelling(absent, others);
    if (nearest.empty()) continue;
    text += fmt::format("  the rule asks for `{}`; the event has `{}`; did you mean that?\n",
                        Printable(absent), Printable(nearest));
  }
  return text;
}

}  // namespace sigmata::cli
