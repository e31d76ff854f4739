#include "sigmata/event_reader.h"

#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

class Reading {
 public:
  explicit Reading(std::string_view record)
      : program_(ProgramWith("    s: {EventID: 1, Channel: x, Provider_Name: x, Message: x,\n"
                             "        Computer: x, param1: x}\n    condition: s\n")),
        reader_(program_),
        status_(reader_.Read(record)) {}

  ReadStatus status() const { return status_; }
  std::string shape() const { return std::string(reader_.event().shape()); }
  std::size_t consumed() const { return reader_.consumed(); }
  bool degraded() const { return reader_.event().degraded(); }
  Strings operator[](std::string_view field) const {
    REQUIRE(status_ == ReadStatus::kRead);
    return ValuesOf(program_, reader_.event(), field);
  }

 private:
  Program program_;
  EventReader reader_;
  ReadStatus status_;
};

const std::string kXml = "<Event><System><EventID>7</EventID></System></Event>";

TEST_CASE("the first bytes tell the form of an event", "[unit]") {
  CHECK(Reading(R"({"Event":{"System":{}}})").shape() == "evtx-json");
  CHECK(Reading(kXml).shape() == "windows-xml");
  CHECK(Reading("<?xml version='1.0'?>" + kXml).shape() == "windows-xml");
  CHECK(Reading("LogName=System\nEventCode=7").shape() == "splunk-classic");
  CHECK(Reading("1/2/2024\r\nLogName=System").shape() == "splunk-classic");
  CHECK(Reading("<14>host MSWinEventLog\t1\tSystem\t").shape() == "snare");
  CHECK(Reading("<14>host MSWinEventLog\t0\t{\"Event\":{\"System\":{}}}").shape() == "evtx-json");
}

TEST_CASE("space and a byte order mark may stand before an event", "[unit]") {
  for (const std::string& event : {std::string(R"({"EventID":7})"), kXml}) {
    const Reading reading("\xEF\xBB\xBF \r\n\t" + event + "  ");
    CHECK(reading["EventID"].size() == 1);
    CHECK(reading.consumed() >= 7 + event.size());
  }
}

TEST_CASE("a record may hold several events", "[unit]") {
  CHECK(Reading(kXml + kXml).consumed() == kXml.size());
  CHECK(Reading("<Events>" + kXml + "</Events>").consumed() == 8 + kXml.size());
  CHECK(Reading("<Events>" + kXml + "</Events>")["EventID"] == Strings{R"("7")"});
  CHECK(Reading(R"({"EventID":7} {)").consumed() == 13);
}

TEST_CASE("XML that breaks off is a degraded event", "[unit]") {
  const Reading cut("<Event><System><EventID>7</EventID></System><EventData><Data Name='A'>on");
  CHECK(cut["EventID"] == Strings{R"("7")"});
  CHECK(cut.degraded());
  CHECK_FALSE(Reading(kXml).degraded());
}

TEST_CASE("what cannot be read says why", "[unit]") {
  CHECK(Reading("").status() == ReadStatus::kNotJson);
  CHECK(Reading("text").status() == ReadStatus::kNotJson);
  CHECK(Reading("<14>host sshd: text").status() == ReadStatus::kNotJson);
  CHECK(Reading("<Event>").status() == ReadStatus::kNotXml);
  CHECK(Reading("LogName=" + std::string(kMaxTextEventBytes, 'x')).status() ==
        ReadStatus::kTooLarge);
  CHECK(Reading("text").consumed() == 4);
}

TEST_CASE("bytes that are not UTF-8, and truncated JSON within a line, are read all the same",
          "[unit]") {
  CHECK(Reading("<Event>\xFF</Event>").status() == ReadStatus::kRead);
  CHECK(Reading("LogName=\xFF").status() == ReadStatus::kRead);
  CHECK(Reading("<14>host MSWinEventLog\t0\t{\"EventID\":").status() == ReadStatus::kRead);
}

TEST_CASE("Splunk text: the message is everything behind its key", "[unit]") {
  const Reading event(
      "1/2/2024\nLogName=System\nEventCode=7\nSourceName=P\nMessage=a\n\tEventCode=8\nb");
  CHECK(event["EventID"] == Strings{R"("7")"});
  CHECK(event["Provider_Name"] == Strings{R"("P")"});
  CHECK(event["Message"] == Strings{R"("a\n\tEventCode=8\nb")"});
}

TEST_CASE("Snare: values stand in their order, a message may hold tabs", "[unit]") {
  const std::string head =
      "<14>Jan  2 03:04:05 h MSWinEventLog\t1\tSystem\t9\tD\t7\tP\tN/A\tN/A\tI\tH\tNone\t\t";
  const Reading event(head + "a\tb\t3");
  CHECK(event["Channel"] == Strings{R"("System")"});
  CHECK(event["EventID"] == Strings{R"("7")"});
  CHECK(event["Provider_Name"] == Strings{R"("P")"});
  CHECK(event["Computer"] == Strings{R"("H")"});
  CHECK(event["Message"] == Strings{R"("a\tb")"});
  CHECK(Reading(head + "a")["Message"] == Strings{R"("a")"});
  CHECK(Reading(head.substr(0, 50))["Message"].empty());
}

TEST_CASE("JSON that has the keys of another form is read as JSON", "[unit]") {
  CHECK(Reading(R"({"EventID":7,"Message":"<Event></Event>"})")["EventID"] == Strings{"7"});
}

}  // namespace
}  // namespace sigmata
