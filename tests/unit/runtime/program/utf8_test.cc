#include "runtime/program/utf8.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

TEST_CASE("code points survive encoding and decoding", "[unit]") {
  for (const std::uint32_t point : {0U, 0x41U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xD7FFU, 0xE000U,
                                    0xFFFDU, 0xFFFFU, 0x10000U, 0x10FFFFU}) {
    std::string text;
    AppendUtf8(point, text);
    INFO(point);
    CHECK(DecodeUtf8(text).value == point);
    CHECK(DecodeUtf8(text).size == text.size());
    CHECK(FindInvalidUtf8(text) == text.npos);
  }
}

TEST_CASE("a byte that is not UTF-8 is one character", "[unit]") {
  const std::string_view bad[] = {"\x80",
                                  "\xBF",
                                  "\xC0\xAF",
                                  "\xC1\xBF",
                                  "\xC3",
                                  "\xE2\x82",
                                  "\xE0\x80\x80",
                                  "\xED\xA0\x80",
                                  "\xED\xBF\xBF",
                                  "\xF0\x9F\x98",
                                  "\xF0\x80\x80\x80",
                                  "\xF4\x90\x80\x80",
                                  "\xF8\x88\x80\x80\x80",
                                  "\xFE",
                                  "\xFF",
                                  "\xC3x"};
  for (const std::string_view text : bad) {
    INFO("first byte " << static_cast<int>(static_cast<unsigned char>(text[0])) << ", size "
                       << text.size());
    CHECK(DecodeUtf8(text).value == kInvalidByte);
    CHECK(DecodeUtf8(text).size == 1);
    CHECK(FindInvalidUtf8(text) == 0);
  }
}

TEST_CASE("the first byte that is not UTF-8 is found", "[unit]") {
  CHECK(FindInvalidUtf8("") == std::string_view::npos);
  CHECK(FindInvalidUtf8("plain") == std::string_view::npos);
  CHECK(FindInvalidUtf8("\xC3\xA4\xC3\xA4") == std::string_view::npos);
  CHECK(FindInvalidUtf8("ab\xC3\xA4\xFF") == 4);
  CHECK(FindInvalidUtf8("ab\xE2\x82") == 2);
}

TEST_CASE("ASCII ends at 0x7F", "[unit]") {
  CHECK(IsAscii(""));
  CHECK(IsAscii("a\x7F"));
  CHECK_FALSE(IsAscii("a\x80"));
}

TEST_CASE("one replacement stands for the longest beginning of a character", "[unit]") {
  struct Case {
    std::string_view text;
    std::size_t size;
  };
  // The examples of Unicode 15, tables 3-8 to 3-11, a place at a time.
  const Case cases[] = {{"\xC0\xAF", 1},
                        {"\x80", 1},
                        {"\xE0\x80\xBF", 1},
                        {"\xF0\x81\x82", 1},
                        {"\xED\xA0\x80", 1},
                        {"\xF4\x91\x92\x93", 1},
                        {"\xFF", 1},
                        {"\xE1\x80\xE2", 2},
                        {"\xF0\x91\x92\xF1", 3},
                        {"\xF1\xBF"
                         "A",
                         2},
                        {"\xE1", 1},
                        {"\xC3\"", 1}};
  for (const Case& c : cases) CHECK(InvalidUtf8Size(c.text) == c.size);
}

TEST_CASE("one byte outside ASCII is seen at every place", "[unit]") {
  for (std::size_t size = 1; size < 150; ++size) {  // more than two blocks of 64
    CHECK(IsAscii(std::string(size, '\x7F')));
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      text[at] = '\x80';
      INFO(size << " " << at);
      CHECK_FALSE(IsAscii(text));
    }
  }
}

}  // namespace
}  // namespace sigmata
