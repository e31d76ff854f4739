// The public rules' own tests: recorded events, and how many of them a rule has to match at least.
// All public rules are loaded at once, as in use.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "compiler/front_end.h"
#include "compiler/parse/yaml_document.h"
#include "sigmata/compiler.h"
#include "sigmata/json_event.h"
#include "sigmata/matcher.h"
#include "tests/conformance/corpora.h"
#include "tests/conformance/pins.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNotCompiled = 0;  // rules with a test that are refused

// What a rule says of its test.
struct RuleTest {
  std::string rule_file;
  fs::path folder;
  std::size_t least = 1;
};

std::string TextAt(const YamlNode& map, std::string_view key) {
  const YamlNode* const node = map.Find(key);
  return node != nullptr && node->is_scalar() ? node->text : "";
}

// `match_count` of a test's info.yml, or 1.
std::size_t LeastMatches(const fs::path& info) {
  SourceSet sources;
  const YamlDocuments yaml = ParseYaml(sources, sources.Add(info.string(), ReadWholeFile(info)));
  REQUIRE(yaml.roots.size() == 1);
  const YamlNode* const tests = yaml.roots[0].Find("regression_tests_info");
  REQUIRE(tests != nullptr);
  REQUIRE(tests->items.size() == 1);
  const std::string count = TextAt(tests->items[0], "match_count");
  std::size_t least = 1;
  std::from_chars(count.data(), count.data() + count.size(), least);
  return least;
}

std::vector<RuleTest> FindTests(const SourceSet& sources, const fs::path& root) {
  std::vector<RuleTest> tests;
  for (SourceId id = 0; id < sources.size(); ++id) {
    if (sources.Get(id).text().find("regression_tests_path") == std::string_view::npos) continue;
    for (const YamlNode& document : ParseYaml(sources, id).roots) {
      const std::string path = TextAt(document, "regression_tests_path");
      if (path.empty() || !fs::exists(root / path)) continue;
      tests.push_back(
          {sources.Get(id).name(), (root / path).parent_path(), LeastMatches(root / path)});
    }
  }
  return tests;
}

// Matches of each rule file, over all events of one file: objects, one behind the other.
class EventFileMatcher {
 public:
  explicit EventFileMatcher(const Program& program)
      : program_(program), reader_(program), matcher_(program), scratch_(matcher_.NewScratch()) {}

  std::map<std::string, std::size_t> Match(const fs::path& file) {
    std::map<std::string, std::size_t> matches;
    const std::string text = ReadWholeFile(file);
    std::string_view rest = text;
    while (rest.find('{') != rest.npos) {
      INFO(file.string());
      REQUIRE(reader_.Read(rest) == ReadStatus::kRead);
      for (const sigmata::Match& match : matcher_.MatchEvent(reader_.event(), scratch_)) {
        ++matches[std::string(program_.rule(match.rule).file)];
        ++matches_;
      }
      rest.remove_prefix(reader_.consumed());
      ++events_;
    }
    return matches;
  }

  std::size_t events() const { return events_; }
  std::size_t matches() const { return matches_; }

 private:
  Program program_;
  JsonEventReader reader_;
  Matcher matcher_;
  MatchScratch scratch_;
  std::size_t events_ = 0;
  std::size_t matches_ = 0;
};

TEST_CASE("public rules match the recorded events of their tests", "[conformance]") {
  const auto root = FindInCorpora("sigmahq");
  const auto data = FindInCorpora("regression");
  if (!root || !data) return;
  SourceSet sources;
  for (const std::string& folder : RuleFolders()) AddRuleFiles(*root, folder, sources);
  const CompileReport report = CompileRules(sources);
  REQUIRE(report.program);
  std::set<std::string> compiled;
  for (std::size_t i = 0; i < report.program->rule_count(); ++i) {
    compiled.emplace(report.program->rule(i).file);
  }
  EventFileMatcher matcher(*report.program);
  std::size_t refused = 0;
  const std::vector<RuleTest> tests = FindTests(sources, *data);
  for (const RuleTest& test : tests) {
    std::size_t matches = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(test.folder)) {
      if (entry.path().extension() != ".json") continue;
      matches += matcher.Match(entry.path())[test.rule_file];
    }
    INFO(test.rule_file);
    if (compiled.count(test.rule_file) == 0) {
      ++refused;
    } else {
      CHECK(matches >= test.least);
    }
  }
  CHECK(tests.size() == SigmaHqPins().tests);
  CHECK(refused == kNotCompiled);
  CHECK(matcher.events() == SigmaHqPins().events);
  CHECK(matcher.matches() == SigmaHqPins().matches);
}

}  // namespace
}  // namespace sigmata
