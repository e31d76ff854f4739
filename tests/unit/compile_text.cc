#include "tests/unit/compile_text.h"

#include <stdexcept>

namespace sigmata {

CompileReport CompileText(std::string_view rules, bool ignore_logsource) {
  SourceSet sources;
  sources.Add("rules.yml", std::string(rules));
  CompileOptions options;
  options.ignore_logsource = ignore_logsource;
  return CompileRules(sources, options);
}

Program ProgramOf(std::string_view rules, bool ignore_logsource) {
  SourceSet sources;
  sources.Add("rules.yml", std::string(rules));
  CompileOptions options;
  options.ignore_logsource = ignore_logsource;
  const CompileReport report = CompileRules(sources, options);
  if (!report.program || report.refused > 0) {
    std::string text = "the rules of the test do not compile:\n";
    for (const Diagnostic& d : report.diagnostics) text += FormatHuman(d, sources);
    throw std::runtime_error(text);
  }
  return *report.program;
}

std::string RuleWith(std::string_view detection, std::string_view title) {
  return "title: " + std::string(title) + "\nlogsource:\n    product: windows\ndetection:\n" +
         std::string(detection);
}

Program ProgramWith(std::string_view detection) { return ProgramOf(RuleWith(detection)); }

std::vector<std::string> CodesOf(const std::vector<Diagnostic>& diagnostics) {
  std::vector<std::string> codes;
  for (const Diagnostic& d : diagnostics) codes.push_back(CodeName(d.code));
  return codes;
}

std::vector<std::string> CodesWith(std::string_view detection) {
  return CodesOf(CompileText(RuleWith(detection)).diagnostics);
}

std::vector<std::string> TitlesFor(const Program& program, std::string_view json,
                                   std::string_view shape) {
  const Matcher matcher(program);
  MatchScratch scratch = matcher.NewScratch();
  JsonEventReader reader(program, shape);
  if (reader.Read(json) != ReadStatus::kRead) return {"unreadable"};
  std::vector<std::string> titles;
  for (const Match& match : matcher.MatchEvent(reader.event(), scratch)) {
    titles.emplace_back(program.rule(match.rule).title);
  }
  return titles;
}

bool Fires(const Program& program, std::string_view json, std::string_view shape) {
  const std::vector<std::string> titles = TitlesFor(program, json, shape);
  if (titles == std::vector<std::string>{"unreadable"}) {
    throw std::runtime_error("the event of the test cannot be read: " + std::string(json));
  }
  return !titles.empty();
}

FieldSlot SlotOf(const Program& program, std::string_view field) {
  for (std::size_t slot = 0; slot < program.field_count(); ++slot) {
    if (program.field_name(slot) == field) return static_cast<FieldSlot>(slot);
  }
  throw std::runtime_error("the program has no field " + std::string(field));
}

std::vector<std::string> ValuesOf(const Program& program, const Event& event,
                                  std::string_view field) {
  std::vector<std::string> values;
  const FieldSlot slot = SlotOf(program, field);
  for (std::uint32_t i = event.First(slot); i != Event::kNone; i = event.link(i).next) {
    AppendJson(event.value(event.link(i).value), values.emplace_back());
  }
  return values;
}

}  // namespace sigmata
