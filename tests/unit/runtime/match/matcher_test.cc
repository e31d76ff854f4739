// What is run for an event, counted; and what a match tells. The answers themselves are held by
// the interpreter's cases and by comparing with the reference evaluator.
#include "sigmata/matcher.h"

#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

// One thread's worth of matching, with the counts of the last event.
class Session {
 public:
  explicit Session(Program program)
      : program_(std::move(program)),
        matcher_(program_),
        scratch_(matcher_.NewScratch()),
        reader_(program_) {}

  std::span<const Match> Run(std::string_view json) {
    REQUIRE(reader_.Read(json) == ReadStatus::kRead);
    before_ = scratch_.stats();
    return matcher_.MatchEvent(reader_.event(), scratch_);
  }
  std::uint64_t candidates() const { return scratch_.stats().candidates - before_.candidates; }
  std::uint64_t instructions() const {
    return scratch_.stats().instructions - before_.instructions;
  }
  std::uint64_t patterns() const { return scratch_.stats().patterns_run - before_.patterns_run; }

  Strings Deciding(const Match& match) {
    std::vector<FieldSlot> slots;
    matcher_.DecidingFields(reader_.event(), match, scratch_, slots);
    Strings names;
    for (const FieldSlot slot : slots) names.emplace_back(program_.field_name(slot));
    return names;
  }
  const MatchScratch& scratch() const { return scratch_; }

 private:
  Program program_;
  Matcher matcher_;
  MatchScratch scratch_;
  JsonEventReader reader_;
  MatchStats before_;
};

std::string Rule(std::string_view title, std::string_view logsource, std::string_view detection) {
  return "---\ntitle: " + std::string(title) + "\nlogsource: {" + std::string(logsource) +
         "}\ndetection: {" + std::string(detection) + "}\n";
}

TEST_CASE("an event of another channel or number runs no entry", "[unit]") {
  Session session(ProgramOf(
      Rule("a", "product: windows, service: system", "s: {EventID: 7, x: 1}, condition: s"),
      false));
  CHECK(session.Run(R"({"Channel":"System","EventID":7,"x":1})").size() == 1);
  CHECK(session.candidates() == 1);
  for (const char* const other :
       {R"({"Channel":"Security","EventID":7,"x":1})", R"({"Channel":"System","EventID":8,"x":1})",
        R"({"EventID":7,"x":1})", R"({"Channel":"System","x":1})", R"({})",
        R"({"Channel":null,"EventID":7,"x":1})", R"({"Channel":{},"EventID":7,"x":1})"}) {
    INFO(other);
    CHECK(session.Run(other).empty());
    CHECK(session.candidates() == 0);
    CHECK(session.instructions() == 0);
    CHECK(session.patterns() == 0);
  }
}

TEST_CASE("an event without a field that a rule needs runs no entry", "[unit]") {
  Session session(ProgramWith("    s: {x|contains: a, y: null}\n    condition: s\n"));
  CHECK(session.Run(R"({"y":null})").empty());
  CHECK(session.candidates() == 0);
  CHECK(session.Run(R"({"x":"bab"})").size() == 1);
  CHECK(session.candidates() == 1);
}

TEST_CASE("an event without a text that a rule needs runs no entry", "[unit]") {
  std::string rules;
  for (const char* const word : {"alpha", "bravo", "charlie"}) {
    rules +=
        Rule(word, "product: x", "s: {x|contains: " + std::string(word) + ", y: 1}, condition: s");
  }
  Session session(ProgramOf(rules));
  CHECK(session.Run(R"({"x":"delta","y":1})").empty());
  CHECK(session.candidates() == 0);
  CHECK(session.Run(R"({"x":"delta BRAVO","y":2})").empty());
  CHECK(session.candidates() == 1);
  CHECK(session.Run(R"({"x":["\u0041LPHA","charlie"],"y":1})").size() == 2);
  CHECK(session.candidates() == 2);
  CHECK(session.Run(R"({"z":"alpha","y":1})").empty());
  CHECK(session.candidates() == 0);
}

TEST_CASE("a keyword's rule runs where the keyword stands in any value", "[unit]") {
  Session session(ProgramWith("    k: ['C:\\bad', 'say \"ouch\"']\n    condition: k\n"));
  CHECK(session.Run(R"({"x":{"y":["harmless"]}})").empty());
  CHECK(session.candidates() == 0);
  CHECK(session.Run(R"({"x":{"y":["c:\\BAD"]}})").size() == 1);
  CHECK(session.Run(R"({"x":{"y":["c:\\\u0062ad"]}})").size() == 1);
  CHECK(session.Run(R"({"x":"say \"ouch\""})").size() == 1);
  CHECK(session.candidates() == 1);
}

TEST_CASE("channels and providers are dispatched without regard to case", "[unit]") {
  Session session(
      ProgramWith("    s: {Channel: SyStEm, EventID: 7}\n    p: {Provider_Name: Прим}\n"
                  "    condition: s or p\n"));
  CHECK(session.Run(R"({"Channel":"SYSTEM","EventID":7})").size() == 1);
  CHECK(session.Run(R"({"Channel":"\u0053ystem","EventID":"7"})").size() == 1);
  CHECK(session.Run(R"({"Provider_Name":"ПРИМ"})").size() == 1);
  CHECK(session.Run(R"({"Channel":["x","system"],"EventID":[1,7]})").size() == 1);
}

