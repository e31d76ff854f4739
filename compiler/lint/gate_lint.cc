#include "compiler/lint/gate_lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "compiler/lint/facts.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

// Channels that one provider alone writes to, as far as rules are concerned.
struct ChannelOwner {
  std::string_view channel, provider;
};

constexpr ChannelOwner kOwners[] = {
    {"microsoft-windows-sysmon/operational", "microsoft-windows-sysmon"},
    {"microsoft-windows-powershell/operational", "microsoft-windows-powershell"},
    {"windows powershell", "powershell"},
};

// Not Channel: events about logs, such as 104, have a parameter of that name too.
bool IsHeader(std::string_view field) { return field == "EventID" || field == "Provider_Name"; }

// The field of a predicate or of a list of values; else empty.
std::string_view FieldOf(const BoolExpr& expr) {
  if (expr.kind == BoolExpr::Kind::kPredicate) return expr.predicate.field;
  return IsValueList(expr) ? std::string_view(expr.children[0].predicate.field)
                           : std::string_view();
}

const DetectionItem* FindItem(const DetectionNode& node, std::string_view field) {
  for (const DetectionNode& child : node.children) {
    if (const DetectionItem* const item = FindItem(child, field)) return item;
  }
  const bool here =
      node.kind == DetectionNode::Kind::kItem && node.item.field && node.item.field->text == field;
  return here ? &node.item : nullptr;
}

class GateLinter {
 public:
  GateLinter(const Rule& rule, const BoundRule& bound, const FieldMaps& maps,
             std::vector<Diagnostic>& diagnostics)
      : rule_(rule), maps_(maps), diagnostics_(diagnostics) {
    for (const BoundGate& gate : bound.gates) {
      wheres_.push_back(WithComparablePatterns(gate.where));
      AddOwner(wheres_.back());
    }
    for (const BoolExpr& where : wheres_) {
      std::vector<const BoolExpr*> conjuncts;
      AddConjuncts(where, conjuncts);
      std::vector<Fact>& facts = facts_.emplace_back();
      for (const BoolExpr* conjunct : conjuncts) AddFacts(*conjunct, facts);
      std::erase_if(facts, [](const Fact& fact) { return !IsHeader(fact.field); });
    }
  }

  void Lint(const BoundRule& bound) {
    LintCategory();
    LintSysmon();
    for (const BoundGate& gate : bound.gates) LintRenames(gate, bound.expr);
    if (wheres_.empty()) return;
    const BoolExpr expr = WithComparablePatterns(bound.expr);
    if (!LintOutside(expr)) LintSaid(expr, false);
  }

 private:
  static void AddOwner(BoolExpr& where) {
    const auto conjunct =
        std::find_if(where.children.begin(), where.children.end(),
                     [](const BoolExpr& child) { return FieldOf(child) == "Channel"; });
    if (conjunct == where.children.end()) return;
    const BoolExpr& first = conjunct->children.empty() ? *conjunct : conjunct->children[0];
    for (const ChannelOwner& owner : kOwners) {
      if (first.predicate.pattern.text != owner.channel) continue;
      where.children.push_back(MakePredicate(
          "Provider_Name", Pattern{PatternKind::kEquals, std::string(owner.provider)}, where.span));
      return;
    }
  }

  void Say(DiagnosticCode code, Span span, std::string message, std::string label,
           std::string help) {
    Diagnostic d = MakeDiagnostic(code, span, std::move(message), std::move(help));
    d.labels.push_back({rule_.logsource.span, std::move(label)});
    diagnostics_.push_back(std::move(d));
  }

  std::vector<Truth> Verdicts(const BoolExpr& expr) {
    std::vector<Truth> verdicts;
    for (const std::vector<Fact>& facts : facts_) {
      const Truth truth = Judge(expr, facts, nullptr, budget_).truth;
      // What stands in an event's header is a single value.
      verdicts.push_back(truth == Truth::kSingleFalse ? Truth::kFalse : truth);
    }
    return verdicts;
  }

  bool LintOutside(const BoolExpr& expr) {
    std::vector<const BoolExpr*> conjuncts;
    AddConjuncts(expr, conjuncts);
    for (const BoolExpr* conjunct : conjuncts) {
      const std::vector<Truth> verdicts = Verdicts(*conjunct);
      if (std::any_of(verdicts.begin(), verdicts.end(),
                      [](Truth truth) { return truth != Truth::kFalse; })) {
        continue;
      }
      const Span place = DeepestFalse(*conjunct).span;
      Say(codes::SM518, place,
          "the logsource means none of these events, so the rule never matches",
          "these events are meant", "name events of this logsource, or another logsource");
      return true;
    }
    return false;
  }

  const BoolExpr& DeepestFalse(const BoolExpr& expr) {
    if (!FieldOf(expr).empty()) return expr;
    for (const BoolExpr& child : expr.children) {
      const std::vector<Truth> verdicts = Verdicts(child);
      if (std::all_of(verdicts.begin(), verdicts.end(),
                      [](Truth truth) { return truth == Truth::kFalse; })) {
        return DeepestFalse(child);
      }
    }
    return expr;
  }

  void LintSaid(const BoolExpr& expr, bool filtered) {
    if (!FieldOf(expr).empty()) return LintSaidOne(expr, filtered);
    for (const BoolExpr& child : expr.children) {
      LintSaid(child, filtered || expr.kind == BoolExpr::Kind::kNot);
    }
  }

