#include "cli/bench_pivots.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "runtime/program/decimal.h"
#include "runtime/program/utf8.h"

namespace sigmata::cli {
namespace {

void FoldAscii(std::string& text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
}

}  // namespace

RuleNeeds::RuleNeeds(const Program& program, std::uint32_t rule)
    : image_(program.image()), rule_(rule) {
  for (const ClassRecord& record : image_.classes) {
    FindGroups(record);
    FindPivots(record);
  }
  for (std::uint32_t i = 0; i < image_.entries.size(); ++i) {
    if (image_.entries[i].rule != rule_) continue;
    entries_.push_back(i);
    FindRegexes(image_.entries[i]);
  }
}

void RuleNeeds::FindGroups(const ClassRecord& record) {
  for (const GroupRecord& group : image_.groups.subspan(record.groups.first, record.groups.count)) {
    for (const std::uint32_t entry :
         image_.group_entries.subspan(group.entries.first, group.entries.count)) {
      if (image_.entries[entry].rule != rule_) continue;
      without_text_ = true;
      on_any_event_ = on_any_event_ || record.kind == ClassKind::kAny;
      const bool telling = group.field != kNoField && group.field >= kWellKnownFieldCount;
      if (telling) needed_field_ = image_.Text(image_.fields[group.field]);
    }
  }
}

// Classes repeat the pivots of an entry.
void RuleNeeds::FindPivots(const ClassRecord& record) {
  for (const PivotRecord& pivot : image_.pivots.subspan(record.pivots.first, record.pivots.count)) {
    if (image_.entries[pivot.entry].rule != rule_) continue;
    const bool known = std::any_of(pivots_.begin(), pivots_.end(), [&](const Pivot& other) {
      return other.record.field == pivot.field && other.record.kind == pivot.kind &&
             image_.Text(other.record.text) == image_.Text(pivot.text);
    });
    if (!known) pivots_.push_back({pivot});
  }
}

void RuleNeeds::FindRegexes(const EntryRecord& entry) {
  for (const Instruction& instruction : image_.code.subspan(entry.code.first, entry.code.count)) {
    if (instruction.op != Opcode::kRegex) continue;
    ungated_regex_ = ungated_regex_ || image_.regexes[instruction.operand].gates.count == 0;
  }
}

bool RuleNeeds::keywords() const {
  return std::any_of(pivots_.begin(), pivots_.end(),
                     [](const Pivot& pivot) { return pivot.record.field == kEveryValue; });
}

void RuleNeeds::Count(const Event& event, const MatchProfile& profile) {
  std::uint64_t runs = 0;
  for (const std::uint32_t entry : entries_) runs += profile[entry].runs;
  if (runs == std::exchange(runs_, runs)) return;
  ++events_;
  for (Pivot& pivot : pivots_) pivot.hits += Holds(event, pivot.record) ? 1U : 0U;
}

bool RuleNeeds::Holds(const Event& event, const PivotRecord& pivot) {
  if (pivot.field == kEveryValue) {
    return std::any_of(event.read_values().begin(), event.read_values().end(),
                       [&](const Value& value) { return FitsValue(value, pivot); });
  }
  for (std::uint32_t i = event.First(pivot.field); i != Event::kNone; i = event.link(i).next) {
    if (FitsValue(event.value(event.link(i).value), pivot)) return true;
  }
  return false;
}

bool RuleNeeds::FitsValue(const Value& value, const PivotRecord& pivot) {
  if (!value.is_scalar()) return false;
  text_.clear();
  AppendText(value, text_);
  FoldAscii(text_);
  const std::string_view want = image_.Text(pivot.text);
  switch (pivot.kind) {
    case PivotKind::kWhole:
      return text_ == want;
    case PivotKind::kStart:
      return text_.starts_with(want);
    case PivotKind::kEnd:
      return text_.ends_with(want);
    case PivotKind::kPart:
      return text_.find(want) != std::string::npos;
    case PivotKind::kNotAscii:
      return !IsAscii(text_);
    case PivotKind::kNumber:
      return SameNumber(text_, value.kind == ValueKind::kNumber, want);
  }
  return false;
}

const RuleNeeds::Pivot* RuleNeeds::Commonest() const {
  const auto found =
      std::max_element(pivots_.begin(), pivots_.end(),
                       [](const Pivot& a, const Pivot& b) { return a.hits < b.hits; });
  return found == pivots_.end() || found->hits == 0 ? nullptr : &*found;
}

std::string RuleNeeds::Describe(const Pivot& pivot) const {
  const std::string field = pivot.record.field == kEveryValue
                                ? "a value"
                                : std::string(image_.Text(image_.fields[pivot.record.field]));
  const std::string_view text = image_.Text(pivot.record.text);
  switch (pivot.record.kind) {
    case PivotKind::kWhole:
      return fmt::format("{} is `{}`", field, text);
    case PivotKind::kStart:
      return fmt::format("{} starts with `{}`", field, text);
    case PivotKind::kEnd:
      return fmt::format("{} ends with `{}`", field, text);
    case PivotKind::kPart:
      return fmt::format("{} contains `{}`", field, text);
    case PivotKind::kNotAscii:
      return fmt::format("{} has a sign outside ASCII", field);
    case PivotKind::kNumber:
      return fmt::format("{} is {}", field, text);
  }
  return {};
}

}  // namespace sigmata::cli
