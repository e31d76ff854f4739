#include "tests/differential/other_ways.h"

#include <fmt/format.h>

#include <algorithm>
#include <barrier>
#include <thread>

#include "sigmata/event_reader.h"
#include "tests/support/catch.h"
#include "tests/support/split_in_chunks.h"

namespace sigmata {
namespace {

constexpr std::size_t kThreads = 2;

// What a thread has of its own.
class Worker {
 public:
  explicit Worker(const Matcher& matcher)
      : matcher_(matcher), scratch_(matcher.NewScratch()), reader_(matcher.program()) {}

  RuleIndexes Read(std::string_view event) { return Answer(reader_.Read(event)); }
  RuleIndexes ReadPadded(std::string_view event) { return Answer(reader_.ReadPadded(event)); }

 private:
  // An event that cannot be read matches what no rule is.
  RuleIndexes Answer(ReadStatus status) {
    if (status != ReadStatus::kRead) return {matcher_.program().rule_count()};
    RuleIndexes matched;
    for (const Match& match : matcher_.MatchEvent(reader_.event(), scratch_)) {
      matched.push_back(match.rule);
    }
    return matched;
  }

  const Matcher& matcher_;
  MatchScratch scratch_;
  EventReader reader_;
};

// Any JSON in one line; a line break can only stand between tokens.
std::string InOneLine(std::string_view event) {
  std::string line(event);
  std::replace(line.begin(), line.end(), '\n', ' ');
  std::replace(line.begin(), line.end(), '\r', ' ');
  return line;
}

}  // namespace

void OtherWays::Add(std::string_view event, const RuleIndexes& matches) {
  events_.emplace_back(event);
  expected_.push_back(matches);
  bytes_ += event.size();
}

void OtherWays::Check() {
  if (events_.empty()) return;
  CheckThreads();
  std::string lines;
  std::string array;
  for (const std::string& event : events_) {
    lines += InOneLine(event) + "\n";
    array += (array.empty() ? "[" : ",\n") + event;
  }
  array += "]\n";
  for (const std::size_t buffer : kBuffers) {
    if (buffer == 1 && bytes_ > kMostBytesOneByOne) continue;
    CheckStream(lines, buffer);
    CheckStream(array, buffer);
  }
  events_.clear();
  expected_.clear();
  bytes_ = 0;
}

// Each thread takes every other event, then those that the other had. The matcher is new, so what
// it makes when first needed is made by threads that meet there.
void OtherWays::CheckThreads() {
  const Matcher matcher(program_);
  std::vector<RuleIndexes> first(events_.size());
  std::vector<RuleIndexes> second(events_.size());
  std::barrier together(static_cast<std::ptrdiff_t>(kThreads));
  const auto work = [&](std::size_t thread) {
    Worker worker(matcher);
    together.arrive_and_wait();
    for (std::size_t i = thread; i < events_.size(); i += kThreads) {
      first[i] = worker.Read(events_[i]);
    }
    for (std::size_t i = 1 - thread; i < events_.size(); i += kThreads) {
      second[i] = worker.Read(events_[i]);
    }
  };
  std::thread other(work, 1);
  work(0);
  other.join();
  CompareAnswers(first, "two threads");
  CompareAnswers(second, "two threads, turned round");
}

void OtherWays::CheckStream(std::string_view stream, std::size_t buffer) {
  const Matcher matcher(program_);
  Worker worker(matcher);
  std::vector<RuleIndexes> answers;
  testing::ForEachRecordInChunks(stream, buffer, [&](std::string_view record) {
    answers.push_back(worker.ReadPadded(record));
  });
  CompareAnswers(answers, fmt::format("{}, {} bytes at a time",
                                      stream.starts_with('[') ? "an array" : "lines", buffer));
}

void OtherWays::CompareAnswers(const std::vector<RuleIndexes>& answers, const std::string& way) {
  INFO(way);
  REQUIRE(answers.size() == expected_.size());
  checked_ += answers.size();
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i] == expected_[i]) continue;
    INFO("rules " << fmt::format("{}", fmt::join(answers[i], " ")) << " instead of "
                  << fmt::format("{}", fmt::join(expected_[i], " ")));
    FAIL_CHECK(events_[i]);
  }
}

}  // namespace sigmata
