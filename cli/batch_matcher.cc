#include "cli/batch_matcher.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "cli/report.h"
#include "runtime/event/record_splitter.h"

namespace sigmata::cli {
namespace {

// Lines that are kept for a batch; what goes above waits for the batch's turn and is printed.
constexpr std::size_t kMostLines = std::size_t{1} << 20U;

// The values of a field as JSON: one value as it is, several as an array.
void AppendField(const Event& event, FieldSlot slot, std::string& out) {
  const std::uint32_t first = event.First(slot);
  const bool several = event.link(first).next != Event::kNone;
  if (several) out += '[';
  for (std::uint32_t i = first; i != Event::kNone; i = event.link(i).next) {
    if (i != first) out += ',';
    AppendJson(event.value(event.link(i).value), out);
  }
  if (several) out += ']';
}

}  // namespace

BatchMatcher::BatchMatcher(const std::vector<Matcher>& matchers, const std::string& shape,
                           const std::vector<std::string>& sources, ResultOrder& order)
    : sources_(sources), order_(order) {
  for (const Matcher& matcher : matchers) engines_.emplace_back(matcher, shape);
}

std::vector<std::size_t> BatchMatcher::LastShapes() const {
  std::vector<std::size_t> shapes;
  for (const Engine& engine : engines_) shapes.push_back(engine.reader.last_shape());
  return shapes;
}

void BatchMatcher::MatchAll(const EventBatch& batch) {
  batch_ = batch.number;
  result_ = BatchResult();
  result_.source = batch.source;
  for (Engine& engine : engines_) engine.last_shape_known = false;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const EventBatch::Item item = batch.item(i);
    switch (item.kind) {
      case EventBatch::Kind::kRecord:
        UseRecord(item.text);
        break;
      case EventBatch::Kind::kLost:  // an event of which there is no record
        result_.Fail(std::string(item.text));
        ++result_.counts.events;
        break;
      case EventBatch::Kind::kNote:
        result_.Note(std::string(item.text));
        break;
      case EventBatch::Kind::kError:
        result_.messages.push_back({BatchResult::Message::Kind::kError, 0, std::string(item.text)});
        break;
    }
  }
  for (const Engine& engine : engines_) {
    result_.last_shapes.push_back(engine.last_shape_known
                                      ? std::optional<std::size_t>(engine.reader.last_shape())
                                      : std::nullopt);
  }
  order_.Finish(batch_, std::move(result_));
}

// A record may hold several objects side by side.
void BatchMatcher::UseRecord(std::string_view record) {
  while (!record.empty()) {
    const std::size_t consumed = UseEvent(record);
    record.remove_prefix(consumed);
    record.remove_prefix(GapSize(record));
  }
}

// An event that cannot be read leaves the last shape as it was. Another one that needs it, with no
// event before it in this batch, waits until those of the batches before have been matched.
ReadStatus BatchMatcher::Read(std::size_t index, std::string_view text) {
  Engine& engine = engines_[index];
  const std::size_t last_shape = engine.reader.last_shape();
  const ReadStatus status = engine.reader.ReadPadded(text);
  if (status != ReadStatus::kRead) {
    engine.reader.set_last_shape(last_shape);
    return status;
  }
  const bool needed = engine.reader.used_last_shape() && !engine.last_shape_known;
  engine.last_shape_known = true;
  if (!needed) return status;
  engine.reader.set_last_shape(order_.LastShapes(batch_)[index]);
  return engine.reader.ReadPadded(text);
}

std::size_t BatchMatcher::UseEvent(std::string_view text) {
  std::size_t consumed = 0;
  std::size_t matches = 0;
  bool degraded = false;
  ReadStatus status = ReadStatus::kRead;
  for (std::size_t i = 0; i < engines_.size() && status == ReadStatus::kRead; ++i) {
    status = Read(i, text);
    if (status != ReadStatus::kRead) break;
    Engine& engine = engines_[i];
    consumed = std::max(consumed, engine.reader.consumed());
    const Event& event = engine.reader.event();
    degraded = degraded || event.degraded();
    for (const Match& match : engine.matcher.MatchEvent(event, engine.scratch)) {
      Print(engine, match);
      ++matches;
    }
  }
  if (status == ReadStatus::kRead) {
    ++result_.counts.read;
    result_.counts.degraded += degraded ? 1 : 0;
  } else {
    result_.Fail(std::string(ReadStatusText(status)));
  }
  result_.counts.matches += matches;
  result_.counts.matched += matches > 0 ? 1 : 0;
  ++result_.counts.events;
  return status == ReadStatus::kRead ? consumed : text.size();
}

void BatchMatcher::Print(Engine& engine, const Match& match) {
  const Event& event = engine.reader.event();
  const Program& program = engine.matcher.program();
  const RuleInfo rule = program.rule(match.rule);
  std::string& lines = result_.lines;
  fmt::format_to(std::back_inserter(lines),
                 R"({{"rule":{{"id":{},"title":{},"level":{}}},"event":{{"source":{},"index":)",
                 JsonString(rule.id), JsonString(rule.title), JsonString(rule.level),
                 sources_[result_.source]);
  result_.gaps.push_back({lines.size(), result_.counts.events});
  lines += event.degraded() ? R"(,"degraded":true},"fields":{)" : R"(},"fields":{)";
  engine.matcher.DecidingFields(event, match, engine.scratch, fields_);
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (i > 0) lines += ',';
    lines += JsonString(program.field_name(fields_[i])) + ":";
    AppendField(event, fields_[i], lines);
  }
  lines += "}}\n";
  if (lines.size() > kMostLines) order_.PrintPart(batch_, result_);
}

}  // namespace sigmata::cli
