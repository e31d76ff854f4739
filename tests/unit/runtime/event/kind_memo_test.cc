#include "runtime/event/kind_memo.h"

#include <optional>
#include <string>

#include "runtime/event/event_builder.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

// An event of which nothing is known but these; without a value where one is not given.
class Kind {
 public:
  Kind(std::optional<std::string> provider, std::optional<std::string> event_id,
       std::optional<std::string> channel, bool escaped = true)
      : texts_{std::move(provider), std::move(event_id), std::move(channel)} {
    constexpr FieldSlot kSlots[] = {kFieldProvider, kFieldEventId, kFieldChannel};
    builder_.Begin({});
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (texts_[i]) Add(kSlots[i], {*texts_[i], ValueKind::kString, escaped});
    }
  }
  void Add(FieldSlot slot, const Value& value) {
    builder_.Bind({slot, 0}, builder_.AddValue(value));
  }
  KindKey key() const { return KindKey(builder_.event()); }

 private:
  std::array<std::optional<std::string>, 3> texts_;
  EventBuilder builder_{8};
};

bool IsKept(const Kind& kept, const Kind& asked) {
  KindMemo<int> memo;
  memo.Keep(kept.key(), 7);
  const int* const found = memo.Find(asked.key());
  return found != nullptr && *found == 7;
}

TEST_CASE("a kind is known by the very bytes of its names", "[unit]") {
  const Kind kind("provider", "4624", "channel");
  CHECK(IsKept(kind, Kind("provider", "4624", "channel")));
  CHECK_FALSE(IsKept(kind, Kind("Provider", "4624", "channel")));
  CHECK_FALSE(IsKept(kind, Kind("provide", "r4624", "channel")));
  CHECK_FALSE(IsKept(kind, Kind("provider", "4624c", "hannel")));
  CHECK_FALSE(IsKept(kind, Kind("provider", "4625", "channel")));
  CHECK_FALSE(IsKept(kind, Kind("provider", "4624", "channeL")));
  CHECK_FALSE(IsKept(kind, Kind("provider", "4624", "channel", false)));
  CHECK_FALSE(IsKept(kind, Kind("provider", "4624", std::nullopt)));
  CHECK_FALSE(IsKept(kind, Kind(std::nullopt, "4624", "channel")));
}

TEST_CASE("what is missing is another kind than what is empty", "[unit]") {
  CHECK(IsKept(Kind("p", "1", std::nullopt), Kind("p", "1", std::nullopt)));
  CHECK(IsKept(Kind("p", "1", ""), Kind("p", "1", "")));
  CHECK_FALSE(IsKept(Kind("p", "1", std::nullopt), Kind("p", "1", "")));
  CHECK_FALSE(IsKept(Kind("p", "1", ""), Kind("p", "1", std::nullopt)));
  CHECK(IsKept(Kind(std::nullopt, std::nullopt, std::nullopt),
               Kind(std::nullopt, std::nullopt, std::nullopt)));
}

TEST_CASE("of names of every length every byte counts", "[unit]") {
  for (std::size_t size = 1; size <= 70; ++size) {
    const std::string name(size, 'n');
    CHECK(IsKept(Kind(name, name, "c"), Kind(name, name, "c")));
    for (std::size_t i = 0; i < size; ++i) {
      std::string other = name;
      other[i] = 'm';
      INFO(i << " of " << size);
      CHECK_FALSE(IsKept(Kind(name, name, "c"), Kind(other, name, "c")));
      CHECK_FALSE(IsKept(Kind(name, name, "c"), Kind(name, other, "c")));
    }
  }
}

TEST_CASE("long names, several values and what is no scalar are not kept", "[unit]") {
  const std::string long_one(200, 'p');
  CHECK_FALSE(IsKept(Kind(long_one, "1", "c"), Kind(long_one, "1", "c")));
  Kind several("p", "1", "c");
  several.Add(kFieldChannel, {"d", ValueKind::kString, true});
  CHECK_FALSE(several.key().single());
  CHECK_FALSE(IsKept(several, several));
  Kind object("p", "1", std::nullopt);
  object.Add(kFieldChannel, {{}, ValueKind::kObject, false});
  CHECK_FALSE(object.key().single());
  CHECK_FALSE(IsKept(object, object));
}

TEST_CASE("a kind may take the place of another", "[unit]") {
  KindMemo<int> memo;
  for (int i = 0; i < 1000; ++i) memo.Keep(Kind("p", std::to_string(i), "c").key(), i);
  int known = 0;
  for (int i = 0; i < 1000; ++i) {
    const Kind kind("p", std::to_string(i), "c");
    const int* const found = memo.Find(kind.key());
    if (found == nullptr) continue;
    CHECK(*found == i);
    ++known;
  }
  CHECK(known > 100);
  CHECK(known <= 256);
}

}  // namespace
}  // namespace sigmata
