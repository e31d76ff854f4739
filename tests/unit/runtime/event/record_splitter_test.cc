#include "runtime/event/record_splitter.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/split_in_chunks.h"

namespace sigmata {
namespace {

using Records = std::vector<std::string>;
using testing::SplitInChunks;

Records Split(std::string_view input) { return SplitInChunks(input, input.size()); }

TEST_CASE("lines are records, whatever breaks them", "[unit]") {
  const Records two = {R"({"a":1})", R"({"b":2})"};
  CHECK(Split("{\"a\":1}\n{\"b\":2}\n") == two);
  CHECK(Split("{\"a\":1}\n{\"b\":2}") == two);
  CHECK(Split("{\"a\":1}\r\n{\"b\":2}\r\n") == two);
  CHECK(Split("\n\n  {\"a\":1}\n \t\n\r\n{\"b\":2}\n\n") == two);
}

TEST_CASE("no records in nothing", "[unit]") {
  CHECK(Split("").empty());
  CHECK(Split(" \r\n\t\n").empty());
  CHECK(Split("\xEF\xBB\xBF").empty());
  CHECK(Split("[]").empty());
  CHECK(Split("[\n]\n").empty());
}

TEST_CASE("a byte order mark is no part of the first record", "[unit]") {
  CHECK(Split("\xEF\xBB\xBF{\"a\":1}\n") == Records{R"({"a":1})"});
  CHECK(Split("\xEF\xBB\xBF[{\"a\":1}]") == Records{R"({"a":1})"});
}

TEST_CASE("objects over several lines are records", "[unit]") {
  const std::string_view pretty = "{\n  \"a\": {\n    \"b\": [1, 2]\n  }\n}\n{\n  \"c\": 3\n}\n";
  const Records expected = {"{\n  \"a\": {\n    \"b\": [1, 2]\n  }\n}", "{\n  \"c\": 3\n}"};
  CHECK(Split(pretty) == expected);
}

TEST_CASE("objects need nothing between them", "[unit]") {
  CHECK(Split("{\n}{\"b\":\n2}{\"c\":3}") == Records{"{\n}", "{\"b\":\n2}", R"({"c":3})"});
}

TEST_CASE("brackets and quotes in strings do not count", "[unit]") {
  const Records expected = {"{\n\"a\":\"}{]\\\"}\"}", "{\n\"b\":\"\\\\\"}"};
  CHECK(Split(expected[0] + "\n" + expected[1]) == expected);
}

TEST_CASE("the elements of an array are records", "[unit]") {
  CHECK(Split(R"([{"a":1},{"b":[{"c":2}]}])") == Records{R"({"a":1})", R"({"b":[{"c":2}]})"});
  CHECK(Split("[\n  {\"a\":1},\n  {\"b\":2}\n]\n") == Records{R"({"a":1})", R"({"b":2})"});
}

TEST_CASE("what is no object is a record too, for the reader to refuse", "[unit]") {
  CHECK(Split("junk\n{\"a\":1}\n") == Records{"junk", R"({"a":1})"});
  CHECK(Split("[1,{\"a\":1}]") == Records{"1", R"({"a":1})"});
  CHECK(Split("{\n}\njunk\n{\"a\":1}") == Records{"{\n}", "junk", R"({"a":1})"});
}

TEST_CASE("a record without its end is given at the end of the input", "[unit]") {
  CHECK(Split("{\"a\":1}\n{\"b\":") == Records{R"({"a":1})", R"({"b":)"});
  CHECK(Split("[{\"a\":1},{\"b\":") == Records{R"({"a":1})", R"({"b":)"});
  CHECK(Split("{\n\"a\":1}\n{\n\"b\":[") == Records{"{\n\"a\":1}", "{\n\"b\":["});
}

TEST_CASE("a damaged line harms no other", "[unit]") {
  CHECK(Split("{\"a\":1}\n{\"b\":\"\n{\"c\":3}\n{{{{\n{\"d\":4}\n") ==
        Records{R"({"a":1})", R"({"b":")", R"({"c":3})", "{{{{", R"({"d":4})"});
}

TEST_CASE("a line that breaks off swallows no line behind it", "[unit]") {
  for (const char* const broken :
       {R"({"a":)", R"({"a":"x)", R"({"a":[)", R"({"a":1,)", R"({"a)", "{"}) {
    for (const char* const before : {"", "{\"z\":0}\n"}) {
      INFO(before << broken);
      const Records records = Split(before + std::string(broken) + "\n{\"b\":2}\n{\"c\":3}\n");
      REQUIRE(records.size() >= 3);
      CHECK(records[records.size() - 3] == broken);
      CHECK(records[records.size() - 2] == R"({"b":2})");
      CHECK(records.back() == R"({"c":3})");
    }
  }
}

TEST_CASE("a line with raw line breaks in a string is one record", "[unit]") {
  const std::string raw = "{\"a\":\"x\ny\r\n\nz\",\"b\":1}";
  CHECK(Split("{\"z\":0}\n" + raw + "\n{\"c\":3}\n") == Records{R"({"z":0})", raw, R"({"c":3})"});
  CHECK(Split(raw + "\n{\"c\":3}\n") == Records{raw, R"({"c":3})"});
}

TEST_CASE("an object over several lines among lines is one record", "[unit]") {
  const std::string pretty = "{\n \"a\": {\n  \"b\": 1\n }\n}";
  CHECK(Split("{\"z\":0}\n" + pretty + "\n{\"c\":3}\n") ==
        Records{R"({"z":0})", pretty, R"({"c":3})"});
}

TEST_CASE("padding, marks and the rest of an array are no records", "[unit]") {
  const std::string padding(100, '\0');
  CHECK(Split(padding + "{\"a\":1}\n" + padding + "\n{\"b\":2}" + padding) ==
        Records{R"({"a":1})", R"({"b":2})"});
  CHECK(Split("{\"a\":1},\n{\"b\":2}\n]\n") == Records{R"({"a":1},)", R"({"b":2})"});
  CHECK(Split("{\"a\":1}\n\xEF\xBB\xBF{\"b\":2}\n") == Records{R"({"a":1})", R"({"b":2})"});
  CHECK(Split("{\n}\n\xEF\xBB\xBF{\n}\n") == Records{"{\n}", "{\n}"});
  CHECK(Split(padding).empty());
}

TEST_CASE("lines that end with a carriage return alone are one record of several objects",
          "[unit]") {
  CHECK(Split("{\"a\":1}\r{\"b\":2}\r") == Records{"{\"a\":1}\r{\"b\":2}"});
}

TEST_CASE("an object that breaks off ends where the next begins", "[unit]") {
  const Records in_string = Split("{\n\"a\": \"x\n}\n{\n\"b\": 2\n}\n");
  CHECK(in_string == Records{"{\n\"a\": \"x\n}", "{\n\"b\": 2\n}"});
  const Records in_object = Split("{\n\"a\": {\"x\": 1\n{\n\"b\": 2\n}\n");
  CHECK(in_object == Records{"{\n\"a\": {\"x\": 1", "{\n\"b\": 2\n}"});
}

TEST_CASE("lines whose first breaks off behind a value are found again", "[unit]") {
  CHECK(Split("{\"a\":1\n{\"b\":2}\n{\"c\":3}\n") ==
        Records{R"({"a":1)", R"({"b":2})", R"({"c":3})"});
}

TEST_CASE("lines whose first breaks off behind a comma are found again", "[unit]") {
  const Records records = Split("{\"a\":1,\n{\"b\":2}\n{\"c\":3}\n");
  CHECK(records == Records{R"({"a":1,)", R"({"b":2})", R"({"c":3})"});
}

TEST_CASE("the records do not depend on where chunks end", "[unit]") {
  const std::string_view inputs[] = {
      "{\"a\":1}\n{\"b\":2}\r\n\r\n{\"c\":\"x\\\"}\"}\n",
      "\xEF\xBB\xBF{\"a\":1}\n{\"b\":2}",
      "{\n  \"a\": \"\\\\\\\"}\",\n  \"b\": [{\n}]\n}{}\n{\n}\n",
      "[{\"a\":1},\n{\"b\":[1,{\"c\":\"],\"}]}, 7 , \"x\"\n]\n",
      "{\n\"a\": \"x\n}\n{\n\"b\": 2\n}\n{\"c\n\":1}",
      "{\n\"a\": {\"x\": 1\n{\n\"b\": 2\n}\n\n\n{\n\"c\":\n{\n}}",
      "junk\n{\"a\":\n{\"b\":1}\n",
      "\n\n[\n]\n",
      "{\"a\":1,\n{\"b\":2}\n{\"c\":3}\n",
      "}\n{\n]\n",
      "{\"a\":1}\n{\"b\":\"x\ny\"}\n{\"c\":\n{\"d\":4}\n{\n \"e\": {}\n}\n{\"f\":[\n1]},\n]",
      "{\"a\":\n{\"b\":1}\n{\"c\"",
      "{\"a\":1}\n\xEF\xBB\xBF{\"b\":\n\n{}\n\xEF\xBB\xBF \n{\n}",
      "{\n}\n\xEF\xBB\xBF{\n}\xEF\xBB",
      "{\n]]\n{\n}\n",
  };
  for (const std::string_view input : inputs) {
    const Records whole = Split(input);
    for (std::size_t chunk = 1; chunk < input.size(); ++chunk) {
      INFO(input << "\nin chunks of " << chunk);
      CHECK(SplitInChunks(input, chunk) == whole);
    }
  }
}

TEST_CASE("two byte order marks do not depend on chunks either", "[unit]") {
  const std::string_view input = "\xEF\xBB\xBF\xEF\xBB\xBF{\"a\":1}\n";
  for (std::size_t chunk = 1; chunk < input.size(); ++chunk) {
    INFO("in chunks of " << chunk);
    CHECK(SplitInChunks(input, chunk) == Split(input));
  }
}

TEST_CASE("the buffer may keep what was read: a position is enough", "[unit]") {
  RecordSplitter splitter;
  std::string buffer = "{\n\"a\":1}\n{\n";
  std::size_t position = 0;
  CHECK(splitter.Next(buffer, position, false) == "{\n\"a\":1}");
  CHECK_FALSE(splitter.Next(buffer, position, false));
  buffer += "\"b\":2}";
  CHECK(splitter.Next(buffer, position, false) == "{\n\"b\":2}");
  CHECK_FALSE(splitter.Next(buffer, position, true));
}

}  // namespace
}  // namespace sigmata
