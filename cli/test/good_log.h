// A good log: events of ordinary days, in which rules should find nothing but what is known.
#ifndef SIGMATA_CLI_TEST_GOOD_LOG_H_
#define SIGMATA_CLI_TEST_GOOD_LOG_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/test/known_false_positives.h"
#include "cli/test/test_case.h"
#include "cli/test/test_runner.h"

namespace sigmata::cli {

struct GoodLogCounts {
  std::uint64_t events = 0, failed = 0, matches = 0, known = 0;
};

// Why a rule matches an event, for people.
using MatchExplainer = std::function<std::string(std::size_t rule, std::string_view event)>;

class GoodLog {
 public:
  GoodLog(const Program& program, KnownFalsePositives known, MatchExplainer explain);

  // The events of a file, or of all files below a folder that are named as events are.
  void Use(const std::string& path);

  // A result for each rule that matched something, and for each file that could not be read.
  std::vector<TestResult> Results() const;
  const GoodLogCounts& counts() const { return counts_; }
  const KnownFalsePositives& known() const { return known_; }

 private:
  struct RuleMatches {
    std::uint64_t known = 0, unexpected = 0;
    std::vector<std::string> evidences;
  };

  void UseFile(const std::string& path);
  std::size_t UseEvent(const std::string& path, std::uint64_t index, std::string_view event);
  void AddMatch(const Match& match, const std::string& place, std::string_view event);

  Program program_;
  Matcher matcher_;
  MatchScratch scratch_;
  EventReader reader_;
  KnownFalsePositives known_;
  MatchExplainer explain_;
  GoodLogCounts counts_;
  std::map<std::uint32_t, RuleMatches> matches_;
  std::vector<std::string> problems_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_GOOD_LOG_H_
