#include "runtime/event/xml_splitter.h"

#include "runtime/event/record_splitter.h"
#include "tests/support/catch.h"
#include "tests/support/split_in_chunks.h"

namespace sigmata {
namespace {

using Records = std::vector<std::string>;
using testing::SplitInChunks;

Records Split(std::string_view input) {
  const Records records = SplitInChunks(input, input.size());
  for (const std::size_t chunk : {1U, 2U, 3U, 7U, 16U}) {
    INFO("chunks of " << chunk);
    CHECK(SplitInChunks(input, chunk) == records);
  }
  return records;
}

std::string Event(int id) {
  return "<Event xmlns='x'><System><EventID>" + std::to_string(id) + "</EventID></System></Event>";
}

TEST_CASE("event XML: one a line, one behind the other, within a root", "[unit]") {
  const Records two = {Event(1), Event(2)};
  CHECK(Split(Event(1) + "\n" + Event(2) + "\r\n") == two);
  CHECK(Split(Event(1) + Event(2)) == two);
  CHECK(Split("\xEF\xBB\xBF<?xml version='1.0'?>\n<Events>" + Event(1) + "\n" + Event(2) +
              "</Events>\n") == two);
  CHECK(Split(Event(1) + "\n\xEF\xBB\xBF<?xml version='1.0'?>" + Event(2)) == two);
  CHECK(Split("<!-- " + Event(3) + " -->" + Event(1) + "<!-- - -->" + Event(2)) == two);
}

TEST_CASE("event XML over several lines", "[unit]") {
  const std::string pretty =
      "<Event>\r\n  <System>\r\n    <EventID>1</EventID>\r\n  </System>\r\n</Event>";
  CHECK(Split(pretty + "\r\n" + pretty + "\r\n") == Records{pretty, pretty});
}

TEST_CASE("an end tag in CDATA, a comment or an inner event does not count", "[unit]") {
  const Records records = {"<Event><![CDATA[</Event><Event>]]></Event>",
                           "<Event><!--</Event>--></Event>",
                           "<Event><UserData><Event a='b'><x/></Event><Event/></UserData></Event >",
                           "<Event><EventData/><EventID/></Event>", "<Event/>"};
  std::string input;
  for (const std::string& record : records) input += record + "\n";
  CHECK(Split(input) == records);
}

TEST_CASE("an event that breaks off ends where the next begins", "[unit]") {
  const std::string cut = Event(1).substr(0, 30);
  CHECK(Split(cut + "\n" + Event(2) + Event(3)) == Records{cut, Event(2), Event(3)});
  CHECK(Split(Event(1) + cut + "<Event>\r\n  <System/></Event>") ==
        Records{Event(1), cut, "<Event>\r\n  <System/></Event>"});
  CHECK(Split(Event(1) + "\n" + cut) == Records{Event(1), cut});
}

TEST_CASE("what stands between events is a record for the reader to refuse", "[unit]") {
  CHECK(Split(Event(1) + "junk <b>" + Event(2) + "</Event>\n<Eventual>") ==
        Records{Event(1), "junk <b>", Event(2), "</Event>\n<Eventual>"});
  CHECK(Split("<Event") == Records{"<Event"});
}

TEST_CASE("JSON between events is a line of its own, whatever its strings hold", "[unit]") {
  const std::string markup = R"({"a":"<?xml ?>"})";
  const std::string event = R"({"a":"<Event> </Event> <!--"})";
  CHECK(Split(Event(1) + "\n" + markup + "\n" + event + "\r\n" + Event(2) + "\n" + markup) ==
        Records{Event(1), markup, event, Event(2), markup});
  CHECK(Split("<?xml version='1.0'?>" + event + "\n<!-- -->  \n\n" + markup + "\n" + Event(1)) ==
        Records{event, markup, Event(1)});
  CHECK(Split(Event(1) + "\n" + R"({"a":"<Event)" + "\n" + event) ==
        Records{Event(1), R"({"a":"<Event)", event});
}

TEST_CASE("an event of a stream is there once its end tag is", "[unit]") {
  for (const char* const end : {"", "\n"}) {
    RecordSplitter splitter;
    const std::string input = Event(1) + end;
    std::size_t position = 0;
    const auto record = splitter.Next(input, position, false);
    REQUIRE(record);
    CHECK(*record == Event(1));
  }
}

TEST_CASE("Splunk text: an event begins with a time and LogName", "[unit]") {
  const std::string one = "1/2/2024\nLogName=a\nMessage=x\r\n\r\n 5\ny\nLogName=b";
  const std::string two = "2/2/2024\r\nLogName=c";
  CHECK(Split(one + "\n" + two + "\n\n" + one + "\n") == Records{one, two, one});
  CHECK(Split("\n" + two) == Records{two});
}

TEST_CASE("Splunk text without times: an event begins with LogName", "[unit]") {
  const std::string one = "LogName=a\nMessage=x\n1/2/2024";
  CHECK(Split(one + "\nLogName=b\n" + one) == Records{one, "LogName=b", one});
}

TEST_CASE("lines that begin like another form are lines", "[unit]") {
  CHECK(Split("<14>a\n<14>b\n") == Records{"<14>a", "<14>b"});
  CHECK(Split("12 a\n13 b\nLogName=c") == Records{"12 a", "13 b", "LogName=c"});
  CHECK(Split("LogN\nb") == Records{"LogN", "b"});
}

}  // namespace
}  // namespace sigmata
