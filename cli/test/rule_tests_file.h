// NAME.tests.yml: the tests of the rules in NAME.yml, written beside them.
//
// The format is told in docs/testing-rules.md. This knows spelling; which rule a test is for, and
// whether its files are there, is for the finder.
#ifndef SIGMATA_CLI_TEST_RULE_TESTS_FILE_H_
#define SIGMATA_CLI_TEST_RULE_TESTS_FILE_H_

#include <string>
#include <vector>

#include "cli/test/test_case.h"
#include "compiler/parse/yaml_document.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata::cli {

// A test that does not know its rule yet.
struct WrittenTest {
  TestCase test;
  std::string rule;  // id or title, as written; empty: the only rule there is
  Span rule_span;
  std::vector<YamlNode> fields;  // the keys of an event that is written as a map
};

struct RuleTestsFile {
  std::vector<WrittenTest> tests;
  std::vector<Diagnostic> diagnostics;
};

// Of all that can be read; the diagnostics say what cannot.
RuleTestsFile ReadRuleTests(const SourceSet& sources, SourceId id);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_RULE_TESTS_FILE_H_
