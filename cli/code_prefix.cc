#include "cli/code_prefix.h"

#include <fmt/core.h>

#include <algorithm>

#include "runtime/program/diagnostic_codes.h"

namespace sigmata::cli {

bool BeginsACode(std::string_view prefix) {
  const auto codes = AllCodes();
  return !prefix.empty() &&
         std::any_of(codes.begin(), codes.end(), [prefix](const CodeTraits& row) {
           return CodeName(row.code).starts_with(prefix);
         });
}

std::string NoCodeBeginsSo(std::string_view prefix) {
  return fmt::format("no code begins with `{}`; docs/diagnostics.md lists them", prefix);
}

bool AnyBegins(const std::vector<std::string>& prefixes, std::string_view code) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [code](const std::string& prefix) { return code.starts_with(prefix); });
}

}  // namespace sigmata::cli
