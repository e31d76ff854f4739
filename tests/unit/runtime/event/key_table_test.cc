#include "runtime/event/key_table.h"

#include <string>

#include "tests/support/catch.h"

namespace sigmata {
namespace {

// Keys of all lengths, and some that differ in the middle only.
std::vector<std::string> ManyKeys() {
  std::vector<std::string> keys;
  for (std::size_t size = 0; size < 40; ++size) {
    for (char c = 'a'; c < 'f'; ++c) {
      std::string key(size, 'x');
      for (const std::size_t at : {std::size_t{0}, size / 2, size - 1}) {
        if (at >= size) continue;
        key[at] = c;
        keys.push_back(key);
      }
    }
  }
  return keys;
}

TEST_CASE("every key that was added is found, with the value it came with", "[unit]") {
  KeyTable table;
  CHECK(table.empty());
  CHECK(table.Find("") == KeyTable::kNone);
  std::vector<std::pair<std::string, std::uint32_t>> added;
  for (const std::string& key : ManyKeys()) {
    const auto next = static_cast<std::uint32_t>(added.size());
    if (table.FindOrAdd(key, next) == next) added.emplace_back(key, next);
  }
  CHECK(added.size() == table.entries().size());
  CHECK(added.size() > 400);
  for (const auto& [key, value] : added) {
    REQUIRE(table.Find(key) == value);
    REQUIRE(table.entries()[value].key == key);
    REQUIRE(table.Find(key + "~") == KeyTable::kNone);
  }
}

TEST_CASE("a key that is there keeps its value", "[unit]") {
  KeyTable table;
  CHECK(table.FindOrAdd("a", 7) == 7);
  CHECK(table.FindOrAdd("a", 8) == 7);
  CHECK(table.entries().size() == 1);
}

}  // namespace
}  // namespace sigmata
