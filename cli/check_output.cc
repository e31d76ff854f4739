#include "cli/check_output.h"

#include <cstdio>
#include <cstdlib>

#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/text_file.h"
#include "sigmata/diagnostic_report.h"

namespace sigmata::cli {
namespace {

std::string Render(const std::string& format, const std::vector<Diagnostic>& diagnostics,
                   const SourceSet& sources, Severity fail_level, Colours colours) {
  if (format == "ndjson") return NdjsonReport(diagnostics, sources);
  if (format == "sarif") return SarifReport(diagnostics, sources);
  if (format == "github") return GithubReport(diagnostics, sources);
  if (format == "junit") return JunitReport(diagnostics, sources, fail_level);
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    out +=
        format == "concise" ? FormatConcise(d, sources) : FormatHuman(d, sources, colours) + "\n";
  }
  return out;
}

// GitHub's runner shows the first ten annotations of a kind; this file takes the rest.
bool WriteGithubSummary(const std::vector<Diagnostic>& findings, const SourceSet& sources) {
  const char* const path = std::getenv("GITHUB_STEP_SUMMARY");
  if (path == nullptr || *path == '\0') return true;
  const std::string text = GithubSummary(findings, sources);
  std::FILE* const file = std::fopen(path, "ab");  // other steps write to it, too
  bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (file != nullptr) written = std::fclose(file) == 0 && written;
  if (!written) PrintErrors({std::string(path) + " cannot be written"});
  return written;
}

}  // namespace

bool WriteFindings(const CheckOptions& options, const std::vector<Diagnostic>& findings,
                   const SourceSet& sources, Severity fail_level) {
  const std::string format = options.format.value_or("human");
  bool written = true;
  if (options.output.empty()) {
    const Colours colours = ColoursFor(stdout, options.colour);
    Output output(Audience::kPrograms);  // diagnostics guard themselves, and hold colours
    output.Write(Render(format, findings, sources, fail_level, colours));
    written = output.Flush();
  } else {
    const Colours colours = options.colour == "always" ? Colours::kOn : Colours::kOff;
    written = WriteTextFile(options.output, Render(format, findings, sources, fail_level, colours));
  }
  if (format == "github") written = WriteGithubSummary(findings, sources) && written;
  for (const std::string& request : options.reports) {  // `sarif=report.sarif`
    const std::size_t equals = request.find('=');
    const std::string text =
        Render(request.substr(0, equals), findings, sources, fail_level, Colours::kOff);
    written = WriteTextFile(request.substr(equals + 1), text) && written;
  }
  return written;
}

}  // namespace sigmata::cli
