// Records of a stream that arrives in pieces.
#ifndef SIGMATA_TESTS_SUPPORT_SPLIT_IN_CHUNKS_H_
#define SIGMATA_TESTS_SUPPORT_SPLIT_IN_CHUNKS_H_

#include <string>
#include <string_view>
#include <vector>

namespace sigmata::testing {

// Feeds `input` to a RecordSplitter in chunks, as a caller with a buffer does.
std::vector<std::string> SplitInChunks(std::string_view input, std::size_t chunk);

}  // namespace sigmata::testing

#endif  // SIGMATA_TESTS_SUPPORT_SPLIT_IN_CHUNKS_H_
