// What is said of events by `sigmata explain`, as stored beside the rules and events:
//
//   explain/stem.yml .ndjson     or a shipped rule, see kShippedRules
//   explain/stem.explain         for people
//   explain/stem.explain.json .explain.html   where they are
#include <map>
#include <vector>

#include "cli/explain/event_explanation.h"
#include "cli/explain/html_page.h"
#include "cli/explain/report_html.h"
#include "cli/explain/report_json.h"
#include "cli/explain/report_text.h"
#include "compiler/front_end.h"
#include "runtime/event/record_splitter.h"
#include "tests/support/catch.h"
#include "tests/support/test_files.h"

namespace sigmata::testing {
namespace {

using cli::EventReport;
using cli::ExplainedSet;

const std::map<std::string, std::string> kShippedRules = {
    {"shipped_isatap_rule", "sigma-rules/windows/iphlpsvc/isatap_router_address_set.yml"}};

struct Reports {
  SourceSet sources;
  ExplainedSet set;
  std::vector<EventReport> events;
};

void ExplainEvents(cli::Explainer& explainer, const std::string& events, Reports& out) {
  const std::string padded = events + std::string(kEventPadding, ' ');
  const std::string_view bytes(padded.data(), events.size());
  RecordSplitter splitter;
  std::size_t position = 0;
  while (const auto record = splitter.Next(bytes, position, true)) {
    REQUIRE(explainer.ReadPadded(*record) == ReadStatus::kRead);
    EventReport& report = out.events.emplace_back(cli::ExplainEvent(explainer, 5));
    report.source = "events.ndjson";
    report.index = out.events.size() - 1;
  }
}

void Explain(const std::string& rule, const std::string& events, Reports& out) {
  const FrontEnd front = ReadRules((out.sources.Add("rule.yml", ReadFile(rule)), out.sources));
  std::vector<BoundRule> rules;
  for (const FrontEndRule& each : front.rules) {
    rules.push_back(each.bound);
    out.set.rules.push_back({each.bound.id, each.bound.title, each.bound.level, each.bound.span});
  }
  out.set.sources = &out.sources;
  REQUIRE_FALSE(rules.empty());
  auto explainer = cli::Explainer::Make(rules, ShippedFieldMaps());
  REQUIRE(explainer.has_value());
  ExplainEvents(*explainer, ReadFile(events), out);
}

template <typename Write>
void CheckClaim(const std::string& path, const Reports& reports, std::string text, Write write) {
  if (!FileExists(path)) return;
  for (const EventReport& report : reports.events) text += write(report, reports.set);
  if (path.ends_with(".html")) text += cli::kHtmlTail;
  if (UpdateGolden()) return WriteFile(path, text);
  INFO("golden file " << path << " (SIGMATA_UPDATE_GOLDEN=1 rewrites it)");
  CHECK(ReadFile(path) == text);
}

TEST_CASE("explanations are as stored", "[golden]") {
  const std::string folder = SourcePath("tests/golden/explain");
  const std::vector<std::string> cases = FilesBelow(folder, ".explain");
  CHECK(cases.size() >= 7);
  for (const std::string& path : cases) {
    const std::string stem = path.substr(0, path.size() - std::string_view(".explain").size());
    const auto shipped = kShippedRules.find(stem.substr(folder.size() + 1));
    const std::string rule =
        shipped == kShippedRules.end() ? stem + ".yml" : SourcePath(shipped->second);
    Reports reports;
    Explain(rule, stem + ".ndjson", reports);
    CheckClaim(path, reports, "", cli::EventReportText);
    CheckClaim(path + ".json", reports, "", cli::EventReportJson);
    CheckClaim(path + ".html", reports, std::string(cli::kHtmlHead), cli::EventReportHtml);
  }
}

}  // namespace
}  // namespace sigmata::testing
