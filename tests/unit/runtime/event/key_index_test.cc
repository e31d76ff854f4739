#include "runtime/event/key_index.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

TEST_CASE("every key is found, and nothing else", "[unit]") {
  std::vector<std::string> keys = {""};
  for (int i = 0; i < 300; ++i) {
    keys.push_back(std::to_string(i));
    keys.push_back("Field" + std::to_string(i));
    keys.push_back("same start " + std::to_string(i) + " same end");
  }
  KeyIndex index(keys.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i) index.Add(keys[i], i);
  for (std::uint32_t i = 0; i < keys.size(); ++i) CHECK(index.Find(keys[i]) == i);
  for (const char* const other :
       {"300", "field1", "Field", "Field300", "same start 300 same end", "same start x same end"}) {
    INFO(other);
    CHECK(index.Find(other) == KeyIndex::kNone);
  }
}

TEST_CASE("an index without keys finds none", "[unit]") {
  CHECK(KeyIndex().Find("a") == KeyIndex::kNone);
  CHECK(KeyIndex(0).Find("a") == KeyIndex::kNone);
}

}  // namespace
}  // namespace sigmata
