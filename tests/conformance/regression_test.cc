// The public rules' own tests: recorded events, and how many of them a rule has to match at least.
// All public rules are loaded at once, as in use. The events stand there twice, as an event log
// file and as JSON; both are read.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "compiler/front_end.h"
#include "compiler/parse/yaml_document.h"
#include "sigmata/compiler.h"
#include "sigmata/event_reader.h"
#include "sigmata/evtx_file.h"
#include "sigmata/matcher.h"
#include "tests/conformance/corpora.h"
#include "tests/conformance/pins.h"
#include "tests/conformance/regression_extras.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

namespace fs = std::filesystem;

// There is a 98th folder: its rule's authors have commented the test out, and its event is a line
// of a Cisco router. See the last case.

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

// The events of a file of JSON objects, one behind the other, or of an event log file.
std::vector<std::string> EventsOf(const fs::path& file, EventReader& reader) {
  const std::string bytes = ReadWholeFile(file);
  std::vector<std::string> events;
  INFO(file.string());
  if (EvtxFile::HasMagic(bytes)) {
    EvtxFile evtx(bytes);
    while (const auto item = evtx.Next()) {
      REQUIRE(item->status == EvtxStatus::kRead);
      events.emplace_back(item->json);
    }
    return events;
  }
  std::string_view rest = bytes;
  while (rest.find('{') != rest.npos) {
    REQUIRE(reader.Read(rest) == ReadStatus::kRead);
    events.emplace_back(rest.substr(0, reader.consumed()));
    rest.remove_prefix(reader.consumed());
  }
  return events;
}

class RegressionRun {
 public:
  RegressionRun(const Program& program, std::string ending)
      : program_(program),
        ending_(std::move(ending)),
        reader_(program),
        matcher_(program),
        scratch_(matcher_.NewScratch()) {}

  // Matches the events of a test; those of its own rule are counted against its promise.
  void Run(const RuleTest& test) {
    std::map<std::size_t, std::size_t> by_rule;
    for (const fs::directory_entry& entry : fs::directory_iterator(test.folder)) {
      if (entry.path().extension() != ending_) continue;
      for (const std::string& event : EventsOf(entry.path(), reader_)) Match(event, by_rule);
    }
    std::size_t own = 0;
    for (const auto& [rule, count] : by_rule) {
      const RuleInfo info = program_.rule(rule);
      if (info.file == test.rule_file) {
        own += count;
        if (count > test.least) more_of_their_own[std::string(info.id)] += count - test.least;
      } else {
        extra[std::string(info.id)] += count;
      }
    }
    INFO(test.rule_file);
    CHECK(own >= test.least);
  }

  std::size_t events = 0, matches = 0;
  std::map<std::string, std::size_t> extra, more_of_their_own;  // by the rule's id

 private:
  void Match(const std::string& event, std::map<std::size_t, std::size_t>& by_rule) {
    REQUIRE(reader_.Read(event) == ReadStatus::kRead);
    CHECK(reader_.event().shape() == "evtx-json");
    for (const sigmata::Match& match : matcher_.MatchEvent(reader_.event(), scratch_)) {
      ++by_rule[match.rule];
      ++matches;
    }
    ++events;
  }

  Program program_;
  std::string ending_;
  EventReader reader_;
  Matcher matcher_;
  MatchScratch scratch_;
};

// Each match beyond a promise has its reason in the table, and each reason its matches.
template <std::size_t kSize>
void CheckExplained(std::map<std::string, std::size_t> matches,
                    const ExtraMatches (&table)[kSize]) {
  for (const ExtraMatches& row : table) {
    INFO(row.rule << " " << row.why);
    const auto found = matches.lower_bound(std::string(row.rule));
    const bool there = found != matches.end() && found->first.starts_with(row.rule);
    CHECK(there);
    if (!there) continue;
    CHECK(found->second == row.matches);
    matches.erase(found);
  }
  for (const auto& [rule, count] : matches) {
    FAIL_CHECK("rule " << rule << " matches " << count << " events, and nobody knows why");
  }
}

TEST_CASE("public rules match the recorded events of their tests", "[conformance]") {
  const auto root = FindInCorpora("sigmahq");
  const auto data = FindInCorpora("regression");
  if (!root || !data) return;
  SourceSet sources;
  for (const std::string& folder : RuleFolders()) AddRuleFiles(*root, folder, sources);
  const CompileReport report = CompileRules(sources);
  REQUIRE(report.program);
  const std::vector<RuleTest> tests = FindTests(sources, *data);
  CHECK(tests.size() == SigmaHqPins().tests);
  for (const char* const ending : {".json", ".evtx"}) {
    INFO(ending);
    RegressionRun run(*report.program, ending);
    for (const RuleTest& test : tests) run.Run(test);
    CHECK(run.events == SigmaHqPins().events);
    CHECK(run.matches == SigmaHqPins().matches);
    CheckExplained(run.extra, kExtraMatches);
    CheckExplained(run.more_of_their_own, kMoreOfTheirOwn);
  }
}

TEST_CASE("the one test without a Windows event: a Cisco router's line", "[conformance]") {
  const auto rule = FindInCorpora("sigmahq/rules/network/cisco/aaa/cisco_cli_dot1x_disabled.yml");
  const auto folder =
      FindInCorpora("regression/regression_data/rules/cisco/aaa/cisco_cli_dot1x_disabled");
  if (!rule || !folder) return;
  SourceSet sources;
  sources.Add("rule.yml", ReadWholeFile(*rule));
  CompileOptions options;
  options.ignore_logsource = true;  // no field map says where such lines come from
  const CompileReport report = CompileRules(sources, options);
  REQUIRE(report.program);
  std::string line = ReadWholeFile(*folder / "ef0ff092-a24a-4fbc-beea-06c08d53e085.raw");
  while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
  REQUIRE(line.find_first_of("\"\\\n") == line.npos);
  EventReader reader(*report.program);
  const Matcher matcher(*report.program);
  MatchScratch scratch = matcher.NewScratch();
  REQUIRE(reader.Read("{\"message\":\"" + line + "\"}") == ReadStatus::kRead);
  CHECK(matcher.MatchEvent(reader.event(), scratch).size() == 1);
}

}  // namespace
}  // namespace sigmata
