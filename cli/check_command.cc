#include "cli/check_command.h"

#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <functional>

#include "cli/check_baseline.h"
#include "cli/check_config.h"
#include "cli/check_fix.h"
#include "cli/check_output.h"
#include "cli/check_profile.h"
#include "cli/code_prefix.h"
#include "cli/exit_codes.h"
#include "cli/path_glob.h"
#include "cli/progress.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "compiler/lint/diagnostic_samples.h"
#include "compiler/lint/suppressions.h"
#include "runtime/program/diagnostic_codes.h"
#include "sigmata/compiler.h"

namespace sigmata::cli {
namespace {

Severity SeverityOf(const std::string& name) {
  if (name == "info") return Severity::kInfo;
  return name == "warning" ? Severity::kWarning : Severity::kError;
}

// Which diagnostics the options choose, by code and file.
class Choice {
 public:
  Choice(const CheckOptions& options, const SourceSet& sources)
      : options_(options), sources_(sources) {}

  bool operator()(const Diagnostic& d) const {
    const std::string code = CodeName(d.code);
    const bool selected = options_.select.empty() || AnyBegins(options_.select, code);
    return selected && !AnyBegins(options_.ignore, code) && !IgnoredInFile(d, code);
  }

 private:
  bool IgnoredInFile(const Diagnostic& d, const std::string& code) const {
    if (options_.per_file_ignores.empty() || d.span.source >= sources_.size()) return false;
    const std::string file = SeenFrom(options_.config_folder, sources_.Get(d.span.source).name());
    return std::any_of(options_.per_file_ignores.begin(), options_.per_file_ignores.end(),
                       [&](const CodesForFiles& row) {
                         return AnyBegins(row.codes, code) && GlobFits(row.glob, file);
                       });
  }

