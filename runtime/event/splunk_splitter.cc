#include "runtime/event/splunk_splitter.h"

#include <algorithm>

#include "runtime/event/text_event.h"

namespace sigmata {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
// A line of a time is shorter; so much of a line decides.
constexpr std::size_t kLongestTime = 80;

// None: not enough bytes to tell.
std::optional<bool> StartsWith(std::string_view text, std::string_view prefix, bool last) {
  const std::size_t size = std::min(text.size(), prefix.size());
  if (text.substr(0, size) != prefix.substr(0, size)) return false;
  if (size == prefix.size()) return true;
  return last ? std::optional(false) : std::nullopt;
}

}  // namespace

std::optional<bool> BeginsAsSplunk(std::string_view text, bool last) {
  const std::optional<bool> key = StartsWith(text, kSplunkFirstKey, last);
  if (!key || *key) return key;
  const std::size_t line_end = text.substr(0, kLongestTime).find('\n');
  if (line_end == text.npos) {
    const bool may_go_on = !last && text.size() < kLongestTime;
    return may_go_on ? std::nullopt : std::optional(false);
  }
  if (!IsSplunkTime(text.substr(0, line_end))) return false;
  return StartsWith(text.substr(line_end + 1), kSplunkFirstKey, last);
}

std::optional<std::string_view> SplunkSplitter::Next(std::string_view buffer, std::size_t& position,
                                                     bool last) {
  if (scanned_ <= position) {
    position = std::min(buffer.find_first_not_of(kSpace, position), buffer.size());
    scanned_ = position + 1;
  }
  if (position == buffer.size()) {
    scanned_ = 0;
    return std::nullopt;
  }
  if (!timed_) timed_ = !buffer.substr(position).starts_with(kSplunkFirstKey);
  std::size_t end = buffer.size();
  // Behind a time, the line LogName= is the event's second.
  while (true) {
    const std::size_t line_end = buffer.find('\n', scanned_ - 1);
    if (line_end == buffer.npos) {
      scanned_ = buffer.size() + 1;
      break;
    }
    const std::string_view next = buffer.substr(line_end + 1);
    const std::optional<bool> begins = BeginsAsSplunk(next, last);
    if (!begins) {
      scanned_ = line_end + 1;
      break;
    }
    scanned_ = line_end + 2;
    if (!*begins || next.starts_with(kSplunkFirstKey) == *timed_) continue;
    end = line_end + 1;
    break;
  }
  if (end == buffer.size() && !last) return std::nullopt;
  std::string_view record = buffer.substr(position, end - position);
  record = record.substr(0, record.find_last_not_of(kSpace) + 1);
  position = end;
  scanned_ = 0;
  return record;
}

}  // namespace sigmata
