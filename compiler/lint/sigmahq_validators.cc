#include "compiler/lint/sigmahq_validators.h"

#include <algorithm>

namespace sigmata {
namespace {

constexpr SigmaHqValidator kValidators[] = {
#define SIGMATA_VALIDATOR(origin, name, codes, note) \
  {ValidatorOrigin::k##origin, name, codes, note},
#include "compiler/lint/sigmahq_validators.def"
#undef SIGMATA_VALIDATOR
};

}  // namespace

std::span<const SigmaHqValidator> AllSigmaHqValidators() { return kValidators; }

const SigmaHqValidator* FindSigmaHqValidator(std::string_view name) {
  const auto* const it =
      std::find_if(std::begin(kValidators), std::end(kValidators),
                   [name](const SigmaHqValidator& row) { return row.name == name; });
  return it == std::end(kValidators) ? nullptr : it;
}

std::vector<DiagnosticCode> CodesOf(const SigmaHqValidator& validator) {
  std::vector<DiagnosticCode> codes;
  std::uint16_t number = 0;
  for (const char c : validator.codes) {
    if (c != ' ') {
      number = static_cast<std::uint16_t>(number * 10 + (c - '0'));
      continue;
    }
    codes.push_back(DiagnosticCode{number});
    number = 0;
  }
  if (number != 0) codes.push_back(DiagnosticCode{number});
  return codes;
}

bool IsConvention(DiagnosticCode code) {
  constexpr unsigned kFirst = 230;
  constexpr unsigned kLast = 279;
  const auto number = static_cast<unsigned>(code);
  return number >= kFirst && number <= kLast;
}

}  // namespace sigmata
