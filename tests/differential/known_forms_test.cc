// Events read by forms that were met before against walks of each: the same, whatever the event is,
// beside every shape's tree; and whole readers, of which one has met the events before.
//
// SIGMATA_DIFFERENTIAL_ALL=1 takes all recorded events; the ordinary run a sample.
#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "runtime/event/event_shape.h"
#include "runtime/program/program_image.h"
#include "sigmata/compiler.h"
#include "sigmata/json_event.h"
#include "tests/conformance/corpora.h"
#include "tests/differential/event_changes.h"
#include "tests/differential/event_generator.h"
#include "tests/support/catch.h"
#include "tests/support/test_files.h"
#include "tests/support/two_walks.h"

namespace sigmata {
namespace {

constexpr const char* kKeywordRule = R"(title: words
logsource: {product: windows}
detection:
    words: [alpha, beta]
    condition: words
)";

bool WantsAll() { return std::getenv("SIGMATA_DIFFERENTIAL_ALL") != nullptr; }

Program ShippedProgram(bool keywords) {
  SourceSet sources;
  AddRuleFiles(SIGMATA_SOURCE_DIR, "sigma-rules", sources);
  if (keywords) sources.Add("words.yml", kKeywordRule);
  const CompileReport report = CompileRules(sources);
  REQUIRE(report.program);
  REQUIRE(report.program->image().UsesKeywords() == keywords);
  return *report.program;
}

std::vector<std::string> GoldenEvents() {
  std::vector<std::string> events;
  for (const std::string& file :
       testing::FilesBelow(testing::SourcePath("tests/golden"), ".ndjson")) {
    std::istringstream lines(testing::ReadFile(file));
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty()) events.push_back(line);
    }
  }
  return events;
}

std::vector<std::string> GeneratedEvents(std::size_t count) {
  std::vector<std::string> events;
  Random random(20261122);
  while (events.size() < count) {
    const Vocabulary words(random);
    for (int i = 0; i < 20; ++i) events.push_back(RandomEvent(words, random));
  }
  return events;
}

struct Tally {
  std::size_t events = 0;
  std::size_t changed = 0;
  std::size_t changed_met = 0;     // of a form that was known
  std::size_t changed_walked = 0;  // read, but not by their form
  std::size_t not_read = 0;
};

class FormsOfProgram {
 public:
  explicit FormsOfProgram(Program program)
      : program_(std::move(program)), shapes_(program_.image()), random_(7), changer_(random_) {
    Renew();
  }

  // Beside each tree, the event twice, and `changes` like it.
  void Check(const std::string& event, std::size_t changes) {
    changer_.Keep(event);
    ++tally_.events;
    for (std::size_t shape = 0; shape < shapes_.size(); ++shape) {
      Read(event, shape);
      Read(event, shape);
    }
    const std::size_t own = walks_->status() == ReadStatus::kRead ? OwnShape(event) : 0;
    for (std::size_t i = 0; i < changes; ++i) {
      const std::size_t shape = random_.OneIn(3) ? random_.Below(shapes_.size()) : own;
      Read(event, shape);
      const bool met = walks_->met();
      const std::string changed = changer_.Changed(event);
      // What was cut off stands behind the text, where it must not be taken for a part of it.
      const bool cut = std::string_view(event).starts_with(changed);
      Read(changed, shape, cut ? std::string_view(event).substr(changed.size()) : event);
      if (met) Count();
    }
  }
  const Tally& tally() const { return tally_; }

 private:
  void Renew() {
    const bool every_value = program_.image().UsesKeywords();
    walks_ = std::make_unique<TwoWalks>(program_.field_count(), every_value);
    reads_ = 0;
  }

  void Read(std::string_view event, std::size_t shape, std::string_view behind = {}) {
    // By then many forms were met that hardly come again, and there are pauses.
    constexpr std::size_t kMostReads = 10'000;
    if (++reads_ > kMostReads) Renew();
    const std::string difference = walks_->Read(event, shapes_.tree(shape), behind);
    if (difference.empty()) return;
    FAIL_CHECK(difference << " beside the tree of " << shapes_.id(shape) << "\n" << event);
  }

  std::size_t OwnShape(std::string_view event) {
    JsonEventReader reader(program_);
    static_cast<void>(reader.Read(event));
    return reader.last_shape();
  }

