// What the planner derives: classes, the needed field, sets, order. Whether an entry may be left
// out for an event is a matter of soundness: too wide is slow, too narrow loses matches.
#include "compiler/plan/plan.h"

#include <random>

#include "compiler/front_end.h"
#include "compiler/plan/event_class.h"
#include "compiler/plan/needed_field.h"
#include "compiler/plan/set_predicate.h"
#include "tests/support/bound_text.h"
#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

BoundRule Bind(std::string_view detection) {
  BoundText bound = BindText(detection);
  REQUIRE(bound.rule);
  return *std::move(bound.rule);
}

PlanEntry PlanOf(std::string_view detection) {
  Plan plan = PlanRules({Bind(detection)}, true);
  REQUIRE(plan.entries.size() == 1);
  return std::move(plan.entries[0]);
}

Strings ClassesOf(std::string_view detection) {
  Strings classes;
  for (const EventClass& c : PlanOf(detection).classes) {
    constexpr const char* kKinds[] = {"any",        "id",       "channel",
                                      "channel+id", "provider", "provider+id"};
    classes.push_back(std::string(kKinds[static_cast<std::size_t>(c.kind)]) + " " + c.name + " " +
                      std::to_string(c.event_id));
  }
  return classes;
}

TEST_CASE("classes come from what a rule needs to be true", "[unit]") {
  CHECK(ClassesOf("    s: {x: 1}\n    condition: s\n") == Strings{"any  0"});
  CHECK(ClassesOf("    s: {EventID: 7}\n    condition: s\n") == Strings{"id  7"});
  CHECK(ClassesOf("    s: {EventID: ['7', 8, 7.0]}\n    condition: s\n") ==
        Strings{"id  7", "id  8"});
  CHECK(ClassesOf("    s: {Channel: [A, b]}\n    condition: s\n") ==
        Strings{"channel a 0", "channel b 0"});
  CHECK(ClassesOf("    s: {Channel: A, EventID: [1, 2]}\n    condition: s\n") ==
        Strings{"channel+id a 1", "channel+id a 2"});
  CHECK(ClassesOf("    s: {Provider_Name: P}\n    condition: s\n") == Strings{"provider p 0"});
  CHECK(ClassesOf("    s: {Provider_Name: P, EventID: 1}\n    condition: s\n") ==
        Strings{"provider+id p 1"});
  CHECK(ClassesOf("    s: {Channel: A, Provider_Name: P}\n    condition: s\n") ==
        Strings{"channel a 0"});
}

TEST_CASE("an alternative of which nothing is known makes the class wide", "[unit]") {
  CHECK(ClassesOf("    a: {EventID: 7}\n    b: {x: 1}\n    condition: a or b\n") ==
        Strings{"any  0"});
  CHECK(ClassesOf("    a: {EventID: 7}\n    b: {EventID: 8}\n    condition: a or b\n") ==
        Strings{"id  7", "id  8"});
  CHECK(ClassesOf("    a: {EventID: 7}\n    b: {x: 1}\n    condition: a and b\n") ==
        Strings{"id  7"});
  CHECK(ClassesOf("    a: {EventID: 7}\n    k: [word]\n    condition: a or k\n") ==
        Strings{"any  0"});
}

TEST_CASE("a negation demands nothing", "[unit]") {
  CHECK(ClassesOf("    a: {EventID: 7}\n    condition: not a\n") == Strings{"any  0"});
  CHECK(ClassesOf("    a: {EventID: 7}\n    b: {EventID: 8}\n    condition: a and not b\n") ==
        Strings{"id  7"});
}

TEST_CASE("only equality demands a constant", "[unit]") {
  for (const char* const item :
       {"EventID: null", "EventID|contains: '7'", "EventID: '7*'", "EventID: abc", "EventID: '*'",
        "EventID|re: '7'", "EventID|exists: true", "EventID: 7.5", "EventID: [7, null]",
        "EventID: -7", "EventID: 99999999999", "Channel|startswith: A", "Channel: 5",
        "Channel: 'A*'"}) {
    INFO(item);
    CHECK(ClassesOf("    s: {" + std::string(item) + "}\n    condition: s\n") == Strings{"any  0"});
  }
}

