#include "cli/config_file.h"

#include "tests/support/catch.h"

namespace sigmata::cli {
namespace {

using Texts = std::vector<std::string>;

Texts ErrorsOf(std::string_view text) { return ParseCheckConfig("r/.sigmata.toml", text).errors; }

TEST_CASE("a configuration's paths begin at its folder", "[unit]") {
  const CheckConfig config = ParseCheckConfig(
      "rules/.sigmata.toml", "[check]\nfield-maps = ['a.yml', '../b.yml', '/c.yml']\n");
  CHECK(config.errors.empty());
  CHECK(config.Get("field-maps") == Texts{"rules/a.yml", "b.yml", "/c.yml"});
  CHECK(config.Get("select").empty());
  CHECK(config.folder == "rules");
  CHECK(ParseCheckConfig(".sigmata.toml", "").folder == ".");
}

TEST_CASE("a configuration's mistakes have their places and the way out", "[unit]") {
  CHECK(ErrorsOf("[check]\nselct = []\n") ==
        Texts{"r/.sigmata.toml:2:1: unknown key `selct`; did you mean `select`?"});
  CHECK(ErrorsOf("[chek]\n") ==
        Texts{"r/.sigmata.toml:1:2: unknown table `chek`; did you mean `check`?"});
  CHECK(ErrorsOf("check = 1\n") == Texts{"r/.sigmata.toml:1:1: `check` is a table: [check]"});
  CHECK(
      ErrorsOf("[check]\nformat = 'xml'\n") ==
      Texts{"r/.sigmata.toml:2:10: `xml` is none of human, concise, ndjson, sarif, github, junit"});
  CHECK(ErrorsOf("[check]\nselect = 'SM5'\n") ==
        Texts{"r/.sigmata.toml:2:10: `select` is a list, such as [\"SM5\", \"SM6\"]"});
  CHECK(ErrorsOf("[check]\nselect = [5]\n") ==
        Texts{"r/.sigmata.toml:2:11: `select` takes texts, such as [\"SM5\", \"SM6\"]"});
  CHECK(ErrorsOf("[check]\nignore = ['SM5', 'XX1']\n") ==
        Texts{"r/.sigmata.toml:2:18: no code begins with `XX1`; docs/diagnostics.md lists them"});
  CHECK(ErrorsOf("[check]\nper-file-ignores = []\n").size() == 1);
  CHECK(ErrorsOf("[check]\nper-file-ignores = { 'a' = ['XX1'] }\n").size() == 1);
  CHECK(ErrorsOf("[check]\nqqqqqqqqqq = 1\n").front().find("known are: select, ignore") !=
        std::string::npos);
}

TEST_CASE("what is no TOML is told with its place, and nothing of it holds", "[unit]") {
  const CheckConfig config =
      ParseCheckConfig("r/.sigmata.toml", "[check]\nselect = ['SM5']\nignore = [\n");
  REQUIRE(config.errors.size() == 1);
  CHECK(config.errors.front().starts_with("r/.sigmata.toml:"));
  CHECK(config.values.empty());
}

TEST_CASE("all mistakes of a configuration are told", "[unit]") {
  CHECK(ErrorsOf("[check]\nselct = []\nformat = 1\n[other]\n").size() == 3);
}

TEST_CASE("no control character of a configuration reaches the terminal", "[unit]") {
  const Texts errors = ErrorsOf("[check]\n\"a\\u001B[31m\" = 1\n");
  REQUIRE(errors.size() == 1);
  CHECK(errors.front().find('\x1B') == std::string::npos);
}

}  // namespace
}  // namespace sigmata::cli
