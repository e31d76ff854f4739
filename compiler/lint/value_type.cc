#include "compiler/lint/value_type.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "runtime/program/decimal.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

bool IsHexText(std::string_view text) {
  if (!text.starts_with("0x") && !text.starts_with("0X")) return false;
  return text.size() > 2 && std::all_of(text.begin() + 2, text.end(), [](char c) {
           return std::isxdigit(static_cast<unsigned char>(c)) != 0;
         });
}

bool IsWholeNumber(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The largest value of an unsigned type, as text; empty for other types.
std::string_view Largest(std::string_view type) {
  if (type == "UInt8") return "255";
  if (type == "UInt16") return "65535";
  if (type == "UInt32") return "4294967295";
  if (type == "UInt64") return "18446744073709551615";
  return {};
}

bool Above(const std::string& text, std::string_view limit) {
  const auto value = ParseDecimal(text, false);
  const auto most = ParseDecimal(limit, false);
  return value && most && CompareNumbers(*value, *most) > 0;
}

ValueProblem CheckNumberType(const std::string& text, const EventParameter& p) {
  if (IsHexText(text)) {
    return {ValueProblem::Kind::kHex,
            fmt::format("`{}` is a {}, which events write as a decimal number", p.name, p.type),
            "write the number to base 10"};
  }
  if (!ParseDecimal(text, false)) {
    return {ValueProblem::Kind::kType,
            fmt::format("`{}` is a {}, so it is never `{}`", p.name, p.type, text),
            "compare it with a number"};
  }
  if (Above(text, Largest(p.type)) || text.starts_with('-') ||
      text.find('.') != std::string::npos) {
    return {
        ValueProblem::Kind::kRange,
        fmt::format("`{}` is a {}, a whole number from 0 to {}", p.name, p.type, Largest(p.type)),
        "mend the number"};
  }
  return {};
}

// "write 0 (6to4) or 1 (Isatap)": the number first, for it is what events have.
std::string WaysToWrite(const ValueMap& values) {
  constexpr std::size_t kShown = 6;
  std::string out = "write ";
  const std::size_t count = values.values.size();
  for (std::size_t i = 0; i < count && i < kShown; ++i) {
    const auto& [raw, words] = values.values[i];
    const std::string_view joint = i == 0 ? "" : i + 1 == count ? " or " : ", ";
    out += fmt::format("{}{} ({})", joint, raw, words);
  }
  return count > kShown ? out + ", ..." : out;
}

ValueProblem CheckKnownValues(const std::string& text, const EventParameter& p,
                              const ValueMap& values) {
  std::vector<std::string> codes;  // that stand for these words
  for (const auto& [raw, words] : values.values) {
    if (Fold(raw) == Fold(text)) return {};
    if (Fold(words) == Fold(text)) codes.push_back(raw);
  }
  if (codes.empty()) {
    return {ValueProblem::Kind::kRange,
            fmt::format("`{}` has no value `{}`", p.name, text),
            WaysToWrite(values),
            {}};
  }
  return {ValueProblem::Kind::kWords,
          fmt::format("events hold {} here; `{}` stands in rendered messages only",
                      fmt::join(codes, " or "), text),
          fmt::format("write {}", fmt::join(codes, " or ")), codes};
}

}  // namespace

ValueProblem CheckValueType(const Pattern& pattern, const EventParameter& parameter,
                            const ValueMap* values) {
  const bool number = pattern.kind == PatternKind::kNumber;
  if (!number && pattern.kind != PatternKind::kEquals) return {};
  const std::string& text = pattern.text;
  if (text.empty() || text == "-") return {};  // what Windows writes where it has no value
  if (values != nullptr) return CheckKnownValues(text, parameter, *values);
  if (!Largest(parameter.type).empty()) return CheckNumberType(text, parameter);
  if (parameter.type.starts_with("HexInt") && IsWholeNumber(text) && text != "0") {
    return {ValueProblem::Kind::kHex,
            fmt::format("`{}` is a {}, which events write as 0x and digits to base 16",
                        parameter.name, parameter.type),
            "write it as '0x...'"};
  }
  if (parameter.type == "Boolean" && Fold(text) != "true" && Fold(text) != "false" && text != "0" &&
      text != "1") {
    return {ValueProblem::Kind::kType,
            fmt::format("`{}` is true or false, never `{}`", parameter.name, text),
            "compare it with true or false"};
  }
  return {};
}

}  // namespace sigmata
