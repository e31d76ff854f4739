// Windows event XML as JSON text, laid out as evtx_dump lays out the same event.
//
//   <System><EventID Qualifiers="0">7</EventID></System>
//       {"System":{"EventID":{"#attributes":{"Qualifiers":"0"},"#text":"7"}}}
//   <Data Name="Image">a</Data>    "Image":"a"
//   <Data>a</Data><Data>b</Data>   "Data":{"#text":["a","b"]}
//   <Security/>                    "Security":null
//
// Every value is a text; a character zero, which XML does not have, becomes U+FFFD. An element that
// stands several times gives its key several times, which the reader takes for several values.
// Document types and entities of one's own are not read:
// `&name;` stays as it is written.
#ifndef SIGMATA_RUNTIME_EVENT_XML_EVENT_H_
#define SIGMATA_RUNTIME_EVENT_XML_EVENT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "sigmata/json_event.h"

namespace sigmata {

// What is nested deeper is read as one list of its texts at this depth, and the event is degraded.
// No event of Windows comes near.
inline constexpr std::size_t kMaxXmlDepth = 100;

// The key that an event's root element gets, so that a shape can tell XML from evtx_dump's JSON.
inline constexpr std::string_view kXmlEventKey = "EventXml";

struct XmlReading {
  ReadStatus status = ReadStatus::kRead;
  bool degraded = false;
};

// Appends one object with a key for each element of `xml` (a whole event, or a part of one).
// False: not sound XML, or too large; `json` is then as it was. May throw std::bad_alloc.
bool AppendXmlAsJson(std::string_view xml, std::string& json);

// The same for a whole event, whose root element becomes kXmlEventKey; says what was wrong. Of XML
// that breaks off, or is not sound further on, what stands before the damage is read: degraded.
XmlReading AppendXmlEvent(std::string_view xml, std::string& json);

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_XML_EVENT_H_
