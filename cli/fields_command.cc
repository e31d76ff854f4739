#include "cli/fields_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "cli/exit_codes.h"
#include "cli/fields_events.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "compiler/survey/attack_coverage.h"
#include "compiler/survey/field_usage.h"
#include "runtime/program/printable.h"

namespace sigmata::cli {
namespace {

constexpr std::string_view kFieldHead = "field";

// What is known of the fields, and how it is written.
class FieldsReport {
 public:
  FieldsReport(const FieldsOptions& options, const FrontEnd& front, const SourceSet& sources,
               const std::optional<CarriedCount>& carried)
      : options_(options), front_(front), sources_(sources), carried_(carried) {}

  std::string Table(const std::vector<UsedLogsource>& logsources) const {
    std::string out;
    for (std::size_t i = 0; i < logsources.size(); ++i) {
      if (i > 0) out += '\n';
      out += TableOf(logsources[i], i);
    }
    return out;
  }

  // One object a line, or all of them in an array.
  std::string Json(const std::vector<UsedLogsource>& logsources) const {
    const bool lines = options_.format == "ndjson";
    std::string out = lines ? "" : "[";
    for (std::size_t i = 0; i < logsources.size(); ++i) {
      for (std::size_t field = 0; field < logsources[i].fields.size(); ++field) {
        if (!lines && out.size() > 1) out += ",\n ";
        out += FieldJson(logsources[i], i, field) + (lines ? "\n" : "");
      }
    }
    return lines ? out : out + "]\n";
  }

 private:
  std::string TableOf(const UsedLogsource& logsource, std::size_t index) const {
    std::string out =
        fmt::format("{}: {}, {}", LogsourceName(logsource), Counted(logsource.rules.size(), "rule"),
                    Counted(logsource.fields.size(), "field"));
    if (!logsource.mapped) out += ", no field map knows the logsource";
    if (carried_ && logsource.mapped) {
      out += ", " + Counted(carried_->logsources[index].events, "event");
    }
    out += '\n';
    std::size_t width = kFieldHead.size();
    for (const UsedField& field : logsource.fields) width = std::max(width, field.name.size());
    out += fmt::format("  {:<{}} {:>6} {:>6}{}\n", kFieldHead, width, "uses", "rules",
                       carried_ && logsource.mapped ? "  have it" : "");
    for (std::size_t i = 0; i < logsource.fields.size(); ++i) {
      const UsedField& field = logsource.fields[i];
      std::string line =
          fmt::format("  {:<{}} {:>6} {:>6}{}", field.name, width, WithCommas(field.uses),
                      WithCommas(field.rules.size()), CarriedText(logsource, index, i));
      line += PathText(logsource, field) + StandingText(field);
      out += line + "\n" + RuleLines(field);
    }
    return out;
  }

  std::string CarriedText(const UsedLogsource& logsource, std::size_t index,
                          std::size_t field) const {
    if (!carried_ || !logsource.mapped) return {};
    const CarriedFields& counts = carried_->logsources[index];
    if (counts.events == 0) return fmt::format("{:>9}", "-");
    const std::uint64_t percent = counts.carried[field] * 100 / counts.events;
    if (percent == 0 && counts.carried[field] > 0) return fmt::format("{:>9}", "<1%");
    return fmt::format("{:>8}%", percent);
  }

  std::string PathText(const UsedLogsource& logsource, const UsedField& field) const {
    if (options_.shape.empty() || !logsource.mapped) return {};
    if (field.paths.empty()) return fmt::format("  <- nowhere in {}", options_.shape);
    return fmt::format("  <- {}", fmt::join(field.paths, " or "));
  }

  static std::string StandingText(const UsedField& field) {
    if (!field.problem.empty()) return "  ! " + field.problem;
    return field.standing == FieldStanding::kUnlisted ? "  (not listed for this logsource)" : "";
  }

  std::string RuleLines(const UsedField& field) const {
    std::string out;
    if (!options_.verbose) return out;
    for (const std::size_t rule : field.rules) {
      out += fmt::format("      {}  {}\n", Printable(PlaceOf(rule)),
                         Printable(front_.rules[rule].rule.title.text));
    }
    return out;
  }

  std::string PlaceOf(std::size_t rule) const {
    const Span span = front_.rules[rule].rule.span;
    const Source& source = sources_.Get(span.source);
    return fmt::format("{}:{}", source.name(), source.Locate(span.begin).line);
  }

