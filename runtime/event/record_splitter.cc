#include "runtime/event/record_splitter.h"

#include <algorithm>

namespace sigmata {
namespace {

constexpr std::string_view kSpace(" \t\r\n\0", 5);
constexpr std::string_view kGap(" \t\r\n\0,]}", 8);
constexpr std::string_view kArrayGap(" \t\r\n\0,[]", 8);
// A line that breaks off takes at most so many bytes of the lines behind it.
constexpr std::size_t kLongestBroken = std::size_t{1} << 24;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view Trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) + 1 - first);
}

// Whether an object may end with `line`; what the rest of an array adds does not count.
bool EndsWithBrace(std::string_view line) {
  constexpr std::size_t kTail = 16;
  line = line.substr(line.size() - std::min(line.size(), kTail));
  const std::size_t sign = line.find_last_not_of(std::string_view(" \t\r\n\0,;]", 8));
  return sign != line.npos && line[sign] == '}';
}

}  // namespace

std::optional<std::string_view> RecordSplitter::Next(std::string_view buffer, std::size_t& position,
                                                     bool last) {
  if (layout_ == Layout::kUnknown) {
    if (!mark_skipped_) {
      const std::string_view start = buffer.substr(position, kByteOrderMark.size());
      if (!last && start.size() < kByteOrderMark.size()) return std::nullopt;
      if (start == kByteOrderMark) position += kByteOrderMark.size();
      mark_skipped_ = true;
    }
    if (!FindLayout(buffer, position, last)) return std::nullopt;
  }
  switch (layout_) {
    case Layout::kLines:
      return NextLine(buffer, position, last);
    case Layout::kXml:
      return xml_.Next(buffer, position, last);
    case Layout::kSplunk:
      return splunk_.Next(buffer, position, last);
    default:
      return NextObject(buffer, position, last);
  }
}

// An object that ends on its first line means lines, and so does one that another follows on the
// next line; false: not enough bytes to tell.
bool RecordSplitter::FindLayout(std::string_view buffer, std::size_t position, bool last) {
  const std::size_t first = buffer.find_first_not_of(kSpace, position);
  if (first == buffer.npos) return last && (layout_ = Layout::kLines, true);
  if (buffer[first] == '[') {
    layout_ = Layout::kArray;
    return true;
  }
  if (buffer[first] != '{') {
    if (!FindOtherForm(buffer.substr(first), last)) return false;
    if (layout_ != Layout::kUnknown) return true;
  }
  // Where no line ends yet is not looked at again.
  const std::size_t line_end = buffer.find('\n', std::max(first, scanned_));
  if (line_end == buffer.npos && !last) {
    scanned_ = buffer.size();
    return false;
  }
  scanned_ = 0;
  layout_ = Layout::kLines;
  if (buffer[first] == '{') {
    ResetScan();
    const bool ends = FindObjectEnd(buffer.substr(0, line_end), first) != buffer.npos;
    ResetScan();
    if (!ends && line_end + 1 == buffer.size() && !last) {
      layout_ = Layout::kUnknown;
      return false;
    }
    if (!ends && line_end != buffer.npos && !buffer.substr(line_end + 1).starts_with('{')) {
      layout_ = Layout::kObjects;
    }
  }
  return true;
}

// Whether `text` begins in another form than JSON; false: not enough bytes to tell.
bool RecordSplitter::FindOtherForm(std::string_view text, bool last) {
  if (!last && text.size() < kXmlBeginning) return false;
  if (BeginsAsXml(text)) {
    layout_ = Layout::kXml;
    return true;
  }
  const std::optional<bool> splunk = BeginsAsSplunk(text, last);
  if (splunk.value_or(false)) layout_ = Layout::kSplunk;
  return splunk.has_value();
}

std::optional<std::string_view> RecordSplitter::NextLine(std::string_view buffer,
                                                         std::size_t& position, bool last) {
  if (broken_) return NextObject(buffer, position, last);
  while (true) {
    if (scanned_ == 0) position = std::min(buffer.find_first_not_of(kGap, position), buffer.size());
    if (position == buffer.size()) return std::nullopt;
    std::size_t end = buffer.find('\n', std::max(position, scanned_));
    if (end == buffer.npos) {
      scanned_ = buffer.size();
      if (!last) return std::nullopt;
      end = buffer.size();
    }
    scanned_ = 0;
    position += GapSize(buffer.substr(position, end - position));
    const std::string_view line = buffer.substr(position, end - position);
    if (line.starts_with('{') && end < buffer.size() && !EndsWithBrace(line)) {
      broken_ = true;
      return NextObject(buffer, position, last);
    }
    position = std::min(end + 1, buffer.size());
    if (!line.empty()) return Trim(line);
  }
}

