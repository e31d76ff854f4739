#include "runtime/event/layout_memo.h"

#include <string>

#include "tests/support/catch.h"

namespace sigmata {
namespace {

Value Text(std::string_view raw, bool escaped = true) { return {raw, ValueKind::kString, escaped}; }

TEST_CASE("what was kept is found by the same bytes only", "[unit]") {
  LayoutMemo<int> memo;
  memo.Keep(Text("provider"), Text("4624"), 7);
  REQUIRE(memo.Find(Text("provider"), Text("4624")) != nullptr);
  CHECK(*memo.Find(Text("provider"), Text("4624")) == 7);
  CHECK(memo.Find(Text("Provider"), Text("4624")) == nullptr);
  CHECK(memo.Find(Text("provide"), Text("r4624")) == nullptr);
  CHECK(memo.Find(Text("provider"), Text("4625")) == nullptr);
  CHECK(memo.Find(Text("provider", false), Text("4624")) == nullptr);
  CHECK(memo.Find(Text("provider"), Text("4624", false)) == nullptr);
  CHECK(memo.Find(Text(""), Text("")) == nullptr);
}

TEST_CASE("long texts are not kept, and a new pair may take the place of an old one", "[unit]") {
  LayoutMemo<int> memo;
  const std::string long_one(100, 'p');
  memo.Keep(Text(long_one), Text("1"), 1);
  CHECK(memo.Find(Text(long_one), Text("1")) == nullptr);
  memo.Keep(Text("p"), Text(long_one), 1);
  CHECK(memo.Find(Text("p"), Text(long_one)) == nullptr);
  int known = 0;
  for (int i = 0; i < 1000; ++i) memo.Keep(Text("p"), Text(std::to_string(i)), i);
  for (int i = 0; i < 1000; ++i) {
    const std::string number = std::to_string(i);
    const int* const found = memo.Find(Text("p"), Text(number));
    if (found == nullptr) continue;
    CHECK(*found == i);
    ++known;
  }
  CHECK(known > 100);
}

}  // namespace
}  // namespace sigmata
