#include "compiler/lint/schema_lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "compiler/fix/fixes.h"
#include "compiler/lint/facts.h"
#include "compiler/lint/value_type.h"
#include "compiler/parse/spelling.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

using Events = std::vector<const EventSchema*>;

const EventParameter* FindParameter(const Events& events, std::string_view field) {
  for (const EventSchema* event : events) {
    for (const EventParameter& p : event->parameters) {
      const bool alias = std::find(p.aliases.begin(), p.aliases.end(), field) != p.aliases.end();
      if (p.name == field || alias) return &p;
    }
  }
  return nullptr;
}

std::vector<std::string_view> NamesOf(const Events& events) {
  std::vector<std::string_view> names;
  for (const EventSchema* event : events) {
    for (const EventParameter& p : event->parameters) {
      const std::string_view name = p.name.empty() && !p.aliases.empty() ? p.aliases[0] : p.name;
      if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) continue;
      names.push_back(name);
    }
  }
  return names;
}

struct FoundValue {
  const DetectionItem* item = nullptr;
  const DetectionValue* value = nullptr;
};

// Where the value of a span stands in the rule, under the key of a field.
FoundValue FindValue(Span span, const DetectionNode& node) {
  for (const DetectionNode& child : node.children) {
    if (const FoundValue found = FindValue(span, child); found.item != nullptr) return found;
  }
  if (node.kind != DetectionNode::Kind::kItem || !node.item.field) return {};
  for (const DetectionValue& one : node.item.values) {
    if (one.span() == span) return {&node.item, &one};
  }
  return {};
}

// Whether the list that the value stands in has one of these, too.
bool StandsBeside(const FoundValue& found, const std::vector<std::string>& values) {
  if (found.item == nullptr) return false;
  return std::any_of(found.item->values.begin(), found.item->values.end(),
                     [&](const DetectionValue& one) {
                       return std::find(values.begin(), values.end(), one.text()) != values.end();
                     });
}

// Messages with these words match the number too, but other events begin to match.
Fix NumberFix(const FoundValue& found, const std::vector<std::string>& values) {
  if (found.value == nullptr || values.size() != 1) return {};
  const std::string& value = values[0];
  const bool plain = value.find_first_not_of("0123456789") == value.npos;
  return ReplaceFix(found.value->span(), plain ? value : "'" + value + "'", FixSafety::kUnsafe);
}

class SchemaLinter {
 public:
  SchemaLinter(const Rule& rule, const KnownEvents& known, std::vector<Diagnostic>& diagnostics)
      : rule_(rule), known_(known), diagnostics_(diagnostics) {}

  void LintRule(const BoundRule& bound) {
    EventScope scope;
    for (const BoundGate& gate : bound.gates) AddChannels(gate, scope);
    if (bound.gates.size() > 1) scope.channels.clear();  // each gate has its own
    Walk(bound.expr, scope);
  }

 private:
  static void AddChannels(const BoundGate& gate, EventScope& scope) {
    EventScope gated;
    std::vector<const BoolExpr*> conjuncts;
    AddConjuncts(gate.where, conjuncts);
    Narrow(conjuncts, gated);
    scope.channels.insert(scope.channels.end(), gated.channels.begin(), gated.channels.end());
  }

  void Walk(const BoolExpr& expr, EventScope scope) {
    std::vector<const BoolExpr*> conjuncts;
    AddConjuncts(expr, conjuncts);
    Narrow(conjuncts, scope);
    const Events events = EventsIn(scope);
    for (const BoolExpr* conjunct : conjuncts) Visit(*conjunct, scope, events);
  }

  void Visit(const BoolExpr& expr, const EventScope& scope, const Events& events) {
    if (expr.kind == BoolExpr::Kind::kAnd) return Walk(expr, scope);
    for (const BoolExpr& child : expr.children) Visit(child, scope, events);
    if (expr.kind == BoolExpr::Kind::kPredicate) Check(expr, scope, events);
  }

  // The events that the scope leaves, all of them known; else none.
  Events EventsIn(const EventScope& scope) {
    if (scope.providers.empty()) return {};
    Events events;
    for (const NamedValue& name : scope.providers) {
      const Provider* const provider = known_.FindProvider(name.text);
      if (provider == nullptr) return {};
      if (scope.event_ids.empty()) {
        if (provider->partial) return {};
        const Events& all = known_.EventsOf(*provider);
        events.insert(events.end(), all.begin(), all.end());
        continue;
      }
      if (!AddEvents(*provider, scope, events)) return {};
    }
    return events;
  }

