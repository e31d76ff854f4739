#include "compiler/lint/suppressions.h"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>

#include "compiler/parse/rule_parser.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

constexpr std::string_view kMark = "# sigmata: ignore[";

struct Suppression {
  std::string_view code;
  Span span;
  std::uint32_t line = 0;  // of the findings that it means
  bool used = false;
};

std::string_view Trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(' ') + 1 - first);
}

// Of one comment: each code with its place.
void ReadCodes(const Source& source, SourceId id, std::size_t begin, std::size_t end,
               std::uint32_t line, std::vector<Suppression>& out) {
  const std::string_view text = source.text();
  while (begin < end) {
    const std::size_t comma = std::min(text.find(',', begin), end);
    const std::string_view code = Trimmed(text.substr(begin, comma - begin));
    if (!code.empty()) {
      const auto at = static_cast<std::uint32_t>(code.data() - text.data());
      out.push_back({code, {id, at, at + static_cast<std::uint32_t>(code.size())}, line, false});
    }
    begin = comma + 1;
  }
}

std::vector<Suppression> ReadSuppressions(const Source& source, SourceId id) {
  std::vector<Suppression> found;
  const std::string_view text = source.text();
  for (std::size_t at = text.find(kMark); at != text.npos; at = text.find(kMark, at + 1)) {
    const std::size_t begin = at + kMark.size();
    const std::size_t end = text.find_first_of("]\n", begin);
    if (end == text.npos || text[end] != ']') continue;
    const std::uint32_t own = source.Locate(static_cast<std::uint32_t>(at)).line;
    const bool alone = Trimmed(source.Line(own)).starts_with('#');
    ReadCodes(source, id, begin, end, alone ? own + 1 : own, found);
  }
  return found;
}

}  // namespace

bool CanBeSuppressed(const Diagnostic& d) {
  constexpr unsigned kFirstOfMeaning = 510;
  constexpr unsigned kLastOfMeaning = 699;
  const auto number = static_cast<unsigned>(d.code);
  const bool nobodys_mistake = d.code == codes::SM910;
  return !RefusesRule(d) || nobodys_mistake ||
         (number >= kFirstOfMeaning && number <= kLastOfMeaning);
}

void ApplySuppressions(const SourceSet& sources, std::vector<Diagnostic>& diagnostics) {
  std::vector<std::vector<Suppression>> all;
  for (SourceId id = 0; id < sources.size(); ++id) {
    all.push_back(ReadSuppressions(sources.Get(id), id));
  }
  std::erase_if(diagnostics, [&](const Diagnostic& d) {
    if (d.span.source >= all.size() || all[d.span.source].empty() || !CanBeSuppressed(d))
      return false;
    const std::uint32_t line = sources.Get(d.span.source).Locate(d.span.begin).line;
    bool suppressed = false;
    for (Suppression& one : all[d.span.source]) {
      if (one.line != line || one.code != CodeName(d.code)) continue;
      one.used = suppressed = true;
    }
    return suppressed;
  });
  for (const std::vector<Suppression>& of_source : all) {
    for (const Suppression& one : of_source) {
      if (one.used) continue;
      diagnostics.push_back(MakeDiagnostic(
          codes::SM190, one.span, fmt::format("nothing here gives {}", one.code),
          "delete the comment; it belongs on the line of the finding or on the line above"));
    }
  }
}

}  // namespace sigmata
