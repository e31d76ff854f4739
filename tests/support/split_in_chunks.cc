#include "tests/support/split_in_chunks.h"

#include <algorithm>

#include "runtime/event/record_splitter.h"

namespace sigmata::testing {

std::vector<std::string> SplitInChunks(std::string_view input, std::size_t chunk) {
  RecordSplitter splitter;
  std::vector<std::string> records;
  std::string buffer;
  while (true) {
    const std::size_t size = std::min(chunk, input.size());
    buffer.append(input.substr(0, size));
    input.remove_prefix(size);
    const bool last = input.empty();
    std::size_t position = 0;
    while (const auto record = splitter.Next(buffer, position, last)) records.emplace_back(*record);
    splitter.Rebase(position);
    buffer.erase(0, position);
    if (last) return records;
  }
}

}  // namespace sigmata::testing
