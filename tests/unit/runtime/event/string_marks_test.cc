#include "runtime/event/string_marks.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "sigmata/json_event.h"
#include "tests/support/catch.h"
#include "tests/support/vectors.h"
#include "tests/support/walled_text.h"

namespace sigmata {
namespace {

// One byte after the other.
struct Obvious {
  explicit Obvious(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      controls += byte < 0x20 ? 1 : 0;
      ascii = ascii && byte < 0x80;
      if (text[i] == '"') quotes.push_back(static_cast<std::uint16_t>(i));
    }
  }

  std::vector<std::uint16_t> quotes;
  std::size_t controls = 0;
  bool ascii = true;
};

class Marker {
 public:
  void Check(const std::string& text) {
    const Obvious wanted(text);
    // What stands behind the text must not count, whatever it is.
    for (const char fill : {'"', '\\', '\x01', '\xFF'}) {
      marks_.Find(wall_.Put(text, std::string(kEventPadding, fill)));
      if (Same(wanted)) continue;
      CAPTURE(text, fill);
      FAIL("another answer than byte by byte");
    }
  }

 private:
  bool Same(const Obvious& wanted) const {
    if (marks_.controls() != wanted.controls || marks_.ascii() != wanted.ascii) return false;
    const std::uint16_t* const behind = marks_.quotes() + wanted.quotes.size();
    return std::equal(wanted.quotes.begin(), wanted.quotes.end(), marks_.quotes()) &&
           std::all_of(behind, behind + StringMarks::kBehind,
                       [](std::uint16_t place) { return place == StringMarks::kNowhere; });
  }

  Wall wall_{std::size_t{1} << 17U};
  StringMarks marks_;
};

TEST_CASE("quotation marks are found at all places, escaped or not", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Marker marker;
  marker.Check("");
  for (std::size_t size = 0; size <= 200; ++size) {
    marker.Check(std::string(size, 'a'));
    marker.Check(std::string(size, 'a') + "\"");
    marker.Check(std::string(size, '"'));
    marker.Check(std::string(size, 'a') + "\\n" + std::string(size, 'b') + "\"c");
    marker.Check(std::string(size, 'a') + "\"b\"" + std::string(200 - size, '\\'));
  }
}

TEST_CASE("control characters and what is not ASCII are seen at every place", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Marker marker;
  for (int sign = 0; sign < 256; ++sign) {
    marker.Check("a" + std::string(1, static_cast<char>(sign)) + "b\"");
  }
  for (std::size_t before = 0; before <= 130; ++before) {
    for (const char sign : {'\0', '\x1F', ' ', '\x7F', '\x80', '\xFF'}) {
      for (const std::size_t behind : {0U, 1U, 70U}) {
        marker.Check(std::string(before, 'a') + sign + std::string(behind, 'b'));
      }
    }
  }
  marker.Check(std::string(300, '\x01'));
  marker.Check(std::string(300, '\xC3'));
}

TEST_CASE("places are numbered up to the longest text", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Marker marker;
  for (const std::size_t size : {255U, 256U, 257U, 32'767U, 32'768U}) {
    marker.Check(std::string(size, 'a') + "\"b\"");
    marker.Check(std::string(size, 'a') + R"(\"b")");
  }
  const std::size_t longest = StringMarks::kLongestText;
  marker.Check(std::string(longest, '"'));
  marker.Check(std::string(longest - 1, 'a') + "\"");
  marker.Check(std::string(longest - 3, '\\') + "\"a\"");
}

TEST_CASE("texts of few signs, by chance", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Marker marker;
  std::mt19937 random(20261122);
  const std::string_view kSigns[] = {R"(\")", R"(\"a)", R"(\\\\\")", "aaaaaaaa\\\"\n\xC3"};
  for (int round = 0; round < 4000; ++round) {
    const std::string_view signs = kSigns[random() % std::size(kSigns)];
    std::string text(random() % 300, ' ');
    for (char& c : text) c = signs[random() % signs.size()];
    marker.Check(text);
  }
}

TEST_CASE("what an earlier, longer text left behind is not seen", "[unit]") {
  SIGMATA_WITH_EACH_VECTORS();
  Marker marker;
  marker.Check(std::string(9000, '"'));
  marker.Check(std::string(9000, '\\'));
  for (const std::size_t size : {0U, 1U, 63U, 64U, 65U, 128U, 500U}) {
    marker.Check(std::string(size, '"'));
    marker.Check(std::string(size, 'a'));
  }
  marker.Check(std::string(20'000, '"') + "a");
}

}  // namespace
}  // namespace sigmata
