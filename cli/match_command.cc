#include "cli/match_command.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/event_input.h"
#include "cli/exit_codes.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "runtime/event/record_splitter.h"
#include "sigmata/compiler.h"
#include "sigmata/event_reader.h"
#include "sigmata/json_event.h"
#include "sigmata/matcher.h"

namespace sigmata::cli {
namespace {

// One program at work.
struct Engine {
  Engine(const Program& program, const std::string& shape)
      : matcher(program), scratch(matcher.NewScratch()), reader(program, shape) {}

  Matcher matcher;
  MatchScratch scratch;
  EventReader reader;
};

struct EventCounts {
  std::uint64_t events = 0, read = 0, degraded = 0, failed = 0, matched = 0, matches = 0;
};

// The values of a field as JSON: one value as it is, several as an array.
void AppendField(const Event& event, FieldSlot slot, std::string& out) {
  const std::uint32_t first = event.First(slot);
  const bool several = event.link(first).next != Event::kNone;
  if (several) out += '[';
  for (std::uint32_t i = first; i != Event::kNone; i = event.link(i).next) {
    if (i != first) out += ',';
    AppendJson(event.value(event.link(i).value), out);
  }
  if (several) out += ']';
}

class MatchRun {
 public:
  explicit MatchRun(std::vector<Engine> engines) : engines_(std::move(engines)) {}

  std::string RunSource(const std::string& path) {
    source_ = path;
    source_json_ = JsonString(path);
    index_ = 0;
    notes_ = 0;
    return ForEachRecord(
        path, {[this](std::string_view record) { UseRecord(record); },
               [this](const std::string& problem) { LoseEvent(problem); },
               [this](const std::string& problem) { Note(problem); }, [this] { output_.Flush(); }});
  }

  bool Finish() { return output_.Flush(); }
  const EventCounts& counts() const { return counts_; }

 private:
  // A record may hold several objects side by side.
  void UseRecord(std::string_view record) {
    while (!record.empty()) {
      const std::size_t consumed = UseEvent(record);
      record.remove_prefix(consumed);
      record.remove_prefix(GapSize(record));
    }
  }

  std::size_t UseEvent(std::string_view json) {
    std::size_t consumed = 0;
    std::size_t matches = 0;
    bool degraded = false;
    ReadStatus status = ReadStatus::kRead;
    for (Engine& engine : engines_) {
      status = engine.reader.ReadPadded(json);
      if (status != ReadStatus::kRead) break;
      consumed = std::max(consumed, engine.reader.consumed());
      const Event& event = engine.reader.event();
      degraded = degraded || event.degraded();
      for (const Match& match : engine.matcher.MatchEvent(event, engine.scratch)) {
        Print(engine, event, match);
        ++matches;
      }
    }
    ++counts_.events;
    if (status == ReadStatus::kRead) {
      ++counts_.read;
      counts_.degraded += degraded ? 1 : 0;
    } else {
      ReportFailure(ReadStatusText(status));
    }
    counts_.matches += matches;
    counts_.matched += matches > 0 ? 1 : 0;
    ++index_;
    return status == ReadStatus::kRead ? consumed : json.size();
  }

  // An event of which there is no record.
  void LoseEvent(const std::string& problem) {
    ++counts_.events;
    ReportFailure(problem);
    ++index_;
  }

  void Note(const std::string& problem) {
    constexpr std::uint64_t kShown = 3;
    if (++notes_ <= kShown) {
      PrintMessage(fmt::format("{}: note: {}", source_, problem));
    } else if (notes_ == kShown + 1) {
      PrintMessage(fmt::format("{}: further notes of this kind are not shown", source_));
    }
  }

  void ReportFailure(std::string_view problem) {
    constexpr std::uint64_t kShown = 10;
    if (++counts_.failed <= kShown) {
      PrintMessage(fmt::format("{}: event {}: {}", source_, index_, problem));
    } else if (counts_.failed == kShown + 1) {
      PrintMessage("further events that cannot be read are only counted");
    }
  }

