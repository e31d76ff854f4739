// Cuts a stream of Windows event XML into events: one a line, over several lines, within an
// <Events> root or without one.
#ifndef SIGMATA_RUNTIME_EVENT_XML_SPLITTER_H_
#define SIGMATA_RUNTIME_EVENT_XML_SPLITTER_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace sigmata {

// Whether `text` begins as XML does that holds events: `<Event`, `<?xml` or a comment.
bool BeginsAsXml(std::string_view text);
// The longest text that BeginsAsXml looks at.
inline constexpr std::size_t kXmlBeginning = 6;

// An event begins with <Event> and ends with the </Event> that belongs to it. One that breaks off
// ends where <Event><System> begins the next. What stands between events and is neither space nor
// a declaration, a comment or <Events> is a record too, for the reader to refuse; a line that
// begins with a brace is one of its own.
class XmlSplitter {
 public:
  // As RecordSplitter::Next.
  std::optional<std::string_view> Next(std::string_view buffer, std::size_t& position, bool last);
  void Rebase(std::size_t position);

 private:
  // What begins with `<` in the buffer.
  enum class Token { kUnfinished, kEvent, kEmptyEvent, kNextEvent, kEventEnd, kSilent, kOther };

  bool IsAtJson(std::string_view buffer, std::size_t& position);
  Token FindToken(std::string_view buffer, bool last, std::size_t& begin, std::size_t& end);
  Token ReadToken(std::string_view buffer, std::size_t begin, bool last, std::size_t& end);
  Token ReadEventTag(std::string_view buffer, std::size_t begin, bool last, std::size_t& end);
  bool FindEnd(std::string_view buffer, std::size_t begin, std::string_view mark, std::size_t& end);
  std::optional<std::string_view> NextOutside(std::string_view buffer, std::size_t& position,
                                              bool last);
  std::optional<std::string_view> NextJsonLine(std::string_view buffer, std::size_t& position,
                                               bool last);
  std::optional<std::string_view> NextInside(std::string_view buffer, std::size_t& position,
                                             bool last);

  std::size_t depth_ = 0;     // of <Event> elements; 0: between events
  std::size_t scanned_ = 0;   // what lies before needs no second look; 0: from the position on
  std::size_t searched_ = 0;  // the same for the end of the token at scanned_
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_XML_SPLITTER_H_