  std::string FieldJson(const UsedLogsource& logsource, std::size_t index,
                        std::size_t field_index) const {
    const UsedField& field = logsource.fields[field_index];
    std::string out = fmt::format(
        R"({{"logsource":{{"category":{},"product":{},"service":{}}},"mapped_logsource":{},)"
        R"("field":{},"uses":{},"standing":{},"problem":{})",
        JsonString(logsource.category), JsonString(logsource.product),
        JsonString(logsource.service), logsource.mapped, JsonString(field.name), field.uses,
        JsonString(StandingName(field.standing)), JsonString(field.problem));
    if (!options_.shape.empty()) {
      out += fmt::format(",\"shape\":{},\"paths\":[{}]", JsonString(options_.shape),
                         JsonList(field.paths));
    }
    if (carried_) {
      const CarriedFields& counts = carried_->logsources[index];
      out +=
          fmt::format(",\"events\":{},\"carried\":{}", counts.events, counts.carried[field_index]);
    }
    return out + fmt::format(",\"rules\":[{}]}}", RulesJson(field));
  }

  std::string RulesJson(const UsedField& field) const {
    std::string out;
    for (const std::size_t rule : field.rules) {
      const Rule& of = front_.rules[rule].rule;
      out += fmt::format("{}{{\"id\":{},\"title\":{},\"place\":{}}}", out.empty() ? "" : ",",
                         JsonString(TextOf(of.id)), JsonString(of.title.text),
                         JsonString(PlaceOf(rule)));
    }
    return out;
  }

  static std::string JsonList(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : ",") + JsonString(text);
    return out;
  }

  static std::string_view StandingName(FieldStanding standing) {
    if (standing == FieldStanding::kKnown) return "known";
    return standing == FieldStanding::kUnlisted ? "unlisted" : "unjudged";
  }

  const FieldsOptions& options_;
  const FrontEnd& front_;
  const SourceSet& sources_;
  const std::optional<CarriedCount>& carried_;
};

// The shape of this name; an error for people if there is none.
const CollectorShape* FindShape(const std::string& name, const FieldMaps& maps,
                                std::string& error) {
  std::string similar;
  for (const CollectorShape& shape : maps.shapes) {
    if (shape.id == name) return &shape;
    if (shape.id.starts_with(name)) similar += (similar.empty() ? "" : ", ") + shape.id;
  }
  error = similar.empty()
              ? fmt::format("there is no shape `{}`; `sigmata schema shapes` lists them", name)
              : fmt::format("there is no shape `{}`; there are {}", name, similar);
  return nullptr;
}

struct FieldCounts {
  std::size_t fields = 0, unmapped = 0, wrong = 0;
};

FieldCounts CountFields(const std::vector<UsedLogsource>& logsources) {
  FieldCounts counts;
  for (const UsedLogsource& logsource : logsources) {
    for (const UsedField& field : logsource.fields) {
      ++counts.fields;
      counts.wrong += field.problem.empty() ? 0U : 1U;
      counts.unmapped += logsource.mapped && field.paths.empty() ? 1U : 0U;
    }
  }
  return counts;
}

void PrintSummary(const FieldsOptions& options, const std::vector<UsedLogsource>& logsources,
                  const std::optional<CarriedCount>& carried) {
  const FieldCounts counts = CountFields(logsources);
  std::string line =
      fmt::format("{} logsources: {} fields, {} misnamed", WithCommas(logsources.size()),
                  WithCommas(counts.fields), WithCommas(counts.wrong));
  if (!options.shape.empty()) {
    line += fmt::format(", {} without a place in {}", WithCommas(counts.unmapped), options.shape);
  }
  PrintMessage(line);
  if (!carried) return;
  PrintErrors(carried->errors);
  PrintMessage(fmt::format("{}: {} read, {} failed",
                           Counted(carried->events + carried->failed, "event"),
                           WithCommas(carried->events), WithCommas(carried->failed)));
}

}  // namespace

int RunFields(const FieldsOptions& options) {
  const RuleInput input = ReadRuleInput(options.rules);
  PrintErrors(input.errors);
  std::string error;
  const CollectorShape* const shape =
      options.shape.empty() ? nullptr : FindShape(options.shape, input.field_maps, error);
  if (!error.empty()) {
    PrintErrors({error});
    return kExitFailed;
  }
  CompileOptions compile = input.Options();
  compile.lint = true;
  const FrontEnd front = ReadRules(input.sources, compile);
  const std::vector<UsedLogsource> logsources = SurveyFields(front, input.field_maps, shape);
  std::optional<CarriedCount> carried;
  if (!options.events.empty()) {
    carried = CountCarried(logsources, options.events, input.Options(), options.shape);
  }
  const FieldsReport report(options, front, input.sources, carried);
  Output output(AudienceOf(options.format));
  output.Write(options.format == "human" ? report.Table(logsources) : report.Json(logsources));
  const bool written = output.Flush();
  PrintMessage(RuleCounts(front.rules.size(), front.refused));
  PrintNotEvaluated(front.not_evaluated);
  PrintSummary(options, logsources, carried);
  const bool nothing = front.rules.empty() && front.refused == 0;
  if (nothing && input.errors.empty()) PrintMessage("error: no rules found");
  const bool good = written && !nothing && input.errors.empty();
  if (!good || (carried && !carried->errors.empty())) return kExitFailed;
  return front.rules.empty() ? kExitRefused : kExitDone;
}

}  // namespace sigmata::cli
