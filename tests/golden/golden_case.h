// A golden case: one stem, one file per claim.
//
//   stem.yml          a rule (or several)          stem.map.yml   a field map: the rule's, or alone
//   stem.placeholders                              values for the rule's placeholders
//   stem.ast .bound .plan .program                 what the compiler's stages make of the rule
//   stem.diagnostics                               what is said about it, in the form for people
//   stem.lint                                      the same, with lints
//   stem.formatted                                 its text in the one layout, or why it has none
//   stem.coverage .layer .svg                      what its tags say of ATT&CK, in three forms
//   stem.ndjson       events (or .xml, .txt)       stem.matches   `index id title`, a line a match
//
// Only claims whose files exist are checked; SIGMATA_UPDATE_GOLDEN=1 rewrites them.
#ifndef SIGMATA_TESTS_GOLDEN_GOLDEN_CASE_H_
#define SIGMATA_TESTS_GOLDEN_GOLDEN_CASE_H_

#include <string>
#include <vector>

namespace sigmata::testing {

struct Claim {
  std::string path;  // of the file that holds what is expected
  std::string actual;
};

// `rule_path` is the stem.yml; `stem` the path of the other files without extension. Files that
// are there decide which claims are made.
std::vector<Claim> ClaimsOfRule(const std::string& rule_path, const std::string& stem);
std::vector<Claim> ClaimsOfFieldMap(const std::string& map_path, const std::string& stem);

}  // namespace sigmata::testing

#endif  // SIGMATA_TESTS_GOLDEN_GOLDEN_CASE_H_