  // A filter may well be for events of another collector.
  void LintSaidOne(const BoolExpr& expr, bool filtered) {
    if (!IsHeader(FieldOf(expr)) || !told_.insert(expr.span.begin).second) return;
    const std::vector<Truth> verdicts = Verdicts(expr);
    const auto is = [](Truth wanted) { return [wanted](Truth truth) { return truth == wanted; }; };
    if (std::all_of(verdicts.begin(), verdicts.end(), is(Truth::kFalse))) {
      if (filtered) return;
      Say(codes::SM518, expr.span,
          "the logsource means none of these events, so this part never matches",
          "these events are meant", "name events of this logsource, or delete the part");
      diagnostics_.back().severity = Severity::kWarning;
    } else if (std::all_of(verdicts.begin(), verdicts.end(), is(Truth::kTrue))) {
      Say(codes::SM316, expr.span, "the logsource says this already", "said here", "delete it");
    } else if (std::any_of(verdicts.begin(), verdicts.end(), is(Truth::kTrue)) &&
               std::any_of(verdicts.begin(), verdicts.end(), is(Truth::kFalse))) {
      Say(codes::SM316, expr.span, "this keeps only some of the sources that the logsource means",
          "meant here", "delete it, unless the rule is for these alone");
    }
  }

  void LintSysmon() {
    if (TextOf(rule_.logsource.service) != "sysmon") return;
    for (const SearchIdentifier& identifier : rule_.identifiers) {
      if (FindItem(identifier.body, "EventID") != nullptr) return;
    }
    diagnostics_.push_back(
        MakeDiagnostic(codes::SM318, rule_.logsource.service->span,
                       "the rule looks at all kinds of Sysmon's events",
                       "name the EventID, or a category in place of the service"));
  }

  // Sysmon's events, and Security's new processes, have categories.
  void LintCategory() {
    const std::string service = TextOf(rule_.logsource.service);
    if (TextOf(rule_.logsource.product) != "windows" || rule_.logsource.category) return;
    const std::string_view channel = service == "sysmon" ? "microsoft-windows-sysmon/operational"
                                     : service == "security" ? "security"
                                                             : "";
    if (channel.empty()) return;
    for (const SearchIdentifier& identifier : rule_.identifiers) {
      LintEventIds(identifier.body, channel);
    }
  }

  void LintEventIds(const DetectionNode& node, std::string_view channel) {
    for (const DetectionNode& child : node.children) LintEventIds(child, channel);
    if (node.kind != DetectionNode::Kind::kItem || !node.item.field ||
        node.item.field->text != "EventID") {
      return;
    }
    for (const DetectionValue& value : node.item.values) {
      const std::vector<std::string> names = CategoriesOf(channel, value.text());
      if (names.empty()) continue;
      diagnostics_.push_back(MakeDiagnostic(
          codes::SM315, value.span(),
          fmt::format("the category {} means event {}", fmt::join(names, " or "), value.text()),
          "write the category in place of service and EventID"));
    }
  }

  std::vector<std::string> CategoriesOf(std::string_view channel, const std::string& id) const {
    std::vector<std::string> names;
    for (const LogsourceGates& entry : maps_.logsources) {
      if (entry.product != "windows" || entry.category.empty() || !entry.service.empty()) continue;
      const bool any = std::any_of(entry.any_of.begin(), entry.any_of.end(),
                                   [&](const Gate& gate) { return GateMeans(gate, channel, id); });
      // What else audits a category's action is of less use than its own source.
      if (any && (channel != "security" || entry.category == "process_creation")) {
        names.push_back(entry.category);
      }
    }
    return names;
  }

  static bool GateMeans(const Gate& gate, std::string_view channel, const std::string& id) {
    const auto holds = [&](std::string_view field, std::string_view wanted) {
      return std::any_of(
          gate.conditions.begin(), gate.conditions.end(), [&](const GateCondition& condition) {
            return condition.field == field &&
                   std::any_of(condition.values.begin(), condition.values.end(),
                               [&](const std::string& value) { return Fold(value) == wanted; });
          });
    };
    return holds("Channel", channel) && holds("EventID", id);
  }

  void LintRenames(const BoundGate& gate, const BoolExpr& expr) {
    if (gate.renames.empty()) return;
    fields_.clear();
    CollectFields(expr);
    std::map<std::string, const std::pair<const std::string, Span>*> targets;
    for (const auto& field : fields_) {
      const auto rename = std::find_if(gate.renames.begin(), gate.renames.end(),
                                       [&](const auto& one) { return one.first == field.first; });
      const std::string& target = rename == gate.renames.end() ? field.first : rename->second;
      const auto [it, fresh] = targets.emplace(target, &field);
      if (fresh || !collided_.insert(field.first).second) continue;
      Diagnostic d =
          MakeDiagnostic(codes::SM612, field.second,
                         fmt::format("in some events `{}` and `{}` are the same field, {}",
                                     it->second->first, field.first, target),
                         "use one of the two names");
      d.labels.push_back({it->second->second, "the other one"});
      diagnostics_.push_back(std::move(d));
    }
  }

  void CollectFields(const BoolExpr& expr) {
    for (const BoolExpr& child : expr.children) CollectFields(child);
    if (expr.kind == BoolExpr::Kind::kPredicate && !expr.predicate.field.empty()) {
      fields_.emplace(expr.predicate.field, expr.span);
    }
  }

  const Rule& rule_;
  const FieldMaps& maps_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<BoolExpr> wheres_;          // facts refer to it
  std::vector<std::vector<Fact>> facts_;  // of each gate
  std::map<std::string, Span> fields_;
  std::set<std::string> collided_;
  std::set<std::uint32_t> told_;
  PatternBudget budget_;
};

}  // namespace

void LintGates(const Rule& rule, const BoundRule& bound, const FieldMaps& maps,
               std::vector<Diagnostic>& diagnostics) {
  GateLinter(rule, bound, maps, diagnostics).Lint(bound);
}

}  // namespace sigmata