TEST_CASE("very many constants make the class wide", "[unit]") {
  std::string ids;
  for (int i = 0; i < 300; ++i) ids += std::to_string(i) + ", ";
  CHECK(ClassesOf("    s: {EventID: [" + ids + "]}\n    condition: s\n") == Strings{"any  0"});
}

std::string NeedOf(std::string_view detection) { return PlanOf(detection).needed_field; }

TEST_CASE("the needed field is one that every way to a match asks", "[unit]") {
  CHECK(NeedOf("    s: {x: 1}\n    condition: s\n") == "x");
  CHECK(NeedOf("    s: {EventID: 1, x: 1}\n    condition: s\n") == "x");
  CHECK(NeedOf("    s: {EventID: 1}\n    condition: s\n") == "EventID");
  CHECK(NeedOf("    s: {x: [1, 2]}\n    condition: s\n") == "x");
  CHECK(NeedOf("    a: {x: 1, y: 1}\n    b: {y: 2, z: 2}\n    condition: a or b\n") == "y");
}

TEST_CASE("fields that may be absent are not needed", "[unit]") {
  CHECK(NeedOf("    s: {x: null}\n    condition: s\n").empty());
  CHECK(NeedOf("    s: {x: [1, null]}\n    condition: s\n").empty());
  CHECK(NeedOf("    s: {x|exists: false}\n    condition: s\n").empty());
  CHECK(NeedOf("    s: {x: 1}\n    condition: not s\n").empty());
  CHECK(NeedOf("    a: {x: 1}\n    b: {y: 1}\n    condition: a or b\n").empty());
  CHECK(NeedOf("    a: {x: 1}\n    k: [word]\n    condition: a or k\n").empty());
  CHECK(NeedOf("    k: [word]\n    condition: k\n").empty());
  CHECK(NeedOf("    s: {x|exists: true}\n    condition: s\n") == "x");
}

std::string Shown(const PlanExpr& expr) {
  switch (expr.kind) {
    case BoolExpr::Kind::kTrue:
      return "true";
    case BoolExpr::Kind::kFalse:
      return "false";
    case BoolExpr::Kind::kNot:
      return "!" + Shown(expr.children[0]);
    case BoolExpr::Kind::kPredicate: {
      std::string out = std::string(TraitsOf(expr.predicate.op).mnemonic);
      if (expr.predicate.cased) out += "'";
      out += ":" + expr.predicate.field;
      for (const std::string& literal : expr.predicate.literals) out += " " + literal;
      return out;
    }
    default:
      break;
  }
  std::string out = "(";
  for (const PlanExpr& child : expr.children) {
    if (out.size() > 1) out += expr.kind == BoolExpr::Kind::kAnd ? " & " : " | ";
    out += Shown(child);
  }
  return out + ")";
}

std::string Formed(std::string_view detection) {
  return Shown(FormPredicates(Bind(detection).expr));
}

TEST_CASE("alternatives on one field become one set, sorted and without repeats", "[unit]") {
  CHECK(Formed("    s: {x: [b, A, B, a]}\n    condition: s\n") == "equals_any:x a b");
  CHECK(Formed("    s: {x|contains: [b, a]}\n    condition: s\n") == "contains_any:x a b");
  CHECK(Formed("    s: {x|cased: [b, A, B]}\n    condition: s\n") == "equals_any':x A B b");
  CHECK(Formed("    a: {x: a}\n    b: {x: b}\n    c: {x: c}\n    condition: a or b or c\n") ==
        "equals_any:x a b c");
}

