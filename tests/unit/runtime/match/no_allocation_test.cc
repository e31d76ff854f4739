// Reading and matching do not allocate once they have met the largest event, and what a reader does
// when memory runs out. Counted by replacing the global operator new; with a sanitizer, which
// brings its own, nothing is replaced.
#include <cstdlib>
#include <new>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include "sigmata/event_reader.h"
#include "tests/support/catch.h"
#include "tests/support/split_in_chunks.h"
#include "tests/support/test_files.h"
#include "tests/unit/compile_text.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SIGMATA_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
    __has_feature(memory_sanitizer)
#define SIGMATA_SANITIZED 1
#endif
#endif

#ifndef SIGMATA_SANITIZED

namespace {
thread_local std::size_t allocations = 0;
thread_local std::size_t left = static_cast<std::size_t>(-1);  // before memory runs out

void* Allocate(std::size_t size) {
  ++allocations;
  if (left-- == 0) {
    left = 0;
    throw std::bad_alloc();
  }
  void* const memory = std::malloc(size == 0 ? 1 : size);  // NOLINT(cppcoreguidelines-no-malloc)
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void Release(void* memory) noexcept { std::free(memory); }  // NOLINT(cppcoreguidelines-no-malloc)
}  // namespace

// The other forms of new end in these.
void* operator new(std::size_t size) { return Allocate(size); }
void* operator new[](std::size_t size) { return Allocate(size); }
void operator delete(void* memory) noexcept { Release(memory); }
void operator delete[](void* memory) noexcept { Release(memory); }
void operator delete(void* memory, std::size_t) noexcept { Release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { Release(memory); }

namespace sigmata {
namespace {

constexpr std::string_view kRules = R"(title: one
logsource: {product: windows}
detection:
    a: {EventID: 4100, Provider_Name: [P, Q], Text|contains: [x, y]}
    b: {Path: 'C:\*\?.exe'}
    c: {Text|re: 'a+b', Address|cidr: '10.0.0.0/8', ErrorCode: 5}
    d: {IsatapRouter: '10.0.0.1', ErrorCode: 16}
    words: [alpha, beta]
    condition: (a and not b) or c or d or words
)";

constexpr std::string_view kEvents[] = {
    R"({"Event":{"System":{"EventID":4100,"Channel":"System","Provider":{"#attributes":)"
    R"({"Name":"P"}}},"EventData":{"Text":"\u0058y \u00e4","Path":"C:\\d\\x.exe"}}})",
    R"({"winlog":{"event_id":4100,"provider_name":"q","channel":"System","event_data":)"
    R"({"Text":"aaab","param1":"1","Address":"10.1.2.3","ErrorCode":"5"}}})",
    R"({"ProviderName":"Microsoft-Windows-Iphlpsvc","EventID":4202,"StringInserts":["1","2","3",)"
    R"("5"],"Text key":"ÄÖÜ"})",
    R"({"SourceName":"DhcpServer","EventID":"1020","Text":["a",["b",{"c":"ALPHA"}],[],null]})",
    R"({"a":{"b":{"c":[1,2,3,true,null]}},"Text":"nothing"})",
    R"({"EventId":4100,"Provider":"P","Payload":"{\"EventData\":{\"Data\":[{\"@Name\":\"Text\",)"
    R"(\"#text\":\"aab, alpha\"}]}}"})",
    R"({"data":{"win":{"system":{"eventID":"1052","providerName":"DhcpServer","message":"\"x\""},)"
    R"("eventdata":{"data":"10.0.0.1, y","text":"x"}}}})",
    R"({"Event.System.EventID":4100,"Event.EventData.Text":"x","Event.UserData.Any.Path":"C:\\x"})",
    R"({"SourceName":"Microsoft-Windows-Iphlpsvc","EventID":4100,"Message":)"
    R"("ISATAP router address 10.0.0.1 was set with status 0x10."})",
    R"({"Event":{"System":{"EventID":4100,"Channel":"System},"EventData":{"Text":"a "b","Path":01}})",
    R"({"SourceName":"DhcpServer","EventID":[1},"Text":["a",{"c":[NaN,"ALPHA)",
};

