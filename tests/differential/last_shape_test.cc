// What a reader keeps of earlier events is a shape. Which one it is must not show, but where the
// reader says so.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "sigmata/compiler.h"
#include "sigmata/event_reader.h"
#include "sigmata/matcher.h"
#include "tests/differential/event_generator.h"
#include "tests/differential/rule_generator.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

constexpr std::size_t kPrograms = 20;
constexpr std::size_t kRulesOfProgram = 30;
constexpr std::size_t kEventsOfProgram = 200;
constexpr std::size_t kMoreThanAllShapes = 64;

// What is seen of an event, and which shape the next one may need.
struct Reading {
  ReadStatus status = ReadStatus::kRead;
  bool degraded = false;
  std::size_t consumed = 0;
  std::size_t last_shape = 0;
  std::vector<std::uint32_t> matches;

  friend bool operator==(const Reading&, const Reading&) = default;
};

std::string Shown(const Reading& reading) {
  return fmt::format("{}{}, {} bytes, rules {}; then shape {}", ReadStatusText(reading.status),
                     reading.degraded ? ", degraded" : "", reading.consumed,
                     fmt::join(reading.matches, " "), reading.last_shape);
}

class ShapedReader {
 public:
  explicit ShapedReader(const Program& program)
      : matcher_(program), scratch_(matcher_.NewScratch()), reader_(program) {
    for (std::size_t shape = 0; shape < kMoreThanAllShapes; ++shape) {
      reader_.set_last_shape(shape);  // of one that there is not it takes no notice
      if (reader_.last_shape() == shape) shapes_ = shape + 1;
    }
  }

  std::size_t shapes() const { return shapes_; }
  bool used_last_shape() const { return reader_.used_last_shape(); }

  Reading Read(std::string_view event, std::size_t last_shape) {
    reader_.set_last_shape(last_shape);
    Reading reading{reader_.Read(event), false, reader_.consumed(), 0, {}};
    if (reading.status != ReadStatus::kRead) return reading;
    reading.degraded = reader_.event().degraded();
    reading.last_shape = reader_.last_shape();
    for (const Match& match : matcher_.MatchEvent(reader_.event(), scratch_)) {
      reading.matches.push_back(match.rule);
    }
    return reading;
  }

 private:
  Matcher matcher_;
  MatchScratch scratch_;
  EventReader reader_;
  std::size_t shapes_ = 0;
};

std::string Damaged(std::string event, Random& random) {
  static constexpr std::string_view kSigns = "\"\"'\\,:{}[]\n\x01\xFF a1/-";
  for (std::size_t count = random.Below(3); count > 0; --count) {
    const std::size_t at = random.Below(event.size());
    switch (random.Below(3)) {
      case 0:
        event.erase(at, 1);
        break;
      case 1:
        event.insert(at, 1, random.Of(kSigns));
        break;
      default:
        event[at] = random.Of(kSigns);
    }
  }
  return event;
}

struct Tally {
  std::size_t degraded = 0;
  std::size_t matches = 0;
  std::size_t used_last_shape = 0;
};

void CheckEvent(ShapedReader& reader, const std::string& event, Tally& tally) {
  const Reading first = reader.Read(event, 0);
  const bool used = reader.used_last_shape();
  INFO(event);
  for (std::size_t shape = 1; shape < reader.shapes(); ++shape) {
    const Reading other = reader.Read(event, shape);
    INFO("last shape " << shape << " instead of 0: " << Shown(other) << " instead of "
                       << Shown(first));
    CHECK(reader.used_last_shape() == used);
    if (!used && other != first) FAIL_CHECK("the last shape shows");
  }
  tally.degraded += first.degraded ? 1 : 0;
  tally.matches += first.matches.size();
  tally.used_last_shape += used ? 1 : 0;
}

TEST_CASE("the last event's shape shows only where the reader says so", "[differential]") {
  Tally tally;
  for (std::uint64_t seed = 0; seed < kPrograms; ++seed) {
    Random random(seed);
    const Vocabulary words(random);
    SourceSet sources;
    for (std::size_t i = 0; i < kRulesOfProgram; ++i) {
      sources.Add("rule.yml", RandomRule(words, random));
    }
    const CompileReport report = CompileRules(sources);
    REQUIRE(report.program);
    ShapedReader reader(*report.program);
    REQUIRE(reader.shapes() > 20);
    for (std::size_t i = 0; i < kEventsOfProgram; ++i) {
      CheckEvent(reader, Damaged(RandomEvent(words, random), random), tally);
    }
  }
  WARN(tally.degraded << " of " << kPrograms * kEventsOfProgram << " events degraded, "
                      << tally.used_last_shape << " in need of the last shape, " << tally.matches
                      << " matches");
  CHECK(tally.degraded > 500);
  CHECK(tally.matches > 500);
  CHECK(tally.used_last_shape > 50);
  CHECK(tally.used_last_shape < tally.degraded);
}

}  // namespace
}  // namespace sigmata
