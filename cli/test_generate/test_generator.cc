#include "cli/test_generate/test_generator.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <set>

#include "cli/test/inline_event.h"
#include "cli/test/tested_rules.h"
#include "cli/test_generate/conjuncts.h"
#include "cli/test_generate/filler.h"
#include "cli/test_generate/near_tests.h"
#include "cli/test_generate/tests_writer.h"
#include "sigmata/event_reader.h"
#include "sigmata/matcher.h"

namespace sigmata::cli {
namespace {

constexpr std::size_t kMaxTests = 60;  // of a rule
constexpr std::size_t kMaxNear = 30;   // of them with nearly a value of the rule
constexpr std::size_t kMaxNearTried = 3000;

// The rule as compiled for use: what it says of an event counts.
class Judge {
 public:
  static std::optional<Judge> Make(const BoundRule& rule, const RuleInput& input) {
    const std::optional<Program> program = ProgramOf({rule}, input);
    if (!program) return std::nullopt;
    return Judge(*program);
  }

  bool Matches(const MadeEvent& event) {
    if (reader_.Read(JsonOf(event)) != ReadStatus::kRead) return false;
    return !matcher_.MatchEvent(reader_.event(), scratch_).empty();
  }

 private:
  explicit Judge(const Program& program)
      : matcher_(program), scratch_(matcher_.NewScratch()), reader_(program, kInlineShape) {}

  Matcher matcher_;
  MatchScratch scratch_;
  EventReader reader_;
};

// What keeps the rule from matching.
std::string MissName(const Conjunct& part) {
  if (!part.goal.answer) return fmt::format("miss, excluded by {}", part.label + part.fields);
  if (part.fields.empty()) return fmt::format("miss, no {}", part.label);
  return fmt::format("miss, other {}{}", part.fields,
                     part.label.empty() ? "" : " in " + part.label);
}

class Generator {
 public:
  Generator(const BoundRule& rule, const RuleInput& input, Judge judge)
      : rule_(rule),
        ignore_logsource_(input.compile.ignore_logsource),
        filler_(input.field_maps),
        solver_([this](const std::string& field, const MadeEvent& identity) {
          return FillersOf(field, identity);
        }),
        judge_(std::move(judge)) {}

  GeneratedTests Run() {
    if (!FindHit()) return std::move(made_);
    for (std::size_t i = 0; i < conjuncts_.size(); ++i) AddWays(i);
    for (std::size_t i = 0; i < conjuncts_.size(); ++i) AddMiss(i);
    AddAbsent();
    AddNear();
    return std::move(made_);
  }

 private:
  // Misses keep the values of the hit where they can.
  Fillers FillersOf(const std::string& field, const MadeEvent& identity) const {
    Fillers fillers = filler_.For(field, identity);
    for (const auto& [name, value] : hit_) {
      if (name != field) continue;
      const bool path = value.text.find('\\') != value.text.npos;
      if (path)
        fillers.insert(fillers.begin(), {FieldValue::Kind::kText, "C:\\Example\\example.exe"});
      fillers.insert(fillers.begin(), value);
    }
    return fillers;
  }

  // By the first gate with which it can be done.
  bool FindHit() {
    const BoolExpr anything;
    std::vector<BoundGate> gates = rule_.gates;
    if (ignore_logsource_) gates = {{anything, {}}};
    if (gates.empty()) {
      made_.not_made.emplace_back(
          "no field map knows the logsource, so the rule runs on no event; --logsource says what "
          "the events are of");
      return false;
    }
    for (const BoundGate& gate : gates) {
      gate_ = gate.where;
      logic_ = RenameFields(rule_.expr, gate.renames);
      conjuncts_ = ConjunctsOf(logic_);
      order_ = {"Channel", "Provider_Name", "EventID"};
      AddToOrder(logic_);
      auto hit = solver_.Solve(GoalsBut(conjuncts_.size()));
      if (!hit) continue;
      solved_ = true;
      if (!judge_.Matches(*hit)) continue;
      PutInOrder(*hit);
      hit_ = *hit;
      Add("minimal hit", true, *std::move(hit));
      return true;
    }
    made_.not_made.emplace_back(solved_ ? "no hit: the event that was made does not match"
                                        : "no hit: no event was found that fits all parts");
    return false;
  }

