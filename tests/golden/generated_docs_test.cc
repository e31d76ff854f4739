#include "tests/golden/generated_docs.h"
#include "tests/support/catch.h"
#include "tests/support/test_files.h"

namespace sigmata::testing {
namespace {

void CheckFresh(const std::string& path, const std::string& text) {
  if (UpdateGolden()) WriteFile(SourcePath(path), text);
  INFO(path << " is generated; SIGMATA_UPDATE_GOLDEN=1 rewrites it");
  CHECK(ReadFile(SourcePath(path)) == text);
}

TEST_CASE("generated documents are fresh", "[golden]") {
  CheckFresh("docs/diagnostics.md", DiagnosticsDocument());
  CheckFresh("docs/bytecode.md", BytecodeDocument());
  CheckFresh("docs/modifiers.md", ModifiersDocument());
  CheckFresh("docs/sigma-coverage.md", CoverageDocument());
  CheckFresh("docs/sigmahq-validators.md", ValidatorsDocument());
}

}  // namespace
}  // namespace sigmata::testing
