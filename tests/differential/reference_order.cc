#include "tests/differential/reference_order.h"

#include <cstdio>
#include <ctime>
#include <string>

namespace sigmata {
namespace {

// Both numbers written out with the same power of ten, so that digits compare as text.
int Order(const PlainDecimal& a, const PlainDecimal& b) {
  const auto sign = [](const PlainDecimal& n) {
    return n.digits.empty() ? 0 : n.negative ? -1 : 1;
  };
  if (sign(a) != sign(b)) return sign(a) < sign(b) ? -1 : 1;
  if (sign(a) == 0) return 0;
  const long long size_a = static_cast<long long>(a.digits.size()) + a.power;
  const long long size_b = static_cast<long long>(b.digits.size()) + b.power;
  int order = size_a < size_b ? -1 : size_a > size_b ? 1 : 0;
  if (order == 0) {
    std::string x = a.digits;
    std::string y = b.digits;
    const std::size_t size = std::max(x.size(), y.size());
    x.resize(size, '0');
    y.resize(size, '0');
    order = x.compare(y);
  }
  return a.negative ? -order : order;
}

bool Fits(Comparison comparison, int order) {
  switch (comparison) {
    case Comparison::kEqual:
      return order == 0;
    case Comparison::kGreater:
      return order > 0;
    case Comparison::kGreaterOrEqual:
      return order >= 0;
    case Comparison::kLess:
      return order < 0;
    case Comparison::kLessOrEqual:
      return order <= 0;
  }
  return false;
}

struct Clock {
  std::tm time{};
  bool has_time = false;
};

// The C library's calendar: what it changes on normalising was no date.
bool IsRealDate(const std::tm& given) {
  std::tm copy = given;
  const std::time_t seconds = timegm(&copy);
  return seconds != -1 && copy.tm_mday == given.tm_mday && copy.tm_mon == given.tm_mon;
}

std::optional<Clock> ReadClock(const std::string& text) {
  Clock clock;
  int year = 0;
  int month = 0;
  int day = 0;
  char first = 0;
  char second = 0;
  int taken = 0;
  const std::string date = text.substr(0, 10);
  const bool plain = date.find_first_not_of("0123456789-/") == std::string::npos;
  if (plain &&
      std::sscanf(date.c_str(), "%4d%c%2d%c%2d%n", &year, &first, &month, &second, &day, &taken) ==
          5 &&
      taken == 10 && first == second && (first == '-' || first == '/')) {
    clock.time.tm_year = year - 1900;
    clock.time.tm_mon = month - 1;
    clock.time.tm_mday = day;
    if (month < 1 || month > 12 || day < 1 || !IsRealDate(clock.time)) return std::nullopt;
    if (text.size() == 10) return clock;
    const std::string rest = text.substr(10);
    int hour = 0;
    int minute = 0;
    const bool shaped = rest.size() >= 6 && std::string("Tt ").find(rest[0]) != std::string::npos &&
                        rest[3] == ':' &&
                        (rest.substr(1, 2) + rest.substr(4, 2)).find_first_not_of("0123456789") ==
                            std::string::npos;
    if (!shaped || std::sscanf(rest.c_str() + 1, "%2d:%2d", &hour, &minute) != 2 || hour > 23 ||
        minute > 59) {
      return std::nullopt;
    }
    clock.time.tm_hour = hour;
    clock.time.tm_min = minute;
    clock.has_time = true;
    return clock;
  }
  const auto number = ReadDecimal(text, false);
  if (!number || static_cast<long long>(number->digits.size()) + number->power > 15)
    return std::nullopt;
  long double value =
      number->digits.empty() ? 0 : std::stold(number->digits + "e" + std::to_string(number->power));
  auto seconds = static_cast<long long>(value);
  if (seconds > 100'000'000'000) seconds /= 1000;
  const std::time_t epoch = number->negative ? -seconds : seconds;
  if (gmtime_r(&epoch, &clock.time) == nullptr) return std::nullopt;
  clock.has_time = true;
  return clock;
}

std::optional<long long> PartOf(const std::string& text, TimePart part) {
  auto clock = ReadClock(text);
  if (!clock) return std::nullopt;
  const bool of_day = part == TimePart::kHour || part == TimePart::kMinute;
  if (of_day && !clock->has_time) return std::nullopt;
  timegm(&clock->time);  // fills in the weekday
  const char* const form = part == TimePart::kMinute  ? "%M"
                           : part == TimePart::kHour  ? "%H"
                           : part == TimePart::kDay   ? "%d"
                           : part == TimePart::kWeek  ? "%V"
                           : part == TimePart::kMonth ? "%m"
                                                      : "%Y";
  char out[16];
  std::strftime(out, sizeof out, form, &clock->time);
  return std::stoll(out);
}

}  // namespace

bool OrderHolds(const ReferenceValue& value, const Pattern& pattern) {
  if (value.kind == ReferenceValue::Kind::kBool) return false;
  const auto wanted = ReadDecimal(pattern.text, false);
  std::optional<PlainDecimal> number;
  if (pattern.part == TimePart::kNone) {
    number = ReadDecimal(value.text, value.kind == ReferenceValue::Kind::kNumber);
  } else if (const auto part = PartOf(value.text, pattern.part)) {
    number = ReadDecimal(std::to_string(*part), false);
  }
  return number && wanted && Fits(pattern.comparison, Order(*number, *wanted));
}

}  // namespace sigmata
