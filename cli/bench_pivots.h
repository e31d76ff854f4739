// What has to stand in an event before a rule is run on it, as the compiled program has it, and how
// often that was so: looked for in the plain way, on the events on which the rule was run.
#ifndef SIGMATA_CLI_BENCH_PIVOTS_H_
#define SIGMATA_CLI_BENCH_PIVOTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "runtime/program/program_image.h"
#include "sigmata/event.h"
#include "sigmata/match_profile.h"
#include "sigmata/program.h"

namespace sigmata::cli {

class RuleNeeds {
 public:
  struct Pivot {
    PivotRecord record;
    std::uint64_t hits = 0;  // events on which the rule was run and that hold it
  };

  RuleNeeds(const Program& program, std::uint32_t rule);

  // `profile` is that of the events so far, of which `event` is the last.
  void Count(const Event& event, const MatchProfile& profile);

  // Of those counted, the ones on which an entry of the rule was run.
  std::uint64_t events() const { return events_; }
  // An entry is run without any text, on every event of a class, or on those that have a field.
  bool without_text() const { return without_text_; }
  bool on_any_event() const { return on_any_event_; }
  const std::string& needed_field() const { return needed_field_; }  // or empty
  bool keywords() const;
  // The pivot that was met most often; null if none was.
  const Pivot* Commonest() const;
  // "CommandLine contains `-enc`"
  std::string Describe(const Pivot& pivot) const;
  // A regular expression that is not kept back by a text it needs.
  bool ungated_regex() const { return ungated_regex_; }

 private:
  void FindGroups(const ClassRecord& record);
  void FindPivots(const ClassRecord& record);
  void FindRegexes(const EntryRecord& entry);
  bool Holds(const Event& event, const PivotRecord& pivot);
  bool FitsValue(const Value& value, const PivotRecord& pivot);

  const ProgramImage& image_;
  std::uint32_t rule_;
  std::vector<std::uint32_t> entries_;
  std::uint64_t runs_ = 0;
  std::uint64_t events_ = 0;
  bool without_text_ = false;
  bool on_any_event_ = false;
  bool ungated_regex_ = false;
  std::string needed_field_;
  std::vector<Pivot> pivots_;
  std::string text_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_BENCH_PIVOTS_H_
