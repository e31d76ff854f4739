// Cuts a stream of bytes into records of one event each. The first bytes tell the layout: one
// object (or line of text) a line, JSON objects one after the other in any layout, the elements of
// one array, event XML, or Splunk's events of several lines.
#ifndef SIGMATA_RUNTIME_EVENT_RECORD_SPLITTER_H_
#define SIGMATA_RUNTIME_EVENT_RECORD_SPLITTER_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/event/splunk_splitter.h"
#include "runtime/event/xml_splitter.h"

namespace sigmata {

// Damage stays local: a record that cannot be whole ends where the next one begins, in lines at the
// latest before the next line that begins with a brace. A line that breaks off (it does not end
// with a brace) may go on in the next ones: a string may hold raw line breaks.
class RecordSplitter {
 public:
  // The next record of `buffer` at or behind `position`, which moves behind it. None: the buffer
  // holds no further whole record; bytes from `position` on are still needed. With `last` there is
  // no more input, so an unfinished record is given as it is.
  std::optional<std::string_view> Next(std::string_view buffer, std::size_t& position, bool last);

  // The caller has moved the bytes from `position` on to the front of its buffer.
  void Rebase(std::size_t position) {
    scanned_ = scanned_ > position ? scanned_ - position : 0;
    xml_.Rebase(position);
    splunk_.Rebase(position);
  }

 private:
  enum class Layout { kUnknown, kLines, kObjects, kArray, kXml, kSplunk };

  bool FindLayout(std::string_view buffer, std::size_t position, bool last);
  bool FindOtherForm(std::string_view text, bool last);
  std::optional<std::string_view> NextLine(std::string_view buffer, std::size_t& position,
                                           bool last);
  std::optional<std::string_view> NextObject(std::string_view buffer, std::size_t& position,
                                             bool last);
  bool SkipGap(std::string_view buffer, std::size_t& position, bool last) const;
  bool NextEventBegins(std::string_view buffer, std::size_t line) const;
  std::size_t FindObjectEnd(std::string_view buffer, std::size_t begin);
  bool Step(char c);
  bool BreaksOff() const;
  void ResetScan();

  Layout layout_ = Layout::kUnknown;
  bool mark_skipped_ = false;
  bool broken_ = false;  // the record is a line that breaks off
  // Of the record that is being scanned: how far, and within what.
  std::size_t scanned_ = 0;
  std::string open_;  // brackets
  bool in_string_ = false;
  bool escaped_ = false;
  char last_sign_ = '\0';
  // Other forms have splitters of their own.
  XmlSplitter xml_;
  SplunkSplitter splunk_;
};

// Bytes at the start of `text` that are no part of any record: white space, NUL padding, byte order
// marks, and what is left of an array.
std::size_t GapSize(std::string_view text) noexcept;

// Behind the bracket that closes the first object of `text`, or its size.
std::size_t FirstObjectEnd(std::string_view text) noexcept;

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_RECORD_SPLITTER_H_
