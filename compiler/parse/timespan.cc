#include "compiler/parse/timespan.h"

#include <algorithm>
#include <charconv>

namespace sigmata {
namespace {

struct Unit {
  char letter;
  std::uint64_t seconds;
};

constexpr Unit kUnits[] = {{'s', 1},       {'m', 60},        {'h', 3600},      {'d', 86400},
                           {'w', 604'800}, {'M', 2'629'746}, {'y', 31'556'952}};
constexpr std::size_t kMaxDigits = 9;

}  // namespace

std::optional<std::uint64_t> ParseTimespan(std::string_view text) {
  if (text.size() < 2 || text.size() > kMaxDigits + 1 || text.front() == '0') return std::nullopt;
  const char* const end = text.data() + text.size() - 1;
  std::uint64_t count = 0;
  const auto [stop, error] = std::from_chars(text.data(), end, count);
  const auto* const unit = std::find_if(std::begin(kUnits), std::end(kUnits),
                                        [&text](const Unit& u) { return u.letter == text.back(); });
  if (error != std::errc{} || stop != end || unit == std::end(kUnits)) return std::nullopt;
  return count * unit->seconds;
}

}  // namespace sigmata
