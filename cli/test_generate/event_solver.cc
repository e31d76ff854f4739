#include "cli/test_generate/event_solver.h"

#include <algorithm>
#include <map>

namespace sigmata::cli {
namespace {

using Kind = BoolExpr::Kind;

constexpr std::size_t kMaxSteps = 3000;
constexpr std::size_t kMaxChoices = 500;

Goal Simplified(Goal goal) {
  while (goal.expr->kind == Kind::kNot ||
         (goal.expr->children.size() == 1 &&
          (goal.expr->kind == Kind::kAnd || goal.expr->kind == Kind::kOr))) {
    if (goal.expr->kind == Kind::kNot) goal.answer = !goal.answer;
    goal.expr = &goal.expr->children.front();
  }
  return goal;
}

// How many of the fields that an expression asks for are asked for already.
std::size_t Entangled(const BoolExpr& expr, const std::set<std::string_view>& wanted) {
  std::size_t count =
      expr.kind == Kind::kPredicate && wanted.contains(expr.predicate.field) ? 1 : 0;
  for (const BoolExpr& child : expr.children) count += Entangled(child, wanted);
  return count;
}

// A field that has to differ from another one does not take the other's value.
void DropOthers(const std::string& field,
                const std::vector<std::pair<std::string, std::string>>& different,
                const MadeEvent& event, Fillers& fillers) {
  for (const auto& [name, other] : different) {
    if (field != name && field != other) continue;
    for (const auto& [taken, value] : event) {
      if (taken == name || taken == other) std::erase(fillers, value);
    }
  }
}

}  // namespace

std::optional<MadeEvent> EventSolver::Solve(const std::vector<Goal>& goals,
                                            const std::set<std::string>& present) {
  steps_ = 0;
  present_ = present;
  State state;
  for (const Goal& goal : goals) {
    if (!Demand(goal, state)) return std::nullopt;
  }
  MadeEvent event;
  return Choose(std::move(state), event) ? std::optional(std::move(event)) : std::nullopt;
}

// Adds what has to hold to the wishes, and what may hold in several ways to the choices.
bool EventSolver::Demand(Goal goal, State& state) {
  goal = Simplified(goal);
  const Kind kind = goal.expr->kind;
  if (kind == Kind::kTrue || kind == Kind::kFalse) return goal.answer == (kind == Kind::kTrue);
  if (kind == Kind::kPredicate) return AddWish(goal.expr->predicate, goal.answer, state);
  if (goal.expr->children.empty()) return goal.answer == (kind == Kind::kAnd);
  if (goal.answer != (kind == Kind::kAnd)) {
    state.choices.push_back(goal);
    return true;
  }
  return std::all_of(goal.expr->children.begin(), goal.expr->children.end(),
                     [&](const BoolExpr& child) {
                       return Demand({&child, goal.answer}, state);
                     });
}

bool EventSolver::AddWish(const Predicate& predicate, bool answer, State& state) {
  std::string name = predicate.field.empty() ? kKeywordField : predicate.field;
  if (predicate.pattern.kind == PatternKind::kField) {
    auto& pairs = answer ? state.equal_fields : state.different_fields;
    pairs.emplace_back(name, predicate.pattern.text);
    return true;
  }
  auto field = std::find_if(state.fields.begin(), state.fields.end(),
                            [&name](const Field& f) { return f.name == name; });
  if (field == state.fields.end()) {
    field = state.fields.insert(state.fields.end(), {std::move(name), {}, false});
  }
  field->wishes.push_back({&predicate, answer});
  field->changed = true;
  return true;
}

Fillers EventSolver::FillersFor(const std::string& field, const MadeEvent& identity) const {
  return fillers_(field, identity);
}

// Whether every field has a value for what is wished of it.
bool EventSolver::Check(State& state) {
  for (Field& field : state.fields) {
    if (!field.changed) continue;
    field.changed = false;
    ++steps_;
    const Fillers fillers = FillersFor(field.name, {});
    if (!MakeFieldValue(field.wishes, fillers, present_.contains(field.name), judge_)) return false;
  }
  return true;
}

// What is decided by other wishes comes first; of what is not to be, what needs no field that is
// wanted.
std::vector<Goal> EventSolver::OptionsOf(const Goal& choice, const State& state) const {
  std::vector<Goal> options;
  for (const BoolExpr& child : choice.expr->children) options.push_back({&child, choice.answer});
  if (choice.answer) return options;
  std::set<std::string_view> wanted;
  for (const Field& field : state.fields) {
    const bool any = std::any_of(field.wishes.begin(), field.wishes.end(),
                                 [](const Wish& wish) { return wish.answer; });
    if (any) wanted.insert(field.name);
  }
  std::map<const BoolExpr*, std::size_t> entangled;
  for (const Goal& option : options) entangled[option.expr] = Entangled(*option.expr, wanted);
  std::stable_sort(options.begin(), options.end(), [&](const Goal& a, const Goal& b) {
    return entangled[a.expr] < entangled[b.expr];
  });
  return options;
}

bool EventSolver::Choose(State state, MadeEvent& out) {
  if (state.choices.size() > kMaxChoices || !Check(state) || steps_ > kMaxSteps) return false;
  if (state.choices.empty()) return Finish(state, out);
  // Positive choices first: they say which values there are.
  auto next = std::find_if(state.choices.begin(), state.choices.end(),
                           [](const Goal& goal) { return goal.answer; });
  if (next == state.choices.end()) next = state.choices.begin();
  const Goal choice = *next;
  state.choices.erase(next);
  for (const Goal& option : OptionsOf(choice, state)) {
    State tried = state;
    if (Demand(option, tried) && Choose(std::move(tried), out)) return true;
    if (steps_ > kMaxSteps) return false;
  }
  return false;
}

bool EventSolver::Finish(const State& state, MadeEvent& out) {
  std::vector<Field> fields = state.fields;
  for (const auto& [name, other] : state.equal_fields) {
    std::vector<Wish> both;
    for (const std::string& one : {name, other}) {
      auto field = std::find_if(fields.begin(), fields.end(),
                                [&one](const Field& f) { return f.name == one; });
      if (field == fields.end()) field = fields.insert(fields.end(), {one, {}, false});
      both.insert(both.end(), field->wishes.begin(), field->wishes.end());
    }
    for (Field& field : fields) {
      if (field.name == name || field.name == other) field.wishes = both;
    }
  }
  out.clear();
  // What the event is decides which values look right in it.
  MadeEvent identity;
  for (const Field& field : fields) {
    if (field.name != "Provider_Name" && field.name != "EventID") continue;
    auto value = MakeFieldValue(field.wishes, FillersFor(field.name, {}), false, judge_);
    if (value) identity.emplace_back(field.name, *std::move(value));
  }
  std::set<std::string> needed = present_;
  for (const auto& [name, other] : state.equal_fields) needed.insert({name, other});
  for (const Field& field : fields) {
    Fillers fillers = FillersFor(field.name, identity);
    DropOthers(field.name, state.different_fields, out, fillers);
    auto value = MakeFieldValue(field.wishes, fillers, needed.contains(field.name), judge_);
    if (!value) return false;
    if (value->kind != FieldValue::Kind::kAbsent) out.emplace_back(field.name, *std::move(value));
  }
  return true;
}

}  // namespace sigmata::cli