  const CheckOptions& options_;
  const SourceSet& sources_;
};

int Explain(const std::string& name) {
  for (const CodeTraits& row : AllCodes()) {
    if (name != CodeName(row.code) && name != row.slug) continue;
    Output output;
    output.Write(fmt::format("{} {} ({})\n\n{}\n", CodeName(row.code), row.slug,
                             SeverityName(row.severity), row.meaning));
    if (const DiagnosticSample* const sample = SampleOf(row.code)) {
      output.Write(fmt::format("\nNot so:\n\n{}\n\nBut:\n\n{}\n", sample->bad, sample->good));
    }
    return output.Flush() ? kExitDone : kExitFailed;
  }
  PrintErrors({fmt::format("there is no diagnostic `{}`; docs/diagnostics.md lists them", name)});
  return kExitFailed;
}

int ExitCode(const CompileReport& report, const RuleInput& input, bool refused,
             const std::vector<Diagnostic>& findings, Severity fail_level) {
  if (!input.errors.empty()) return kExitFailed;
  if (report.rules() == 0 && input.programs.empty() && input.excluded == 0) {
    PrintMessage("error: no rules found");
    return kExitFailed;
  }
  if (refused) return kExitRefused;
  const bool failing =
      std::any_of(findings.begin(), findings.end(),
                  [fail_level](const Diagnostic& d) { return d.severity >= fail_level; });
  return failing ? kExitFindings : kExitDone;
}

CompileReport Check(const CheckOptions& options, const CheckProfile& profile,
                    const RuleInput& input, const SourceSet& sources,
                    std::atomic<std::size_t>* progress, bool all_findings = false) {
  CompileOptions compile = input.Options();
  compile.all_findings = all_findings;
  profile.Apply(compile);
  compile.lint = true;
  compile.make_program = false;
  compile.jobs = options.jobs;
  compile.sources_read = progress;
  return CompileRules(sources, compile);
}

// What is wrong with the options beyond the words themselves.
std::vector<std::string> Complete(CheckOptions& options) {
  if (options.rules.rules.empty()) options.rules.rules = {"."};
  std::vector<std::string> errors = ApplyConfig(options);
  const auto& paths = options.rules.rules;
  if (options.fix && std::find(paths.begin(), paths.end(), "-") != paths.end()) {
    errors.emplace_back("--fix mends files in place; standard input has none");
  }
  return errors;
}

Severity LeastShown(const CheckOptions& options, Severity fail_level) {
  return std::min(fail_level, options.verbose ? Severity::kInfo
                              : options.quiet ? Severity::kError
                                              : Severity::kWarning);
}

// What is said of the run on standard error, after the findings.
void PrintSummary(const CheckOptions& options, const CompileReport& report, const RuleInput& input,
                  const KnownResult& known, std::size_t left_out) {
  for (const std::string& note : known.notes) PrintMessage(note);
  if (known.asked) {
    PrintMessage(fmt::format("{} left out", Counted(left_out, "known finding")));
  }
  if (input.excluded > 0) PrintMessage(fmt::format("{} excluded", Counted(input.excluded, "file")));
  PrintMessage(RuleCounts(report.compiled, report.refused));
  PrintNotEvaluated(report.not_evaluated);
  // Who reads a report in another form knows what it does not hold from the errors in it.
  const bool human = options.format.value_or("human") == "human";
  if (human && report.refused > report.not_evaluated) {
    PrintMessage(
        "fields and values of refused rules were not checked: mend the errors and run again");
  }
}

// What is not evaluated yet is no mistake of its author, who may leave it out.
std::size_t CountRefusals(const CompileReport& report, const Choice& choice) {
  const auto not_evaluated =
      std::count_if(report.diagnostics.begin(), report.diagnostics.end(),
                    [&choice](const Diagnostic& d) { return d.code == codes::SM910 && choice(d); });
  return report.refused - report.not_evaluated + static_cast<std::size_t>(not_evaluated);
}

int CheckInput(const CheckOptions& options, const CheckProfile& profile, const RuleInput& input,
               Progress& progress) {
  const CompileReport report = Check(options, profile, input, input.sources, &progress.done());
  const Choice choice(options, input.sources);
  const KnownResult known =
      FindKnown(options, input, report.diagnostics, choice, [&](const SourceSet& sources) {
        return Check(options, profile, input, sources, nullptr).diagnostics;
      });
  progress.Stop();
  PrintErrors(input.errors);
  if (!known.error.empty()) {
    PrintErrors({known.error});
    return kExitFailed;
  }
  const Severity fail_level = SeverityOf(options.fail_level.value_or("error"));
  const Severity least = LeastShown(options, fail_level);
  std::vector<Diagnostic> findings;
  std::size_t left_out = 0;
  const auto refuses = [](const Diagnostic& d) {
    return !CanBeSuppressed(d) || d.code == codes::SM910;
  };
  const std::size_t refusals = CountRefusals(report, choice);
  bool refused = refusals > 0 && !known.asked;  // else by what is new
  for (std::size_t i = 0; i < report.diagnostics.size(); ++i) {
    const Diagnostic& d = report.diagnostics[i];
    refused = refused || (refusals > 0 && !known.known[i] && refuses(d));
    if (d.severity < least || !choice(d)) continue;
    if (known.known[i]) {
      ++left_out;
    } else {
      findings.push_back(d);
    }
  }
  const bool written = WriteFindings(options, findings, input.sources, fail_level);
  PrintSummary(options, report, input, known, left_out);
  return written ? ExitCode(report, input, refused, findings, fail_level) : kExitFailed;
}

}  // namespace

int RunCheck(const CheckOptions& given) {
  if (!given.explain.empty()) return Explain(given.explain);
  CheckOptions options = given;
  if (const std::vector<std::string> errors = Complete(options); !errors.empty()) {
    PrintErrors(errors);
    return kExitFailed;
  }
  const CheckProfile profile =
      ReadCheckProfile(options.profile, options.validation_config, options.rules.rules);
  for (const std::string& warning : profile.warnings) PrintMessage(warning);
  PrintErrors(profile.errors);
  if (!profile.errors.empty()) return kExitFailed;
  Progress progress(!options.no_progress);
  RuleInput input = ReadRuleInput(options.rules);
  progress.SetFiles(input.sources.size());
  if (options.fix) {
    progress.Stop();
    const auto choose = [&](const RuleInput& of) {
      std::vector<Diagnostic> found =
          Check(options, profile, of, of.sources, nullptr, true).diagnostics;
      std::erase_if(found, std::not_fn(Choice(options, of.sources)));
      return found;
    };
    if (!FixFiles(options, choose, input)) return kExitFailed;
  }
  return CheckInput(options, profile, input, progress);
}

}  // namespace sigmata::cli
