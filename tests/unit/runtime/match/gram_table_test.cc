#include "runtime/match/gram_table.h"

#include <algorithm>
#include <map>
#include <random>

#include "tests/support/catch.h"

namespace sigmata {
namespace {

// So many elements of a bucket are given as they are, whatever their keys.
constexpr std::size_t kFew = 8;

template <typename Key>
using Table = GramTable<Key, std::uint64_t>;
template <typename Key>
using Rows = std::vector<typename Table<Key>::Row>;

// A key's elements, in order.
template <typename Key>
std::map<Key, std::vector<std::uint64_t>> ByKey(const Rows<Key>& rows) {
  std::map<Key, std::vector<std::uint64_t>> by_key;
  for (const auto& row : rows) by_key[row.key].push_back(row.element);
  for (auto& [key, elements] : by_key) std::sort(elements.begin(), elements.end());
  return by_key;
}

// Elements are numbered from 0 on.
template <typename Key>
void Check(const Table<Key>& table, const Rows<Key>& rows) {
  const typename Table<Key>::Filter filter(table);
  for (const auto& [key, wanted] : ByKey<Key>(rows)) {
    CAPTURE(rows.size(), key, wanted);
    const auto span = table.Find(key);
    std::vector<std::uint64_t> found(span.begin(), span.end());
    std::sort(found.begin(), found.end());
    if (!filter.MayHave(key)) FAIL_CHECK("the filter denies a key that is there");
    CAPTURE(found);
    const bool all = std::includes(found.begin(), found.end(), wanted.begin(), wanted.end());
    if (!all) FAIL_CHECK("an element is missing");
    if (found != wanted && found.size() > kFew) FAIL_CHECK("too many others are found");
    if (!found.empty() && found.back() >= rows.size()) FAIL_CHECK("no element of the table");
  }
}

template <typename Key>
Rows<Key> RowsOf(const std::vector<Key>& keys) {
  Rows<Key> rows;
  for (const Key key : keys) rows.push_back({key, rows.size()});
  return rows;
}

TEMPLATE_TEST_CASE("all elements of a key are found, whatever others there are", "[unit]",
                   std::uint32_t, std::uint64_t) {
  std::mt19937_64 random(20261122);
  for (const std::size_t count : {1U, 2U, 3U, 7U, 8U, 9U, 62U, 63U, 64U, 65U, 1000U, 5000U}) {
    // Keys that are rarely, sometimes and mostly equal.
    for (const std::size_t different : {std::size_t{1} << 31U, count, count / 10 + 1}) {
      std::vector<TestType> keys;
      for (std::size_t i = 0; i < count; ++i) {
        keys.push_back(static_cast<TestType>(random() % different * 0x2545F491U));
      }
      const Rows<TestType> rows = RowsOf(keys);
      const Table<TestType> table(rows);
      CHECK_FALSE(table.empty());
      Check(table, rows);
    }
  }
}

TEMPLATE_TEST_CASE("the least and the greatest keys are keys", "[unit]", std::uint32_t,
                   std::uint64_t) {
  constexpr auto kGreatest = static_cast<TestType>(~TestType{0});
  const Rows<TestType> rows =
      RowsOf<TestType>({0, kGreatest, 1, 0, static_cast<TestType>(kGreatest - 1), kGreatest});
  Check(Table<TestType>(rows), rows);
  const Rows<TestType> one = RowsOf<TestType>({0});
  Check(Table<TestType>(one), one);
}

TEMPLATE_TEST_CASE("a key that repeats often has all its elements, and no other", "[unit]",
                   std::uint32_t, std::uint64_t) {
  for (const std::size_t times : {1U, 7U, 8U, 9U, 1000U}) {
    std::vector<TestType> keys(times, TestType{0x6C6C6568});
    for (TestType key = 0; key < 300; ++key) keys.push_back(key);
    keys.insert(keys.end(), times, TestType{7});
    const Rows<TestType> rows = RowsOf(keys);
    const Table<TestType> table(rows);
    Check(table, rows);
    if (times > kFew) CHECK(table.Find(0x6C6C6568).size() == times);
    if (times > kFew) CHECK(table.Find(7).size() == times + 1);
  }
}

// The factor that keys are multiplied with, and the one that takes it back.
constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t kInverse = [] {
  std::uint64_t inverse = kFactor;  // each step doubles the number of bits that are right
  for (int i = 0; i < 6; ++i) inverse *= 2 - kFactor * inverse;
  return inverse;
}();
static_assert(kFactor * kInverse == 1);

TEST_CASE("keys chosen to fall into one bucket are told apart", "[unit]") {
  for (const std::uint64_t upper :
       {std::uint64_t{0}, std::uint64_t{0xABCDEF} << 40U, ~std::uint64_t{0} << 40U}) {
    std::vector<std::uint64_t> keys;
    for (std::uint64_t lower = 0; lower < 3000; ++lower) {
      keys.push_back((upper | lower * 0x155) * kInverse);
    }
    const auto rows = RowsOf(keys);
    const Table<std::uint64_t> table(rows);
    Check(table, rows);
    for (std::uint64_t i = 0; i < keys.size(); ++i) {
      const auto found = table.Find(keys[i]);
      if (found.size() != 1 || found[0] != i) FAIL_CHECK("not key " << i << " alone");
      if (!table.Find((upper | (i * 0x155 + 1)) * kInverse).empty()) {
        FAIL_CHECK("found what is not there, near key " << i);
      }
    }
  }
}

TEST_CASE("small keys of one bucket are told apart, beside others", "[unit]") {
  std::vector<std::uint32_t> keys;
  for (std::uint32_t key = 0; key < 2'000'000; ++key) {
    if (key * kFactor >> 52U == 0x5A5) keys.push_back(key);
  }
  const std::size_t alike = keys.size();
  REQUIRE(alike > 300);
  for (std::uint32_t key = 0; key < 100; ++key) keys.push_back(key);
  for (std::size_t i = 0; i < alike; i += 7) keys.push_back(keys[i]);  // a second time
  const auto rows = RowsOf(keys);
  const Table<std::uint32_t> table(rows);
  Check(table, rows);
  for (std::size_t i = 0; i < alike; ++i) {
    if (table.Find(keys[i]).size() != (i % 7 == 0 ? 2U : 1U)) FAIL_CHECK("others than key " << i);
  }
}

TEMPLATE_TEST_CASE("an empty table has nothing, and its filter says so", "[unit]", std::uint32_t,
                   std::uint64_t) {
  for (const auto& table : {Table<TestType>(), Table<TestType>(Rows<TestType>())}) {
    CHECK(table.empty());
    const typename Table<TestType>::Filter filter(table);
    std::mt19937_64 random(1);
    for (int i = 0; i < 2000; ++i) {
      const auto key = static_cast<TestType>(i < 3 ? i - 1 : static_cast<std::int64_t>(random()));
      if (!table.Find(key).empty() || filter.MayHave(key)) FAIL_CHECK("has key " << key);
    }
  }
}

TEST_CASE("the filter says no to most keys that are not there", "[unit]") {
  std::mt19937_64 random(20261122);
  for (const std::size_t count : {1U, 4U, 16U, 60U, 500U, 4096U}) {
    std::vector<std::uint32_t> keys;
    for (std::size_t i = 0; i < count; ++i) keys.push_back(static_cast<std::uint32_t>(random()));
    const Table<std::uint32_t> table(RowsOf(keys));
    const Table<std::uint32_t>::Filter filter(table);
    std::size_t passed = 0;
    for (int i = 0; i < 20'000; ++i) {
      if (filter.MayHave(static_cast<std::uint32_t>(random()))) ++passed;
    }
    CHECK(passed < 20'000 / 50);
  }
}

TEST_CASE("two bits are set in every word of the filter's", "[unit]") {
  CHECK(std::all_of(kTwoBits.begin(), kTwoBits.end(),
                    [](std::uint64_t word) { return std::popcount(word) == 2; }));
}

TEST_CASE("a table that is moved has what it had, and another can be put in its place", "[unit]") {
  const auto few = RowsOf<std::uint32_t>({1, 2, 3});
  std::vector<std::uint32_t> keys;
  for (std::uint32_t key = 0; key < 500; ++key) keys.push_back(key * 77);
  const auto many = RowsOf(keys);
  Table<std::uint32_t> one(few);
  Table<std::uint32_t> other(std::move(one));
  Check(other, few);
  one = Table<std::uint32_t>(many);
  Check(one, many);
  Check(other, few);
  other = std::move(one);
  Check(other, many);
  one = Table<std::uint32_t>();
  CHECK(one.empty());
  CHECK(one.Find(77).empty());
}

}  // namespace
}  // namespace sigmata
