#include "compiler/lint/taxonomy_lint.h"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "compiler/fix/fixes.h"
#include "compiler/parse/spelling.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

class TaxonomyLinter {
 public:
  TaxonomyLinter(const Logsource& logsource, const KnownEvents& events, bool conventions,
                 std::vector<Diagnostic>& diagnostics)
      : events_(events), conventions_(conventions), diagnostics_(diagnostics) {
    for (const LogsourceFields& entry : events.maps().taxonomy) {
      if (entry.product != TextOf(logsource.product) ||
          entry.category != TextOf(logsource.category) ||
          entry.service != TextOf(logsource.service)) {
        continue;
      }
      known_.insert(known_.end(), entry.fields.begin(), entry.fields.end());
    }
  }

  void Walk(const DetectionNode& node) {
    if (known_.empty()) return;
    for (const DetectionNode& child : node.children) Walk(child);
    if (node.kind == DetectionNode::Kind::kItem && node.item.field) Check(*node.item.field);
  }

 private:
  void Check(const SpannedText& field) {
    const std::string_view name = field.text;
    // Parameters of described events are no slips, whatever they are near to.
    if (IsSystemField(name) || events_.HasParameter(name) || !seen_.insert(name).second) return;
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) return;
    const std::string_view nearest = NearestSpelling(name, known_);
    if (nearest.empty()) {
      if (conventions_) SayUnlisted(field);
      return;
    }
    const bool same = Fold(std::string(nearest)) == Fold(std::string(name));
    diagnostics_.push_back(
        MakeDiagnostic(same ? codes::SM604 : codes::SM614, field.span,
                       same ? fmt::format("the field is spelt `{}`", nearest)
                            : fmt::format("events of this logsource have no field `{}`", name),
                       same ? "field names are compared letter by letter"
                            : fmt::format("did you mean `{}`?", nearest)));
    // Another field that is spelt alike would make another rule.
    if (!IsSlipOf(name, nearest)) return;
    diagnostics_.back().fix = ReplaceFix(field.span, std::string(nearest), FixSafety::kUnsafe);
  }

  void SayUnlisted(const SpannedText& field) {
    diagnostics_.push_back(MakeDiagnostic(
        codes::SM264, field.span,
        fmt::format("events of this logsource are not known to have `{}`", field.text),
        "name a field of fields-maps/taxonomy.yml"));
  }

  const KnownEvents& events_;
  bool conventions_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<std::string_view> known_;
  std::set<std::string_view> seen_;
};

}  // namespace

void LintTaxonomy(const Rule& rule, const KnownEvents& events, bool conventions,
                  std::vector<Diagnostic>& diagnostics) {
  TaxonomyLinter linter(rule.logsource, events, conventions, diagnostics);
  for (const SearchIdentifier& identifier : rule.identifiers) linter.Walk(identifier.body);
}

}  // namespace sigmata
