#include "sigmata/diagnostic.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/utf8.h"

namespace sigmata {
namespace {

constexpr CodeTraits kCodes[] = {
#define SIGMATA_DIAGNOSTIC(number, slug, severity, meaning) \
  {codes::SM##number, slug, Severity::k##severity, meaning},
#include "runtime/program/diagnostic_codes.def"
#undef SIGMATA_DIAGNOSTIC
};

// What to print under one line: the characters to mark and what to say of them.
struct Mark {
  std::uint32_t column;
  std::uint32_t width;
  char sign;
  std::string_view text;
};

std::uint32_t CodePoints(std::string_view text) {
  std::uint32_t count = 0;
  while (!text.empty()) {
    text.remove_prefix(DecodeUtf8(text).size);
    ++count;
  }
  return count;
}

Mark MarkOf(const Source& source, Span span, char sign, std::string_view text) {
  const LineColumn begin = source.Locate(span.begin);
  const LineColumn end = source.Locate(span.end);
  const std::uint32_t line_width = CodePoints(source.Line(begin.line));
  const std::uint32_t last = begin.line == end.line ? end.column : line_width + 1;
  const std::uint32_t width = last > begin.column ? last - begin.column : 1;
  return {begin.column, width, sign, text};
}

// Tabs and control characters would move the carets: each is shown as one column.
std::string Printable(std::string_view line) {
  std::string out;
  for (const char c : line) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return out;
}

void AppendSnippet(const Diagnostic& d, const SourceSet& sources, std::string& out) {
  const Source& source = sources.Get(d.span.source);
  std::map<std::uint32_t, std::vector<Mark>> lines;
  lines[source.Locate(d.span.begin).line].push_back(MarkOf(source, d.span, '^', {}));
  for (const Label& label : d.labels) {
    if (label.span.source != d.span.source) continue;
    lines[source.Locate(label.span.begin).line].push_back(
        MarkOf(source, label.span, '-', label.text));
  }
  const std::size_t gutter = fmt::format("{}", lines.rbegin()->first).size();
  const std::string margin = std::string(gutter + 1, ' ') + "|";
  out += margin + "\n";
  for (const auto& [line, marks] : lines) {
    out += fmt::format("{:>{}} | {}\n", line, gutter, Printable(source.Line(line)));
    for (const Mark& mark : marks) {
      out += fmt::format("{} {}{}", margin, std::string(mark.column - 1, ' '),
                         std::string(mark.width, mark.sign));
      if (!mark.text.empty()) out += fmt::format(" {}", mark.text);
      out += '\n';
    }
  }
  for (const Label& label : d.labels) {
    if (label.span.source == d.span.source) continue;
    const Source& other = sources.Get(label.span.source);
    const LineColumn at = other.Locate(label.span.begin);
    out += fmt::format("{}= {}:{}:{}: {}\n", std::string(gutter + 1, ' '), other.name(), at.line,
                       at.column, label.text);
  }
}

bool HasPlace(const Diagnostic& d, const SourceSet& sources) {
  return d.span.source < sources.size();
}

}  // namespace

std::span<const CodeTraits> AllCodes() { return kCodes; }

const CodeTraits& TraitsOf(DiagnosticCode code) {
  const auto* const it = std::find_if(std::begin(kCodes), std::end(kCodes),
                                      [code](const CodeTraits& row) { return row.code == code; });
  return it == std::end(kCodes) ? kCodes[0] : *it;
}

Diagnostic MakeDiagnostic(DiagnosticCode code, Span span, std::string message, std::string help) {
  return {code, TraitsOf(code).severity, span, std::move(message), {}, std::move(help), {}};
}

std::string CodeName(DiagnosticCode code) {
  return fmt::format("SM{:03}", static_cast<unsigned>(code));
}

std::string_view CodeSlug(DiagnosticCode code) { return TraitsOf(code).slug; }

std::string_view SeverityName(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "info";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      break;
  }
  return "error";
}

std::string FormatHuman(const Diagnostic& d, const SourceSet& sources) {
  std::string out =
      fmt::format("{}[{}]: {}\n", SeverityName(d.severity), CodeName(d.code), d.message);
  if (HasPlace(d, sources)) {
    const Source& source = sources.Get(d.span.source);
    const LineColumn at = source.Locate(d.span.begin);
    out += fmt::format("  --> {}:{}:{}\n", source.name(), at.line, at.column);
    AppendSnippet(d, sources, out);
  }
  if (!d.help.empty()) out += fmt::format("   = help: {}\n", d.help);
  return out;
}

std::string FormatConcise(const Diagnostic& d, const SourceSet& sources) {
  if (!HasPlace(d, sources)) {
    return fmt::format("{} {}: {}\n", CodeName(d.code), SeverityName(d.severity), d.message);
  }
  const Source& source = sources.Get(d.span.source);
  const LineColumn at = source.Locate(d.span.begin);
  return fmt::format("{}:{}:{}: {} {}: {}\n", source.name(), at.line, at.column, CodeName(d.code),
                     SeverityName(d.severity), d.message);
}

}  // namespace sigmata
