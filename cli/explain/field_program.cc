#include "cli/explain/field_program.h"

#include <set>
#include <string>

#include "compiler/emit/emitter.h"
#include "compiler/plan/plan.h"

namespace sigmata::cli {
namespace {

struct Fields {
  std::set<std::string> names;
  bool keywords = false;
};

void Collect(const RuleNode& node, Fields& fields) {
  if (node.kind == NodeKind::kPredicate) {
    const Predicate& predicate = node.predicate;
    if (predicate.field.empty()) {
      fields.keywords = true;
    } else {
      fields.names.insert(predicate.field);
    }
    if (predicate.pattern.kind == PatternKind::kField) fields.names.insert(predicate.pattern.text);
  }
  for (const RuleNode& child : node.children) Collect(child, fields);
}

}  // namespace

std::optional<Program> MakeFieldProgram(const std::vector<RuleTree>& trees, const FieldMaps& maps) {
  Fields fields;
  for (const RuleTree& tree : trees) {
    for (const RuleVariant& variant : tree.variants) {
      Collect(variant.gate, fields);
      Collect(variant.logic, fields);
    }
  }
  // A rule for each field; they are never run.
  std::vector<BoundRule> rules;
  for (const std::string& name : fields.names) {
    rules.emplace_back().expr = MakePredicate(name, Pattern{PatternKind::kExists}, {});
  }
  if (fields.keywords) {
    rules.emplace_back().expr = MakePredicate("", Pattern{PatternKind::kContains, "keyword"}, {});
  }
  SourceSet sources;
  sources.Add("", "");
  std::vector<std::size_t> too_large;
  const Result<Program> program =
      EmitProgram({rules, PlanRules(rules, true), maps, sources}, too_large);
  return program ? std::optional(*program) : std::nullopt;
}

}  // namespace sigmata::cli
