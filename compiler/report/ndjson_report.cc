#include <fmt/core.h>

#include "compiler/report/json_text.h"
#include "sigmata/diagnostic_report.h"

namespace sigmata {
namespace {

std::string PlaceOf(Span span, const SourceSet& sources) {
  if (span.source >= sources.size()) return R"("file":null)";
  const Source& source = sources.Get(span.source);
  const LineColumn begin = source.Locate(span.begin);
  const LineColumn end = source.Locate(span.end);
  return fmt::format(
      R"("file":{},"line":{},"column":{},"end_line":{},"end_column":{},"begin":{},"end":{})",
      JsonText(source.name()), begin.line, begin.column, end.line, end.column, span.begin,
      span.end);
}

}  // namespace

std::string NdjsonReport(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources) {
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    out += fmt::format(R"({{"code":{},"slug":{},"severity":{},{},"message":{})",
                       JsonText(CodeName(d.code)), JsonText(CodeSlug(d.code)),
                       JsonText(SeverityName(d.severity)), PlaceOf(d.span, sources),
                       JsonText(d.message));
    if (!d.help.empty()) out += fmt::format(R"(,"help":{})", JsonText(d.help));
    for (std::size_t i = 0; i < d.labels.size(); ++i) {
      out += fmt::format(R"({}{{{},"text":{}}})", i == 0 ? R"(,"labels":[)" : ",",
                         PlaceOf(d.labels[i].span, sources), JsonText(d.labels[i].text));
    }
    if (!d.labels.empty()) out += ']';
    out += "}\n";
  }
  return out;
}

}  // namespace sigmata
