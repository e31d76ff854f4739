#include "cli/check_command.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "cli/check_profile.h"
#include "cli/exit_codes.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "compiler/fix/fixes.h"
#include "compiler/lint/diagnostic_samples.h"
#include "runtime/program/diagnostic_codes.h"
#include "sigmata/compiler.h"
#include "sigmata/diagnostic_report.h"

namespace sigmata::cli {
namespace {

Severity SeverityOf(const std::string& name) {
  if (name == "info") return Severity::kInfo;
  return name == "warning" ? Severity::kWarning : Severity::kError;
}

// Whether a code is chosen: `SM5` means all codes that begin so.
bool Chosen(const Diagnostic& d, const CheckOptions& options) {
  const std::string code = CodeName(d.code);
  const auto fits = [&code](const std::string& prefix) { return code.starts_with(prefix); };
  const bool selected =
      options.select.empty() || std::any_of(options.select.begin(), options.select.end(), fits);
  return selected && std::none_of(options.ignore.begin(), options.ignore.end(), fits);
}

std::string Render(const std::string& format, const std::vector<Diagnostic>& diagnostics,
                   const SourceSet& sources, Severity fail_level) {
  if (format == "ndjson") return NdjsonReport(diagnostics, sources);
  if (format == "sarif") return SarifReport(diagnostics, sources);
  if (format == "github") return GithubReport(diagnostics, sources);
  if (format == "junit") return JunitReport(diagnostics, sources, fail_level);
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    out += format == "concise" ? FormatConcise(d, sources) : FormatHuman(d, sources) + "\n";
  }
  return out;
}

bool WriteFile(const std::string& path, const std::string& text) {
  std::FILE* const file = std::fopen(path.c_str(), "wb");
  bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (file != nullptr) written = std::fclose(file) == 0 && written;
  if (!written) PrintErrors({path + " cannot be written"});
  return written;
}

// `sarif=report.sarif`; false if the file cannot be written.
bool WriteReport(const std::string& request, const std::vector<Diagnostic>& diagnostics,
                 const SourceSet& sources, Severity fail_level) {
  const std::size_t equals = request.find('=');
  const std::string path = request.substr(equals + 1);
  const std::string text = Render(request.substr(0, equals), diagnostics, sources, fail_level);
  return WriteFile(path, text);
}

int Explain(const std::string& name) {
  for (const CodeTraits& row : AllCodes()) {
    if (name != CodeName(row.code) && name != row.slug) continue;
    fmt::print("{} {} ({})\n\n{}\n", CodeName(row.code), row.slug, SeverityName(row.severity),
               row.meaning);
    if (const DiagnosticSample* const sample = SampleOf(row.code)) {
      fmt::print("\nNot so:\n\n{}\n\nBut:\n\n{}\n", sample->bad, sample->good);
    }
    return kExitDone;
  }
  PrintErrors({fmt::format("there is no diagnostic `{}`; docs/diagnostics.md lists them", name)});
  return kExitFailed;
}

int ExitCode(const CompileReport& report, const RuleInput& input,
             const std::vector<Diagnostic>& chosen, Severity fail_level) {
  if (!report.program) return kExitInternal;
  if (!input.errors.empty()) return kExitFailed;
  if (report.rules() == 0 && input.programs.empty()) {
    PrintMessage("error: no rules found");
    return kExitFailed;
  }
  if (report.refused > 0) return kExitRefused;
  const bool findings =
      std::any_of(chosen.begin(), chosen.end(),
                  [fail_level](const Diagnostic& d) { return d.severity >= fail_level; });
  return findings ? kExitFindings : kExitDone;
}

CompileReport Check(const RuleInput& input, const CheckProfile& profile) {
  CompileOptions compile = input.Options();
  profile.Apply(compile);
  compile.lint = true;
  return CompileRules(input.sources, compile);
}

// Mends the files in place, as often as there is something to mend: a fix may make way for another.
// False if a file cannot be written.
bool FixFiles(const CheckOptions& options, const CheckProfile& profile, RuleInput& input) {
  constexpr int kMaxRounds = 10;
  std::size_t fixes = 0;
  std::set<std::string> files;
  for (int round = 0; round < kMaxRounds; ++round) {
    std::vector<Diagnostic> chosen;
    for (Diagnostic& d : Check(input, profile).diagnostics) {
      if (Chosen(d, options)) chosen.push_back(std::move(d));
    }
    const std::size_t before = fixes;
    for (SourceId id = 0; id < input.sources.size(); ++id) {
      const FixedText fixed = ApplyFixes(input.sources, id, chosen, options.unsafe);
      if (fixed.applied == 0) continue;
      const std::string& path = input.sources.Get(id).name();
      if (!WriteFile(path, fixed.text)) return false;
      fixes += fixed.applied;
      files.insert(path);
    }
    if (fixes == before) break;
    input = ReadRuleInput(options.rules);
  }
  PrintMessage(
      fmt::format("{} mistakes mended in {} files", WithCommas(fixes), WithCommas(files.size())));
  return true;
}

}  // namespace

int RunCheck(const CheckOptions& options) {
  if (!options.explain.empty()) return Explain(options.explain);
  RuleInput input = ReadRuleInput(options.rules);
  const CheckProfile profile =
      ReadCheckProfile(options.profile, options.validation_config, options.rules.rules);
  for (const std::string& warning : profile.warnings) PrintMessage(warning);
  PrintErrors(profile.errors);
  if (!profile.errors.empty()) return kExitFailed;
  if (options.fix && !FixFiles(options, profile, input)) return kExitFailed;
  PrintErrors(input.errors);
  const CompileReport report = Check(input, profile);
  const Severity fail_level = SeverityOf(options.fail_level);
  const Severity least = std::min(fail_level, options.verbose ? Severity::kInfo
                                              : options.quiet ? Severity::kError
                                                              : Severity::kWarning);
  std::vector<Diagnostic> chosen;
  for (const Diagnostic& d : report.diagnostics) {
    if (d.severity >= least && Chosen(d, options)) chosen.push_back(d);
  }
  Output output;
  output.Write(Render(options.format, chosen, input.sources, fail_level));
  bool written = output.Flush();
  for (const std::string& request : options.reports) {
    written = WriteReport(request, chosen, input.sources, fail_level) && written;
  }
  PrintMessage(RuleCounts(report.compiled, report.refused));
  PrintNotEvaluated(report.not_evaluated);
  return written ? ExitCode(report, input, chosen, fail_level) : kExitFailed;
}

}  // namespace sigmata::cli