  // What an event is stands before what it says, and that in the order of the rule.
  void PutInOrder(MadeEvent& event) const {
    const auto rank = [this](const std::pair<std::string, FieldValue>& field) {
      return std::find(order_.begin(), order_.end(), field.first) - order_.begin();
    };
    std::stable_sort(event.begin(), event.end(),
                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  }

  void AddToOrder(const BoolExpr& expr) {
    if (expr.kind == BoolExpr::Kind::kPredicate) order_.push_back(expr.predicate.field);
    for (const BoolExpr& child : expr.children) AddToOrder(child);
  }

  // The gate, and all parts but one.
  std::vector<Goal> GoalsBut(std::size_t left_out) const {
    std::vector<Goal> goals = {{&gate_, true}};
    for (std::size_t i = 0; i < conjuncts_.size(); ++i) {
      if (i != left_out) goals.push_back(conjuncts_[i].goal);
    }
    return goals;
  }

  // Asked of the matcher; equal events once. False: it is not as promised.
  bool Add(std::string name, bool match, MadeEvent event) {
    PutInOrder(event);
    if (judge_.Matches(event) != match) return false;
    const bool known = std::any_of(made_.tests.begin(), made_.tests.end(),
                                   [&](const GeneratedTest& t) { return t.event == event; });
    if (known) return true;
    if (made_.tests.size() == kMaxTests) {
      if (!full_) made_.not_made.emplace_back(fmt::format("more than {} tests", kMaxTests));
      full_ = true;
      return true;
    }
    const std::string wanted = name;
    for (int n = 2; !names_.insert(name).second; ++n) name = fmt::format("{} ({})", wanted, n);
    made_.tests.push_back({std::move(name), match, std::move(event)});
    return true;
  }

  void AddWays(std::size_t index) {
    const Conjunct& part = conjuncts_[index];
    if (!part.goal.answer) return;
    for (const Conjunct& way : NamedWays(*part.goal.expr)) {
      if (full_) return;
      std::vector<Goal> goals = GoalsBut(index);
      goals.push_back(way.goal);
      auto event = solver_.Solve(goals);
      const std::string name = fmt::format("hit by {}", way.label);
      if (event && Add(name, true, *std::move(event))) continue;
      made_.not_made.push_back(name);
    }
  }

  void AddMiss(std::size_t index) {
    const Conjunct& part = conjuncts_[index];
    const std::string name = MissName(part);
    const std::vector<Conjunct> ways =
        part.goal.answer ? std::vector<Conjunct>() : NamedWays(*part.goal.expr);
    for (const Conjunct& way : ways) {
      AddMissBy(index, way.goal, fmt::format("{}: {}", name, way.label));
    }
    if (ways.empty()) AddMissBy(index, {part.goal.expr, !part.goal.answer}, name);
  }

  void AddMissBy(std::size_t index, const Goal& goal, const std::string& name) {
    if (full_) return;
    std::vector<Goal> goals = GoalsBut(index);
    goals.push_back(goal);
    std::set<std::string> present;
    if (!goal.answer) AddFieldsOf(*goal.expr, present);
    auto event = solver_.Solve(goals, present);
    if (event && Add(name, false, *std::move(event))) return;
    made_.not_made.push_back(name);
  }

  // The hit without a field that it needs. A rule that asks for absence has none.
  void AddAbsent() {
    std::set<std::string> gate_fields;
    AddFieldsOf(gate_, gate_fields);
    for (std::size_t i = hit_.size(); i > 0; --i) {
      const std::string field = hit_[i - 1].first;
      if (gate_fields.contains(field)) continue;
      MadeEvent event = hit_;
      event.erase(event.begin() + static_cast<std::ptrdiff_t>(i - 1));
      if (!event.empty() && Add(fmt::format("miss, {} is absent", field), false, event)) return;
    }
    made_.not_made.emplace_back(
        "miss with an absent field: the rule needs none but its logsource's");
  }

  // What is made already, with one value exchanged for a near one where that turns the verdict.
  void AddNear() {
    const std::vector<GeneratedTest> bases = made_.tests;
    std::vector<const Predicate*> open = PredicatesOf(logic_);
    std::size_t tried = 0, added = 0;
    for (const GeneratedTest& base : bases) {
      std::erase_if(open, [&](const Predicate* predicate) {
        bool turned = false;
        for (NearTest& near : NearTestsOf(*predicate, base.event, filler_)) {
          if (full_ || ++tried > kMaxNearTried || judge_.Matches(near.event) == base.match)
            continue;
          turned = true;
          if (added == kMaxNear) continue;
          const std::size_t before = made_.tests.size();
          Add((base.match ? "miss, nearly: " : "hit, nearly excluded: ") + near.name, !base.match,
              std::move(near.event));
          added += made_.tests.size() - before;
        }
        return turned;
      });
      if (full_ || tried > kMaxNearTried || added == kMaxNear) return;
    }
  }

  const BoundRule& rule_;
  bool ignore_logsource_;
  Filler filler_;
  EventSolver solver_;
  Judge judge_;
  BoolExpr gate_, logic_;  // under the names of the gate
  std::vector<Conjunct> conjuncts_;
  std::vector<std::string> order_;  // of fields
  MadeEvent hit_;
  GeneratedTests made_;
  std::set<std::string> names_;
  bool solved_ = false, full_ = false;
};

}  // namespace

GeneratedTests GenerateTests(const BoundRule& rule, const RuleInput& input) {
  auto judge = Judge::Make(rule, input);
  if (!judge) return {{}, {"no hit: the rule is too large to be compiled"}};
  return Generator(rule, input, *std::move(judge)).Run();
}

}  // namespace sigmata::cli
