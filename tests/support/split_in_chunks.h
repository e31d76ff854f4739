// Records of a stream that arrives in pieces.
#ifndef SIGMATA_TESTS_SUPPORT_SPLIT_IN_CHUNKS_H_
#define SIGMATA_TESTS_SUPPORT_SPLIT_IN_CHUNKS_H_

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sigmata::testing {

// Feeds `input` to a RecordSplitter in chunks, as a caller with a buffer does. A record stands in
// that buffer with kEventPadding bytes behind it, and is gone when `use` returns.
void ForEachRecordInChunks(std::string_view input, std::size_t chunk,
                           const std::function<void(std::string_view record)>& use);

std::vector<std::string> SplitInChunks(std::string_view input, std::size_t chunk);

}  // namespace sigmata::testing

#endif  // SIGMATA_TESTS_SUPPORT_SPLIT_IN_CHUNKS_H_
