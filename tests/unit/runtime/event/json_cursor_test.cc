#include "runtime/event/json_cursor.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

namespace sigmata {
namespace {

// The text again, from its tokens; what is skipped as `_`; nothing after a fault.
class Rewriter {
 public:
  std::string Run(const std::string& json, std::string_view skip = {}) {
    const std::string padded = json + std::string(kEventPadding, '"');
    if (tokens_.Find(std::string_view(padded).substr(0, json.size())) != ReadStatus::kRead) {
      return "unread";
    }
    cursor_ = tokens_.cursor();
    skip_ = skip;
    out_.clear();
    Value();
    offset_ = cursor_.offset();
    return cursor_.failed() ? "fault" : out_;
  }
  std::size_t offset() const { return offset_; }

 private:
  void Value() {
    if (cursor_.AtObject()) {
      out_ += '{';
      cursor_.Enter();
      for (std::string_view key; cursor_.NextMember(key);) {
        out_ += std::string(key) + "=";
        if (key == skip_ && !skip_.empty()) {
          cursor_.Skip(1);
          out_ += '_';
        } else {
          Value();
        }
        out_ += ';';
      }
      out_ += '}';
    } else if (cursor_.AtArray()) {
      out_ += '[';
      cursor_.Enter();
      while (cursor_.NextElement()) {
        Value();
        out_ += ';';
      }
      out_ += ']';
    } else {
      out_ += cursor_.TakeScalar();
    }
  }

  JsonTokens tokens_;
  JsonCursor cursor_;
  std::string_view skip_;
  std::string out_;
  std::size_t offset_ = 0;
};

TEST_CASE("tokens come as they are written, without the space around them", "[unit]") {
  Rewriter rewriter;
  CHECK(rewriter.Run(R"({"a":1,"b":[true,"x\"y",{}],"c":{"d":null}})") ==
        R"({a=1;b=[true;"x\"y";{};];c={d=null;};})");
  CHECK(rewriter.Run(" { \"a\" \t:\r\n 1 , \"b\" : [ ] } ") == "{a=1;b=[];}");
  CHECK(rewriter.Run(R"({"a,b":"{\"}","":""})") == R"({a,b="{\"}";="";})");
}

TEST_CASE("what is skipped may be of any depth", "[unit]") {
  Rewriter rewriter;
  CHECK(rewriter.Run(R"({"a":{"x":[{},[1]]},"b":2})", "a") == "{a=_;b=2;}");
  CHECK(rewriter.Run(R"({"a":"x","b":2})", "a") == "{a=_;b=2;}");
  CHECK(rewriter.Run(R"({"a":[[]],"b":[2]})", "a") == "{a=_;b=[2;];}");
}

TEST_CASE("what is skipped may be as deep as what is read", "[unit]") {
  Rewriter rewriter;
  const auto nested = [](std::size_t depth) {
    return "{\"a\":" + std::string(depth, '[') + std::string(depth, ']') + ",\"b\":2}";
  };
  CHECK(rewriter.Run(nested(kMaxEventDepth - 1), "a") == "{a=_;b=2;}");
  CHECK(rewriter.Run(nested(kMaxEventDepth), "a") == "fault");
}

TEST_CASE("brackets that are closed by their kind are balanced, whatever is between", "[unit]") {
  const auto balanced = [](const std::string& json) {
    const std::string padded = json + std::string(kEventPadding, ' ');
    JsonTokens tokens;
    REQUIRE(tokens.Find(std::string_view(padded).substr(0, json.size())) == ReadStatus::kRead);
    JsonCursor cursor = tokens.cursor();
    cursor.SkipBalanced();
    return !cursor.failed() && cursor.AtEnd();
  };
  for (const char* const json : {"{}", "[1 2]", "{\"a\":nope,[{}]}", "[[],{}]"})
    CHECK(balanced(json));
  for (const char* const json : {"1", "[", "[}", "{]}", "[[]", "[]]", "[] 1"})
    CHECK_FALSE(balanced(json));
  CHECK(balanced(std::string(kMaxEventDepth + 10, '[') + std::string(kMaxEventDepth + 10, ']')));
}

