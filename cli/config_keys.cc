#include "cli/config_keys.h"

namespace sigmata::cli {
namespace {

constexpr ConfigKey kKeys[] = {
    {"select", ConfigKind::kCodes, "--select", "",
     "Only findings whose code begins with one of these.", R"(["SM5", "SM6"])"},
    {"ignore", ConfigKind::kCodes, "--ignore", "", "No findings whose code begins so.",
     R"(["SM203"])"},
    {"per-file-ignores", ConfigKind::kCodesFor, "", "",
     "For files that a pattern fits: no findings whose code begins so.",
     R"({ "tests/**" = ["SM204", "SM2"] })"},
    {"exclude", ConfigKind::kGlobs, "--exclude", "",
     "Files that are not checked, even if they are named on the command line.",
     R"(["deprecated/", "*_draft.yml"])"},
    {"fail-level", ConfigKind::kWord, "--fail-level", "error warning info",
     "The least severity that ends with status 1.", R"("warning")"},
    {"format", ConfigKind::kWord, "--format", "human concise ndjson sarif github junit",
     "The form of what goes to standard output.", R"("concise")"},
    {"baseline", ConfigKind::kPath, "--baseline", "",
     "The findings that are known and left out; see [known findings](ci.md#known-findings).",
     R"(".sigmata-baseline")"},
    {"field-maps", ConfigKind::kPaths, "--field-map", "",
     "Your own field maps, asked before the shipped ones.", R"(["maps/firewall.yml"])"},
    {"placeholders", ConfigKind::kPaths, "--placeholders", "",
     "Files with values for `%names%` under `expand`.", R"(["values.yml"])"},
    {"logsource", ConfigKind::kTexts, "--logsource", "",
     "Logsources that no field map knows and that all events of a run are of.",
     R"(["product=linux,service=auditd"])"},
};

}  // namespace

std::span<const ConfigKey> CheckKeys() { return kKeys; }

std::vector<std::string_view> WordsOf(const ConfigKey& key) {
  std::vector<std::string_view> words;
  std::string_view rest = key.words;
  while (!rest.empty()) {
    const std::size_t space = rest.find(' ');
    words.push_back(rest.substr(0, space));
    rest.remove_prefix(space == rest.npos ? rest.size() : space + 1);
  }
  return words;
}

}  // namespace sigmata::cli