TEST_CASE("the count of allocations counts", "[unit]") {
  const std::size_t before = allocations;
  const auto text = std::make_unique<std::string>(100, 'x');
  CHECK(allocations == before + 2);
}

// Reads and matches every event so often that its buffers are large enough, then counts.
class Counted {
 public:
  explicit Counted(const Program& program)
      : matcher_(program), scratch_(matcher_.NewScratch()), reader_(program) {}

  std::size_t AllocationsOf(std::span<const std::string> events, int rounds) {
    for (int round = 0; round < 3; ++round) Run(events);
    matches_ = 0;
    const std::size_t before = allocations;
    for (int round = 0; round < rounds; ++round) Run(events);
    return allocations - before;
  }

  std::uint64_t matches() const { return matches_; }

 private:
  void Run(std::span<const std::string> events) {
    for (const std::string& event : events) {
      if (reader_.Read(event) != ReadStatus::kRead) throw std::runtime_error("unreadable");
      for (const Match& match : matcher_.MatchEvent(reader_.event(), scratch_)) {
        matcher_.DecidingFields(reader_.event(), match, scratch_, fields_);
        ++matches_;
      }
    }
  }

  Matcher matcher_;
  MatchScratch scratch_;
  EventReader reader_;
  std::vector<FieldSlot> fields_;
  std::uint64_t matches_ = 0;
};

TEST_CASE("reading and matching 2,200 events allocate nothing", "[unit]") {
  Counted counted(ProgramOf(kRules));
  const std::vector<std::string> events(std::begin(kEvents), std::end(kEvents));
  CHECK(counted.AllocationsOf(events, 200) == 0);
  CHECK(counted.matches() == 1200);
}

TEST_CASE("no collector shape of JSON or text makes reading and matching allocate", "[unit]") {
  const std::string shapes = "tests/golden/shapes/";
  std::vector<std::string> events;
  std::istringstream lines(
      testing::ReadFile(testing::SourcePath(shapes + "one_event_in_every_shape.ndjson")));
  for (std::string line; std::getline(lines, line);) events.push_back(line);
  CHECK(events.size() == 21);
  for (const char* const name : {"snare_line.txt", "splunk_text.txt"}) {
    const std::string text = testing::ReadFile(testing::SourcePath(shapes + name));
    for (const std::string& event : testing::SplitInChunks(text, text.size())) {
      if (!event.ends_with("no event")) events.push_back(event);
    }
  }
  CHECK(events.size() > 25);
  std::string rules;
  for (const char* const name : {"one_event_in_every_shape", "snare_line", "splunk_text"}) {
    rules += (rules.empty() ? "" : "\n---\n") +
             testing::ReadFile(testing::SourcePath(shapes + name + ".yml"));
  }
  Counted counted(ProgramOf(rules));
  CHECK(counted.AllocationsOf(events, 50) == 0);
  CHECK(counted.matches() >= 22 * 50);
}

TEST_CASE("a reader that ran out of memory reads the next events as another does", "[unit]") {
  const Program program = ProgramOf(kRules);
  const std::string small = R"({"EventID":4100,"Provider_Name":"P","Text":"x"})";
  const std::string large = R"({"EventID":4100,"Provider_Name":"P","Text":")" +
                            std::string(20'000, 'x') + R"(","Path":"C:\\x.exe"})";
  std::size_t failed = 0;
  for (std::size_t count = 0;; ++count) {
    REQUIRE(count < 1000);
    JsonEventReader reader(program);
    for (int i = 0; i < 3; ++i) REQUIRE(reader.Read(small) == ReadStatus::kRead);
    left = count;
    const ReadStatus status = reader.Read(large);
    left = static_cast<std::size_t>(-1);
    if (status == ReadStatus::kNoMemory) ++failed;
    for (const std::string& event : {large, small, large, large}) {
      REQUIRE(reader.Read(event) == ReadStatus::kRead);
      CHECK(ValuesOf(program, reader.event(), "Text").size() == 1);
      CHECK(reader.event().Has(SlotOf(program, "Path")) == (event == large));
    }
    if (status == ReadStatus::kRead && count > 50) break;
  }
  CHECK(failed > 3);
}

}  // namespace
}  // namespace sigmata

#endif  // SIGMATA_SANITIZED
