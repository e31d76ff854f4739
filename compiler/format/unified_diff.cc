// The longest common subsequence of the lines between the common beginning and the common end, by
// the table that textbooks show. Where the table would be too large, these lines are replaced as a
// whole.
#include "compiler/format/unified_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "compiler/format/text_lines.h"

namespace sigmata {
namespace {

constexpr std::size_t kMaxCells = std::size_t{1} << 24U;
constexpr std::size_t kContext = 3;

using Lines = std::vector<std::string_view>;

// With their line ends: a last line without one differs from the same line with one.
Lines SplitWithEnds(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// A line kept (' '), taken away ('-') or added ('+').
struct Step {
  char mark = ' ';
  std::string_view line;
};

class ScriptFinder {
 public:
  ScriptFinder(const Lines& a, const Lines& b) : a_(a), b_(b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    while (head_ < shorter && a[head_] == b[head_]) ++head_;
    while (tail_ < shorter - head_ && a[a.size() - 1 - tail_] == b[b.size() - 1 - tail_]) ++tail_;
    rows_ = a.size() - head_ - tail_;
    columns_ = b.size() - head_ - tail_;
  }

  std::vector<Step> Find() {
    std::vector<Step> script;
    for (std::size_t i = 0; i < head_; ++i) script.push_back({' ', a_[i]});
    const bool table = rows_ > 0 && columns_ > 0 && (rows_ + 1) * (columns_ + 1) <= kMaxCells;
    if (table) FillTable();
    std::size_t x = 0;
    std::size_t y = 0;
    while (x < rows_ || y < columns_) {
      const bool both = x < rows_ && y < columns_;
      if (table && both && a_[head_ + x] == b_[head_ + y]) {
        script.push_back({' ', a_[head_ + x++]});
        ++y;
      } else if (x < rows_ && (!table || !both || Length(x + 1, y) >= Length(x, y + 1))) {
        script.push_back({'-', a_[head_ + x++]});
      } else {
        script.push_back({'+', b_[head_ + y++]});
      }
    }
    for (std::size_t i = a_.size() - tail_; i < a_.size(); ++i) script.push_back({' ', a_[i]});
    return script;
  }

 private:
  // Of what two ends have in common, beginning at these lines of the middle.
  std::uint16_t& Length(std::size_t x, std::size_t y) { return table_[x * (columns_ + 1) + y]; }

  // The shorter side of a table of this size has at most 2^12 lines, so a length fits 16 bits.
  void FillTable() {
    table_.assign((rows_ + 1) * (columns_ + 1), 0);
    for (std::size_t x = rows_; x-- > 0;) {
      for (std::size_t y = columns_; y-- > 0;) {
        Length(x, y) = a_[head_ + x] == b_[head_ + y]
                           ? static_cast<std::uint16_t>(Length(x + 1, y + 1) + 1)
                           : std::max(Length(x + 1, y), Length(x, y + 1));
      }
    }
  }

  const Lines& a_;
  const Lines& b_;
  std::size_t head_ = 0, tail_ = 0;  // lines that both begin and end with
  std::size_t rows_ = 0, columns_ = 0;
  std::vector<std::uint16_t> table_;
};

// `1,5`; an empty range stands behind the line before it.
std::string Range(std::size_t begin, std::size_t count) {
  const std::size_t first = count == 0 ? begin : begin + 1;
  return count == 1 ? fmt::format("{}", first) : fmt::format("{},{}", first, count);
}

class HunkWriter {
 public:
  explicit HunkWriter(const std::vector<Step>& script) : script_(script) {}

  std::string Write() {
    std::size_t at = 0;
    while (true) {
      const std::size_t change = NextChange(at);
      if (change == script_.size()) return std::move(out_);
      std::size_t last = change;
      for (std::size_t next = change; next < script_.size() && next <= last + 2 * kContext + 1;
           next = NextChange(next + 1)) {
        last = next;
      }
      const std::size_t begin = std::max(at, change - std::min(change, kContext));
      const std::size_t end = std::min(last + 1 + kContext, script_.size());
      Skip(at, begin);
      WriteHunk(begin, end);
      at = end;
    }
  }

 private:
  std::size_t NextChange(std::size_t at) const {
    while (at < script_.size() && script_[at].mark == ' ') ++at;
    return at;
  }

  void Skip(std::size_t begin, std::size_t end) {
    old_line_ += end - begin;
    new_line_ += end - begin;
  }

  void WriteHunk(std::size_t begin, std::size_t end) {
    std::string lines;
    std::size_t old_count = 0;
    std::size_t new_count = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Step& step = script_[i];
      if (step.mark != '+') ++old_count;
      if (step.mark != '-') ++new_count;
      lines += step.mark;
      lines += step.line;
      if (!step.line.ends_with('\n')) lines += "\n\\ No newline at end of file\n";
    }
    out_ +=
        fmt::format("@@ -{} +{} @@\n", Range(old_line_, old_count), Range(new_line_, new_count));
    out_ += lines;
    old_line_ += old_count;
    new_line_ += new_count;
  }

  const std::vector<Step>& script_;
  std::size_t old_line_ = 0, new_line_ = 0;  // before the next hunk
  std::string out_;
};

}  // namespace

std::string UnifiedDiff(std::string_view before, std::string_view after, std::string_view name) {
  if (before == after) return {};
  const Lines a = SplitWithEnds(before);
  const Lines b = SplitWithEnds(after);
  const std::vector<Step> script = ScriptFinder(a, b).Find();
  return fmt::format("--- {0}\n+++ {0}\n{1}", name, HunkWriter(script).Write());
}

}  // namespace sigmata
