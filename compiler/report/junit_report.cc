#include <fmt/core.h>

#include "sigmata/diagnostic_report.h"

namespace sigmata {
namespace {

// As XML text and within double quotes. XML 1.0 has no way to write most control characters.
std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\n') {
      out += "&#10;";
    } else {
      out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return out;
}

}  // namespace

std::string JunitReport(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources,
                        Severity fail_level) {
  std::vector<std::string> failures(sources.size());
  for (const Diagnostic& d : diagnostics) {
    if (d.severity < fail_level || d.span.source >= sources.size()) continue;
    failures[d.span.source] +=
        fmt::format("      <failure message=\"{}\" type=\"{}\">{}</failure>\n", Escaped(d.message),
                    CodeName(d.code), Escaped(FormatHuman(d, sources)));
  }
  std::size_t failed = 0;
  std::string cases;
  for (SourceId id = 0; id < sources.size(); ++id) {
    cases += fmt::format("    <testcase classname=\"sigmata.check\" name=\"{}\"",
                         Escaped(sources.Get(id).name()));
    failed += failures[id].empty() ? 0U : 1U;
    cases += failures[id].empty() ? "/>\n" : ">\n" + failures[id] + "    </testcase>\n";
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
      "  <testsuite name=\"sigmata check\" tests=\"{}\" failures=\"{}\">\n{}"
      "  </testsuite>\n</testsuites>\n",
      sources.size(), failed, cases);
}

}  // namespace sigmata
