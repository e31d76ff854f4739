// The question is put as rules: for each field one that asks whether it exists, for each logsource
// one that every event of it matches. So an event means here exactly what it means to the rules:
// gates, names that differ between kinds of events, and fields by position included.
#include "cli/fields_events.h"

#include <fmt/core.h>

#include <charconv>

#include "cli/event_input.h"
#include "runtime/event/record_splitter.h"
#include "sigmata/event_reader.h"
#include "sigmata/matcher.h"

namespace sigmata::cli {
namespace {

std::string Quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

std::string LogsourceKeys(const UsedLogsource& logsource) {
  std::string out;
  for (const auto& [key, value] : {std::pair{"category", logsource.category},
                                   {"product", logsource.product},
                                   {"service", logsource.service}}) {
    if (!value.empty()) out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", key, Quoted(value));
  }
  return out;
}

// What a rule counts, by the number that is its title.
struct Counter {
  std::size_t logsource = 0;
  std::size_t field = 0;
  bool all = false;  // every event of the logsource
};

class Questions {
 public:
  explicit Questions(const std::vector<UsedLogsource>& logsources) {
    for (std::size_t i = 0; i < logsources.size(); ++i) {
      if (!logsources[i].mapped) continue;
      const std::string keys = LogsourceKeys(logsources[i]);
      Ask({i, 0, true}, keys, "'EventID|exists': true", "s or not s");
      for (std::size_t field = 0; field < logsources[i].fields.size(); ++field) {
        const std::string asked = Quoted(logsources[i].fields[field].name + "|exists");
        Ask({i, field, false}, keys, asked + ": true", "s");
      }
    }
  }

  const SourceSet& sources() const { return sources_; }

  const Counter& Of(std::string_view title) const {
    std::size_t index = 0;
    std::from_chars(title.data(), title.data() + title.size(), index);
    return counters_[index];
  }

 private:
  void Ask(Counter counter, const std::string& logsource, const std::string& item,
           const char* condition) {
    sources_.Add("question", fmt::format("title: '{}'\nlogsource: {{{}}}\ndetection:\n  s: {{{}}}\n"
                                         "  condition: {}\n",
                                         counters_.size(), logsource, item, condition));
    counters_.push_back(counter);
  }

  SourceSet sources_;
  std::vector<Counter> counters_;
};

class CarriedRun {
 public:
  CarriedRun(const Questions& questions, const Program& program, const std::string& shape,
             CarriedCount& count)
      : questions_(questions),
        matcher_(program),
        scratch_(matcher_.NewScratch()),
        reader_(program, shape),
        count_(count) {}

  void Read(const std::string& file) {
    std::string error = ForEachRecord(
        file, {[this](std::string_view record) { UseRecord(record); },
               [this](const std::string&) { ++count_.failed; }, [](const std::string&) {}, [] {}});
    if (!error.empty()) count_.errors.push_back(std::move(error));
  }

 private:
  void UseRecord(std::string_view record) {
    while (!record.empty()) {
      if (reader_.ReadPadded(record) != ReadStatus::kRead) {
        ++count_.failed;
        return;
      }
      ++count_.events;
      for (const Match& match : matcher_.MatchEvent(reader_.event(), scratch_)) {
        const Counter& counter = questions_.Of(matcher_.program().rule(match.rule).title);
        CarriedFields& carried = count_.logsources[counter.logsource];
        ++(counter.all ? carried.events : carried.carried[counter.field]);
      }
      record.remove_prefix(reader_.consumed());
      record.remove_prefix(GapSize(record));
    }
  }

  const Questions& questions_;
  Matcher matcher_;
  MatchScratch scratch_;
  EventReader reader_;
  CarriedCount& count_;
};

}  // namespace

CarriedCount CountCarried(const std::vector<UsedLogsource>& logsources,
                          const std::vector<std::string>& files, const CompileOptions& compile,
                          const std::string& shape) {
  CarriedCount count;
  for (const UsedLogsource& logsource : logsources) {
    count.logsources.push_back({0, std::vector<std::uint64_t>(logsource.fields.size())});
  }
  const Questions questions(logsources);
  const CompileReport report = CompileRules(questions.sources(), compile);
  if (!report.program || report.refused > 0) {
    count.errors.emplace_back("the fields cannot be asked for");
    return count;
  }
  CarriedRun run(questions, *report.program, shape, count);
  for (const std::string& file : files) run.Read(file);
  return count;
}

}  // namespace sigmata::cli