TEST_CASE("alternatives that are lists themselves join the set", "[unit]") {
  CHECK(Formed("    a: {x: a}\n    b: {x: [b, c]}\n    condition: 1 of them\n") ==
        "equals_any:x a b c");
  CHECK(Formed("    a: {x: a}\n    b: {x: b}\n    c: {x: c}\n    condition: a or (b or c)\n") ==
        "equals_any:x a b c");
}

TEST_CASE("different questions stay apart", "[unit]") {
  CHECK(Formed("    s: {x: [a, 'b*', '*c', '*d*', 'e*f']}\n    condition: s\n") ==
        "(equals:x a | starts_with:x b | ends_with:x c | contains:x d | glob:x e\xFF"
        "f)");
  CHECK(Formed("    a: {x: a}\n    b: {y: a}\n    condition: a or b\n") ==
        "(equals:x a | equals:y a)");
  CHECK(Formed("    a: {x: a}\n    b: {x|cased: a}\n    condition: a or b\n") ==
        "(equals:x a | equals':x a)");
  CHECK(Formed("    s: {x|all: [a, b]}\n    condition: s\n") == "(equals:x a & equals:x b)");
}

TEST_CASE("equal parts stand once, double negations go", "[unit]") {
  CHECK(Formed("    a: {x: a}\n    condition: a and a\n") == "equals:x a");
  CHECK(Formed("    a: {x: a}\n    condition: a or a\n").find('|') == std::string::npos);
  CHECK(Formed("    a: {x: a}\n    condition: not not a\n") == "equals:x a");
  CHECK(Formed("    a: {x: a}\n    condition: not not not a\n") == "!equals:x a");
}

TEST_CASE("constants are folded away", "[unit]") {
  const auto constant = [](BoolExpr::Kind kind) {
    BoolExpr expr;
    expr.kind = kind;
    return expr;
  };
  const BoolExpr yes = constant(BoolExpr::Kind::kTrue);
  const BoolExpr no = constant(BoolExpr::Kind::kFalse);
  const BoolExpr x = MakePredicate("x", {PatternKind::kEquals, "a", false}, {});
  CHECK(Shown(FormPredicates(MakeAnd({yes, x}, {}))) == "equals:x a");
  CHECK(Shown(FormPredicates(MakeAnd({no, x}, {}))) == "false");
  CHECK(Shown(FormPredicates(MakeOr({yes, x}, {}))) == "true");
  CHECK(Shown(FormPredicates(MakeOr({no, x}, {}))) == "equals:x a");
  CHECK(Shown(FormPredicates(MakeNot(no, {}))) == "true");
  CHECK(Shown(FormPredicates(MakeAnd({}, {}))) == "true");
  CHECK(Shown(FormPredicates(MakeOr({}, {}))) == "false");
  CHECK(Shown(FormPredicates(MakeNot(MakeOr({no, no}, {}), {}))) == "true");
}

TEST_CASE("each gate makes an entry, with its own names", "[unit]") {
  SourceSet sources;
  sources.Add("r.yml",
              "title: x\nlogsource: {product: windows, category: process_creation}\n"
              "detection: {s: {Image: a}, condition: s}\n");
  FrontEnd front = ReadRules(sources);
  REQUIRE(front.rules.size() == 1);
  const std::vector<BoundRule> rules = {front.rules[0].bound};
  const Plan plan = PlanRules(rules, false);
  REQUIRE(plan.entries.size() == 2);
  CHECK(plan.entries[0].needed_field == "Image");
  CHECK(plan.entries[1].needed_field == "NewProcessName");
  CHECK(PlanRules(rules, true).entries.size() == 1);
  const std::string dump = DumpPlan(plan, rules);
  CHECK(dump.find("class: channel 'security' event 4688") != std::string::npos);
  CHECK(dump.find("needs: NewProcessName") != std::string::npos);
}

// Any expression, small; and any event, small. Whenever the expression holds, the event must be of
// one of its classes and have the field it needs.
class Random {
 public:
  explicit Random(unsigned seed) : random_(seed) {}

