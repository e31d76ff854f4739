#include "cli/test/coverage_report.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/explain/printable.h"
#include "cli/report.h"
#include "compiler/bind/pattern.h"

namespace sigmata::cli {
namespace {

struct OpenPart {
  const RuleNode* node = nullptr;
  const RuleNode* parent = nullptr;
  PartCoverage seen;
};

struct Tally {
  std::size_t parts = 0, covered = 0;
  std::vector<OpenPart> open;
};

bool IsPart(const RuleNode& node) {
  return node.kind == NodeKind::kPredicate || !node.label.empty();
}

void Merge(const PartCoverage& more, PartCoverage& seen) {
  seen.seen_true = seen.seen_true || more.seen_true;
  seen.seen_false = seen.seen_false || more.seen_false;
  seen.decided_true = seen.decided_true || more.decided_true;
  seen.decided_false = seen.decided_false || more.decided_false;
}

// What the compiler made of one value of the rule, such as a provider's other names.
bool SameText(const RuleNode& a, const RuleNode& b) {
  return a.kind == NodeKind::kPredicate && b.kind == NodeKind::kPredicate && a.span == b.span &&
         a.field == b.field;
}

void Add(const RuleNode& node, const RuleNode* parent, const RuleCoverage& coverage, Tally& tally) {
  PartCoverage seen = coverage.parts[node.id];
  if (parent != nullptr && parent->kind == NodeKind::kAnyOf) {
    const auto& siblings = parent->children;
    const auto first = std::find_if(siblings.begin(), siblings.end(), [&](const RuleNode& other) {
      return &other == &node || SameText(other, node);
    });
    if (&*first != &node) return;
    for (const RuleNode& other : siblings) {
      if (SameText(other, node)) Merge(coverage.parts[other.id], seen);
    }
  }
  if (IsPart(node)) {
    ++tally.parts;
    tally.covered += seen.covered() ? 1U : 0U;
    if (!seen.covered()) tally.open.push_back({&node, parent, seen});
  }
  for (const RuleNode& child : node.children) Add(child, &node, coverage, tally);
}

Tally TallyOf(const RuleCoverage& coverage) {
  Tally tally;
  Add(coverage.logic, nullptr, coverage, tally);
  return tally;
}

std::string TextOf(const RuleNode& node) {
  if (node.kind != NodeKind::kPredicate) return node.label;
  const std::string field = node.field.empty() ? "(any value)" : node.field;
  const std::string asks = field + " " + DescribePattern(node.predicate.pattern);
  return Printable(node.label.empty() ? asks : node.label + ": " + asks);
}

std::string_view WhyOpen(const PartCoverage& seen) {
  if (!seen.seen_true && !seen.seen_false) return "never asked";
  if (!seen.seen_true) return "never true";
  if (!seen.seen_false) return "never false";
  if (!seen.decided_true && !seen.decided_false) return "never what decides";
  return seen.decided_true ? "never what decides as false" : "never what decides as true";
}

std::uint32_t LineOf(Span span, const SourceSet& sources) {
  return sources.Get(span.source).Locate(span.begin).line;
}

// Values of one list that are open for the same reason.
bool Alike(const OpenPart& a, const OpenPart& b) {
  return a.parent == b.parent && a.node->kind == NodeKind::kPredicate &&
         b.node->kind == NodeKind::kPredicate && a.node->field == b.node->field &&
         WhyOpen(a.seen) == WhyOpen(b.seen);
}

// Of many alike, the first.
std::string OpenParts(const std::vector<OpenPart>& open, const SourceSet& sources) {
  constexpr std::size_t kMany = 3;
  std::string out;
  for (std::size_t i = 0; i < open.size();) {
    std::size_t end = i + 1;
    while (end < open.size() && Alike(open[i], open[end])) ++end;
    const std::size_t shown = end - i > kMany ? 1 : end - i;
    for (std::size_t k = i; k < i + shown; ++k) {
      out += fmt::format("  line {:<5} {}: {}\n", LineOf(open[k].node->span, sources),
                         TextOf(*open[k].node), WhyOpen(open[k].seen));
    }
    if (i + shown < end) {
      out += fmt::format("             and {} more values of {}\n", end - i - shown,
                         open[i].node->field);
    }
    i = end;
  }
  return out;
}

}  // namespace

std::string HumanCoverage(const Coverage& coverage, const std::vector<BoundRule>& rules,
                          const SourceSet& sources, std::size_t untested) {
  std::string out;
  std::size_t parts = 0;
  std::size_t covered = 0;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const Tally tally = TallyOf(coverage.rules()[i]);
    parts += tally.parts;
    covered += tally.covered;
    if (tally.open.empty()) continue;
    out += fmt::format("{}: {}: {} of {} parts covered\n", sources.Get(rules[i].span.source).name(),
                       Printable(rules[i].title), tally.covered, tally.parts);
    out += OpenParts(tally.open, sources);
  }
  out +=
      fmt::format("coverage: {} of {} of {} covered; {} without tests\n", WithCommas(covered),
                  Counted(parts, "part"), Counted(rules.size(), "rule"), Counted(untested, "rule"));
  return out;
}

std::string NdjsonCoverage(const Coverage& coverage, const std::vector<BoundRule>& rules,
                           const SourceSet& sources) {
  std::string out;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const Tally tally = TallyOf(coverage.rules()[i]);
    out += fmt::format(R"({{"coverage":{{"id":{},"title":{},"file":{},"parts":{},"covered":{},)"
                       R"("open":[)",
                       JsonString(rules[i].id), JsonString(rules[i].title),
                       JsonString(sources.Get(rules[i].span.source).name()), tally.parts,
                       tally.covered);
    std::string_view between;
    for (const OpenPart& part : tally.open) {
      out += fmt::format(R"({}{{"line":{},"part":{},"seen_true":{},"seen_false":{}}})", between,
                         LineOf(part.node->span, sources), JsonString(TextOf(*part.node)),
                         part.seen.seen_true, part.seen.seen_false);
      between = ",";
    }
    out += "]}}\n";
  }
  return out;
}

}  // namespace sigmata::cli
