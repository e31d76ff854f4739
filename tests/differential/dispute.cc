// Makes a dispute small enough to read: while the two still differ, lines of the rule and parts of
// the event are taken away.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "tests/differential/comparison.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text) {
    lines.back() += c;
    if (c == '\n') lines.emplace_back();
  }
  return lines;
}

std::size_t IndentOf(const std::string& line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

class Shrinker {
 public:
  Shrinker(std::string rule, std::string event, bool ignore_logsource)
      : rule_(std::move(rule)), event_(std::move(event)), ignore_logsource_(ignore_logsource) {}

  void Shrink() {
    do {
      smaller_ = false;
      ShrinkRule();
      if (auto tree = ReadJsonTree(event_)) ShrinkTree(*tree, *tree);
    } while (smaller_);
  }

  const std::string& rule() const { return rule_; }
  const std::string& event() const { return event_; }

 private:
  bool Differs(const std::string& rule, const std::string& event) const {
    return DisputeOver(rule, event, ignore_logsource_).has_value();
  }

  // Takes away each line: with what stands indented below it, or else alone.
  void ShrinkRule() {
    std::vector<std::string> lines = LinesOf(rule_);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::size_t below = i + 1;
      while (below < lines.size() && IndentOf(lines[below]) > IndentOf(lines[i])) ++below;
      if (!ShrinkLines(lines, i, below)) ShrinkLines(lines, i, i + 1);
    }
  }

  bool ShrinkLines(std::vector<std::string>& lines, std::size_t begin, std::size_t end) {
    std::vector<std::string> fewer = lines;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(begin),
                fewer.begin() + static_cast<std::ptrdiff_t>(end));
    const std::string shorter = fmt::format("{}", fmt::join(fewer, ""));
    if (shorter.size() == rule_.size() || !Differs(shorter, event_)) return false;
    lines = std::move(fewer);
    rule_ = shorter;
    smaller_ = true;
    return true;
  }

  // Takes away each part of `tree`, which is within `root`, or parts of it.
  void ShrinkTree(JsonTree& tree, JsonTree& root) {
    ShrinkList(tree.members, root);
    ShrinkList(tree.items, root);
    for (JsonMember& member : tree.members) ShrinkTree(member.value, root);
    for (JsonTree& item : tree.items) ShrinkTree(item, root);
  }

  template <typename T>
  void ShrinkList(std::vector<T>& list, const JsonTree& root) {
    for (std::size_t i = list.size(); i-- > 0;) {
      const std::vector<T> before = list;
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
      const std::string shorter = WriteJsonTree(root);
      if (Differs(rule_, shorter)) {
        event_ = shorter;
        smaller_ = true;
      } else {
        list = before;
      }
    }
  }

  std::string rule_, event_;
  bool ignore_logsource_;
  bool smaller_ = false;
};

}  // namespace

void ReportDispute(std::string rule, std::string event, bool ignore_logsource) {
  Shrinker shrinker(std::move(rule), std::move(event), ignore_logsource);
  shrinker.Shrink();
  const auto dispute = DisputeOver(shrinker.rule(), shrinker.event(), ignore_logsource);
  // Not by way of the test framework, which would break the lines.
  fmt::print(stderr, "{}event: {}\n{}{}\n",
             dispute.value_or("the verdicts differ only within the set of rules\n"),
             shrinker.event(), shrinker.rule(), ignore_logsource ? "logsources ignored\n" : "");
  FAIL_CHECK("the matcher and the reference differ; see above");
}

}  // namespace sigmata