  BoolExpr Expr(int depth) {
    const auto kind = random_() % (depth == 0 ? 1 : 5);
    if (kind == 0) return Leaf();
    if (kind == 1) return MakeNot(Expr(depth - 1), {});
    std::vector<BoolExpr> children;
    for (std::size_t n = 1 + random_() % 3; n > 0; --n) children.push_back(Expr(depth - 1));
    return kind % 2 == 0 ? MakeAnd(std::move(children), {}) : MakeOr(std::move(children), {});
  }

  using SmallEvent = std::vector<std::pair<std::string, std::string>>;
  SmallEvent Event() {
    SmallEvent event;
    for (const char* const field : {"EventID", "Channel", "Provider_Name", "x"}) {
      if (random_() % 3 > 0) event.emplace_back(field, Text());
    }
    return event;
  }

 private:
  std::string Text() { return std::to_string(1 + random_() % 3); }

  BoolExpr Leaf() {
    constexpr const char* kFields[] = {"EventID", "Channel", "Provider_Name", "x"};
    constexpr PatternKind kKinds[] = {PatternKind::kEquals, PatternKind::kEquals,
                                      PatternKind::kNumber, PatternKind::kNull,
                                      PatternKind::kExists};
    const PatternKind kind = kKinds[random_() % 5];
    return MakePredicate(kFields[random_() % 4], {kind, Text(), false}, {});
  }

  std::mt19937 random_;
};

const std::string* Find(const Random::SmallEvent& event, std::string_view field) {
  for (const auto& [name, value] : event) {
    if (name == field) return &value;
  }
  return nullptr;
}

bool Holds(const BoolExpr& expr, const Random::SmallEvent& event) {
  const auto holds = [&](const BoolExpr& child) { return Holds(child, event); };
  switch (expr.kind) {
    case BoolExpr::Kind::kAnd:
      return std::all_of(expr.children.begin(), expr.children.end(), holds);
    case BoolExpr::Kind::kOr:
      return std::any_of(expr.children.begin(), expr.children.end(), holds);
    case BoolExpr::Kind::kNot:
      return !Holds(expr.children[0], event);
    default:
      break;
  }
  const std::string* const value = Find(event, expr.predicate.field);
  switch (expr.predicate.pattern.kind) {
    case PatternKind::kNull:
      return value == nullptr;
    case PatternKind::kExists:
      return value != nullptr;
    default:
      return value != nullptr && *value == expr.predicate.pattern.text;
  }
}

bool IsOf(const EventClass& c, const Random::SmallEvent& event) {
  const auto is = [&](std::string_view field, const std::string& wanted) {
    const std::string* const value = Find(event, field);
    return value != nullptr && *value == wanted;
  };
  const bool id = is("EventID", std::to_string(c.event_id));
  switch (c.kind) {
    case ClassKind::kAny:
      return true;
    case ClassKind::kEventId:
      return id;
    case ClassKind::kChannel:
      return is("Channel", c.name);
    case ClassKind::kChannelAndEventId:
      return id && is("Channel", c.name);
    case ClassKind::kProvider:
      return is("Provider_Name", c.name);
    case ClassKind::kProviderAndEventId:
      return id && is("Provider_Name", c.name);
  }
  return false;
}

TEST_CASE("whatever a rule may match is in one of its classes and has its field", "[unit]") {
  Random random(3);
  int held = 0;
  for (int i = 0; i < 20'000; ++i) {
    const BoolExpr expr = random.Expr(3);
    const auto event = random.Event();
    if (!Holds(expr, event)) continue;
    ++held;
    const std::vector<EventClass> classes = EventClassesOf(expr);
    const bool in_class = std::any_of(classes.begin(), classes.end(),
                                      [&](const EventClass& c) { return IsOf(c, event); });
    const std::string needed = NeededField(expr);
    const bool has_field = needed.empty() || Find(event, needed) != nullptr;
    if (!in_class || !has_field) FAIL_CHECK("expression " << i << " loses an event");
  }
  CHECK(held > 2'000);
}

}  // namespace
}  // namespace sigmata
