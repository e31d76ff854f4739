#include "runtime/program/cidr.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

bool In(std::string_view address, std::string_view network) {
  const CidrParse parse = ParseCidr(network);
  REQUIRE(parse.problem == CidrProblem::kNone);
  return AddressInNetwork(address, parse.network);
}

TEST_CASE("IPv4 addresses are in their network, up to its edges", "[unit]") {
  CHECK(In("10.0.0.0", "10.0.0.0/8"));
  CHECK(In("10.255.255.255", "10.0.0.0/8"));
  CHECK_FALSE(In("11.0.0.0", "10.0.0.0/8"));
  CHECK_FALSE(In("9.255.255.255", "10.0.0.0/8"));
  CHECK(In("172.31.255.255", "172.16.0.0/12"));
  CHECK_FALSE(In("172.32.0.0", "172.16.0.0/12"));
  CHECK(In("192.0.2.129", "192.0.2.128/25"));
  CHECK_FALSE(In("192.0.2.127", "192.0.2.128/25"));
  CHECK(In("203.0.113.9", "0.0.0.0/0"));
  CHECK(In("192.0.2.1", "192.0.2.0/31"));
}

TEST_CASE("a bare address is a network of one", "[unit]") {
  CHECK(In("192.0.2.1", "192.0.2.1"));
  CHECK_FALSE(In("192.0.2.2", "192.0.2.1"));
  CHECK(In("::1", "::1"));
}

TEST_CASE("IPv6 addresses are in their network in any spelling", "[unit]") {
  CHECK(In("fe80::1", "fe80::/10"));
  CHECK(In("FEBF:FFFF::", "fe80::/10"));
  CHECK_FALSE(In("fec0::", "fe80::/10"));
  CHECK(In("0:0:0:0:0:0:0:1", "::1/128"));
  CHECK(In("2001:db8::5", "2001:db8::/127") == false);
  CHECK(In("2001:db8::1", "2001:db8::/127"));
}

TEST_CASE("a zone is cut off", "[unit]") {
  CHECK(In("fe80::1%12", "fe80::/10"));
  CHECK(In("fe80::1%eth0", "fe80::/10"));
}

TEST_CASE("an IPv4 address mapped into IPv6 counts as the IPv4 address", "[unit]") {
  CHECK(In("::ffff:10.1.2.3", "10.0.0.0/8"));
  CHECK(In("::ffff:a01:203", "10.0.0.0/8"));
  CHECK_FALSE(In("::ffff:11.1.2.3", "10.0.0.0/8"));
  CHECK_FALSE(In("::10.1.2.3", "10.0.0.0/8"));
  CHECK(In("::ffff:10.1.2.3", "::ffff:0:0/96"));
}

TEST_CASE("the families are apart", "[unit]") {
  CHECK_FALSE(In("10.0.0.1", "::/0"));
  CHECK_FALSE(In("fe80::1", "0.0.0.0/0"));
}

TEST_CASE("what is not an address is in no network", "[unit]") {
  for (const std::string_view text :
       {"", "-", "host", "10.0.0", "10.0.0.256", "10.0.0.1/8", " 10.0.0.1", "10.0.0.1 ", "[::1]",
        "10.0.0.1:80", "0x0a000001", "167772161", "010.0.0.1", "::g", "%", "1::2::3",
        "0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000:0000"}) {
    INFO(text);
    CHECK_FALSE(In(text, "0.0.0.0/0"));
    CHECK_FALSE(In(text, "::/0"));
  }
  CHECK_FALSE(In(std::string_view("10.0.0.1\0", 9), "0.0.0.0/0"));
}

TEST_CASE("host bits are noticed and cleared", "[unit]") {
  const CidrParse v4 = ParseCidr("10.0.0.1/8");
  CHECK(v4.problem == CidrProblem::kHostBits);
  CHECK(AddressInNetwork("10.200.0.1", v4.network));
  CHECK(ParseCidr("192.0.2.129/25").problem == CidrProblem::kHostBits);
  CHECK(ParseCidr("fe80::1/10").problem == CidrProblem::kHostBits);
  CHECK(ParseCidr("0.0.0.1/0").problem == CidrProblem::kHostBits);
  CHECK(ParseCidr("::1/128").problem == CidrProblem::kNone);
}

TEST_CASE("junk is not a network", "[unit]") {
  for (const std::string_view text :
       {"", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8x",
        "10.0.0.0/ 8", "10.0.0.0/8/8", "10.*", "::/129", "fe80::%1/10", "10.0.0.0/4294967304",
        "host/8", "10.0.0.0/255.0.0.0"}) {
    INFO(text);
    CHECK(ParseCidr(text).problem == CidrProblem::kNotANetwork);
  }
}

}  // namespace
}  // namespace sigmata
