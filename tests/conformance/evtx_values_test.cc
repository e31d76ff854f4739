// Event log files beside the JSON that evtx_dump made of them: every value is the same, but for
// blanks at the end of a text, which evtx_dump cuts off and we keep.
#include <simdjson.h>

#include "sigmata/evtx_file.h"
#include "tests/conformance/corpora.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

namespace fs = std::filesystem;
namespace dom = simdjson::dom;

constexpr std::size_t kFiles = 97;
constexpr std::size_t kRecords = 110;
constexpr std::size_t kValues = 3844;
constexpr std::size_t kCutOff = 42;

struct Tally {
  std::size_t values = 0;
  std::size_t cut_off = 0;
};

void CompareText(std::string_view ours, std::string_view theirs, Tally& tally) {
  if (ours != theirs && ours.starts_with(theirs) &&
      ours.find_first_not_of(' ', theirs.size()) == ours.npos) {
    ++tally.cut_off;
  } else {
    CHECK(ours == theirs);
  }
}

// Objects have the same keys in the same order.
void Compare(const dom::element& ours, const dom::element& theirs, Tally& tally) {
  REQUIRE(ours.type() == theirs.type());
  if (ours.is_object()) {
    const dom::object left = ours;
    const dom::object right = theirs;
    REQUIRE(left.size() == right.size());
    for (auto a = left.begin(), b = right.begin(); a != left.end(); ++a, ++b) {
      INFO(a.key());
      REQUIRE(a.key() == b.key());
      Compare(a.value(), b.value(), tally);
    }
    return;
  }
  ++tally.values;
  if (ours.is_string()) {
    CompareText(ours.get_string().value(), theirs.get_string().value(), tally);
  } else {
    CHECK(simdjson::minify(ours) == simdjson::minify(theirs));
  }
}

std::string RecordsAsLines(const fs::path& file, std::size_t& records) {
  const std::string bytes = ReadWholeFile(file);
  EvtxFile evtx(bytes);
  std::string lines;
  while (const auto item = evtx.Next()) {
    CHECK(item->status == EvtxStatus::kRead);
    lines.append(item->json) += '\n';
    ++records;
  }
  return lines;
}

TEST_CASE("event log files hold what evtx_dump says they hold", "[conformance]") {
  const auto data = FindInCorpora("regression");
  if (!data) return;
  Tally tally;
  std::size_t files = 0;
  std::size_t records = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(*data)) {
    if (entry.path().extension() != ".evtx") continue;
    ++files;
    INFO(entry.path().string());
    const simdjson::padded_string ours = RecordsAsLines(entry.path(), records);
    fs::path beside = entry.path();
    const simdjson::padded_string theirs = ReadWholeFile(beside.replace_extension(".json"));
    dom::parser our_parser;
    dom::parser their_parser;
    dom::document_stream our_stream = our_parser.parse_many(ours, 1U << 20U);
    dom::document_stream their_stream = their_parser.parse_many(theirs, 1U << 20U);
    auto their_event = their_stream.begin();
    for (const dom::element event : our_stream) {
      REQUIRE(their_event != their_stream.end());
      Compare(event, *their_event, tally);
      ++their_event;
    }
    CHECK_FALSE(their_event != their_stream.end());
  }
  CHECK(files == kFiles);
  CHECK(records == kRecords);
  CHECK(tally.values == kValues);
  CHECK(tally.cut_off == kCutOff);
}

}  // namespace
}  // namespace sigmata
