#include "cli/test/known_false_positives.h"

#include <algorithm>

#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata::cli {

void KnownFalsePositives::Add(const SourceSet& sources, SourceId id,
                              std::vector<Diagnostic>& diagnostics) {
  const std::string_view text = sources.Get(id).text();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool header = begin == 0 && Fold(line).starts_with("ruleid;");
    const auto at = static_cast<std::uint32_t>(begin);
    if (!line.empty() && !header) {
      AddLine(line, {id, at, at + static_cast<std::uint32_t>(line.size())}, diagnostics);
    }
    begin = end + 1;
  }
}

void KnownFalsePositives::AddLine(std::string_view line, Span span,
                                  std::vector<Diagnostic>& diagnostics) {
  const std::size_t first = line.find(';');
  const std::size_t second = first == line.npos ? line.npos : line.find(';', first + 1);
  if (second == line.npos || first == 0) {
    diagnostics.push_back(
        MakeDiagnostic(codes::SM965, span, "the line is not RuleId;RuleName;MatchString"));
    return;
  }
  const std::string_view pattern = line.substr(second + 1);
  const RegexCheck check = CheckRegex(pattern);
  if (check.problem != RegexProblem::kNone || pattern.empty()) {
    span.begin += static_cast<std::uint32_t>(second + 1);
    diagnostics.push_back(MakeDiagnostic(
        codes::SM965, span,
        pattern.empty() ? "an empty expression would cover every match" : check.message,
        pattern.empty() ? "write .* if that is meant" : ""));
    return;
  }
  by_rule_[Fold(line.substr(0, first))].push_back(lines_.size());
  lines_.push_back({span, Regex(pattern), false});
}

bool KnownFalsePositives::Cover(std::string_view rule_id, std::string_view event_text) {
  const auto found = by_rule_.find(Fold(rule_id));
  if (found == by_rule_.end()) return false;
  bool covered = false;
  for (const std::size_t index : found->second) {
    Line& line = lines_[index];
    if (!line.regex.FoundIn(event_text)) continue;
    line.used = true;
    covered = true;
  }
  return covered;
}

std::vector<Diagnostic> KnownFalsePositives::Unused() const {
  std::vector<Diagnostic> unused;
  for (const Line& line : lines_) {
    if (line.used) continue;
    unused.push_back(
        MakeDiagnostic(codes::SM966, line.span, "no match of these events needed this line"));
  }
  return unused;
}

}  // namespace sigmata::cli
