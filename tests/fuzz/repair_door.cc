// Damaged events: the repair gives JSON that the strict reader takes, of bounded size, and leaves
// sound JSON alone.
#include <simdjson.h>

#include "runtime/event/json_repair.h"
#include "tests/fuzz/claim.h"
#include "tests/fuzz/doors.h"

namespace sigmata::fuzz {
namespace {

// Numbers are not looked at: the parser refuses what does not fit its types.
simdjson::error_code Validate(simdjson::dom::parser& parser, std::string_view json) {
  const auto error = parser.parse(json.data(), json.size(), true).error();
  return error == simdjson::NUMBER_ERROR ? simdjson::SUCCESS : error;
}

bool HasLoneSurrogate(std::string_view json) {
  return json.find("\\ud") != json.npos || json.find("\\uD") != json.npos;
}

}  // namespace

void EnterRepair(std::string_view bytes) {
  static JsonRepair repair;
  static JsonRepair again;
  static simdjson::dom::parser parser;
  const ReadStatus status = repair.Run(bytes);
  Claim(status == ReadStatus::kRead || bytes.find('{') == bytes.npos, "an object can be repaired");
  if (status != ReadStatus::kRead) return;
  Claim(repair.consumed() > 0 && repair.consumed() <= bytes.size(), "some bytes are consumed");
  const std::string_view json = repair.json();
  Claim(json.size() <= 6 * bytes.size() + 16, "the size is bounded");
  const simdjson::error_code error = Validate(parser, json);
  Claim(error == simdjson::SUCCESS || (error == simdjson::STRING_ERROR && HasLoneSurrogate(json)),
        "what comes out is JSON");
  Claim(again.Run(json) == ReadStatus::kRead && again.json() == json, "sound JSON stays as it is");
  Claim(again.consumed() == json.size(), "sound JSON is taken whole");
}

}  // namespace sigmata::fuzz
