#include "runtime/event/text_event.h"

#include <algorithm>
#include <array>
#include <optional>

#include "runtime/event/json_text.h"

namespace sigmata {
namespace {

constexpr std::string_view kMessageKey = "Message";

// Snare's values in their order. The number behind the log's name is the agent's own count.
constexpr std::array<std::string_view, 14> kSnareKeys = {
    "Criticality", "EventLog",   "SnareCounter", "DateTime",     "EventID",
    "SourceName",  "UserName",   "SIDType",      "EventLogType", "ComputerName",
    "Category",    "DataString", "Message",      "Checksum"};

constexpr std::string_view kSnareTag = "MSWinEventLog";
// A syslog header is shorter.
constexpr std::size_t kMaxSyslogHeader = 512;
// rsyslog writes a tab of a message so unless told otherwise.
constexpr std::string_view kEscapedTab = "#011";

// What separates the values of a Snare line, and the values; none if it is no such line.
struct SnareValues {
  std::string_view separator;
  std::string_view values;
};

std::optional<SnareValues> FindSnareValues(std::string_view text) {
  const std::size_t tag = text.substr(0, kMaxSyslogHeader).find(kSnareTag);
  if (tag == text.npos) return std::nullopt;
  const std::string_view rest = text.substr(tag + kSnareTag.size());
  for (const std::string_view separator : {std::string_view("\t"), kEscapedTab}) {
    if (rest.starts_with(separator)) {
      return SnareValues{separator, rest.substr(separator.size())};
    }
  }
  return std::nullopt;
}

// Cuts off the first part of `rest`; the last part leaves nothing.
std::string_view TakePart(std::string_view& rest, std::string_view separator) {
  const std::size_t end = rest.find(separator);
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(end == rest.npos ? rest.size() : end + separator.size());
  return part;
}

std::string_view TakeLine(std::string_view& rest) {
  std::string_view line = TakePart(rest, "\n");
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Writes {"name":{"key":"value",...}}.
class RecordWriter {
 public:
  RecordWriter(std::string_view name, std::string& json) : json_(json) {
    json_ += '{';
    AppendJsonString(name, json_);
    json_ += ":{";
  }
  void Add(std::string_view key, std::string_view value) {
    if (!first_) json_ += ',';
    first_ = false;
    AppendJsonString(key, json_);
    json_ += ':';
    AppendJsonString(value, json_);
  }
  void End() { json_ += "}}"; }

 private:
  std::string& json_;
  bool first_ = true;
};

void AppendSplunk(std::string_view text, std::string& json) {
  RecordWriter writer("Splunk", json);
  std::string_view rest = text;
  if (!rest.starts_with(kSplunkFirstKey)) writer.Add("Time", TakeLine(rest));
  while (!rest.empty()) {
    const std::string_view before = rest;
    const std::string_view line = TakeLine(rest);
    const std::size_t equals = line.find('=');
    if (equals == line.npos) {
      writer.Add("#text", line);  // no field's, but a keyword may look for it
      continue;
    }
    const std::string_view key = line.substr(0, equals);
    if (key == kMessageKey) {
      writer.Add(key, before.substr(equals + 1));
      break;
    }
    writer.Add(key, line.substr(equals + 1));
  }
  writer.End();
}

void AppendSnare(std::string_view text, std::string& json) {
  const auto found = FindSnareValues(text);
  RecordWriter writer("Snare", json);
  std::string_view rest = found ? found->values : std::string_view();
  for (std::size_t i = 0; i + 2 < kSnareKeys.size() && !rest.empty(); ++i) {
    writer.Add(kSnareKeys[i], TakePart(rest, found->separator));
  }
  // A message may hold tabs of its own; the checksum behind it does not.
  if (!rest.empty()) {
    const std::size_t end = rest.rfind(found->separator);
    writer.Add(kSnareKeys[kSnareKeys.size() - 2], rest.substr(0, end));
    if (end != rest.npos) {
      writer.Add(kSnareKeys.back(), rest.substr(end + found->separator.size()));
    }
  }
  writer.End();
}

bool IsSplunk(std::string_view text) {
  if (text.starts_with(kSplunkFirstKey)) return true;
  std::string_view rest = text;
  return IsSplunkTime(TakeLine(rest)) && rest.starts_with(kSplunkFirstKey);
}

}  // namespace

bool IsSplunkTime(std::string_view line) {
  constexpr std::size_t kLongest = 64;
  return !line.empty() && line.size() <= kLongest && line.front() >= '0' && line.front() <= '9' &&
         line.find('=') == line.npos;
}

TextForm FormOfText(std::string_view text) {
  if (IsSplunk(text)) return TextForm::kSplunk;
  const auto snare = FindSnareValues(text);
  if (!snare) return TextForm::kUnknown;
  return SnareJson(text).empty() ? TextForm::kSnare : TextForm::kSnareJson;
}

std::string_view SnareJson(std::string_view text) {
  const auto found = FindSnareValues(text);
  if (!found) return {};
  std::string_view rest = found->values;
  TakePart(rest, found->separator);
  return rest.starts_with('{') ? rest : std::string_view();
}

void AppendTextAsJson(TextForm form, std::string_view text, std::string& json) {
  form == TextForm::kSplunk ? AppendSplunk(text, json) : AppendSnare(text, json);
}

}  // namespace sigmata