  bool AddEvents(const Provider& provider, const EventScope& scope, Events& events) {
    for (const NamedValue& id : scope.event_ids) {
      const Events layouts = known_.Find(provider, id.text);
      if (layouts.empty() && provider.partial) return false;
      if (layouts.empty()) ReportEventId(provider, id, scope);
      ReportRecent(layouts, id);
      for (const EventSchema* event : layouts) {
        CheckChannel(*event, id, scope);
        events.push_back(event);
      }
    }
    return !events.empty();
  }

  // The documents begin with Server 2008; what came later is not everywhere.
  void ReportRecent(const Events& layouts, const NamedValue& id) {
    for (const EventSchema* event : layouts) {
      if (event->since.empty() || event->since.find("2008") != std::string::npos) return;
    }
    if (layouts.empty() || !Once(codes::SM610, id.span)) return;
    diagnostics_.push_back(MakeDiagnostic(
        codes::SM610, id.span,
        fmt::format("not every Windows has event {} (since: {})", id.text, layouts[0]->since),
        "where older builds are watched, look for another event as well"));
  }

  bool Once(DiagnosticCode code, Span span) {
    return told_.insert({static_cast<unsigned>(code), span.begin}).second;
  }

  void ReportEventId(const Provider& provider, const NamedValue& id, const EventScope& scope) {
    // Another provider of the scope may have it.
    for (const NamedValue& other : scope.providers) {
      const Provider* const p = known_.FindProvider(other.text);
      if (p == nullptr || p->partial || !known_.Find(*p, id.text).empty()) return;
    }
    const bool said = std::any_of(
        diagnostics_.begin(), diagnostics_.end(),
        [&](const Diagnostic& d) { return d.code == codes::SM605 && d.span == id.span; });
    if (said || !Once(codes::SM605, id.span)) return;
    Diagnostic d = MakeDiagnostic(codes::SM605, id.span,
                                  fmt::format("{} has no event {}", provider.name, id.text),
                                  NearestIds(provider, id.text));
    d.labels.push_back({scope.providers[0].span, "the provider"});
    diagnostics_.push_back(std::move(d));
  }