  void Print(Engine& engine, const Event& event, const Match& match) {
    const Program& program = engine.matcher.program();
    const RuleInfo rule = program.rule(match.rule);
    line_ = fmt::format(
        R"({{"rule":{{"id":{},"title":{},"level":{}}},"event":{{"source":{},"index":{}{}}},"fields":{{)",
        JsonString(rule.id), JsonString(rule.title), JsonString(rule.level), source_json_, index_,
        event.degraded() ? R"(,"degraded":true)" : "");
    engine.matcher.DecidingFields(event, match, engine.scratch, fields_);
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (i > 0) line_ += ',';
      line_ += JsonString(program.field_name(fields_[i])) + ":";
      AppendField(event, fields_[i], line_);
    }
    line_ += "}}\n";
    output_.Write(line_);
  }

  std::vector<Engine> engines_;
  Output output_;
  EventCounts counts_;
  std::string source_;
  std::string source_json_;
  std::uint64_t index_ = 0;
  std::uint64_t notes_ = 0;  // of the current source
  std::string line_;
  std::vector<FieldSlot> fields_;
};

struct LoadedRules {
  std::vector<Program> programs;
  std::size_t compiled = 0;
  std::size_t refused = 0;
  std::size_t not_evaluated = 0;  // of the refused
  std::size_t ungated = 0;
};

LoadedRules LoadRules(const RuleInput& input) {
  LoadedRules loaded;
  loaded.programs = input.programs;
  for (const Program& program : input.programs) loaded.compiled += program.rule_count();
  if (input.sources.size() > 0) {
    CompileReport report = CompileRules(input.sources, input.Options());
    loaded.compiled += report.compiled;
    loaded.refused = report.refused;
    loaded.not_evaluated = report.not_evaluated;
    if (report.program) loaded.programs.push_back(*std::move(report.program));
  }
  for (const Program& program : loaded.programs) loaded.ungated += program.ungated_rule_count();
  return loaded;
}

void PrintCounts(const LoadedRules& rules, const EventCounts& c) {
  PrintMessage(RuleCounts(rules.compiled, rules.refused));
  PrintNotEvaluated(rules.not_evaluated);
  PrintMessage(fmt::format("{} events: {} read, {} degraded, {} failed, {} matched, {} matches",
                           WithCommas(c.events), WithCommas(c.read), WithCommas(c.degraded),
                           WithCommas(c.failed), WithCommas(c.matched), WithCommas(c.matches)));
}

int CheckRules(const RuleInput& input, const LoadedRules& rules, const MatchOptions& options) {
  PrintErrors(input.errors);
  if (!input.errors.empty()) return kExitFailed;
  if (rules.compiled + rules.refused == 0) {
    PrintErrors({"no rules found"});
    return kExitFailed;
  }
  const bool shape_known =
      options.shape.empty() || JsonEventReader::HasShape(rules.programs.front(), options.shape);
  if (!shape_known) {
    PrintErrors(
        {fmt::format("there is no shape `{}`; `sigmata schema shapes` lists them", options.shape)});
    return kExitFailed;
  }
  return kExitDone;
}

}  // namespace

int RunMatch(const MatchOptions& options) {
  const RuleInput input = ReadRuleInput(options.rules);
  const LoadedRules rules = LoadRules(input);
  if (const int problem = CheckRules(input, rules, options); problem != kExitDone) return problem;
  if (rules.ungated > 0 && !options.rules.ignore_logsource) {
    PrintMessage(
        fmt::format("note: {} rules have a logsource that no field map knows and run on no event; "
                    "`sigmata check` names them and the ways out",
                    WithCommas(rules.ungated)));
  }
  std::vector<Engine> engines;
  for (const Program& program : rules.programs) engines.emplace_back(program, options.shape);
  MatchRun run(std::move(engines));
  int exit_code =
      rules.refused > 0 && (options.strict || rules.compiled == 0) ? kExitRefused : kExitDone;
  std::vector<std::string> sources = options.events;
  if (sources.empty()) sources.emplace_back("-");
  for (const std::string& source : sources) {
    const std::string error = run.RunSource(source);
    if (error.empty()) continue;
    PrintErrors({error});
    exit_code = kExitFailed;
  }
  if (!run.Finish()) {
    PrintErrors({"standard output cannot be written"});
    exit_code = kExitFailed;
  }
  PrintCounts(rules, run.counts());
  return exit_code;
}

}  // namespace sigmata::cli
