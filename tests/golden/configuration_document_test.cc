// docs/configuration.md is made from the table of keys.
#include <fmt/format.h>

#include "cli/config_file.h"
#include "cli/config_keys.h"
#include "tests/support/catch.h"
#include "tests/support/test_files.h"

namespace sigmata::testing {
namespace {

using cli::CheckKeys;
using cli::ConfigKey;
using cli::ConfigKind;

constexpr std::string_view kIntroduction = R"(# Configuration

`sigmata check` reads `.sigmata.toml`, the nearest one upward from the paths that it checks, no further than the folder with
`.git`. `--config FILE` names another one, `--no-config` uses none. Paths below different configurations cannot be checked in
one run.

Each key has an option with the same meaning. An option on the command line replaces the key's value. Unknown keys, words
and codes are errors, told with line and column, and end with status 2.

```toml
)";

constexpr std::string_view kPatterns = R"(
Paths and patterns are relative to the folder of the configuration, those of options to where the command is typed. In a
pattern, `*` and `?` stay within a name and `**` is any number of folders. A pattern without a slash fits the name of a
file, or of a folder around it, at any depth; one that fits a folder fits all that is in it.
)";

std::string KindText(const ConfigKey& key) {
  switch (key.kind) {
    case ConfigKind::kWord: {
      std::vector<std::string> words;
      for (const std::string_view word : WordsOf(key))
        words.push_back(fmt::format("`\"{}\"`", word));
      return fmt::format("{}", fmt::join(words, ", "));
    }
    case ConfigKind::kPath:
      return "a path";
    case ConfigKind::kPaths:
      return "a list of paths";
    case ConfigKind::kTexts:
      return "a list of texts";
    case ConfigKind::kGlobs:
      return "a list of patterns";
    case ConfigKind::kCodes:
      return "a list of codes, or of their beginnings";
    case ConfigKind::kCodesFor:
      break;
  }
  return "a table from patterns to lists of codes";
}

std::string Sample() {
  std::string out = "[check]\n";
  for (const ConfigKey& key : CheckKeys()) out += fmt::format("{} = {}\n", key.name, key.example);
  return out;
}

std::string Document() {
  std::string out = std::string(kIntroduction) + Sample() + "```\n\n";
  out += "| key | value | option | meaning |\n|---|---|---|---|\n";
  for (const ConfigKey& key : CheckKeys()) {
    out += fmt::format("| `{}` | {} | {} | {} |\n", key.name, KindText(key),
                       key.option.empty() ? "" : fmt::format("`{}`", key.option), key.meaning);
  }
  return out + std::string(kPatterns);
}

TEST_CASE("the document of the configuration has every key", "[golden]") {
  const std::string path = SourcePath("docs/configuration.md");
  if (UpdateGolden()) WriteFile(path, Document());
  INFO(path << " is generated; SIGMATA_UPDATE_GOLDEN=1 rewrites it");
  CHECK(ReadFile(path) == Document());
}

TEST_CASE("the sample in the document of the configuration is one", "[golden]") {
  const cli::CheckConfig config = cli::ParseCheckConfig("rules/.sigmata.toml", Sample());
  CHECK(config.errors == std::vector<std::string>{});
  CHECK(config.values.size() + 1 == CheckKeys().size());
  CHECK(config.per_file_ignores.size() == 1);
}

}  // namespace
}  // namespace sigmata::testing
