// Safe fixes of the public rules change nothing that the rules match.
#include <fmt/core.h>

#include "compiler/fix/fixes.h"
#include "sigmata/compiler.h"
#include "sigmata/json_event.h"
#include "sigmata/matcher.h"
#include "tests/conformance/corpora.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

constexpr std::size_t kEvents = 4000;  // of each lane

struct RuleTexts {
  SourceSet before, after;
  std::size_t fixes = 0;
};

// The rules that have something to mend, and the same mended.
RuleTexts MendRules(const std::filesystem::path& root) {
  SourceSet sources;
  AddRuleFiles(root, "rules/windows", sources);
  CompileOptions options;
  options.lint = true;
  const std::vector<Diagnostic> diagnostics = CompileRules(sources, options).diagnostics;
  std::vector<std::vector<Diagnostic>> by_source(sources.size());
  for (const Diagnostic& d : diagnostics) by_source[d.span.source].push_back(d);
  RuleTexts texts;
  for (SourceId id = 0; id < sources.size(); ++id) {
    FixedText fixed = ApplyFixes(sources, id, by_source[id], false);
    if (fixed.applied == 0) continue;
    texts.fixes += fixed.applied;
    texts.before.Add(sources.Get(id).name(), std::string(sources.Get(id).text()));
    texts.after.Add(sources.Get(id).name(), std::move(fixed.text));
  }
  return texts;
}

class RuleRun {
 public:
  explicit RuleRun(const SourceSet& sources)
      : program_(*CompileRules(sources).program),
        reader_(program_),
        matcher_(program_),
        scratch_(matcher_.NewScratch()) {}

  std::size_t rules() const { return program_.rule_count(); }

  std::vector<std::string> Match(std::string_view json) {
    std::vector<std::string> ids;
    if (reader_.Read(json) != ReadStatus::kRead) return ids;
    for (const sigmata::Match& match : matcher_.MatchEvent(reader_.event(), scratch_)) {
      ids.emplace_back(program_.rule(match.rule).id);
    }
    return ids;
  }

 private:
  Program program_;
  JsonEventReader reader_;
  Matcher matcher_;
  MatchScratch scratch_;
};

TEST_CASE("safe fixes of public rules change no match", "[conformance]") {
  const auto rules = FindInCorpora("sigmahq");
  const auto events = FindInCorpora("events");
  if (!rules || !events) return;
  const RuleTexts texts = MendRules(*rules);
  CHECK(texts.fixes > 100);
  RuleRun before(texts.before);
  RuleRun after(texts.after);
  CHECK(before.rules() == after.rules());
  std::size_t matches = 0;
  for (const char* const lane : {"windows-collector", "windows-processes-and-scripts"}) {
    std::size_t count = 0;
    ForEachPackedLine(*events / (std::string(lane) + ".ndjson.zst"), [&](std::string_view line) {
      if (++count > kEvents) return;
      const std::vector<std::string> ids = before.Match(line);
      matches += ids.size();
      CHECK(ids == after.Match(line));
    });
  }
  fmt::print("fixes: {} in {} rules, {} matches before and after\n", texts.fixes, before.rules(),
             matches);
}

}  // namespace
}  // namespace sigmata
