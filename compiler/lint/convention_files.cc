#include "compiler/lint/convention_files.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

struct FilePrefix {
  std::string_view product, category, service, prefix;
};

constexpr FilePrefix kPrefixes[] = {
#define SIGMATA_FILE_PREFIX(product, category, service, prefix) \
  {product, category, service, prefix},
#include "compiler/lint/file_prefixes.def"
#undef SIGMATA_FILE_PREFIX
};

std::string_view NameOf(const Source& source) {
  const std::string_view path = source.name();
  return path.substr(path.rfind('/') + 1);
}

bool IsFile(const Source& source) { return NameOf(source).find(".y") != std::string_view::npos; }

bool Fits(std::string_view wanted, const std::optional<SpannedText>& part) {
  return wanted == "*" || wanted == (part ? std::string_view(part->text) : std::string_view());
}

bool FollowsConvention(std::string_view name) {
  constexpr std::string_view kEnding = ".yml";
  constexpr std::size_t kShortest = 10;
  constexpr std::size_t kLongest = 90;
  if (!name.ends_with(kEnding) || name.find('_') == name.npos) return false;
  const std::string_view stem = name.substr(0, name.size() - kEnding.size());
  return stem.size() >= kShortest && name.size() <= kLongest &&
         std::all_of(stem.begin(), stem.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
         });
}

// The first line stands for the file.
Span FirstLine(const Source& source, SourceId id) {
  const std::size_t end = std::min(source.text().find_first_of("\r\n"), source.text().size());
  return {id, 0, static_cast<std::uint32_t>(end)};
}

void LintPrefix(DiagnosticCode code, std::string_view prefix, Span place, const Source& source,
                std::vector<Diagnostic>& diagnostics) {
  const std::string_view name = NameOf(source);
  if (!IsFile(source) || name.starts_with(prefix)) return;
  diagnostics.push_back(MakeDiagnostic(
      code, place, fmt::format("the file's name `{}` does not begin with `{}`", name, prefix),
      "rename the file"));
}

}  // namespace

void LintRuleFile(const Rule& rule, const Source& source, std::vector<Diagnostic>& diagnostics) {
  // With a correlation beside it, the file is named for that.
  if (source.text().find("\ncorrelation:") != std::string_view::npos) return;
  const Logsource& logsource = rule.logsource;
  for (const FilePrefix& row : kPrefixes) {
    if (!Fits(row.product, logsource.product) || !Fits(row.category, logsource.category) ||
        !Fits(row.service, logsource.service)) {
      continue;
    }
    return LintPrefix(codes::SM252, row.prefix, logsource.span, source, diagnostics);
  }
}

void LintCorrelationFile(Span place, const Source& source, std::vector<Diagnostic>& diagnostics) {
  LintPrefix(codes::SM266, "correlation_", place, source, diagnostics);
}

void LintFiles(const SourceSet& sources, std::vector<Diagnostic>& diagnostics) {
  std::unordered_map<std::string_view, SourceId> names;
  for (SourceId id = 0; id < sources.size(); ++id) {
    const Source& source = sources.Get(id);
    if (!IsFile(source)) continue;
    const std::string_view name = NameOf(source);
    if (!FollowsConvention(name)) {
      diagnostics.push_back(
          MakeDiagnostic(codes::SM251, FirstLine(source, id),
                         fmt::format("`{}` is no name for a rule's file", name),
                         "write 10 to 90 of a-z, 0-9 and _, such as proc_creation_win_whoami.yml"));
    }
    const auto [it, fresh] = names.emplace(name, id);
    if (fresh || sources.Get(it->second).name() == source.name()) continue;
    Diagnostic d =
        MakeDiagnostic(codes::SM250, FirstLine(source, id),
                       fmt::format("another file is called `{}`", name), "rename one of the two");
    d.labels.push_back({FirstLine(sources.Get(it->second), it->second), "the other file"});
    diagnostics.push_back(std::move(d));
  }
}

}  // namespace sigmata
