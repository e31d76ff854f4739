#include "cli/test_generate/beside.h"

#include "runtime/program/fold.h"

namespace sigmata::cli {
namespace {

constexpr std::string_view kDigits = "0123456789";

bool IsWordSign(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// `2026-03-02`, and what follows.
bool IsDay(std::string_view text) {
  return text.size() >= 10 && text[4] == '-' && text[7] == '-' &&
         text.find_first_not_of(kDigits) == 4;
}

bool HasPrefix(std::string_view text) { return text.starts_with("0x") || text.starts_with("S-1-"); }

}  // namespace

Beside BesideOf(std::string_view text) {
  const std::string folded = Fold(text);
  if (folded == "true" || folded == "false" || text.starts_with('{') || IsDay(text)) {
    return Beside::kNothing;
  }
  const bool number = text.find_first_of(kDigits) != text.npos &&
                      text.find_first_not_of("0123456789.:-") == text.npos;
  const bool ipv6 =
      text.find("::") != text.npos && folded.find_first_not_of("0123456789abcdef:.") == folded.npos;
  return number || ipv6 || HasPrefix(text) ? Beside::kDigits : Beside::kWords;
}

Beside BesideOf(std::string_view text, const Fillers& fillers) {
  const Beside own = BesideOf(text);
  if (fillers.empty()) return own;
  const FieldValue& typical = fillers.front();
  const bool digits = typical.kind == FieldValue::Kind::kNumber;
  const Beside field = digits ? Beside::kDigits : BesideOf(typical.text);
  if (field == Beside::kWords || field == own) return own;
  return Beside::kNothing;
}

std::string WithBehind(const std::string& text, Beside beside) {
  if (text.empty() || beside == Beside::kNothing) return text;
  if (beside == Beside::kDigits) return text + "1";
  return text + (IsWordSign(text.back()) ? " " : "") + "example";
}

std::string WithBefore(const std::string& text, Beside beside) {
  if (text.empty() || beside == Beside::kNothing) return text;
  if (beside == Beside::kDigits) return HasPrefix(text) ? text : "1" + text;
  if (text.front() == '\\') return "C:\\Example" + text;
  return std::string("example") + (IsWordSign(text.front()) ? " " : "") + text;
}

}  // namespace sigmata::cli
