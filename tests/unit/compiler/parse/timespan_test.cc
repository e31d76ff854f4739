#include "compiler/parse/timespan.h"

#include <string>

#include "tests/support/catch.h"

namespace sigmata {
namespace {

TEST_CASE("timespans are a whole number and a unit", "[unit]") {
  CHECK(ParseTimespan("1s") == 1U);
  CHECK(ParseTimespan("15m") == 900U);
  CHECK(ParseTimespan("24h") == 86'400U);
  CHECK(ParseTimespan("7d") == 604'800U);
  CHECK(ParseTimespan("1w") == 604'800U);
  CHECK(ParseTimespan("1M") == 2'629'746U);
  CHECK(ParseTimespan("1y") == 31'556'952U);
  CHECK(ParseTimespan("999999999y") == 31'556'951'968'443'048U);
  for (const char* const fault : {"", "s", "5", "0s", "05m", "-5m", "+5m", "1.5h", "1h30m", "1 h",
                                  " 1h", "1h ", "1H", "1ms", "1234567890s", "1\xC3\xA4"}) {
    INFO(fault);
    CHECK_FALSE(ParseTimespan(fault));
  }
}

}  // namespace
}  // namespace sigmata