TEST_CASE("a rule matches once, though two of its variants fit", "[unit]") {
  Session session(ProgramOf(Rule("a", "product: windows, category: process_creation",
                                 "s: {CommandLine: x}, condition: s"),
                            false));
  const auto matches = session.Run(
      R"({"Channel":["Security","Microsoft-Windows-Sysmon/Operational"],"EventID":[1,4688],)"
      R"("CommandLine":"x"})");
  CHECK(matches.size() == 1);
  CHECK(session.candidates() == 1);  // the second variant need not run
}

TEST_CASE("matches come in rule order, whatever class brought them", "[unit]") {
  Session session(
      ProgramOf(Rule("first", "product: x", "s: {x: 1}, condition: s") +
                Rule("second", "product: x", "s: {Channel: System}, condition: s") +
                Rule("third", "product: x", "s: {EventID: 7}, condition: s") +
                Rule("fourth", "product: x", "s: {Provider_Name: P, EventID: 7}, condition: s")));
  const auto matches = session.Run(R"({"EventID":7,"Channel":"System","Provider_Name":"p","x":1})");
  REQUIRE(matches.size() == 4);
  for (std::uint32_t i = 0; i < 4; ++i) CHECK(matches[i].rule == i);
}

TEST_CASE("equal questions of several rules are asked once", "[unit]") {
  std::string rules;
  for (int i = 0; i < 10; ++i) {
    rules += Rule("r" + std::to_string(i), "product: x", "s: {x|contains: a}, condition: s");
  }
  Session session(ProgramOf(rules));
  CHECK(session.Run(R"({"x":"bab"})").size() == 10);
  CHECK(session.candidates() == 10);
  CHECK(session.instructions() == 10);
  CHECK(session.patterns() == 1);
}

TEST_CASE("the answers of one event do not reach the next", "[unit]") {
  Session session(ProgramWith("    s: {x: a}\n    condition: s\n"));
  CHECK(session.Run(R"({"x":"a"})").size() == 1);
  CHECK(session.Run(R"({"x":"b"})").empty());
  CHECK(session.Run(R"({"x":"A"})").size() == 1);
  CHECK(session.Run(R"({})").empty());
}

TEST_CASE("a scratch of another matcher is made over", "[unit]") {
  std::string many;
  for (int i = 0; i < 200; ++i) {
    many += "    s" + std::to_string(i) + ": {x|contains: 'word" + std::to_string(i) + "'}\n";
  }
  const Program small = ProgramWith("    s: {x: needle}\n    condition: s\n");
  const Program large = ProgramWith(many + "    condition: 1 of s*\n");
  MatchScratch scratch = Matcher(small).NewScratch();  // whose matcher is gone
  const Matcher first(small), second(large);
  JsonEventReader of_small(small), of_large(large);
  for (int round = 0; round < 2; ++round) {
    REQUIRE(of_large.Read(R"({"x": "a word199 b"})") == ReadStatus::kRead);
    const auto matches = second.MatchEvent(of_large.event(), scratch);
    REQUIRE(matches.size() == 1);
    const Match match = matches[0];
    std::vector<FieldSlot> slots;
    second.DecidingFields(of_large.event(), match, scratch, slots);
    CHECK(slots.size() == 1);
    first.DecidingFields(of_small.event(), match, scratch, slots);
    CHECK(slots.empty());
    REQUIRE(of_small.Read(R"({"x": "needle"})") == ReadStatus::kRead);
    CHECK(first.MatchEvent(of_small.event(), scratch).size() == 1);
  }
  CHECK(scratch.stats().events == 4);
}

TEST_CASE("deciding fields: those asked on the way and there, once, by name", "[unit]") {
  Session session(
      ProgramWith("    s: {a: 'x', b|contains: 'y', c|re: 'z'}\n"
                  "    more: {b|contains: 'y2'}\n"
                  "    absent: {d: null}\n"
                  "    other: {e: 1}\n"
                  "    condition: s and absent and not more and not other\n"));
  const auto matches = session.Run(R"({"a":"x","b":"yy","c":"z","f":"unasked"})");
  REQUIRE(matches.size() == 1);
  CHECK(session.Deciding(matches[0]) == Strings{"a", "b", "c"});
}

TEST_CASE("deciding fields begin with what the event is known by", "[unit]") {
  Session session(
      ProgramWith("    s: {Zone: z, Provider_Name: p, Area: a, Channel: c, EventID: 1}\n"
                  "    condition: s\n"));
  const auto matches =
      session.Run(R"({"Zone":"z","Provider_Name":"p","Area":"a","Channel":"c","EventID":1})");
  REQUIRE(matches.size() == 1);
  CHECK(session.Deciding(matches[0]) ==
        Strings{"EventID", "Channel", "Provider_Name", "Area", "Zone"});
}

