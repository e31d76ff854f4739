#include "cli/test_generate/event_solver.h"

#include <deque>

#include "tests/support/catch.h"

namespace sigmata::cli {
namespace {

using Kind = FieldValue::Kind;

BoolExpr Is(const std::string& field, PatternKind kind, const std::string& text) {
  Pattern pattern;
  pattern.kind = kind;
  pattern.text = text;
  return MakePredicate(field, pattern, {});
}

std::optional<MadeEvent> Solve(const BoolExpr& expr, const std::set<std::string>& present = {}) {
  EventSolver solver([](const std::string&, const MadeEvent&) {
    return Fillers{{Kind::kText, "filler"}, {Kind::kText, "other"}};
  });
  return solver.Solve({{&expr, true}}, present);
}

TEST_CASE("a choice is given up where a field has no value for it", "[generate]") {
  // (F = a or F = b) and not F = a
  const BoolExpr expr =
      MakeAnd({MakeOr({Is("F", PatternKind::kEquals, "a"), Is("F", PatternKind::kEquals, "b")}, {}),
               MakeNot(Is("F", PatternKind::kEquals, "a"), {})},
              {});
  const auto event = Solve(expr);
  REQUIRE(event);
  CHECK(*event == MadeEvent{{"F", {Kind::kText, "b"}}});
}

TEST_CASE("one value fits several patterns", "[generate]") {
  const BoolExpr expr = MakeAnd(
      {Is("F", PatternKind::kStartsWith, "C:\\Users\\"), Is("F", PatternKind::kContains, "temp"),
       Is("F", PatternKind::kContains, "Temp"), Is("F", PatternKind::kEndsWith, "\\a.exe")},
      {});
  const auto event = Solve(expr);
  REQUIRE(event);
  CHECK(event->front().second.text == "C:\\Users\\temp\\a.exe");
}

TEST_CASE("a contradiction has no event", "[generate]") {
  CHECK_FALSE(
      Solve(MakeAnd({Is("F", PatternKind::kEquals, "a"), Is("F", PatternKind::kEquals, "b")}, {})));
  CHECK_FALSE(Solve(MakeAnd(
      {Is("F", PatternKind::kExists, ""), MakeNot(Is("F", PatternKind::kExists, ""), {})}, {})));
}

TEST_CASE("what is not asked for stays away, unless it is to be there", "[generate]") {
  const BoolExpr no = MakeNot(Is("F", PatternKind::kEquals, "filler"), {});
  CHECK(Solve(no)->empty());
  CHECK(*Solve(no, {"F"}) == MadeEvent{{"F", {Kind::kText, "other"}}});
  // A field that must not be null has to be there.
  CHECK(*Solve(MakeNot(Is("F", PatternKind::kNull, ""), {})) ==
        MadeEvent{{"F", {Kind::kText, "filler"}}});
}

TEST_CASE("fields that are compared with each other", "[generate]") {
  const BoolExpr same = Is("A", PatternKind::kField, "B");
  const auto equal = Solve(same);
  REQUIRE(equal);
  REQUIRE(equal->size() == 2);
  CHECK((*equal)[0].second == (*equal)[1].second);
  const BoolExpr different = MakeNot(Is("A", PatternKind::kField, "B"), {});
  const BoolExpr both = MakeAnd({different, MakeNot(Is("A", PatternKind::kNull, ""), {}),
                                 MakeNot(Is("B", PatternKind::kNull, ""), {})},
                                {});
  const auto unequal = Solve(both);
  REQUIRE(unequal);
  REQUIRE(unequal->size() == 2);
  CHECK_FALSE((*unequal)[0].second == (*unequal)[1].second);
}

TEST_CASE("a search without an end is given up", "[generate]") {
  // Forty fields with two values each, and none of them may be either.
  std::vector<BoolExpr> parts;
  for (int i = 0; i < 40; ++i) {
    const std::string field = "F" + std::to_string(i);
    parts.push_back(
        MakeOr({Is(field, PatternKind::kEquals, "a"), Is(field, PatternKind::kEquals, "b")}, {}));
  }
  parts.push_back(
      MakeOr({Is("G", PatternKind::kEquals, "a"), Is("G", PatternKind::kEquals, "b")}, {}));
  parts.push_back(MakeOr(
      {MakeAnd({Is("G", PatternKind::kEquals, "c"), Is("F0", PatternKind::kEquals, "c")}, {}),
       MakeAnd({Is("G", PatternKind::kEquals, "d"), Is("F1", PatternKind::kEquals, "d")}, {})},
      {}));
  CHECK_FALSE(Solve(MakeAnd(std::move(parts), {})));
}

}  // namespace
}  // namespace sigmata::cli
