#include "runtime/event/event_builder.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::vector<std::string> Texts(const Event& event, FieldSlot slot) {
  std::vector<std::string> texts;
  for (std::uint32_t i = event.First(slot); i != Event::kNone; i = event.link(i).next) {
    texts.emplace_back(event.value(event.link(i).value).raw);
  }
  return texts;
}

std::uint32_t Add(EventBuilder& builder, std::string_view text) {
  return builder.AddValue({text, ValueKind::kString, false});
}

using Strings = std::vector<std::string>;

TEST_CASE("values of one rank add up, a better rank replaces, a worse is ignored", "[unit]") {
  EventBuilder builder(1);
  builder.Begin("s");
  builder.Bind({0, 2}, Add(builder, "a"));
  builder.Bind({0, 2}, Add(builder, "b"));
  CHECK(Texts(builder.event(), 0) == Strings{"a", "b"});
  builder.Bind({0, 4}, Add(builder, "worse"));
  CHECK(Texts(builder.event(), 0) == Strings{"a", "b"});
  builder.Bind({0, 0}, Add(builder, "better"));
  CHECK(Texts(builder.event(), 0) == Strings{"better"});
}

TEST_CASE("a new event has nothing of the one before", "[unit]") {
  EventBuilder builder(2);
  builder.Begin("first");
  builder.SetByteSize(10);
  builder.Bind({0, 0}, Add(builder, "a"));
  builder.AddPosition(3, Add(builder, "c"));
  builder.Begin("second");
  builder.SetByteSize(5);
  CHECK_FALSE(builder.event().Has(0));
  CHECK(builder.event().First(0) == Event::kNone);
  CHECK(builder.event().values().empty());
  CHECK(builder.positions().empty());
  CHECK(builder.event().byte_size() == 5);
  CHECK(builder.event().shape() == "second");
}

TEST_CASE("positions come one after the other or by number, with gaps", "[unit]") {
  EventBuilder builder(1);
  builder.Begin("s");
  builder.AddPosition(0, Add(builder, "a"));
  builder.AddPosition(0, Add(builder, "b"));
  builder.AddPosition(4, Add(builder, "d"));
  REQUIRE(builder.positions().size() == 4);
  CHECK(builder.positions()[1] == 1);
  CHECK(builder.positions()[2] == Event::kNone);
  CHECK(builder.positions()[3] == 2);
}

TEST_CASE("positions beyond any event's parameters are ignored", "[unit]") {
  EventBuilder builder(1);
  builder.Begin("s");
  builder.AddPosition(0xFFFFFFFF, Add(builder, "far"));
  CHECK(builder.positions().empty());
  for (int i = 0; i < 1000; ++i) builder.AddPosition(0, 0);
  CHECK(builder.positions().size() <= 256);
}

TEST_CASE("derived values fill gaps only", "[unit]") {
  EventBuilder builder(3);
  builder.Begin("s");
  builder.Bind({0, 0}, Add(builder, "a"));
  builder.Bind({0, 0}, Add(builder, "b"));
  builder.CopyIfMissing(1, 0);
  CHECK(Texts(builder.event(), 1) == Strings{"a", "b"});
  builder.CopyIfMissing(0, 2);
  CHECK(Texts(builder.event(), 0) == Strings{"a", "b"});
  builder.BindIfMissing(0, Add(builder, "x"));
  builder.BindIfMissing(2, Add(builder, "y"));
  CHECK(Texts(builder.event(), 0) == Strings{"a", "b"});
  CHECK(Texts(builder.event(), 2) == Strings{"y"});
}

TEST_CASE("of positions only those of the best rank count", "[unit]") {
  EventBuilder builder(1);
  builder.Begin("s");
  builder.AddPosition(0, Add(builder, "second best"), 4);
  builder.AddPosition(0, Add(builder, "worse"), 6);
  CHECK(builder.positions().size() == 1);
  builder.SetJoinedPositions(Add(builder, "a, b"), 2);
  CHECK(builder.positions().empty());
  CHECK(builder.joined_positions() == 2);
  builder.SetJoinedPositions(Add(builder, "later"), 2);
  CHECK(builder.joined_positions() == 2);
  builder.AddPosition(0, Add(builder, "best"), 2);
  CHECK(builder.positions().size() == 1);
  CHECK(builder.joined_positions() == Event::kNone);
}

TEST_CASE("an event that got what another had goes on as that would have", "[unit]") {
  const auto begin = [](EventBuilder& builder) {
    builder.Begin("s");
    builder.Bind({0, 2}, Add(builder, "a"));
    builder.Bind({0, 2}, Add(builder, "b"));
    builder.AddPosition(2, builder.AddValue({{}, ValueKind::kObject, false}), 4);
    builder.SetJoinedPositions(Add(builder, "all"), 4);
  };
  const auto go_on = [](EventBuilder& builder) {
    builder.Bind({0, 2}, Add(builder, "c"));
    builder.Bind({0, 3}, Add(builder, "worse"));
    builder.BindIfMissing(1, 0);
    builder.AddPosition(0, 1, 5);
    builder.AddPosition(0, 0, 4);
  };
  EventBuilder builder(2);
  begin(builder);
  EventBuilder::Bindings bindings;
  builder.Remember(bindings);
  bindings.constants.push_back({2, {{}, ValueKind::kObject, false}});
  go_on(builder);

  EventBuilder other(2);
  other.Begin("t");
  other.Bind({1, 0}, Add(other, "of the event before"));
  other.Begin("s");
  Value* const room = other.ValueRoom(10);
  room[0] = {"A", ValueKind::kString, false};
  room[1] = {"B", ValueKind::kString, false};
  room[3] = {"ALL", ValueKind::kString, false};
  other.Restore(bindings);
  CHECK(Texts(other.event(), 0) == Strings{"A", "B"});
  CHECK_FALSE(other.event().Has(1));
  CHECK(other.event().values().size() == 4);
  CHECK(other.event().value(2).kind == ValueKind::kObject);
  CHECK(other.positions_numbered());
  go_on(other);
  CHECK(Texts(builder.event(), 0) == Strings{"a", "b", "c"});
  CHECK(Texts(other.event(), 0) == Strings{"A", "B", "c"});
  CHECK(Texts(other.event(), 1) == Strings{"A"});
  CHECK(std::vector(other.positions().begin(), other.positions().end()) ==
        std::vector(builder.positions().begin(), builder.positions().end()));
  CHECK(other.positions().size() == 3);
}

}  // namespace
}  // namespace sigmata
