// Windows events as text lines, put into JSON text.
//
//   Splunk      a time, then key=value lines; Message comes last and has lines of its own
//   Snare       a syslog line: MSWinEventLog and 14 values, with a tab before each
//   Snare JSON  the same with a number and one JSON object behind MSWinEventLog (rsyslog)
#ifndef SIGMATA_RUNTIME_EVENT_TEXT_EVENT_H_
#define SIGMATA_RUNTIME_EVENT_TEXT_EVENT_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace sigmata {

enum class TextForm : std::uint8_t { kUnknown, kSplunk, kSnare, kSnareJson };

// `text` begins with the event. A form that is recognised can always be put into JSON.
TextForm FormOfText(std::string_view text);

// For kSplunk and kSnare: appends {"Splunk":{...}} or {"Snare":{...}}, every value a text.
void AppendTextAsJson(TextForm form, std::string_view text, std::string& json);
// For kSnareJson: the part of `text` that is JSON.
std::string_view SnareJson(std::string_view text);

// The line of a time that may stand before a Splunk event's first key.
bool IsSplunkTime(std::string_view line);
// What Splunk's first key looks like.
inline constexpr std::string_view kSplunkFirstKey = "LogName=";

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_TEXT_EVENT_H_