TEST_CASE("deciding fields of an alternative are those of the one that held", "[unit]") {
  Session session(ProgramWith("    a: {x: 1}\n    b: {y: 2}\n    condition: a or b\n"));
  const auto by_y = session.Run(R"({"x":0,"y":2})");
  REQUIRE(by_y.size() == 1);
  CHECK(session.Deciding(by_y[0]) == Strings{"x", "y"});
  const auto by_x = session.Run(R"({"x":1,"y":2})");
  REQUIRE(by_x.size() == 1);
  CHECK(session.Deciding(by_x[0]) == Strings{"x"});
}

TEST_CASE("a keyword has no deciding field", "[unit]") {
  Session session(ProgramWith("    k: [needle]\n    condition: k\n"));
  const auto matches = session.Run(R"({"x":"a needle"})");
  REQUIRE(matches.size() == 1);
  CHECK(session.Deciding(matches[0]).empty());
}

TEST_CASE("a scratch serves events of any size, one after the other", "[unit]") {
  Session session(ProgramWith("    s: {x|endswith: END}\n    condition: s\n"));
  for (const std::size_t size : {10U, 100'000U, 0U, 5'000U}) {
    const std::string text(size, 'a');
    CHECK(session.Run(R"({"x":")" + text + R"(end"})").size() == 1);
    CHECK(session.Run(R"({"x":")" + text + R"("})").empty());
  }
  CHECK(session.scratch().stats().events == 8);
  CHECK(session.scratch().stats().out_of_memory == 0);
}

TEST_CASE("texts that grow when they are folded have room", "[unit]") {
  Session session(ProgramWith("    s: {x: 'ⱥⱥⱥⱥ', y: 'ⱥⱥⱥⱥ'}\n    condition: s\n"));
  CHECK(session.Run(R"({"x":"ȺȺȺȺ","y":"\u023A\u023A\u023A\u023A"})").size() == 1);
}

TEST_CASE("a matcher outlives the program it was made from, scratches move", "[unit]") {
  std::optional<Program> program = ProgramWith("    s: {x: a}\n    condition: s\n");
  const Matcher matcher(*program);
  JsonEventReader reader(*program);
  program.reset();
  MatchScratch first = matcher.NewScratch();
  MatchScratch second = std::move(first);
  REQUIRE(reader.Read(R"({"x":"a"})") == ReadStatus::kRead);
  CHECK(matcher.MatchEvent(reader.event(), second).size() == 1);
  CHECK(matcher.program().rule_count() == 1);
}

TEST_CASE("a letter that a regex takes for another is not hidden by what the regex needs",
          "[unit]") {
  const Program kelvin = ProgramWith("    s: {x|re: '(?i)kiwi[0-9]'}\n    condition: s\n");
  CHECK(Fires(kelvin, R"({"x":"KIWI7"})"));
  CHECK(Fires(kelvin, "{\"x\":\"\u212Aiwi7\"}"));  // the Kelvin sign
  CHECK(Fires(kelvin, R"({"x":"\u212aiwi7"})"));
  CHECK_FALSE(Fires(kelvin, R"({"x":"kiwi"})"));
  const Program long_s = ProgramWith("    s: {x|re: '(?i)sesame'}\n    condition: s\n");
  CHECK(Fires(long_s, "{\"x\":\"\u017Fesame\"}"));
}

TEST_CASE("letters that do not fold across the border of ASCII hide nothing beside them",
          "[unit]") {
  const Program program = ProgramWith("    s: {x|contains: 'kernel\u00e4'}\n    condition: s\n");
  CHECK(Fires(program, "{\"x\":\"\u212A KERNEL\u00C4\"}"));
  CHECK_FALSE(Fires(program, "{\"x\":\"\u212Aernel\u00E4\"}"));
}

TEST_CASE("what is remembered of one event's classes is not taken for another's", "[unit]") {
  std::string rules;
  for (int id = 0; id < 40; ++id) {
    const std::string n = std::to_string(id);
    rules += Rule(n, "product: x", "s: {Channel: C, EventID: " + n + ", x: null}, condition: s");
  }
  Session session(ProgramOf(rules));
  for (int round = 0; round < 2; ++round) {
    for (std::uint32_t id = 0; id < 40; ++id) {
      const std::string n = std::to_string(id);
      for (const std::string& event :
           {R"({"Channel":"C","EventID":)" + n + "}",
            R"({"Channel":"\u0043","EventID":")" + n + "\"}",
            R"({"EventID":)" + n + R"(,"Channel":"c","Provider_Name":"P"})"}) {
        INFO(event);
        const auto matches = session.Run(event);
        REQUIRE(matches.size() == 1);
        CHECK(matches[0].rule == id);
      }
      CHECK(session.Run(R"({"Channel":"D","EventID":)" + n + "}").empty());
      CHECK(session.Run(R"({"Channel":"C","EventID":[)" + n + ",1000]}").size() == 1);
    }
  }
}

}  // namespace
}  // namespace sigmata