TEST_CASE("members that are scalars are taken while they are", "[unit]") {
  const auto taken = [](const std::string& json) {
    const std::string padded = json + std::string(kEventPadding, '"');
    JsonTokens tokens;
    REQUIRE(tokens.Find(std::string_view(padded).substr(0, json.size())) == ReadStatus::kRead);
    JsonCursor cursor = tokens.cursor();
    cursor.Enter();
    std::string out;
    cursor.TakeScalarMembers([&out](const JsonCursor::ScalarMember& member) {
      std::string_view key;
      if (!member.GetKey(key) || key == "left") return JsonCursor::Taken::kLeft;
      out += std::string(key) + "=" + std::string(member.value()) + ";";
      return key == "bad" ? JsonCursor::Taken::kNotSound : JsonCursor::Taken::kUsed;
    });
    for (std::string_view key; cursor.NextMember(key); cursor.Skip(1))
      out += std::string(key) + " ";
    return out + (cursor.failed() ? "fault" : cursor.AtEnd() ? "end" : "more");
  };
  CHECK(taken(R"({"a":1,"b":"x","c":2})") == R"(a=1;b="x";c=2;end)");
  CHECK(taken(R"({ "a" : 1 , "b" : "x" })") == R"(a=1;b="x";end)");
  CHECK(taken(R"({"a":1})") == "a=1;end");
  CHECK(taken(R"({"a":1}})") == "a=1;more");
  CHECK(taken("{}") == "end");
  CHECK(taken(R"({"a":1,"b":{},"c":2,"d":3})") == "a=1;b c d end");
  CHECK(taken(R"({"a":1,"left":2,"d":3})") == "a=1;left d end");
  CHECK(taken(R"({"left":2,"d":3})") == "left d end");
  CHECK(taken(R"({"a":1,"bad":2,"d":3})") == "a=1;bad=2;bad d end");
  for (const char* const sign : {"}", "]", ",", ":", "{", "["}) {
    INFO(sign);
    CHECK(taken(R"({"a":1,"b":)" + std::string(sign) + R"(,"c":2,"d":3})")
              .starts_with("a=1;b fault"));
  }
}

TEST_CASE("what is skipped has to be sound too", "[unit]") {
  Rewriter rewriter;
  for (const char* const value :
       {"1", "-1.5e3", R"("x")", "null", "[]", "{}", "[[],{},[1]]",
        R"({"x":[{},[],{"y":[1,"b"]}]})", R"([{"x":1,"y":{}},[2,[3]],true])"}) {
    INFO(value);
    CHECK(rewriter.Run("{\"a\":" + std::string(value) + ",\"b\":2}", "a") == "{a=_;b=2;}");
  }
  for (const char* const value : {"nope", "01", "[1 2]", "[1,]", "[,1]", "{,}", R"({"x":1,})",
                                  R"({"x" 1})", R"({"x"})", "{1:2}", R"({"x":1 "y":2})",
                                  R"({"x":[1,{"y":nope}]})", "[1:2]", R"(["x":1])", "[}", "{]"}) {
    INFO(value);
    CHECK(rewriter.Run("{\"a\":" + std::string(value) + ",\"b\":2}", "a") == "fault");
  }
}

TEST_CASE("what follows the object is told, not read", "[unit]") {
  Rewriter rewriter;
  CHECK(rewriter.Run(R"({"a":1} {"b":2})") == "{a=1;}");
  CHECK(rewriter.offset() == 7);
  CHECK(rewriter.Run(R"({"a":1} )") == "{a=1;}");
  CHECK(rewriter.offset() == 8);
}

TEST_CASE("what does not hold together is a fault", "[unit]") {
  Rewriter rewriter;
  for (const char* const json :
       {"{", "[", "[1", "[1,", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{1:2}",
        "{\"a\" 1}", "{\"a\":1 \"b\":2}", "[1 2]", "{\"a\":1]", "[1}", "{,}", "{\"a\"}",
        "{\"a\":{}", "{\"a\":[}"}) {
    INFO(json);
    CHECK(rewriter.Run(json) == "fault");
  }
  for (const char* const json :
       {"{\"a\":", "{\"a\":[1", "{\"a\":}", "{\"a\":]}", "{\"a\":,\"b\":1}", "{\"a\"::}",
        "{\"a\":[{\"x\":],\"b\":2}}", "{\"a\":{[}]}"}) {
    INFO(json);
    CHECK(rewriter.Run(json, "a") == "fault");
  }
}

TEST_CASE("texts without tokens, or with damaged ones, are not read", "[unit]") {
  Rewriter rewriter;
  for (const char* const json : {"", "  ", "{\"a\":\"x", "{\"a\":\"\x01\"}", "{\"a\":\"\xFF\"}"}) {
    INFO(json);
    CHECK(rewriter.Run(json) == "unread");
  }
}

TEST_CASE("texts may grow from one to the next", "[unit]") {
  Rewriter rewriter;
  for (const std::size_t size : {1U, 10'000U, 3U, 100'000U, 64U}) {
    const std::string text(size, 'a');
    CHECK(rewriter.Run("[\"" + text + "\"]") == "[\"" + text + "\";]");
  }
}

}  // namespace
}  // namespace sigmata
