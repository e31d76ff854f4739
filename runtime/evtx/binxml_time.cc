#include "runtime/evtx/binxml_time.h"

#include <cstdint>

#include "runtime/evtx/byte_reader.h"

namespace sigmata::evtx {
namespace {

// At least `width` digits.
void AppendPadded(std::uint64_t number, std::size_t width, std::string& out) {
  const std::string digits = std::to_string(number);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

struct Date {
  std::uint64_t year, month, day;
};

// Days since 1601-01-01 -> date. Counted from March 1600, so that every run of 400 years is alike
// and a leap day comes last in its year.
Date DateOf(std::uint64_t days) {
  constexpr std::uint64_t kDaysOf400Years = 146097;
  const std::uint64_t shifted = days + 306;  // since 1600-03-01
  const std::uint64_t day_of_era = shifted % kDaysOf400Years;
  const std::uint64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::uint64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::uint64_t month = (5 * day_of_year + 2) / 153;  // 0: March
  const std::uint64_t day = day_of_year - (153 * month + 2) / 5 + 1;
  const std::uint64_t year = 1600 + 400 * (shifted / kDaysOf400Years) + year_of_era;
  return month < 10 ? Date{year, month + 3, day} : Date{year + 1, month - 9, day};
}

void AppendDate(const Date& date, std::string& out) {
  AppendPadded(date.year, 4, out);
  out += '-';
  AppendPadded(date.month, 2, out);
  out += '-';
  AppendPadded(date.day, 2, out);
  out += 'T';
}

void AppendTime(std::uint64_t seconds, std::uint64_t micros, std::string& out) {
  AppendPadded(seconds / 3600, 2, out);
  out += ':';
  AppendPadded(seconds / 60 % 60, 2, out);
  out += ':';
  AppendPadded(seconds % 60, 2, out);
  out += '.';
  AppendPadded(micros, 6, out);
  out += 'Z';
}

}  // namespace

bool AppendFileTime(std::string_view bytes, std::string& out) {
  if (bytes.size() != 8) return false;
  const auto ticks = ByteReader(bytes).Read<std::uint64_t>();  // of 100 ns, since 1601
  const std::uint64_t micros = ticks / 10;
  const std::uint64_t seconds = micros / 1000000;
  AppendDate(DateOf(seconds / 86400), out);
  AppendTime(seconds % 86400, micros % 1000000, out);
  return true;
}

bool AppendSystemTime(std::string_view bytes, std::string& out) {
  if (bytes.size() != 16) return false;
  ByteReader reader(bytes);
  const std::uint64_t year = reader.Read<std::uint16_t>();
  const std::uint64_t month = reader.Read<std::uint16_t>();
  reader.Read<std::uint16_t>();  // day of the week
  AppendDate({year, month, reader.Read<std::uint16_t>()}, out);
  const std::uint64_t hour = reader.Read<std::uint16_t>();
  const std::uint64_t minute = reader.Read<std::uint16_t>();
  const std::uint64_t second = reader.Read<std::uint16_t>();
  AppendTime(hour * 3600 + minute * 60 + second, std::uint64_t{1000} * reader.Read<std::uint16_t>(),
             out);
  return true;
}

}  // namespace sigmata::evtx
