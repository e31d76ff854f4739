// Events and streams of them. A record never depends on how its bytes arrived.
#include <string>
#include <vector>

#include "runtime/event/record_splitter.h"
#include "runtime/event/xml_event.h"
#include "runtime/program/utf8.h"
#include "sigmata/event_reader.h"
#include "sigmata/evtx_file.h"
#include "sigmata/matcher.h"
#include "tests/fuzz/claim.h"
#include "tests/fuzz/doors.h"
#include "tests/fuzz/program_of.h"

namespace sigmata::fuzz {
namespace {

struct Session {
  Session()
      : program(Compile()), matcher(program), scratch(matcher.NewScratch()), reader(program) {}

  static Program Compile() {
    return ProgramOf(
        "    a: {EventID: [1, 4100], Image|endswith: a, param1: b, a.b|contains: c}\n"
        "    b: {ErrorCode: 5, ScopeAddress|cidr: 10.0.0.0/8, Data|re: 'x+', z: null}\n"
        "    k: [needle, 'n?e*d']\n"
        "    condition: a or b or k\n");
  }

  Program program;
  Matcher matcher;
  MatchScratch scratch;
  EventReader reader;
};

// Reads and matches; values lie within what was read.
ReadStatus Visit(Session& session, std::string_view bytes) {
  const ReadStatus status = session.reader.Read(bytes);
  if (status != ReadStatus::kRead) return status;
  Claim(session.reader.consumed() <= bytes.size(), "no more is consumed than there is");
  const Event& event = session.reader.event();
  std::string text;
  for (const Value& value : event.values()) {
    text.clear();
    AppendText(value, text);
    Claim(text.size() <= value.raw.size(), "a text is no longer than its bytes");
    AppendJson(value, text);
  }
  std::vector<FieldSlot> fields;
  const auto matches = session.matcher.MatchEvent(event, session.scratch);
  if (!matches.empty()) {
    session.matcher.DecidingFields(event, Match(matches[0]), session.scratch, fields);
  }
  return status;
}

std::vector<std::string> Split(std::string_view input, std::size_t chunk) {
  RecordSplitter splitter;
  std::vector<std::string> records;
  std::string buffer;
  while (true) {
    const std::size_t size = std::min(chunk, input.size());
    buffer.append(input.substr(0, size));
    input.remove_prefix(size);
    const bool last = input.empty();
    std::size_t position = 0;
    while (const auto record = splitter.Next(buffer, position, last)) records.emplace_back(*record);
    Claim(position <= buffer.size(), "the position stays in the buffer");
    splitter.Rebase(position);
    buffer.erase(0, position);
    if (last) return records;
  }
}

}  // namespace

void EnterJsonEvent(std::string_view bytes) {
  static Session session;
  const ReadStatus first = Visit(session, bytes);
  Claim(Visit(session, bytes) == first, "an event is read alike each time");
}

void EnterXmlEvent(std::string_view bytes) {
  static Session session;
  const ReadStatus first = Visit(session, bytes);
  Claim(Visit(session, bytes) == first, "an event is read alike each time");
  std::string json = "kept";
  const bool good = AppendXmlAsJson(bytes, json);
  Claim(json.starts_with("kept"), "what was there stays");
  Claim(good || json.size() == 4, "a refusal adds nothing");
  const std::string_view object = std::string_view(json).substr(4);
  const bool utf8 = FindInvalidUtf8(object) == object.npos;
  Claim(!good || !utf8 || session.reader.Read(object) == ReadStatus::kRead, "XML becomes JSON");
}

void EnterEvtx(std::string_view bytes) {
  static Session session;
  constexpr std::size_t kHeader = 4096;
  const std::string file = std::string(kHeader, '\0') + std::string(bytes);
  EvtxFile evtx(file);
  std::size_t items = 0;
  while (const auto item = evtx.Next()) {
    // A record has at least 28 bytes; a header and three things about a chunk may come on top.
    Claim(++items <= 8 + file.size() / 4, "the items of a file end");
    Claim(item->offset < file.size(), "an item lies in the file");
    if (item->status != EvtxStatus::kRead) continue;
    Claim(session.reader.ReadPadded(item->json) == ReadStatus::kRead, "a record is JSON");
  }
}

void EnterRecordStream(std::string_view bytes) {
  static Session session;
  const std::size_t chunk = bytes.empty() ? 1 : 1U + static_cast<unsigned char>(bytes[0]) % 16U;
  const std::string_view input = bytes.substr(std::min<std::size_t>(1, bytes.size()));
  const std::vector<std::string> whole = Split(input, std::max<std::size_t>(1, input.size()));
  Claim(Split(input, chunk) == whole, "records do not depend on chunks");
  for (const std::string& record : whole) {
    Claim(!record.empty(), "a record is not empty");
    Visit(session, record);
  }
}

}  // namespace sigmata::fuzz