  std::string NearestIds(const Provider& provider, const std::string& id) const {
    std::vector<std::string> ids;
    std::vector<std::string_view> views;
    for (const EventSchema* event : known_.EventsOf(provider)) {
      ids.push_back(std::to_string(event->id));
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    for (const std::string& one : ids) views.push_back(one);
    const std::string_view nearest = NearestSpelling(id, views);
    if (!nearest.empty()) return fmt::format("did you mean {}?", nearest);
    return "`sigmata schema list` names its events";
  }

  void CheckChannel(const EventSchema& event, const NamedValue& id, const EventScope& scope) {
    if (event.channels.empty() || scope.channels.empty()) return;
    for (const NamedValue& channel : scope.channels) {
      for (const std::string& own : event.channels) {
        if (Fold(own) == Fold(channel.text)) return;
      }
    }
    if (!Once(codes::SM606, id.span)) return;
    Diagnostic d = MakeDiagnostic(codes::SM606, id.span,
                                  fmt::format("event {} of {} is logged to {}", event.id,
                                              event.provider, fmt::join(event.channels, ", ")),
                                  "name another event, or another logsource");
    d.labels.push_back({scope.channels[0].span,
                        fmt::format("this asks for events of {}", scope.channels[0].text)});
    diagnostics_.push_back(std::move(d));
  }

  void Check(const BoolExpr& leaf, const EventScope& scope, const Events& events) {
    const std::string& field = leaf.predicate.field;
    if (events.empty() || field.empty() || IsSystemField(field)) return;
    if (const EventParameter* const parameter = FindParameter(events, field)) {
      return CheckValue(leaf, *parameter);
    }
    // A layout whose parameters are not all named may have the field under a name nobody recorded.
    ReportField(leaf, scope, events);
  }

  FoundValue ValueOf(const BoolExpr& leaf) const {
    for (const SearchIdentifier& identifier : rule_.identifiers) {
      const FoundValue found = FindValue(leaf.span, identifier.body);
      if (found.item != nullptr) return found;
    }
    return {};
  }

  Span PlaceOf(const BoolExpr& leaf) const {
    const FoundValue found = ValueOf(leaf);
    return found.item != nullptr ? found.item->field->span : leaf.span;
  }

  void ReportField(const BoolExpr& leaf, const EventScope& scope, const Events& events) {
    const std::string& field = leaf.predicate.field;
    if (!fields_.insert(field).second) return;
    const Span place = PlaceOf(leaf);
    const std::vector<std::string_view> names = NamesOf(events);
    const bool pinned = !scope.event_ids.empty();
    const auto same = std::find_if(names.begin(), names.end(), [&](std::string_view name) {
      return Fold(std::string(name)) == Fold(field);
    });
    if (same != names.end()) {
      diagnostics_.push_back(MakeDiagnostic(codes::SM604, place,
                                            fmt::format("the field is spelt `{}`", *same),
                                            "field names are compared letter by letter"));
      return;
    }
    const EventSchema* const owner = pinned ? OwnerOf(field, scope) : nullptr;
    Diagnostic d;
    if (owner != nullptr) {
      d = MakeDiagnostic(codes::SM603, place,
                         fmt::format("event {} has no field `{}`; event {} has it", events[0]->id,
                                     field, owner->id),
                         HelpFor(field, names));
    } else {
      d = MakeDiagnostic(
          pinned ? codes::SM601 : codes::SM602, place,
          pinned ? fmt::format("event {} of {} has no field `{}`", events[0]->id,
                               events[0]->provider, field)
                 : fmt::format("no event of {} has a field `{}`", events[0]->provider, field),
          HelpFor(field, names));
    }
    const NamedValue& why = pinned ? scope.event_ids[0] : scope.providers[0];
    d.labels.push_back({why.span, "the event is known because of this"});
    diagnostics_.push_back(std::move(d));
  }

  const EventSchema* OwnerOf(const std::string& field, const EventScope& scope) const {
    for (const NamedValue& name : scope.providers) {
      const Provider* const provider = known_.FindProvider(name.text);
      if (provider == nullptr) continue;
      for (const EventSchema* event : known_.EventsOf(*provider)) {
        if (FindParameter({event}, field) != nullptr) return event;
      }
    }
    return nullptr;
  }

  static std::string HelpFor(const std::string& field, const std::vector<std::string_view>& names) {
    const std::string_view nearest = NearestSpelling(field, names);
    if (!nearest.empty()) return fmt::format("did you mean `{}`?", nearest);
    if (names.empty()) return "the event has no fields of its own";
    constexpr std::size_t kShown = 12;
    const std::size_t shown = std::min(names.size(), kShown);
    return fmt::format(
        "it has {}{}",
        fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), ", "),
        names.size() > shown ? ", ..." : "");
  }

  void CheckValue(const BoolExpr& leaf, const EventParameter& parameter) {
    const ValueProblem problem =
        CheckValueType(leaf.predicate.pattern, parameter, known_.FindValues(parameter.values));
    if (problem.kind == ValueProblem::Kind::kNone) return;
    const bool words = problem.kind == ValueProblem::Kind::kWords;
    const FoundValue found = words ? ValueOf(leaf) : FoundValue{};
    // Who writes both means events and messages.
    if (words && StandsBeside(found, problem.values)) return;
    const DiagnosticCode code = CodeOf(problem.kind);
    if (!Once(code, leaf.span)) return;
    diagnostics_.push_back(MakeDiagnostic(code, leaf.span, problem.message, problem.help));
    if (words) diagnostics_.back().fix = NumberFix(found, problem.values);
  }

  static DiagnosticCode CodeOf(ValueProblem::Kind kind) {
    if (kind == ValueProblem::Kind::kType) return codes::SM607;
    return kind == ValueProblem::Kind::kHex ? codes::SM609 : codes::SM608;
  }

  const Rule& rule_;
  const KnownEvents& known_;
  std::vector<Diagnostic>& diagnostics_;
  std::set<std::pair<unsigned, std::uint32_t>> told_;
  std::set<std::string> fields_;
};

}  // namespace

void LintSchema(const Rule& rule, const BoundRule& bound, const KnownEvents& known,
                std::vector<Diagnostic>& diagnostics) {
  SchemaLinter(rule, known, diagnostics).LintRule(bound);
}

}  // namespace sigmata
