// A diagnostic in words, for people: FormatHuman and FormatConcise.
//
// Whatever comes from a rule goes through Printable, so that the only escape sequences in the
// output are those of the Painter.
#include <fmt/core.h>

#include <map>

#include "runtime/program/printable.h"
#include "runtime/program/utf8.h"
#include "sigmata/diagnostic.h"

namespace sigmata {
namespace {

constexpr std::string_view kBold = "\x1B[1m";
constexpr std::string_view kFrame = "\x1B[1;34m";  // blue: lines, numbers, second places

std::string_view ColourOf(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "\x1B[1;36m";  // cyan
    case Severity::kWarning:
      return "\x1B[1;33m";  // yellow
    case Severity::kError:
      break;
  }
  return "\x1B[1;31m";  // red
}

class Painter {
 public:
  explicit Painter(Colours colours) : on_(colours == Colours::kOn) {}

  std::string operator()(std::string_view colour, std::string_view text) const {
    return on_ ? fmt::format("{}{}\x1B[0m", colour, text) : std::string(text);
  }

 private:
  bool on_;
};

// What to print under one line: the characters to mark and what to say of them.
struct Mark {
  std::uint32_t column;
  std::uint32_t width;
  char sign;
  std::string_view colour;
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

Mark MarkOf(const Source& source, Span span, char sign, std::string_view colour,
            std::string_view text) {
  const LineColumn begin = source.Locate(span.begin);
  const LineColumn end = source.Locate(span.end);
  const std::uint32_t line_width = CodePoints(source.Line(begin.line));
  const std::uint32_t last = begin.line == end.line ? end.column : line_width + 1;
  const std::uint32_t width = last > begin.column ? last - begin.column : 1;
  return {begin.column, width, sign, colour, text};
}

std::map<std::uint32_t, std::vector<Mark>> MarksByLine(const Diagnostic& d, const Source& source) {
  std::map<std::uint32_t, std::vector<Mark>> lines;
  lines[source.Locate(d.span.begin).line].push_back(
      MarkOf(source, d.span, '^', ColourOf(d.severity), {}));
  for (const Label& label : d.labels) {
    if (label.span.source != d.span.source) continue;
    lines[source.Locate(label.span.begin).line].push_back(
        MarkOf(source, label.span, '-', kFrame, label.text));
  }
  return lines;
}

void AppendSnippet(const Diagnostic& d, const SourceSet& sources, const Painter& paint,
                   std::string& out) {
  const Source& source = sources.Get(d.span.source);
  const auto lines = MarksByLine(d, source);
  const std::size_t gutter = fmt::format("{}", lines.rbegin()->first).size();
  const std::string margin = paint(kFrame, std::string(gutter + 1, ' ') + "|");
  out += margin + "\n";
  for (const auto& [line, marks] : lines) {
    out += paint(kFrame, fmt::format("{:>{}} |", line, gutter));
    out += fmt::format(" {}\n", Printable(source.Line(line)));
    for (const Mark& mark : marks) {
      std::string marked(mark.width, mark.sign);
      if (!mark.text.empty()) marked += " " + Printable(mark.text);
      out += fmt::format("{} {}{}\n", margin, std::string(mark.column - 1, ' '),
                         paint(mark.colour, marked));
    }
  }
  for (const Label& label : d.labels) {
    if (label.span.source == d.span.source) continue;
    const Source& other = sources.Get(label.span.source);
    const LineColumn at = other.Locate(label.span.begin);
    out += fmt::format("{} {}:{}:{}: {}\n", paint(kFrame, std::string(gutter + 1, ' ') + "="),
                       Printable(other.name()), at.line, at.column, Printable(label.text));
  }
}

bool HasPlace(const Diagnostic& d, const SourceSet& sources) {
  return d.span.source < sources.size();
}

}  // namespace

std::string FormatHuman(const Diagnostic& d, const SourceSet& sources, Colours colours) {
  const Painter paint(colours);
  const std::string head = fmt::format("{}[{}]", SeverityName(d.severity), CodeName(d.code));
  std::string out =
      paint(ColourOf(d.severity), head) + paint(kBold, ": " + PrintableLines(d.message)) + "\n";
  if (HasPlace(d, sources)) {
    const Source& source = sources.Get(d.span.source);
    const LineColumn at = source.Locate(d.span.begin);
    out += fmt::format("{} {}:{}:{}\n", paint(kFrame, "  -->"), Printable(source.name()), at.line,
                       at.column);
    AppendSnippet(d, sources, paint, out);
  }
  if (d.help.empty()) return out;
  return out + fmt::format("{} {}: {}\n", paint(kFrame, "   ="), paint(kBold, "help"),
                           PrintableLines(d.help));
}

std::string FormatConcise(const Diagnostic& d, const SourceSet& sources) {
  const std::string what =
      fmt::format("{} {}: {}\n", CodeName(d.code), SeverityName(d.severity), Printable(d.message));
  if (!HasPlace(d, sources)) return what;
  const Source& source = sources.Get(d.span.source);
  const LineColumn at = source.Locate(d.span.begin);
  return fmt::format("{}:{}:{}: {}", Printable(source.name()), at.line, at.column, what);
}

}  // namespace sigmata
