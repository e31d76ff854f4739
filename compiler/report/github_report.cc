#include <fmt/core.h>

#include <algorithm>

#include "runtime/program/printable.h"
#include "sigmata/diagnostic_report.h"

namespace sigmata {
namespace {

constexpr std::size_t kShown = 10;  // of a kind; GitHub shows no more for one step

std::string_view CommandOf(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "notice";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      break;
  }
  return "error";
}

// Line breaks and percent signs are written as in addresses; within a property, so are its ends.
std::string Escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : PrintableLines(text)) {
    const bool end = property && (c == ':' || c == ',');
    if (c == '%' || c == '\r' || c == '\n' || end) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string CommandFor(const Diagnostic& d, const SourceSet& sources) {
  std::string place;
  if (d.span.source < sources.size()) {
    const Source& source = sources.Get(d.span.source);
    const LineColumn begin = source.Locate(d.span.begin);
    const LineColumn end = source.Locate(d.span.end);
    place = fmt::format("file={},line={},endLine={},", Escaped(source.name(), true), begin.line,
                        end.line);
    // GitHub takes columns only within one line.
    if (begin.line == end.line) {
      place += fmt::format("col={},endColumn={},", begin.column, end.column);
    }
  }
  const std::string title = fmt::format("{} {}", CodeName(d.code), CodeSlug(d.code));
  const std::string text = d.help.empty() ? d.message : d.message + "\n" + d.help;
  return fmt::format("::{} {}title={}::{}\n", CommandOf(d.severity), place, Escaped(title, true),
                     Escaped(text, false));
}

}  // namespace

std::string GithubReport(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources) {
  std::string out;
  std::size_t left_out = 0;
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo}) {
    std::size_t shown = 0;
    for (const Diagnostic& d : diagnostics) {
      if (d.severity != severity) continue;
      if (++shown > kShown) {
        ++left_out;
      } else {
        out += CommandFor(d, sources);
      }
    }
  }
  if (left_out > 0) out += fmt::format("{} more findings are not shown here\n", left_out);
  return out;
}

}  // namespace sigmata
