#include "runtime/match/fingerprints.h"

#include <random>
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/vectors.h"

namespace sigmata {
namespace {

std::vector<std::size_t> AllPlaces(const Fingerprints& fingerprints, std::string_view text) {
  std::vector<std::size_t> all;
  for (std::size_t begin = 0; begin < text.size(); begin += kPlacesBlock) {
    Places places = fingerprints.NextPlaces(text, begin);
    begin = places.begin;
    while (!places.empty()) all.push_back(places.TakeFirst());
  }
  return all;
}

std::vector<std::size_t> PlacesOneByOne(const Fingerprints& fingerprints, std::string_view text) {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (fingerprints.BucketsAt(text, i) != 0) all.push_back(i);
  }
  return all;
}

TEST_CASE("a text is seen where it begins, whatever the case, at any place and length", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Fingerprints fingerprints;
  fingerprints.Add(0, "needle");
  fingerprints.Add(7, "Z:");
  for (std::size_t before = 0; before < 140; ++before) {
    for (const std::size_t behind : {0U, 1U, 3U, 31U, 64U, 70U}) {
      const std::string text = std::string(before, '-') + "NeeDLE" + std::string(behind, '-');
      const std::vector<char> exactly(text.begin(), text.end());
      INFO(text);
      CHECK(AllPlaces(fingerprints, {exactly.data(), exactly.size()}) == std::vector{before});
      CHECK(fingerprints.BucketsAt(text, before) == 1);
    }
    const std::string at_end = std::string(before, '-') + "z:";
    CHECK(AllPlaces(fingerprints, at_end) == std::vector{before});
    CHECK(fingerprints.BucketsAt(at_end, before) == 0x80);
  }
  CHECK(AllPlaces(fingerprints, "").empty());
}

TEST_CASE("all walks see the same places", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  std::mt19937 random(20261121);
  const auto word = [&random](std::size_t least, std::size_t most) {
    std::string text;
    for (std::size_t n = least + random() % (most - least + 1); n > 0; --n) {
      text += "abAB:\\ \xC3\xA4"[random() % 9];
    }
    return text;
  };
  std::size_t seen = 0;
  for (int round = 0; round < 3000; ++round) {
    Fingerprints fingerprints;
    for (std::size_t n = 1 + random() % 10; n > 0; --n) {
      std::string text = word(1, 6);
      std::erase_if(text, [](char c) { return (c & 0x80) != 0; });
      if (!text.empty()) fingerprints.Add(random() % Fingerprints::kBuckets, text);
    }
    const std::string text = word(0, 200);
    INFO(text);
    const auto expected = PlacesOneByOne(fingerprints, text);
    CHECK(AllPlaces(fingerprints, text) == expected);
    seen += expected.size();
  }
  CHECK(seen > 10'000);
}

}  // namespace
}  // namespace sigmata
