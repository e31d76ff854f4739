// The layout of the public rules: it changes no meaning, is reached in one step, loses no line, and
// is the one that most of the rules have already.
#include <fmt/core.h>

#include <algorithm>
#include <regex>

#include "compiler/bind/bound_rule.h"
#include "compiler/format/formatter.h"
#include "compiler/format/text_lines.h"
#include "compiler/front_end.h"
#include "tests/conformance/corpora.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

struct Formatted {
  SourceSet before, after;
  std::size_t changed = 0;
  std::size_t changed_main = 0;  // of rules/
};

// The lines without blanks and quotes, sorted: the layout moves lines, and changes no more than
// these. Blank lines and the mark of a document do not count.
std::vector<std::string> BareLines(std::string_view text) {
  std::vector<std::string> bare;
  for (const std::string_view line : SplitLines(text)) {
    std::string kept;
    for (const char c : line) {
      if (std::string_view(" \t\r'\"").find(c) == std::string_view::npos) kept += c;
    }
    if (!kept.empty() && kept != "---") bare.push_back(std::move(kept));
  }
  std::sort(bare.begin(), bare.end());
  return bare;
}

void FormatAll(const SourceSet& sources, Formatted& out) {
  for (SourceId id = 0; id < sources.size(); ++id) {
    const Source& source = sources.Get(id);
    const FormattedText formatted = FormatRules(sources, id);
    INFO(source.name());
    CHECK(formatted.outcome == FormatOutcome::kFormatted);
    CHECK(BareLines(source.text()) == BareLines(formatted.text));
    if (formatted.text == source.text()) continue;
    ++out.changed;
    out.changed_main += source.name().starts_with("rules/") ? 1U : 0U;
    SourceSet again;
    CHECK(FormatRules(again, again.Add(source.name(), formatted.text)).text == formatted.text);
    out.before.Add(source.name(), std::string(source.text()));
    out.after.Add(source.name(), formatted.text);
  }
}

// What the rules of a set mean, without their places.
std::vector<std::string> Meanings(const SourceSet& sources, std::size_t& refused) {
  const FrontEnd front = ReadRules(sources);
  refused = front.refused;
  std::vector<std::string> meanings;
  const std::regex place("  @[0-9]+:[0-9]+");
  for (const FrontEndRule& rule : front.rules) {
    const Source& source = sources.Get(rule.bound.span.source);
    meanings.push_back(std::regex_replace(DumpBoundRule(rule.bound, source), place, ""));
  }
  return meanings;
}

TEST_CASE("the layout of public rules changes no meaning and loses no line", "[conformance]") {
  const auto root = FindInCorpora("sigmahq");
  if (!root) return;
  Formatted formatted;
  std::size_t files = 0;
  for (const std::string& folder : RuleFolders()) {
    SourceSet sources;
    AddRuleFiles(*root, folder, sources);
    files += sources.size();
    FormatAll(sources, formatted);
  }
  std::size_t refused_before = 0;
  std::size_t refused_after = 0;
  const std::vector<std::string> before = Meanings(formatted.before, refused_before);
  CHECK(before.size() > 400);
  CHECK(before == Meanings(formatted.after, refused_after));
  CHECK(refused_before == refused_after);
  // The layout is theirs: should it ever change more, something has been misunderstood.
  CHECK(formatted.changed_main <= 460);
  fmt::print("layout: {} of {} files change, of these {} in rules/\n", formatted.changed, files,
             formatted.changed_main);
}

}  // namespace
}  // namespace sigmata
