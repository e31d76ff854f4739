// Files for tests: those beside the tests, and the corpora that may or may not be there.
#ifndef SIGMATA_TESTS_SUPPORT_TEST_FILES_H_
#define SIGMATA_TESTS_SUPPORT_TEST_FILES_H_

#include <optional>
#include <string>
#include <vector>

namespace sigmata::testing {

std::string SourcePath(const std::string& relative);  // within the repository
std::string ReadFile(const std::string& path);        // fails the test if it cannot be read
bool FileExists(const std::string& path);
void WriteFile(const std::string& path, const std::string& text);
// All files below a folder whose name ends so, sorted.
std::vector<std::string> FilesBelow(const std::string& folder, const std::string& ending);

// Set to rewrite stored expectations instead of comparing with them.
bool UpdateGolden();

// The folder of shared material (SIGMATA_SHARED), if it is there.
std::optional<std::string> SharedFolder();

}  // namespace sigmata::testing

#endif  // SIGMATA_TESTS_SUPPORT_TEST_FILES_H_
