#include "cli/bench_baseline.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

#include "cli/report.h"
#include "cli/text_file.h"
#include "compiler/parse/yaml_document.h"

namespace sigmata::cli {
namespace {

// JSON is YAML, so the YAML reader with its bounds reads a baseline.
template <typename Number>
Number NumberAt(const YamlNode* node, std::string_view key, int base = 10) {
  const YamlNode* const value = node == nullptr ? nullptr : node->Find(key);
  Number number{};
  if (value == nullptr || !value->is_scalar()) return number;
  const char* const end = value->text.data() + value->text.size();
  if constexpr (std::is_floating_point_v<Number>) {
    std::from_chars(value->text.data(), end, number);
  } else {
    std::from_chars(value->text.data(), end, number, base);
  }
  return number;
}

std::string TextAt(const YamlNode& node, std::string_view key) {
  const YamlNode* const value = node.Find(key);
  return value == nullptr ? std::string() : value->text;
}

Baseline BaselineOf(const YamlNode& root) {
  Baseline baseline;
  const YamlNode* const events = root.Find("events");
  const YamlNode* const work = root.Find("work");
  baseline.work.events = NumberAt<std::uint64_t>(events, "read");
  baseline.work.bytes = NumberAt<std::uint64_t>(events, "bytes");
  baseline.work.checksum = NumberAt<std::uint64_t>(events, "checksum", 16);
  baseline.work.matches = NumberAt<std::uint64_t>(events, "matches");
  baseline.work.answers = NumberAt<std::uint64_t>(events, "answers", 16);
  baseline.work.candidates = NumberAt<std::uint64_t>(work, "candidates");
  baseline.work.instructions = NumberAt<std::uint64_t>(work, "instructions");
  baseline.work.patterns_run = NumberAt<std::uint64_t>(work, "patterns_run");
  baseline.work.walked_bytes = NumberAt<std::uint64_t>(work, "walked_bytes");
  baseline.work.regexes_run = NumberAt<std::uint64_t>(work, "regexes_run");
  baseline.time_ratio = NumberAt<double>(root.Find("time"), "ratio");
  const YamlNode* const costs = root.Find("costs");
  for (const YamlNode& node : costs == nullptr ? std::vector<YamlNode>() : costs->items) {
    RuleCost& rule = baseline.costs.emplace_back();
    rule.id = TextAt(node, "id");
    rule.title = TextAt(node, "title");
    rule.file = TextAt(node, "file");
    rule.cost.instructions = NumberAt<std::uint64_t>(&node, "instructions");
    rule.cost.walked_bytes = NumberAt<std::uint64_t>(&node, "walked_bytes");
  }
  return baseline;
}

// A rule is the same one if its id is, wherever its file has gone.
std::string KeyOf(const RuleCost& rule) {
  return rule.id.empty() ? rule.file + '\n' + rule.title : rule.id;
}

std::map<std::string, double> WorkByRule(const std::vector<RuleCost>& rules) {
  std::map<std::string, double> work;
  for (const RuleCost& rule : rules) work[KeyOf(rule)] += static_cast<double>(WorkOf(rule.cost));
  return work;
}

bool IsWorse(double before, double now, double percent) {
  return now > before * (1 + percent / 100);
}

BenchChange Counter(std::string what, std::uint64_t before, std::uint64_t now, double percent) {
  BenchChange change{std::move(what), {}, static_cast<double>(before), static_cast<double>(now)};
  change.worse = IsWorse(change.before, change.now, percent);
  return change;
}

// A rule that is there twice under one id is judged by both together.
std::vector<BenchChange> WorseRules(const Baseline& baseline, const BenchResult& now,
                                    double percent) {
  constexpr double kLeastShare = 0.001;  // of the work of all rules: less is not worth naming
  const std::map<std::string, double> before = WorkByRule(baseline.costs);
  std::map<std::string, double> after = WorkByRule(now.costs);
  double all = 0;
  for (const auto& [key, work] : before) all += work;
  std::vector<BenchChange> worse;
  for (const RuleCost& rule : now.costs) {
    const auto found = after.find(KeyOf(rule));
    if (found == after.end()) continue;
    const auto old = before.find(found->first);
    const double had = old == before.end() ? 0 : old->second;
    const double has = found->second;
    after.erase(found);
    const bool known = old != before.end();
    const double least = all * (known ? kLeastShare : percent / 100);
    if (!IsWorse(had, has, percent) || has - had <= least) continue;
    worse.push_back({rule.title, rule.file, had, has, true});
  }
  std::stable_sort(worse.begin(), worse.end(), [](const BenchChange& a, const BenchChange& b) {
    return a.now - a.before > b.now - b.before;
  });
  return worse;
}

// Counts are whole, ratios are not.
std::string Figure(double number) {
  return number == std::floor(number) ? WithCommas(static_cast<std::uint64_t>(number))
                                      : fmt::format("{:.3f}", number);
}

std::string Describe(const BenchChange& change, double tolerance) {
  const double percent = change.before > 0 ? (change.now / change.before - 1) * 100 : 0;
  const bool was_none = change.before == 0 && change.now > 0;
  const std::string by = was_none ? "was none" : fmt::format("{:+.1f} %", percent);
  return fmt::format("  {:<6} {:<26} {:>14} -> {:>14}  {}{}\n", change.worse ? "worse" : "ok",
                     change.what, Figure(change.before), Figure(change.now), by,
                     change.worse ? fmt::format("  (tolerance {:g} %)", tolerance) : "");
}

}  // namespace

bool BenchComparison::worse() const {
  return time.worse || !rules.empty() ||
         std::any_of(counters.begin(), counters.end(), [](const auto& c) { return c.worse; });
}

double TimeRatio(const BenchTimes& times) { return times.read_and_match / times.read; }

std::optional<Baseline> ReadBaseline(const std::string& path, std::string& error) {
  std::optional<std::string> text = ReadTextFile(path);
  if (!text) {
    error = path + ": cannot be read";
    return std::nullopt;
  }
  SourceSet sources;
  const YamlDocuments documents = ParseYaml(sources, sources.Add(path, *std::move(text)));
  const bool is_baseline = documents.complete && documents.roots.size() == 1 &&
                           documents.roots[0].Find("work") != nullptr &&
                           documents.roots[0].Find("events") != nullptr;
  if (is_baseline) return BaselineOf(documents.roots[0]);
  error = path + ": not what `sigmata bench --format json` writes";
  return std::nullopt;
}

std::string WhyIncomparable(const Baseline& baseline, const BenchResult& now) {
  if (baseline.work.events == now.work.events && baseline.work.checksum == now.work.checksum) {
    return {};
  }
  return fmt::format(
      "the baseline is of other events ({} events, {} bytes; now {} events, {} bytes): run both on "
      "the same file",
      WithCommas(baseline.work.events), WithCommas(baseline.work.bytes),
      WithCommas(now.work.events), WithCommas(now.work.bytes));
}

BenchComparison CompareWith(const Baseline& baseline, const BenchResult& now,
                            const BenchTolerances& tolerances) {
  const WorkCounts& a = baseline.work;
  const WorkCounts& b = now.work;
  const double percent = tolerances.counts;
  BenchComparison comparison;
  comparison.counters = {Counter("candidates", a.candidates, b.candidates, percent),
                         Counter("instructions", a.instructions, b.instructions, percent),
                         Counter("comparisons", a.patterns_run, b.patterns_run, percent),
                         Counter("bytes walked", a.walked_bytes, b.walked_bytes, percent),
                         Counter("regexes run", a.regexes_run, b.regexes_run, percent)};
  comparison.time = {"matching + reading : reading", {}, baseline.time_ratio, TimeRatio(now.times)};
  comparison.time.worse =
      baseline.time_ratio > 0 && IsWorse(baseline.time_ratio, comparison.time.now, tolerances.time);
  comparison.rules = WorseRules(baseline, now, percent);
  if (a.answers != b.answers) {
    comparison.notes.push_back(
        fmt::format("the answers are not the baseline's: {} matches, were {}",
                    WithCommas(b.matches), WithCommas(a.matches)));
  }
  return comparison;
}

std::string HumanComparison(const BenchComparison& comparison, const BenchTolerances& tolerances) {
  std::string out = "\nagainst the baseline\n";
  for (const BenchChange& counter : comparison.counters) {
    out += Describe(counter, tolerances.counts);
  }
  out += Describe(comparison.time, tolerances.time);
  constexpr std::size_t kShown = 20;
  for (std::size_t i = 0; i < std::min(kShown, comparison.rules.size()); ++i) {
    const BenchChange& rule = comparison.rules[i];
    const std::string by =
        rule.before > 0 ? fmt::format("{:.2f} times", rule.now / rule.before) : "new";
    out += fmt::format("  worse  {} ({})\n         work {} -> {}, {}\n", rule.what, rule.file,
                       Figure(rule.before), Figure(rule.now), by);
  }
  if (comparison.rules.size() > kShown) {
    out += fmt::format("  and {} more rules\n", comparison.rules.size() - kShown);
  }
  for (const std::string& note : comparison.notes) out += "  note   " + note + "\n";
  out += comparison.worse() ? "worse than the baseline\n" : "not worse than the baseline\n";
  return out;
}

}  // namespace sigmata::cli
