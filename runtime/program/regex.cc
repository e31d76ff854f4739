#include "runtime/program/regex.h"

#include <re2/re2.h>

#include <cstdio>
#include <mutex>
#include <optional>

namespace sigmata {
namespace {

RE2::Options Options() {
  RE2::Options options(RE2::Quiet);  // the library never prints
  options.set_max_mem(std::int64_t{16} << 20U);
  return options;
}

// RE2 answers these with a plain syntax error; people know them by other names.
bool IsLookAroundOrBackReference(std::string_view pattern, const RE2& regex) {
  const std::string& part = regex.error_arg();
  if (regex.error_code() == RE2::ErrorBadPerlOp || regex.error_code() == RE2::ErrorRepeatArgument) {
    for (const char* const mark : {"(?=", "(?!", "(?<=", "(?<!", "(?>"}) {
      if (pattern.find(mark) != pattern.npos) return true;
    }
  }
  return regex.error_code() == RE2::ErrorBadEscape && part.size() == 2 && part[1] >= '1' &&
         part[1] <= '9';
}

// RE2 says "repeat size" also of {2,1}, which is wrong at any size.
bool IsTooLarge(const RE2& regex) {
  if (regex.error_code() == RE2::ErrorPatternTooLarge) return true;
  if (regex.error_code() != RE2::ErrorRepeatSize) return false;
  unsigned least = 0;
  unsigned most = 0;
  const bool both = std::sscanf(regex.error_arg().c_str(), "{%u,%u}", &least, &most) == 2;
  return !both || least <= most;
}

}  // namespace

RegexCheck CheckRegex(std::string_view pattern) {
  const RE2 regex(re2::StringPiece(pattern.data(), pattern.size()), Options());
  if (regex.ok()) return {};
  RegexCheck check{RegexProblem::kSyntax, regex.error(), regex.error_arg()};
  if (IsTooLarge(regex)) {
    check.problem = RegexProblem::kTooLarge;
  } else if (IsLookAroundOrBackReference(pattern, regex)) {
    check.problem = RegexProblem::kNotLinear;
  }
  return check;
}

struct Regex::Impl {
  std::string pattern;
  mutable std::once_flag compiled;
  mutable std::optional<RE2> regex;
};

Regex::Regex(std::string_view pattern) : impl_(std::make_unique<Impl>()) {
  impl_->pattern = std::string(pattern);
}
Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

bool Regex::FoundIn(std::string_view text) const noexcept {
  std::call_once(impl_->compiled, [this] { impl_->regex.emplace(impl_->pattern, Options()); });
  const RE2& regex = *impl_->regex;
  return regex.ok() && regex.Match(re2::StringPiece(text.data(), text.size()), 0, text.size(),
                                   RE2::UNANCHORED, nullptr, 0);
}

}  // namespace sigmata
