#include "runtime/event/key_cache.h"

#include <string>

#include "tests/support/catch.h"

namespace sigmata {
namespace {

// What stands behind a key in an event may be anything.
std::string_view Padded(const std::string& key, std::string& room, char behind) {
  room = key + std::string(KeyCache::kLongestKey, behind);
  return std::string_view(room).substr(0, key.size());
}

TEST_CASE("a key is known where it was kept, whatever stands behind it", "[unit]") {
  std::string room;
  for (std::size_t size = 1; size <= KeyCache::kLongestKey; ++size) {
    KeyCache cache;
    const std::string key(size, 'k');
    cache.Keep({1, 2}, Padded(key, room, 'x'), 7);
    const std::uint32_t* const known = cache.Find({1, 2}, Padded(key, room, 'k'));
    INFO(size);
    REQUIRE(known != nullptr);
    CHECK(*known == 7);
    CHECK(cache.Find({1, 3}, Padded(key, room, 'x')) == nullptr);
    CHECK(cache.Find({2, 2}, Padded(key, room, 'x')) == nullptr);
    CHECK(cache.Find({1, 2}, Padded(key + "k", room, 'k')) == nullptr);
    if (size > 1) CHECK(cache.Find({1, 2}, Padded(key.substr(1), room, 'k')) == nullptr);
    for (std::size_t i = 0; i < size; ++i) {
      std::string other = key;
      other[i] = 'K';
      CHECK(cache.Find({1, 2}, Padded(other, room, 'x')) == nullptr);
    }
  }
}

TEST_CASE("keys that differ in the middle only share a row, and two of them are kept", "[unit]") {
  KeyCache cache;
  std::string room;
  const auto key = [](char middle) { return "abcdefgh" + std::string(4, middle) + "ijklmnop"; };
  for (const char middle : {'0', '1', '2'}) {
    cache.Keep({1, 0}, Padded(key(middle), room, '-'), static_cast<std::uint32_t>(middle));
  }
  CHECK(cache.Find({1, 0}, Padded(key('0'), room, '-')) == nullptr);
  CHECK(*cache.Find({1, 0}, Padded(key('1'), room, '-')) == '1');
  CHECK(*cache.Find({1, 0}, Padded(key('2'), room, '-')) == '2');
}

TEST_CASE("the empty key and long ones are not kept", "[unit]") {
  KeyCache cache;
  std::string room;
  for (const std::size_t size : {std::size_t{0}, KeyCache::kLongestKey + 1}) {
    const std::string key(size, 'k');
    cache.Keep({1, 0}, Padded(key, room, '-'), 1);
    CHECK(cache.Find({1, 0}, Padded(key, room, '-')) == nullptr);
  }
}

TEST_CASE("many keys: what is known is right", "[unit]") {
  KeyCache cache;
  std::string room;
  std::size_t known = 0;
  for (std::uint32_t i = 0; i < 3000; ++i) {
    cache.Keep({1, i % 3}, Padded("key " + std::to_string(i), room, ' '), i);
  }
  for (std::uint32_t i = 0; i < 3000; ++i) {
    const auto* const answer =
        cache.Find({1, i % 3}, Padded("key " + std::to_string(i), room, ' '));
    if (answer == nullptr) continue;
    CHECK(*answer == i);
    ++known;
  }
  CHECK(known > 500);
}

}  // namespace
}  // namespace sigmata
