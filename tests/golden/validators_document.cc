#include <fmt/format.h>

#include "compiler/lint/sigmahq_validators.h"
#include "tests/golden/generated_docs.h"

namespace sigmata::testing {
namespace {

std::string CodesWithProfile(const SigmaHqValidator& validator) {
  std::vector<std::string> codes;
  for (const DiagnosticCode code : CodesOf(validator)) {
    codes.push_back(CodeName(code) + (IsConvention(code) ? " (profile)" : ""));
  }
  return codes.empty() ? "none" : fmt::format("{}", fmt::join(codes, ", "));
}

std::string TableOf(ValidatorOrigin origin) {
  std::string table = "| name | codes | difference |\n|---|---|---|\n";
  for (const SigmaHqValidator& row : AllSigmaHqValidators()) {
    if (row.origin != origin) continue;
    table += fmt::format("| {} | {} | {} |\n", row.name, CodesWithProfile(row), row.note);
  }
  return table;
}

}  // namespace

std::string ValidatorsDocument() {
  return "# SigmaHQ's validators, and what they are here\n\n" + GeneratedNote() +
         "What the public rules are checked with before they are accepted, and the codes of "
         "[diagnostics.md](diagnostics.md)\nthat look for the same. A code marked `profile` is a "
         "convention of that project and no mistake: `sigmata check`\nasks for it with `--profile "
         "sigmahq` only.\n\n"
         "`--validation-config FILE` reads the project's list of validators and exclusions "
         "(`sigma_cli_conf.yml`: `validators` with\n`all`, a name, or `-name`; `exclusions` with "
         "a rule's id and one name or several). A code is off when every validator\nthat it "
         "stands for is; a name that is not in these tables is reported. With the profile the "
         "file\n`tests/sigma_cli_conf.yml` in a folder above the rules is read by itself. What "
         "keeps a rule from being compiled is\nreported in any case.\n\n"
         "## Of pySigma (1.5.1)\n\n" +
         TableOf(ValidatorOrigin::kCore) +
         "\n## Of SigmaHQ's package (pySigma-validators-sigmahq 0.21.0)\n\n" +
         TableOf(ValidatorOrigin::kSigmaHq) + "\n## Of the tests in SigmaHQ's repository\n\n" +
         TableOf(ValidatorOrigin::kRepository);
}

}  // namespace sigmata::testing
