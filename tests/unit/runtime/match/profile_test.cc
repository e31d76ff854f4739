// What each entry has cost, counted while the same answers are given.
#include "sigmata/match_profile.h"

#include "sigmata/matcher.h"
#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

constexpr std::string_view kTwoRules = R"(
title: looks
logsource: {product: windows}
detection: {s: {text|contains: needle}, condition: s}
---
title: anchors
logsource: {product: windows}
detection: {s: {name|endswith: .exe}, condition: s}
)";

class Profiled {
 public:
  explicit Profiled(Program program)
      : program_(std::move(program)),
        matcher_(program_),
        scratch_(matcher_.NewScratch()),
        reader_(program_) {}

  // How many rules match.
  std::size_t Run(std::string_view json) {
    REQUIRE(reader_.Read(json) == ReadStatus::kRead);
    return matcher_.ProfileEvent(reader_.event(), scratch_, profile_).size();
  }
  std::size_t RunPlain(std::string_view json) {
    REQUIRE(reader_.Read(json) == ReadStatus::kRead);
    return matcher_.MatchEvent(reader_.event(), scratch_).size();
  }
  const EntryCost& cost(std::size_t entry) const { return profile_.at(entry); }
  const MatchStats& stats() const { return scratch_.stats(); }
  std::size_t entries() const { return profile_.size(); }

 private:
  Program program_;
  Matcher matcher_;
  MatchScratch scratch_;
  JsonEventReader reader_;
  MatchProfile profile_;
};

TEST_CASE("a profile has a place for each entry, also of those that were not run", "[unit]") {
  Profiled profiled(ProgramOf(kTwoRules));
  CHECK(profiled.Run(R"({"other":1})") == 0);
  REQUIRE(profiled.entries() == 2);
  CHECK(profiled.cost(0).runs == 0);
  CHECK(profiled.cost(1).runs == 0);
}

TEST_CASE("runs and matches are counted for the entry that was run", "[unit]") {
  Profiled profiled(ProgramOf(kTwoRules));
  CHECK(profiled.Run(R"({"text":"a needle"})") == 1);
  CHECK(profiled.Run(R"({"name":"a.exe"})") == 1);
  CHECK(profiled.Run(R"({"name":"b.exe"})") == 1);
  CHECK(profiled.cost(0).runs == 1);
  CHECK(profiled.cost(0).matches == 1);
  CHECK(profiled.cost(1).runs == 2);
  CHECK(profiled.cost(1).matches == 2);
}

TEST_CASE("a run without a match is in vain", "[unit]") {
  Profiled profiled(ProgramWith("    s: {a|contains: needle, b|gt: 5}\n    condition: s"));
  CHECK(profiled.Run(R"({"a":"needle","b":"2"})") == 0);
  CHECK(profiled.cost(0).runs == 1);
  CHECK(profiled.cost(0).matches == 0);
}

TEST_CASE("what is looked through is counted in bytes, what is anchored is not", "[unit]") {
  Profiled profiled(ProgramOf(kTwoRules));
  profiled.Run(R"({"text":"a needle","name":"a.exe"})");
  CHECK(profiled.cost(0).walked_bytes == 8);
  CHECK(profiled.cost(1).walked_bytes == 0);
}

TEST_CASE("of several values those are counted that were asked", "[unit]") {
  Profiled profiled(ProgramOf(kTwoRules));
  profiled.Run(R"({"text":["one","needle","never asked"]})");
  CHECK(profiled.cost(0).patterns_run == 2);
  CHECK(profiled.cost(0).walked_bytes == 9);
}

TEST_CASE("values that are no scalars are not counted", "[unit]") {
  Profiled profiled(ProgramOf(kTwoRules));
  profiled.Run(R"({"text":[null,"a needle"]})");
  CHECK(profiled.cost(0).patterns_run == 1);
  CHECK(profiled.cost(0).walked_bytes == 8);
}

TEST_CASE("keywords look through every value", "[unit]") {
  Profiled profiled(
      ProgramOf("title: k\nlogsource: {product: windows}\ndetection: {keywords: ['needle*x'], "
                "condition: keywords}"));
  profiled.Run(R"({"a":"1234","b":"needle and x"})");
  CHECK(profiled.cost(0).runs == 1);
  CHECK(profiled.cost(0).walked_bytes == 16);
}

TEST_CASE("regular expressions are counted by the values they are asked of", "[unit]") {
  Profiled profiled(ProgramWith("    s: {a|re: 'nee.le'}\n    condition: s"));
  CHECK(profiled.Run(R"({"a":"needle"})") == 1);
  CHECK(profiled.cost(0).regexes_run == 1);
  CHECK(profiled.cost(0).walked_bytes == 6);
}

TEST_CASE("an answer that two rules share is paid by the first", "[unit]") {
  Profiled profiled(
      ProgramOf("title: a\nlogsource: {product: windows}\ndetection: {s: {t|contains: needle, x: "
                "1}, condition: s}\n---\n"
                "title: b\nlogsource: {product: windows}\ndetection: {s: {t|contains: needle, x: "
                "2}, condition: s}\n"));
  profiled.Run(R"({"t":"a needle","x":3})");
  const std::uint64_t walked = profiled.cost(0).walked_bytes + profiled.cost(1).walked_bytes;
  CHECK(walked <= 8);
  CHECK(profiled.cost(1).walked_bytes == 0);
}

TEST_CASE("a profile changes neither answers nor the counts of work", "[unit]") {
  Profiled profiled(ProgramOf(kTwoRules));
  const std::string_view json = R"({"text":"a needle","name":"a.exe"})";
  const std::size_t matches = profiled.RunPlain(json);
  const MatchStats plain = profiled.stats();
  CHECK(profiled.Run(json) == matches);
  CHECK(profiled.stats().candidates == plain.candidates * 2);
  CHECK(profiled.stats().instructions == plain.instructions * 2);
  CHECK(profiled.stats().patterns_run == plain.patterns_run * 2);
  CHECK(profiled.cost(0).instructions + profiled.cost(1).instructions == plain.instructions);
}

}  // namespace
}  // namespace sigmata
