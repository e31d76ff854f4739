#include <fmt/core.h>

#include "compiler/report/xml_text.h"
#include "sigmata/diagnostic_report.h"

namespace sigmata {

std::string JunitReport(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources,
                        Severity fail_level) {
  std::vector<std::string> failures(sources.size());
  for (const Diagnostic& d : diagnostics) {
    if (d.severity < fail_level || d.span.source >= sources.size()) continue;
    failures[d.span.source] +=
        fmt::format("      <failure message=\"{}\" type=\"{}\">{}</failure>\n", XmlText(d.message),
                    CodeName(d.code), XmlText(FormatHuman(d, sources)));
  }
  std::size_t failed = 0;
  std::string cases;
  for (SourceId id = 0; id < sources.size(); ++id) {
    cases += fmt::format("    <testcase classname=\"sigmata.check\" name=\"{}\"",
                         XmlText(sources.Get(id).name()));
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
