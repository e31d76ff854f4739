// The public rules and recorded events that stand beside the project, where they are at hand.
//
// Nothing of them is part of the project; a test that needs them says "skipped" where they are not.
#ifndef SIGMATA_TESTS_CONFORMANCE_CORPORA_H_
#define SIGMATA_TESTS_CONFORMANCE_CORPORA_H_

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sigmata/source.h"

namespace sigmata {

// SIGMATA_CORPORA and SIGMATA_SHARED, or their defaults; none, and a word about it, if there is no
// `wanted` below.
std::optional<std::filesystem::path> FindInCorpora(const std::string& wanted);
std::optional<std::filesystem::path> FindInShared(const std::string& wanted);

// The folders of rules below corpora/sigmahq.
const std::vector<std::string>& RuleFolders();

std::string ReadWholeFile(const std::filesystem::path& path);
// Adds all .yml files at any depth, ordered by path, named relative to `root`.
void AddRuleFiles(const std::filesystem::path& root, const std::string& folder, SourceSet& sources);

// Calls `use` for each line of a file packed with zstd. False, and a word about it, if the command
// zstd is missing or fails.
bool ForEachPackedLine(const std::filesystem::path& file,
                       const std::function<void(std::string_view)>& use);
// The same for the first of each `step` recorded events of each file, as far as these are at hand.
void ForEachRecordedEvent(std::size_t step, const std::function<void(std::string_view)>& use);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_CONFORMANCE_CORPORA_H_
