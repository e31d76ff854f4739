#include "runtime/match/candidate_set.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::vector<std::uint32_t> TakeAll(CandidateSet& set) {
  std::vector<std::uint32_t> taken;
  set.Take([&taken](std::uint32_t entry) { taken.push_back(entry); });
  return taken;
}

TEST_CASE("entries are taken in order, each once, and are gone then", "[unit]") {
  CandidateSet set(10'000);
  for (const std::uint32_t entry : {9'999U, 64U, 0U, 63U, 4'095U, 4'096U, 64U, 0U}) set.Add(entry);
  CHECK(TakeAll(set) == std::vector<std::uint32_t>{0, 63, 64, 4'095, 4'096, 9'999});
  CHECK(TakeAll(set).empty());
  set.Add(1);
  CHECK(TakeAll(set) == std::vector<std::uint32_t>{1});
}

TEST_CASE("a set of no entries is empty", "[unit]") {
  CandidateSet set(0);
  CHECK(TakeAll(set).empty());
}

}  // namespace
}  // namespace sigmata
