// Every golden case holds.
#include "tests/golden/golden_case.h"
#include "tests/support/catch.h"
#include "tests/support/test_files.h"

namespace sigmata::testing {
namespace {

void CheckClaims(const std::vector<Claim>& claims) {
  for (const Claim& claim : claims) {
    if (UpdateGolden()) {
      WriteFile(claim.path, claim.actual);
      continue;
    }
    INFO("golden file " << claim.path << " (SIGMATA_UPDATE_GOLDEN=1 rewrites it)");
    CHECK(ReadFile(claim.path) == claim.actual);
  }
}

std::string WithoutEnding(const std::string& path, const std::string& ending) {
  return path.substr(0, path.size() - ending.size());
}

TEST_CASE("golden cases hold", "[golden]") {
  const std::vector<std::string> rules = FilesBelow(SourcePath("tests/golden"), ".yml");
  CHECK(rules.size() > 40);
  for (const std::string& path : rules) {
    const bool is_map = path.ends_with(".map.yml");
    if (is_map && FileExists(WithoutEnding(path, ".map.yml") + ".yml")) continue;
    if (is_map) {
      CheckClaims(ClaimsOfFieldMap(path, WithoutEnding(path, ".map.yml")));
    } else {
      const std::vector<Claim> claims = ClaimsOfRule(path, WithoutEnding(path, ".yml"));
      INFO("a case claims nothing: " << path);
      CHECK_FALSE(claims.empty());
      CheckClaims(claims);
    }
  }
}

TEST_CASE("each shipped rule matches its golden events and no others", "[golden]") {
  const std::vector<std::string> rules = FilesBelow(SourcePath("sigma-rules"), ".yml");
  CHECK(rules.size() >= 21);
  const std::string rules_root = SourcePath("sigma-rules");
  for (const std::string& path : rules) {
    const std::string stem =
        SourcePath("tests/golden/shipped") + WithoutEnding(path.substr(rules_root.size()), ".yml");
    INFO("events of " << path);
    REQUIRE(FileExists(stem + ".ndjson"));
    REQUIRE(FileExists(stem + ".matches"));
    const std::vector<Claim> claims = ClaimsOfRule(path, stem);
    CHECK_FALSE(claims.empty());
    CHECK_FALSE(ReadFile(stem + ".matches").empty());
    CheckClaims(claims);
  }
}

}  // namespace
}  // namespace sigmata::testing