  void Count() {
    const bool read = walks_->status() == ReadStatus::kRead;
    ++tally_.changed;
    ++(!read ? tally_.not_read : walks_->met() ? tally_.changed_met : tally_.changed_walked);
  }

  Program program_;
  EventShapes shapes_;
  Random random_;
  EventChanger changer_;
  std::unique_ptr<TwoWalks> walks_;
  std::size_t reads_ = 0;
  Tally tally_;
};

TEST_CASE("events of known forms are read as a walk reads them", "[differential]") {
  const bool keywords = GENERATE(false, true);
  FormsOfProgram forms(ShippedProgram(keywords));
  for (const std::string& event : GoldenEvents()) forms.Check(event, 30);
  for (const std::string& event : GeneratedEvents(600)) forms.Check(event, 30);
  ForEachRecordedEvent(WantsAll() ? 1 : 500,
                       [&](std::string_view event) { forms.Check(std::string(event), 10); });
  const Tally& tally = forms.tally();
  WARN(tally.events << " events, " << tally.changed << " like these: " << tally.changed_met
                    << " of a known form, " << tally.changed_walked << " walked, " << tally.not_read
                    << " not read");
  CHECK(tally.changed_met > tally.changed / 5);
  CHECK(tally.changed_walked > tally.changed / 20);
  CHECK(tally.not_read > tally.changed / 5);
}

// A reader that has met events before, and one for each event that has not.
class ReadersOfProgram {
 public:
  explicit ReadersOfProgram(Program program, std::string_view shape = {})
      : program_(std::move(program)), shape_(shape), random_(11), changer_(random_) {
    kept_.emplace(program_, shape_);
  }

  void Check(const std::string& event, std::size_t changes) {
    changer_.Keep(event);
    Read(event);
    for (std::size_t i = 0; i < changes; ++i) Read(changer_.Changed(event));
    Read(event);
  }
  std::size_t events() const { return events_; }
  std::size_t degraded() const { return degraded_; }

 private:
  void Read(const std::string& event) {
    JsonEventReader fresh(program_, shape_);
    fresh.set_last_shape(kept_->last_shape());
    const std::string padded = event + std::string(kEventPadding, '}');
    const std::string_view text = std::string_view(padded).substr(0, event.size());
    const ReadStatus status = fresh.ReadPadded(text);
    const ReadStatus kept = kept_->ReadPadded(text);
    ++events_;
    if (status == ReadStatus::kRead && fresh.event().degraded()) ++degraded_;
    const std::string difference =
        kept != status ? "status: " + std::string(ReadStatusText(kept)) : Difference(fresh);
    if (!difference.empty()) FAIL_CHECK(difference << " (shape: " << shape_ << ")\n" << event);
  }

  std::string Difference(const JsonEventReader& fresh) const {
    if (kept_->last_shape() != fresh.last_shape()) return "the shape of the next event";
    if (kept_->used_last_shape() != fresh.used_last_shape()) return "use of the last shape";
    if (kept_->consumed() != fresh.consumed()) {
      return fmt::format("consumed: {} instead of {}", kept_->consumed(), fresh.consumed());
    }
    return EventDifference(kept_->event(), fresh.event(), program_.field_count());
  }

  Program program_;
  std::string shape_;
  Random random_;
  EventChanger changer_;
  std::optional<JsonEventReader> kept_;
  std::size_t events_ = 0;
  std::size_t degraded_ = 0;
};

TEST_CASE("a reader that knows forms reads events as one that has met none", "[differential]") {
  const std::string shape = GENERATE("", "evtx-json", "winlogbeat-8");
  const Program program = ShippedProgram(true);
  REQUIRE(shape.empty() == !JsonEventReader::HasShape(program, shape));
  ReadersOfProgram readers(program, shape);
  for (const std::string& event : GoldenEvents()) readers.Check(event, 3);
  for (const std::string& event : GeneratedEvents(300)) readers.Check(event, 3);
  ForEachRecordedEvent(WantsAll() ? 20 : 2000,
                       [&](std::string_view event) { readers.Check(std::string(event), 4); });
  WARN(readers.events() << " events, " << readers.degraded() << " degraded");
  CHECK(readers.degraded() > readers.events() / 20);
  CHECK(readers.degraded() < readers.events() / 2);
}

}  // namespace
}  // namespace sigmata
