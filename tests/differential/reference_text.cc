#include "tests/differential/reference_text.h"

#include <arpa/inet.h>
#include <utf8proc.h>

#include <algorithm>
#include <cctype>

#include "runtime/program/wildcards.h"

namespace sigmata {
namespace {

constexpr char32_t kFirstLoneByte = 0x110000;

char32_t LoneByte(char byte) { return kFirstLoneByte + static_cast<unsigned char>(byte); }

char32_t FoldPoint(char32_t point) {
  if (point < 0x80) return point >= U'A' && point <= U'Z' ? point + 32 : point;
  if (point >= kFirstLoneByte) return point;
  const auto lower = utf8proc_tolower(static_cast<utf8proc_int32_t>(point));
  return lower < 0x80 ? point : static_cast<char32_t>(lower);
}

// Cuts the digits that `text` begins with.
std::string TakeDigits(std::string_view& text) {
  std::string digits;
  while (!text.empty() && std::isdigit(static_cast<unsigned char>(text.front())) != 0) {
    digits += text.front();
    text.remove_prefix(1);
  }
  return digits;
}

bool TakeSign(std::string_view& text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  return negative;
}

// What the digits behind `e` say; large ones as a number that no other digits make up for.
long long PowerOf(const std::string& digits) {
  constexpr long long kHuge = 1'000'000'000;
  return digits.size() > 9 ? kHuge : std::stoll(digits);
}

std::optional<AddressBits> ReadPlainAddress(const std::string& text) {
  const bool v6 = text.find(':') != std::string::npos;
  unsigned char bytes[16] = {};
  if (text.find('\0') != std::string::npos) return std::nullopt;
  if (inet_pton(v6 ? AF_INET6 : AF_INET, text.c_str(), bytes) != 1) return std::nullopt;
  AddressBits bits;
  for (std::size_t i = 0; i < (v6 ? 128U : 32U); ++i) {
    bits.push_back((bytes[i / 8] >> (7 - i % 8) & 1) == 1);
  }
  return bits;
}

bool BeginsWith(const AddressBits& address, const PlainNetwork& network) {
  return address.size() == network.width &&
         std::equal(network.prefix.begin(), network.prefix.end(), address.begin());
}

}  // namespace

const char32_t kAnyRunPoint = LoneByte(kAnyRun);
const char32_t kAnyOnePoint = LoneByte(kAnyOne);
const char32_t kAnyDashPoint = LoneByte(kAnyDash);

CodePoints CodePointsOf(std::string_view utf8) {
  CodePoints points;
  const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
  const auto size = static_cast<utf8proc_ssize_t>(utf8.size());
  for (utf8proc_ssize_t at = 0; at < size;) {
    utf8proc_int32_t point = 0;
    const utf8proc_ssize_t taken = utf8proc_iterate(bytes + at, size - at, &point);
    points +=
        taken > 0 ? static_cast<char32_t>(point) : LoneByte(utf8[static_cast<std::size_t>(at)]);
    at += std::max<utf8proc_ssize_t>(taken, 1);
  }
  return points;
}

void AppendCodePoint(char32_t point, std::string& utf8) {
  utf8proc_uint8_t bytes[4];
  const utf8proc_ssize_t size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes);
  utf8.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

CodePoints FoldCodePoints(CodePoints text) {
  std::transform(text.begin(), text.end(), text.begin(), FoldPoint);
  return text;
}

bool TextFitsGlob(const CodePoints& text, const CodePoints& pattern) {
  // fits[t]: the text from t on fits the pattern from p on; p goes from the end to the start.
  std::vector<bool> fits(text.size() + 1, false);
  fits[text.size()] = true;
  for (std::size_t p = pattern.size(); p-- > 0;) {
    std::vector<bool> longer(text.size() + 1, false);
    for (std::size_t t = text.size() + 1; t-- > 0;) {
      const bool more = t < text.size();
      if (pattern[p] == kAnyRunPoint) {
        longer[t] = fits[t] || (more && longer[t + 1]);
      } else {
        const bool dash = more && pattern[p] == kAnyDashPoint &&
                          CodePoints(U"-/\u2013\u2014\u2015").find(text[t]) != CodePoints::npos;
        longer[t] =
            more && fits[t + 1] && (dash || pattern[p] == kAnyOnePoint || pattern[p] == text[t]);
      }
    }
    fits = std::move(longer);
  }
  return fits[0];
}

std::optional<PlainDecimal> ReadDecimal(std::string_view text, bool exponent) {
  PlainDecimal number;
  number.negative = TakeSign(text);
  number.digits = TakeDigits(text);
  if (number.digits.empty()) return std::nullopt;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    const std::string fraction = TakeDigits(text);
    if (fraction.empty()) return std::nullopt;
    number.digits += fraction;
    number.power = -static_cast<long long>(fraction.size());
  }
  if (exponent && !text.empty() && (text.front() == 'e' || text.front() == 'E')) {
    text.remove_prefix(1);
    const bool negative = TakeSign(text);
    const std::string digits = TakeDigits(text);
    if (digits.empty()) return std::nullopt;
    number.power += negative ? -PowerOf(digits) : PowerOf(digits);
  }
  if (!text.empty()) return std::nullopt;
  number.digits.erase(0, number.digits.find_first_not_of('0'));
  if (number.digits.empty()) return PlainDecimal{};
  while (number.digits.back() == '0') {
    number.digits.pop_back();
    ++number.power;
  }
  return number;
}

std::optional<AddressBits> ReadAddress(std::string_view text) {
  return ReadPlainAddress(std::string(text.substr(0, text.find('%'))));
}

std::optional<PlainNetwork> ReadNetwork(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto bits = ReadPlainAddress(std::string(text.substr(0, slash)));
  if (!bits) return std::nullopt;
  PlainNetwork network{*bits, bits->size()};
  if (slash != std::string_view::npos) {
    network.prefix.resize(std::stoul(std::string(text.substr(slash + 1))));
  }
  return network;
}

bool NetworkHolds(const PlainNetwork& network, std::string_view text) {
  const auto address = ReadAddress(text);
  if (!address) return false;
  const AddressBits mapped = *ReadPlainAddress("::ffff:0.0.0.0");
  const bool is_mapped =
      address->size() == 128 && std::equal(address->begin(), address->begin() + 96, mapped.begin());
  return BeginsWith(*address, network) ||
         (is_mapped && BeginsWith({address->begin() + 96, address->end()}, network));
}

}  // namespace sigmata
