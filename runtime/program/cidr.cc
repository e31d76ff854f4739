#include "runtime/program/cidr.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace sigmata {
namespace {

struct Address {
  std::uint8_t family;
  std::uint8_t bytes[16];
};

std::optional<Address> ParseAddress(std::string_view text) noexcept {
  char buffer[INET6_ADDRSTRLEN + 1];
  if (text.empty() || text.size() >= sizeof buffer) return std::nullopt;
  std::memcpy(buffer, text.data(), text.size());
  buffer[text.size()] = '\0';
  if (std::strlen(buffer) != text.size()) return std::nullopt;
  Address address{};
  address.family = text.find(':') == text.npos ? 4 : 6;
  const int family = address.family == 4 ? AF_INET : AF_INET6;
  if (inet_pton(family, buffer, address.bytes) != 1) return std::nullopt;
  return address;
}

Address UnwrapMapped(const Address& address) noexcept {
  constexpr std::uint8_t kMapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  if (address.family != 6 || std::memcmp(address.bytes, kMapped, sizeof kMapped) != 0)
    return address;
  Address inner{};
  inner.family = 4;
  std::memcpy(inner.bytes, address.bytes + sizeof kMapped, 4);
  return inner;
}

bool SamePrefix(const std::uint8_t* a, const std::uint8_t* b, unsigned bits) noexcept {
  const unsigned whole = bits / 8;
  if (std::memcmp(a, b, whole) != 0) return false;
  const unsigned rest = bits % 8;
  if (rest == 0) return true;
  const unsigned shift = 8 - rest;
  return (a[whole] >> shift) == (b[whole] >> shift);
}

// Clears the bits behind the prefix; whether any was set.
bool ClearHostBits(CidrRecord& network) noexcept {
  bool any = false;
  for (unsigned bit = network.prefix; bit < (network.family == 4 ? 32U : 128U); ++bit) {
    const auto mask = static_cast<std::uint8_t>(0x80U >> (bit % 8));
    std::uint8_t& byte = network.address[bit / 8];
    any = any || (byte & mask) != 0;
    byte = static_cast<std::uint8_t>(byte & ~mask);
  }
  return any;
}

}  // namespace

CidrParse ParseCidr(std::string_view text) noexcept {
  CidrParse parse;
  const std::size_t slash = text.find('/');
  const auto address = ParseAddress(text.substr(0, slash));
  if (!address) return parse;
  const unsigned width = address->family == 4 ? 32 : 128;
  unsigned prefix = width;
  if (slash != text.npos) {
    const std::string_view digits = text.substr(slash + 1);
    const char* const end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, prefix);
    if (error != std::errc{} || stop != end || digits.empty() || prefix > width) return parse;
  }
  parse.network.family = address->family;
  parse.network.prefix = static_cast<std::uint8_t>(prefix);
  std::copy(std::begin(address->bytes), std::end(address->bytes), parse.network.address);
  parse.problem = ClearHostBits(parse.network) ? CidrProblem::kHostBits : CidrProblem::kNone;
  return parse;
}

bool AddressInNetwork(std::string_view text, const CidrRecord& network) noexcept {
  const auto address = ParseAddress(text.substr(0, text.find('%')));
  if (!address) return false;
  const auto within = [&network](const Address& a) {
    return a.family == network.family && SamePrefix(a.bytes, network.address, network.prefix);
  };
  return within(*address) || within(UnwrapMapped(*address));
}

}  // namespace sigmata
