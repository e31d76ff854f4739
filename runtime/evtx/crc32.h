// The checksum of event log files: CRC-32 as in zip and PNG.
#ifndef SIGMATA_RUNTIME_EVTX_CRC32_H_
#define SIGMATA_RUNTIME_EVTX_CRC32_H_

#include <cstdint>
#include <string_view>

namespace sigmata::evtx {

// `before` is the checksum of the bytes in front of these.
std::uint32_t Crc32(std::string_view bytes, std::uint32_t before = 0) noexcept;

}  // namespace sigmata::evtx

#endif  // SIGMATA_RUNTIME_EVTX_CRC32_H_
