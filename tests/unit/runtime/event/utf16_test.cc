#include "runtime/event/utf16.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::string InPieces(std::string_view bytes, std::size_t size) {
  Utf16Decoder decoder;
  std::string out;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(size, bytes.size()))) {
    decoder.Append(bytes.substr(0, size), out);
  }
  decoder.Finish(out);
  return out;
}

std::string Whole(std::string_view bytes) { return InPieces(bytes, bytes.size()); }

constexpr std::string_view kHalf = "\xEF\xBF\xBD";  // U+FFFD

TEST_CASE("UTF-16 becomes UTF-8", "[unit]") {
  CHECK(Whole({"a\0\xE9\0\xAC\x20\x3D\xD8\x00\xDE", 10}) ==
        "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
  CHECK(Whole({"a\0\0\0b\0", 6}) == std::string_view("a\0b", 3));
  CHECK(Whole({}).empty());
}

TEST_CASE("UTF-16 with the big end first becomes UTF-8", "[unit]") {
  const std::string_view bytes("\0a\0\xE9\x20\xAC\xD8\x3D\xDE\x00", 10);
  for (const std::size_t size : {1U, 3U, 10U}) {
    Utf16Decoder decoder(true);
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += size) {
      decoder.Append(bytes.substr(at, size), out);
    }
    decoder.Finish(out);
    CHECK(out == "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
  }
}

TEST_CASE("UTF-16: halves of a pair do not vanish", "[unit]") {
  const std::string half(kHalf);
  CHECK(Whole({"\x3D\xD8"
               "a\0",
               4}) == half + "a");
  CHECK(Whole({"\x00\xDE"
               "a\0",
               4}) == half + "a");
  CHECK(Whole({"\x3D\xD8\x3D\xD8\x00\xDE", 6}) == half + "\xF0\x9F\x98\x80");
  CHECK(Whole({"\x3D\xD8", 2}) == half);
  CHECK(Whole({"a\0b", 3}) == "a" + half);
}

TEST_CASE("UTF-16 does not depend on how its bytes came", "[unit]") {
  const std::string_view bytes(
      "a\0\x3D\xD8\x00\xDE\x3D\xD8"
      "b\0\xAC\x20"
      "c",
      13);
  for (std::size_t size = 1; size < bytes.size(); ++size) {
    CHECK(InPieces(bytes, size) == Whole(bytes));
  }
}

}  // namespace
}  // namespace sigmata
