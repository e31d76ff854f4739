// What known forms may hold, and when they are forgotten: told by which events are met.
#include <fmt/format.h>

#include <string>

#include "runtime/event/form_tree.h"
#include "tests/support/catch.h"
#include "tests/unit/runtime/event/met_forms.h"

namespace sigmata {
namespace {

TEST_CASE("events of more values than a form may have are walked", "[unit]") {
  const auto event = [](std::size_t values) {
    std::string json = "{\"list\":[1";
    for (std::size_t i = 1; i < values; ++i) json += ",1";
    return json + "]}";
  };
  CHECK(Meets(event(510), event(510)));
  CHECK(Meets(event(511), event(511)));
  Forms forms;
  for (const std::size_t values : {512U, 513U, 5000U}) {
    forms.Meets(event(values));
    CHECK_FALSE(forms.Meets(event(values)));
  }
  // A long key is many runs.
  const std::string key(600 * FormTree::kLongestRun, 'k');
  forms.Meets("{\"" + key + "\":1}");
  CHECK_FALSE(forms.Meets("{\"" + key + "\":1}"));
  const std::string shorter(500 * FormTree::kLongestRun, 'k');
  forms.Meets("{\"" + shorter + "\":1}");
  CHECK(forms.Meets("{\"" + shorter + "\":1}"));
}

TEST_CASE("events of more values than a form may have are walked, also if these are none of theirs",
          "[unit]") {
  const auto event = [](std::size_t objects) {
    std::string json = "{";
    for (std::size_t i = 0; i < objects; ++i) json += "\"o\":{},";
    return json + "\"b\":1}";
  };
  CHECK(Meets(event(511), event(511)));
  Forms forms;
  for (const std::size_t objects : {512U, 513U, 1000U}) {
    forms.Meets(event(objects));
    CHECK_FALSE(forms.Meets(event(objects)));
  }
}

// 4096 forms, no more than 16 of which go on differently from the same beginning. Neighbours have
// other fields.
std::string ManyForms(std::size_t number) {
  static constexpr const char* kFields[] = {"a", "b", "o", "list", "n"};
  return fmt::format(R"({{"a{}":1,"b{}":2,"c{}":3,"{}":4}})", number % 16, number / 16 % 16,
                     number / 256, kFields[number % 5]);
}

constexpr std::size_t kMostForms = 2048;

TEST_CASE("after many events without a known form there is a pause", "[unit]") {
  constexpr std::size_t kManyMisses = 256;
  constexpr std::size_t kPause = 4096;
  constexpr std::size_t kMadeUpFor = 8;
  Forms forms;
  forms.Meets(ManyForms(0));
  for (std::size_t i = 1; i < kManyMisses; ++i) REQUIRE_FALSE(forms.Meets(ManyForms(i)));
  CHECK(forms.Meets(ManyForms(0)));  // which makes up for eight of them
  for (std::size_t i = 0; i < kMadeUpFor + 1; ++i) {
    REQUIRE_FALSE(forms.Meets(ManyForms(kManyMisses + i)));
  }
  REQUIRE_FALSE(forms.Meets(ManyForms(4000)));
  std::size_t paused = 1;
  while (paused <= kPause && !forms.Meets(ManyForms(0))) ++paused;
  CHECK(paused == kPause);
  CHECK(forms.Meets(ManyForms(kManyMisses)));
  CHECK_FALSE(forms.Meets(ManyForms(4000)));  // nor is anything learnt meanwhile
}

TEST_CASE("of a stream with a known form here and there, most events are not looked at", "[unit]") {
  Forms forms;
  forms.Meets(ManyForms(0));
  std::size_t met = 0;
  for (std::size_t i = 0; i < 20'000; ++i) {
    met += forms.Meets(i % 100 == 0 ? ManyForms(0) : "{\"never " + std::to_string(i) + "\":1}");
  }
  CHECK(met > 3);
  CHECK(met < 40);  // of 200
  met = 0;
  for (std::size_t i = 0; i < 20'000; ++i) {
    met += forms.Meets(i % 8 == 0 ? "{\"none " + std::to_string(i) + "\":1}" : ManyForms(0));
  }
  CHECK(met > 13'000);  // of 17,500, once a pause has ended
}

TEST_CASE("too many forms are forgotten, and learnt again if they were met", "[unit]") {
  constexpr std::size_t kEnoughMeetings = 8;
  Forms forms;
  for (std::size_t i = 0; i < kMostForms; ++i) {
    REQUIRE_FALSE(forms.Meets(ManyForms(i)));
    for (std::size_t k = 0; k < kEnoughMeetings; ++k) REQUIRE(forms.Meets(ManyForms(i)));
  }
  for (std::size_t i = 0; i < kMostForms; ++i) REQUIRE(forms.Meets(ManyForms(i)));
  REQUIRE_FALSE(forms.Meets(ManyForms(kMostForms)));
  CHECK(forms.Meets(ManyForms(kMostForms)));
  CHECK_FALSE(forms.Meets(ManyForms(0)));
  CHECK(forms.Meets(ManyForms(0)));
  // What was met before does not count when the next ones are forgotten.
  for (std::size_t i = 1; i + 1 < kMostForms; ++i) {
    REQUIRE_FALSE(forms.Meets(ManyForms(i)));
    REQUIRE(forms.Meets(ManyForms(i)));
  }
  REQUIRE_FALSE(forms.Meets(ManyForms(kMostForms + 1)));
  CHECK_FALSE(forms.Meets(ManyForms(kMostForms + 1)));
}

TEST_CASE("forms that bind much are forgotten before they are many", "[unit]") {
  // The objects are one run after the other for all; they differ in their last values.
  const auto event = [](std::size_t number) {
    std::string json = "{";
    for (std::size_t i = 0; i < 500; ++i) json += "\"o\":{},";
    for (std::size_t i = 0; i < 9; ++i) json += number >> i & 1U ? "\"x\":1," : "\"x\":\"\",";
    return json + "\"b\":1}";
  };
  Forms forms;
  std::size_t known = 0;
  for (; known < 512; ++known) {
    forms.Meets(event(known));
    for (int i = 0; i < 8 && forms.Meets(event(known)); ++i) continue;
    if (!forms.Meets(event(0))) break;
  }
  CHECK(known > 200);
  CHECK(known < 300);
}

TEST_CASE("many forms that are hardly met again are not looked at for long", "[unit]") {
  constexpr std::size_t kLongPause = 65536;
  Forms forms;
  for (std::size_t i = 0; i < kMostForms; ++i) {
    REQUIRE_FALSE(forms.Meets(ManyForms(i)));
    REQUIRE(forms.Meets(ManyForms(i)));
  }
  REQUIRE_FALSE(forms.Meets(ManyForms(kMostForms)));
  std::size_t paused = 0;
  while (paused <= kLongPause && !forms.Meets(ManyForms(kMostForms))) ++paused;
  CHECK(paused == kLongPause);
}

}  // namespace
}  // namespace sigmata
