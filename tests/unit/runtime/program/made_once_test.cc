#include "runtime/program/made_once.h"

#include <new>
#include <thread>
#include <vector>

#include "tests/support/catch.h"

namespace sigmata {
namespace {

TEST_CASE("what is asked for twice is made once", "[unit]") {
  const MadeOnce<int> number;
  int made = 0;
  const auto make = [&made] { return std::make_unique<const int>(++made); };
  const int& first = number.Get(make);
  CHECK(first == 1);
  CHECK(&number.Get(make) == &first);
  CHECK(made == 1);
}

TEST_CASE("what could not be made is made by the next one who asks", "[unit]") {
  const MadeOnce<int> number;
  const auto fail = []() -> std::unique_ptr<const int> { throw std::bad_alloc(); };
  CHECK_THROWS_AS(number.Get(fail), std::bad_alloc);
  CHECK(number.Get([] { return std::make_unique<const int>(7); }) == 7);
}

TEST_CASE("threads that ask at the same time get the same", "[unit]") {
  const MadeOnce<int> number;
  std::vector<const int*> got(8);
  std::vector<std::thread> threads;
  for (const int*& one : got) {
    threads.emplace_back(
        [&number, &one] { one = &number.Get([] { return std::make_unique<const int>(7); }); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int* const one : got) CHECK(one == got.front());
}

}  // namespace
}  // namespace sigmata
