#include "tests/support/split_in_chunks.h"

#include <algorithm>

#include "runtime/event/record_splitter.h"
#include "sigmata/json_event.h"

namespace sigmata::testing {

void ForEachRecordInChunks(std::string_view input, std::size_t chunk,
                           const std::function<void(std::string_view record)>& use) {
  RecordSplitter splitter;
  std::string buffer;
  while (true) {
    const std::size_t added = std::min(chunk, input.size());
    buffer.append(input.substr(0, added));
    input.remove_prefix(added);
    const bool last = input.empty();
    const std::size_t size = buffer.size();
    buffer.append(kEventPadding, '"');  // what stands there must not matter
    const std::string_view have(buffer.data(), size);
    std::size_t position = 0;
    while (const auto record = splitter.Next(have, position, last)) use(*record);
    if (last) return;
    splitter.Rebase(position);
    buffer.resize(size);
    buffer.erase(0, position);
  }
}

std::vector<std::string> SplitInChunks(std::string_view input, std::size_t chunk) {
  std::vector<std::string> records;
  ForEachRecordInChunks(input, chunk,
                        [&](std::string_view record) { records.emplace_back(record); });
  return records;
}

}  // namespace sigmata::testing
