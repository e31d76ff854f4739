// Networks and addresses, as text writes them.
#ifndef SIGMATA_RUNTIME_PROGRAM_CIDR_H_
#define SIGMATA_RUNTIME_PROGRAM_CIDR_H_

#include <optional>
#include <string_view>

#include "runtime/program/program_image.h"

namespace sigmata {

enum class CidrProblem { kNone, kNotANetwork, kHostBits };

struct CidrParse {
  CidrProblem problem = CidrProblem::kNotANetwork;
  CidrRecord network;  // with host bits cleared where that is the problem
};

// `address/prefix`, or a bare address as a network of one.
CidrParse ParseCidr(std::string_view text) noexcept;

// Whether `text` is an address within the network. `%zone` is cut off; an IPv4 address mapped into
// IPv6 counts as the IPv4 address. Anything that is not an address is in no network.
bool AddressInNetwork(std::string_view text, const CidrRecord& network) noexcept;

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_CIDR_H_
