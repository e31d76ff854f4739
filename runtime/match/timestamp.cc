#include "runtime/match/timestamp.h"

#include <chrono>

#include "runtime/program/decimal.h"

namespace sigmata {
namespace {

namespace chrono = std::chrono;

struct WallClock {
  chrono::year_month_day date;
  std::optional<int> hour;
  std::optional<int> minute;
};

std::optional<int> Digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<WallClock> ParseCalendar(std::string_view text) {
  const auto year = Digits(text, 0, 4);
  const auto month = Digits(text, 5, 2);
  const auto day = Digits(text, 8, 2);
  if (!year || !month || !day || (text[4] != '-' && text[4] != '/') || text[7] != text[4])
    return std::nullopt;
  WallClock clock{chrono::year(*year) / chrono::month(static_cast<unsigned>(*month)) /
                      chrono::day(static_cast<unsigned>(*day)),
                  std::nullopt, std::nullopt};
  if (!clock.date.ok()) return std::nullopt;
  if (text.size() == 10) return clock;
  clock.hour = Digits(text, 11, 2);
  clock.minute = Digits(text, 14, 2);
  const bool separated = (text[10] == 'T' || text[10] == 't' || text[10] == ' ') &&
                         text.size() > 13 && text[13] == ':';
  if (!separated || !clock.hour || !clock.minute || *clock.hour > 23 || *clock.minute > 59)
    return std::nullopt;
  return clock;
}

std::optional<WallClock> ParseEpoch(std::string_view text) {
  const auto number = ParseDecimal(text, false);
  constexpr std::size_t kMostDigits = 15;
  if (!number || number->whole.size() > kMostDigits) return std::nullopt;
  std::int64_t seconds = 0;
  for (const char c : number->whole) seconds = seconds * 10 + (c - '0');
  constexpr std::int64_t kMilliseconds = 100'000'000'000;
  if (seconds > kMilliseconds) seconds /= 1000;
  if (number->negative) seconds = -seconds;
  const chrono::sys_seconds time{chrono::seconds(seconds)};
  const auto day = chrono::floor<chrono::days>(time);
  const chrono::hh_mm_ss clock(time - day);
  return WallClock{chrono::year_month_day(day), static_cast<int>(clock.hours().count()),
                   static_cast<int>(clock.minutes().count())};
}

// The week that holds the year's first Thursday is week 1.
std::int64_t IsoWeek(chrono::year_month_day date) {
  const chrono::sys_days day(date);
  const chrono::weekday weekday(day);
  const auto thursday = day + chrono::days(4 - static_cast<int>(weekday.iso_encoding()));
  const chrono::year year = chrono::year_month_day(thursday).year();
  const chrono::sys_days new_year(year / chrono::January / 1);
  return (thursday - new_year).count() / 7 + 1;
}

}  // namespace

std::optional<std::int64_t> PartOfTime(std::string_view text, TimePart part) noexcept {
  auto clock = ParseCalendar(text);
  if (!clock) clock = ParseEpoch(text);
  if (!clock) return std::nullopt;
  switch (part) {
    case TimePart::kMinute:
      return clock->minute;
    case TimePart::kHour:
      return clock->hour;
    case TimePart::kDay:
      return static_cast<unsigned>(clock->date.day());
    case TimePart::kWeek:
      return IsoWeek(clock->date);
    case TimePart::kMonth:
      return static_cast<unsigned>(clock->date.month());
    case TimePart::kYear:
      return static_cast<int>(clock->date.year());
    case TimePart::kNone:
      break;
  }
  return std::nullopt;
}

}  // namespace sigmata