// Moves `position` to where a record begins; false: there is none, or not enough bytes to tell.
bool RecordSplitter::SkipGap(std::string_view buffer, std::size_t& position, bool last) const {
  while (true) {
    const std::size_t begin =
        buffer.find_first_not_of(layout_ == Layout::kArray ? kArrayGap : kSpace, position);
    position = std::min(begin, buffer.size());
    const std::string_view rest = buffer.substr(position, kByteOrderMark.size());
    if (rest.empty() ||
        (!last && rest.size() < kByteOrderMark.size() && kByteOrderMark.starts_with(rest))) {
      return false;
    }
    if (rest != kByteOrderMark) return true;
    position += kByteOrderMark.size();
  }
}

std::optional<std::string_view> RecordSplitter::NextObject(std::string_view buffer,
                                                           std::size_t& position, bool last) {
  if (scanned_ == 0 && !SkipGap(buffer, position, last)) return std::nullopt;
  std::size_t end = 0;
  if (buffer[position] == '{') {
    end = FindObjectEnd(buffer, position);
  } else {
    end = buffer.find_first_of(layout_ == Layout::kArray ? ",]\n" : "\n", position);
  }
  if (end == buffer.npos) {
    if (!last) return std::nullopt;
    end = buffer.size();
  }
  const std::string_view record = Trim(buffer.substr(position, end - position));
  position = end;
  ResetScan();
  return record;
}

// Whether an object cannot stand after what was read last: within an object only a value of a key
// can be one, within an array any element.
bool RecordSplitter::BreaksOff() const {
  if (open_.back() == '[') return last_sign_ != ',' && last_sign_ != '[';
  return last_sign_ != ':';
}

// Takes one sign of an object in; whether it closes the object.
bool RecordSplitter::Step(char c) {
  if (in_string_) {
    const bool escaped = escaped_;
    escaped_ = c == '\\' && !escaped;
    in_string_ = c != '"' || escaped;
    return false;
  }
  if (c == '"') {
    in_string_ = true;
  } else if (c == '{' || c == '[') {
    open_.push_back(c);
  } else if (c == '}' || c == ']') {
    open_.pop_back();
    return open_.empty();
  }
  return false;
}

void RecordSplitter::ResetScan() {
  scanned_ = 0;
  broken_ = false;
  open_.clear();
  in_string_ = escaped_ = false;
  last_sign_ = '\0';
}

// Whether the line that begins at `line` is the next event: it begins with a brace where none can
// stand, JSON having no line break within a string.
bool RecordSplitter::NextEventBegins(std::string_view buffer, std::size_t line) const {
  return buffer[line] == '{' && (layout_ == Layout::kLines || in_string_ || BreaksOff());
}

// Behind the bracket that closes the object at `begin`, or where the object breaks off; npos if
// neither is in the buffer. Goes on where the last call for the same object stopped.
std::size_t RecordSplitter::FindObjectEnd(std::string_view buffer, std::size_t begin) {
  for (std::size_t i = scanned_ == 0 ? begin : scanned_; i < buffer.size(); ++i) {
    const char c = buffer[i];
    if (c == '\n') {
      if (i + 1 == buffer.size()) {  // what follows decides
        scanned_ = i;
        return buffer.npos;
      }
      if (NextEventBegins(buffer, i + 1) || (broken_ && i - begin > kLongestBroken)) return i + 1;
    } else if (Step(c)) {
      return i + 1;
    }
    if (kSpace.find(c) == kSpace.npos) last_sign_ = c;
  }
  scanned_ = buffer.size();
  return buffer.npos;
}

std::size_t GapSize(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size()) {
    if (kGap.find(text[at]) != kGap.npos) {
      ++at;
    } else if (text.substr(at).starts_with(kByteOrderMark)) {
      at += kByteOrderMark.size();
    } else {
      break;
    }
  }
  return at;
}

std::size_t FirstObjectEnd(std::string_view text) noexcept {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_string = false;
      }
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && (depth == 0 || --depth == 0)) {
      return i + 1;
    }
  }
  return text.size();
}

}  // namespace sigmata
