#include "cli/test/good_log.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "cli/event_input.h"
#include "cli/folder_walk.h"
#include "cli/report.h"
#include "cli/test/event_text.h"
#include "runtime/event/record_splitter.h"

namespace sigmata::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShownMatches = 3;  // of a rule

bool HoldsEvents(const fs::path& path) {
  const std::string ending = path.extension().string();
  return ending == ".evtx" || ending == ".json" || ending == ".ndjson" || ending == ".jsonl" ||
         ending == ".xml";
}

}  // namespace

GoodLog::GoodLog(const Program& program, KnownFalsePositives known, MatchExplainer explain)
    : program_(program),
      matcher_(program),
      scratch_(matcher_.NewScratch()),
      reader_(program),
      known_(std::move(known)),
      explain_(std::move(explain)) {}

void GoodLog::Use(const std::string& path) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return UseFile(path);
  const std::vector<std::string> files = FilesBelow(path, HoldsEvents, error);
  if (error) problems_.push_back(fmt::format("{}: {}", path, error.message()));
  if (files.empty() && !error) problems_.push_back(fmt::format("{}: no files of events", path));
  for (const std::string& file : files) UseFile(file);
}

void GoodLog::UseFile(const std::string& path) {
  std::uint64_t index = 0;
  const auto use = [&](std::string_view record) {
    while (!record.empty()) {
      record.remove_prefix(UseEvent(path, index++, record));
      record.remove_prefix(GapSize(record));
    }
  };
  const auto lose = [&](const std::string& problem) {
    if (counts_.failed++ == 0) problems_.push_back(fmt::format("{}: {}", path, problem));
    ++index;
  };
  const std::string error = ForEachRecord(path, {use, lose, [](const std::string&) {}, [] {}});
  if (!error.empty()) problems_.push_back(error);
}

std::size_t GoodLog::UseEvent(const std::string& path, std::uint64_t index,
                              std::string_view event) {
  ++counts_.events;
  const ReadStatus status = reader_.ReadPadded(event);
  if (status != ReadStatus::kRead) {
    if (counts_.failed++ == 0) {
      problems_.push_back(fmt::format("{}: event {}: {}", path, index, ReadStatusText(status)));
    }
    return event.size();
  }
  const std::size_t consumed = reader_.consumed();
  for (const Match& match : matcher_.MatchEvent(reader_.event(), scratch_)) {
    AddMatch(match, fmt::format("event {} of {}", index, path), event.substr(0, consumed));
  }
  return consumed;
}

void GoodLog::AddMatch(const Match& match, const std::string& place, std::string_view event) {
  RuleMatches& matches = matches_[match.rule];
  ++counts_.matches;
  if (known_.Cover(program_.rule(match.rule).id, SearchableText(event))) {
    ++counts_.known;
    ++matches.known;
    return;
  }
  if (++matches.unexpected > kShownMatches) return;
  matches.evidences.push_back(place + "\n" + explain_(match.rule, event));
}

std::vector<TestResult> GoodLog::Results() const {
  std::vector<TestResult> results;
  for (const std::string& problem : problems_) {
    TestResult& result = results.emplace_back();
    result.name = result.place = "good log";
    result.outcome = Outcome::kNotRun;
    result.happened = problem;
  }
  for (const auto& [index, matches] : matches_) {
    const RuleInfo rule = program_.rule(index);
    TestResult& result = results.emplace_back();
    result.name = "good log";
    result.place = fmt::format("{}:{}", rule.file, rule.line);
    result.rule = rule.title;
    result.rule_id = rule.id;
    result.rule_file = rule.file;
    result.outcome = matches.unexpected > 0 ? Outcome::kFailed : Outcome::kPassed;
    result.expected = "no match that is not known";
    result.happened = fmt::format("{}, {} of them known",
                                  Counted(matches.known + matches.unexpected, "match", "matches"),
                                  WithCommas(matches.known));
    result.evidences = matches.evidences;
  }
  return results;
}

}  // namespace sigmata::cli
