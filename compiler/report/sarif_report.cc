#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "compiler/report/json_text.h"
#include "runtime/program/diagnostic_codes.h"
#include "sigmata/diagnostic_report.h"
#include "sigmata/version.h"

namespace sigmata {
namespace {

std::string_view LevelOf(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "note";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      break;
  }
  return "error";
}

// A path as a relative URI reference.
std::string UriOf(std::string_view path) {
  std::string uri;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = std::isalnum(byte) != 0 || std::string_view("/._-~").find(c) != path.npos;
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return uri;
}

std::string Location(Span span, const SourceSet& sources, std::string_view text) {
  const Source& source = sources.Get(span.source);
  const LineColumn begin = source.Locate(span.begin);
  const LineColumn end = source.Locate(span.end);
  const std::string message =
      text.empty() ? "" : fmt::format(R"(,"message":{{"text":{}}})", JsonText(text));
  return fmt::format(
      R"({{"physicalLocation":{{"artifactLocation":{{"uri":{}}},)"
      R"("region":{{"startLine":{},"startColumn":{},"endLine":{},"endColumn":{}}}}}{}}})",
      JsonText(UriOf(source.name())), begin.line, begin.column, end.line, end.column, message);
}

class SarifWriter {
 public:
  SarifWriter(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources)
      : diagnostics_(diagnostics), sources_(sources) {}

  std::string Write() {
    std::string out =
        R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0",)"
        R"("runs":[{"tool":{"driver":{"name":"Sigmata","version":)";
    out += JsonText(kVersion) + R"(,"rules":[)" + Rules() + "]}}";
    out += R"(,"columnKind":"unicodeCodePoints","results":[)";
    const std::vector<std::string> fingerprints = Fingerprints(diagnostics_, sources_);
    for (std::size_t i = 0; i < diagnostics_.size(); ++i) {
      if (i > 0) out += ',';
      out += '\n' + ResultOf(diagnostics_[i], fingerprints[i]);
    }
    return out + "\n]}]}\n";
  }

 private:
  std::string Rules() {
    std::set<DiagnosticCode> used;
    for (const Diagnostic& d : diagnostics_) used.insert(d.code);
    std::string out;
    for (const DiagnosticCode code : used) {
      const CodeTraits& traits = TraitsOf(code);
      out += index_.empty() ? "\n" : ",\n";
      index_.emplace(code, index_.size());
      out += fmt::format(R"({{"id":{},"name":{},"shortDescription":{{"text":{}}},)"
                         R"("defaultConfiguration":{{"level":"{}"}}}})",
                         JsonText(CodeName(code)), JsonText(traits.slug), JsonText(traits.meaning),
                         LevelOf(traits.severity));
    }
    return out;
  }

  std::string ResultOf(const Diagnostic& d, const std::string& fingerprint) {
    const std::string text = d.help.empty() ? d.message : d.message + "; " + d.help;
    std::string out = fmt::format(
        R"({{"ruleId":{},"ruleIndex":{},"level":"{}","message":{{"text":{}}})",
        JsonText(CodeName(d.code)), index_[d.code], LevelOf(d.severity), JsonText(text));
    if (d.span.source < sources_.size()) {
      out += fmt::format(R"(,"locations":[{}])", Location(d.span, sources_, ""));
      out += fmt::format(R"(,"partialFingerprints":{{"sigmata/v1":"{}"}})", fingerprint);
    }
    for (std::size_t i = 0; i < d.labels.size(); ++i) {
      out += i == 0 ? R"(,"relatedLocations":[)" : ",";
      out += Location(d.labels[i].span, sources_, d.labels[i].text);
    }
    if (!d.labels.empty()) out += ']';
    return out + "}";
  }

  const std::vector<Diagnostic>& diagnostics_;
  const SourceSet& sources_;
  std::map<DiagnosticCode, std::size_t> index_;
};

}  // namespace

std::string SarifReport(const std::vector<Diagnostic>& diagnostics, const SourceSet& sources) {
  return SarifWriter(diagnostics, sources).Write();
}

}  // namespace sigmata
