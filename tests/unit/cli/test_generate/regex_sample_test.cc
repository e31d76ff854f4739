#include "cli/test_generate/regex_sample.h"

#include <algorithm>

#include "runtime/program/regex.h"
#include "tests/support/catch.h"

namespace sigmata::cli {
namespace {

bool HasSample(const std::string& pattern) {
  const Regex regex(pattern);
  const std::vector<std::string> samples = RegexSamples(pattern, "");
  return std::any_of(samples.begin(), samples.end(),
                     [&regex](const std::string& sample) { return regex.FoundIn(sample); });
}

TEST_CASE("a regular expression is found in one of its samples", "[generate]") {
  for (const char* const pattern : {
           "abc",
           "^a(b|cd)e$",
           R"(\{[a-fA-F0-9]{8}-[a-fA-F0-9]{4}\})",
           R"((?i)\bnet\s+user\s+\S+)",
           R"(^"?[A-Z]:\\[^ ]+ .*\d{3,5}$)",
           R"([^a-z0-9]{2,})",
           R"((?:one|two|three)+x?)",
           R"(\x41\x{42}[\x43-\x44])",
           R"([[:digit:]]{4}[[:alpha:]])",
           R"([]a]b[^]])",
           R"((?P<name>x)\.exe\z)",
           R"(\w{10}\W\D)",
           R"(a{0,2}b{3}c{2,})",
           R"([\w.-]+@[\w-]+\.[a-z]{2,})",
           "ümläut",
       }) {
    INFO(pattern);
    CHECK(HasSample(pattern));
  }
}

TEST_CASE("what may stand anywhere holds a given text", "[generate]") {
  const std::vector<std::string> samples = RegexSamples("^a.*b$", "needle");
  CHECK(std::find(samples.begin(), samples.end(), "aneedleb") != samples.end());
}

TEST_CASE("a broken expression has samples all the same, and they are bounded", "[generate]") {
  for (const char* const pattern :
       {"",    "(",    "[",   "[a-",  "\\",  "a{",         "a{2",
        "(?",  "(?P<", "[[:", "[[:x", "\\x", "\\x{",       "\\p",
        "(?i", "a**",  ")",   "|",    "[\\", "((((((((((", "a{1000}{1000}{1000}"}) {
    INFO(pattern);
    for (const std::string& sample : RegexSamples(pattern, "in")) CHECK(sample.size() < 10'000);
  }
  CHECK_FALSE(RegexSamples(std::string(5000, '('), "").empty());
}

}  // namespace
}  // namespace sigmata::cli
