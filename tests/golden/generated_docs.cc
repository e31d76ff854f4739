#include "tests/golden/generated_docs.h"

#include <fmt/format.h>

#include "compiler/lint/diagnostic_samples.h"
#include "compiler/parse/modifier.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/opcode.h"

namespace sigmata::testing {
namespace {

std::string_view OperandName(OperandKind kind) {
  switch (kind) {
    case OperandKind::kNone:
      return "-";
    case OperandKind::kLiteral:
      return "literal";
    case OperandKind::kSet:
      return "set of literals";
    case OperandKind::kRegex:
      return "pattern";
    case OperandKind::kCidr:
      return "network";
    case OperandKind::kField:
      return "field";
    case OperandKind::kOrder:
      return "order and number";
  }
  return "";
}

std::string Kinds(std::uint16_t types) {
  if (types == kAnyType) return "any value";
  std::string out;
  for (unsigned bit = 0; bit < 16; ++bit) {
    const auto type = static_cast<std::uint16_t>(1U << bit);
    if ((types & type) != 0) out += (out.empty() ? "" : ", ") + std::string(ValueTypeName(type));
  }
  return out;
}

std::string_view PlaceName(ModifierPlace place) {
  switch (place) {
    case ModifierPlace::kAny:
      return "any";
    case ModifierPlace::kFirst:
      return "first, but for `all` and `neq`";
    case ModifierPlace::kEarly:
      return "before `contains`, `startswith`, `endswith`";
  }
  return "";
}

}  // namespace

std::string GeneratedNote() {
  return "<!-- Generated from the source by the golden tests; SIGMATA_UPDATE_GOLDEN=1 ./dev test "
         "-R golden rewrites it. -->\n\n";
}

std::string DiagnosticsDocument() {
  std::string out =
      "# Diagnostics\n\n" + GeneratedNote() +
      "Codes and slugs are stable. An error in the metadata (SM2xx, but for SM201), "
      "in the logic (SM51x) or\nagainst the schema (SM6xx) is reported and the rule "
      "is compiled; any other error keeps it from being compiled.\nWhat is legal but "
      "hardly meant is reported by `sigmata check` only. `sigmata check --explain "
      "SM512` prints a code's\nentry; `# sigmata: ignore[SM512] reason` on the line "
      "of a finding, or alone on the line above, suppresses it.\n"
      "SM230 to SM279 are conventions of the SigmaHQ project and only looked at "
      "with `--profile sigmahq`\n([sigmahq-validators.md](sigmahq-validators.md)).\n\n"
      "| code | slug | severity | meaning |\n|---|---|---|---|\n";
  for (const CodeTraits& row : AllCodes()) {
    out += fmt::format("| {} | {} | {} | {} |\n", CodeName(row.code), row.slug,
                       SeverityName(row.severity), row.meaning);
  }
  out += "\n## Samples\n\nThe part of a rule that has the mistake, and the same mended.\n";
  for (const DiagnosticSample& sample : AllSamples()) {
    if (sample.bad.find('\xE9') != sample.bad.npos) continue;  // no text
    out += fmt::format("\n### {} {}\n\n```yaml\n{}\n```\n\n```yaml\n{}\n```\n",
                       CodeName(sample.code), CodeSlug(sample.code), sample.bad, sample.good);
  }
  return out;
}

std::string BytecodeDocument() {
  std::string out = "# The instructions of a program\n\n" + GeneratedNote() +
                    "An instruction asks one question of one field (or of every value of the "
                    "event) and jumps forward by\n"
                    "its answer. There is no stack and no backward jump, so an entry ends after at "
                    "most as many steps as\n"
                    "it has instructions. `sigmata dump` prints them, each with the file and line "
                    "it comes from. A program\n"
                    "is checked when it is opened (`runtime/program/program_verifier.cc` lists "
                    "what is proved).\n\n"
                    "| instruction | operand | meaning |\n|---|---|---|\n";
  for (const OpcodeTraits& row : kOpcodeTraits) {
    out += fmt::format("| {} | {} | {} |\n", row.mnemonic, OperandName(row.operand), row.meaning);
  }
  return out;
}

std::string ModifiersDocument() {
  std::string out =
      "# Modifiers\n\n" + GeneratedNote() +
      "Every modifier of the specification's appendix is evaluated. A modifier takes "
      "values of some kinds and\n"
      "yields one; a chain is sound if each takes what the one before it yields. "
      "`windash` and `fieldref`\nnever stand together. An encoding behind `windash` encodes "
      "each spelling of the dashes.\n\n"
      "| modifier | takes | yields | place |\n|---|---|---|---|\n";
  for (const ModifierTraits& row : AllModifiers()) {
    out += fmt::format("| `{}` | {} | {} | {} |\n", row.name, Kinds(row.takes),
                       row.yields == kSame ? std::string("the same") : Kinds(row.yields),
                       PlaceName(row.place));
  }
  return out;
}

}  // namespace sigmata::testing
