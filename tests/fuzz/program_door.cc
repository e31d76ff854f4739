// Program files: what Load takes, matching survives. The checksum is made to fit, so that it is the
// verifier that is asked.
#include <cstring>
#include <vector>

#include "runtime/program/program_image.h"
#include "sigmata/json_event.h"
#include "sigmata/matcher.h"
#include "tests/fuzz/doors.h"

namespace sigmata::fuzz {
namespace {

constexpr std::string_view kEvents[] = {
    R"({"EventID":4100,"Channel":"System","Provider_Name":"P","Name":"xay","Text":"aa","a":1})",
    R"({"Event":{"System":{"EventID":1},"EventData":{"Data":["a","\u0041"]}}})",
    R"({"P":["x",null,{}],"EventID":"4100","list":[[],1.0,true]})",
};

void Use(const Program& program) {
  program.Disassemble();
  // Room for shared answers is asked for by the header, which is not what is tested here.
  if (program.image().memo_count > 1'000'000) return;
  const Matcher matcher(program);
  MatchScratch scratch = matcher.NewScratch();
  JsonEventReader reader(program);
  std::vector<FieldSlot> fields;
  for (const std::string_view event : kEvents) {
    if (reader.Read(event) != ReadStatus::kRead) continue;
    const auto matches = matcher.MatchEvent(reader.event(), scratch);
    if (!matches.empty())
      matcher.DecidingFields(reader.event(), Match(matches[0]), scratch, fields);
  }
}

}  // namespace

void EnterProgram(std::string_view bytes) {
  std::vector<std::byte> copy(bytes.size());
  if (!bytes.empty()) std::memcpy(copy.data(), bytes.data(), bytes.size());
  if (const auto program = Program::Load(copy)) Use(*program);
  if (copy.size() < sizeof(ImageHeader)) return;
  ImageHeader header;
  std::memcpy(&header, copy.data(), sizeof header);
  header.size = copy.size();
  header.checksum = Checksum(std::span(copy).subspan(kChecksummedFrom));
  std::memcpy(copy.data(), &header, sizeof header);
  if (const auto program = Program::Load(copy)) Use(*program);
}

}  // namespace sigmata::fuzz
