#include "compiler/lint/value_lint.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

#include "compiler/fix/fixes.h"
#include "compiler/parse/scalar_span.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/utf8.h"

namespace sigmata {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool AllDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsDigit);
}

// Directions, joiners and marks that an editor does not show.
bool IsInvisible(std::uint32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0x00AD;
}

// What \N, \_, \L and \P become within double quotes.
bool IsRareEscape(std::uint32_t c) { return c == 0x85 || c == 0xA0 || c == 0x2028 || c == 0x2029; }

// 0x1F, 0b11, 12_000.
bool IsOtherNumber(std::string_view text) {
  const auto all_of = [text](std::size_t from, std::string_view signs) {
    return text.size() > from && text.find_first_not_of(signs, from) == text.npos;
  };
  if (text.starts_with("0x")) return all_of(2, "0123456789abcdefABCDEF_");
  if (text.starts_with("0b")) return all_of(2, "01_");
  return !text.empty() && IsDigit(text[0]) && text.find('_') != text.npos &&
         all_of(1, "0123456789_");
}

// What readers of YAML 1.1 take for a boolean, a number to another base, or a date.
bool IsAmbiguous(std::string_view text) {
  constexpr std::string_view kWords[] = {"yes", "Yes", "YES", "no",  "No", "NO", "on", "On",
                                         "ON",  "off", "Off", "OFF", "y",  "Y",  "n",  "N"};
  if (std::find(std::begin(kWords), std::end(kWords), text) != std::end(kWords)) return true;
  if (text.size() > 1 && text[0] == '0' && AllDigits(text)) return true;
  if (IsOtherNumber(text)) return true;
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    return AllDigits(text.substr(0, 4)) && AllDigits(text.substr(5, 2)) &&
           AllDigits(text.substr(8, 2));
  }
  const std::size_t colon = text.find(':');
  return colon != text.npos && AllDigits(text.substr(0, colon)) &&
         text.find_first_not_of("0123456789:.", colon) == text.npos && IsDigit(text.back());
}

class ValueLinter {
 public:
  ValueLinter(const DetectionItem& item, const Source& source, std::vector<Diagnostic>& diagnostics)
      : item_(item), source_(source), diagnostics_(diagnostics) {}

  void Lint() {
    for (const DetectionValue& value : item_.values) {
      if (value.type == ScalarType::kNull && item_.values.size() > 1) {
        Say(codes::SM416, value.span(), "null stands beside other values",
            "it means: the field is missing or null; make that a selection of its own");
      }
      if (value.type != ScalarType::kText) continue;
      LintCharacters(value);
      LintStyle(value);
      if (ReadsRaw()) continue;
      LintEscapes(value);
      LintEdges(value);
      LintPath(value);
    }
  }

 private:
  bool Uses(Modifier modifier) const {
    return std::any_of(item_.modifiers.begin(), item_.modifiers.end(),
                       [&](const ModifierUse& use) { return use.modifier == modifier; });
  }
  // Whether nothing stands behind the field's name, not even a misspelt modifier.
  bool ComparesWhole() const {
    return item_.field && item_.modifiers.empty() &&
           !source_.text().substr(item_.field->span.end).starts_with('|');
  }
  Fix AddModifier(std::string_view modifier) const {
    return ReplaceFix(item_.field->span, fmt::format("{}|{}", item_.field->text, modifier),
                      FixSafety::kUnsafe);
  }
  // Then it is an error of its own that this is one.
  bool TakesNoText() const {
    return Uses(Modifier::kExists) || Uses(Modifier::kLt) || Uses(Modifier::kLte) ||
           Uses(Modifier::kGt) || Uses(Modifier::kGte);
  }
  bool ReadsRaw() const {
    return Uses(Modifier::kRe) || Uses(Modifier::kCidr) || Uses(Modifier::kFieldRef);
  }

  void Say(DiagnosticCode code, Span span, std::string message, std::string help, Fix fix = {}) {
    diagnostics_.push_back(MakeDiagnostic(code, span, std::move(message), std::move(help)));
    diagnostics_.back().fix = std::move(fix);
  }
  Span Part(const DetectionValue& value, std::size_t begin, std::size_t end) const {
    return SpanWithin(source_.text(), value.scalar, begin, end);
  }

  void LintCharacters(const DetectionValue& value) {
    const std::string_view text = value.text();
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = DecodeUtf8(text.substr(at));
      const bool control = c.value < 0x20 && value.scalar.style != ScalarStyle::kBlock;
      const bool ours = control && (c.value != '\n' || InDoubleQuotes(value));
      const bool escaped = InDoubleQuotes(value) && IsRareEscape(c.value);
      if (ours || escaped || (IsInvisible(c.value) && !IsMeant(text, at, c.size))) {
        Say(codes::SM109, Part(value, at, at + c.size),
            fmt::format("the value holds the {} character U+{:04X}",
                        control ? "control" : "invisible", c.value),
            InDoubleQuotes(value) && (control || escaped)
                ? "within double quotes a backslash begins an escape; use single quotes"
                : "delete it, or write it as an escape within double quotes");
        return;
      }
      at += c.size;
    }
  }

  // A value that is nothing else, and the joiner within a composed sign, stand there on purpose.
  static bool IsMeant(std::string_view text, std::size_t at, std::size_t size) {
    if (size == text.size()) return true;
    const auto foreign = [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; };
    return at > 0 && at + size < text.size() && foreign(text[at - 1]) && foreign(text[at + size]);
  }

  static bool InDoubleQuotes(const DetectionValue& value) {
    return value.scalar.style == ScalarStyle::kDoubleQuoted;
  }

  void LintStyle(const DetectionValue& value) {
    const std::string& text = value.text();
    if (value.scalar.style == ScalarStyle::kPlain && IsAmbiguous(text) && !TakesNoText()) {
      Say(codes::SM110, value.span(),
          fmt::format("`{}` is a text here, but something else to some readers of YAML", text),
          fmt::format("write '{}'", text),
          ReplaceFix(value.span(), fmt::format("'{}'", text), FixSafety::kSafe));
    } else if (value.scalar.style != ScalarStyle::kPlain && item_.modifiers.empty() &&
               item_.field && AllDigits(text) && (text.size() == 1 || text[0] != '0')) {
      Say(codes::SM415, value.span(), "this number stands in quotes",
          fmt::format("write {}; it matches numbers and texts alike", text),
          ReplaceFix(value.span(), text, FixSafety::kUnsafe));
    }
  }

  void LintEscapes(const DetectionValue& value) {
    const std::string_view text = value.text();
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '?' && IsQuery(text, at)) {
        return Say(codes::SM412, Part(value, at, at + 1), "`?` stands for any one character here",
                   "write `\\?` for the question mark of an address",
                   InDoubleQuotes(value)
                       ? Fix{}
                       : ReplaceFix(Part(value, at, at + 1), "\\?", FixSafety::kUnsafe));
      }
      if (text[at] != '\\') continue;
      const std::string_view rest = text.substr(at);
      if (rest.starts_with(R"(\\\\)")) {
        Say(codes::SM414, Part(value, at, at + 4), "four backslashes match two",
            R"(write `\\` for one; a single `\` will do where no wildcard follows)");
        return;
      }
      if (rest.starts_with("\\\\")) {
        ++at;
      } else if (IsSlip(text, at)) {
        return Say(codes::SM413, Part(value, at, at + 2),
                   "the backslash takes the star's meaning away: this matches a star",
                   "write `\\\\*` for a backslash and anything behind it",
                   InDoubleQuotes(value)
                       ? Fix{}
                       : ReplaceFix(Part(value, at, at + 2), "\\\\*", FixSafety::kUnsafe));
      }
    }
  }

  // `\*` before a further folder or at the end of a path. Stars at both ends of a text are those of
  // a command that is looked for.
  static bool IsSlip(std::string_view text, std::size_t at) {
    if (text.starts_with("\\*")) return false;
    const std::string_view rest = text.substr(at);
    return rest.starts_with("\\*\\") || (rest == "\\*" && text.find('\\') < at);
  }

  // `?name=` as in the address of a page.
  static bool IsQuery(std::string_view text, std::size_t at) {
    if (at == 0 || text[at - 1] == '\\') return false;
    std::size_t end = at + 1;
    while (end < text.size() && IsWord(text[end])) ++end;
    return end > at + 1 && end < text.size() && text[end] == '=';
  }

  void LintEdges(const DetectionValue& value) {
    const std::string_view text = value.text();
    if (text.empty() || !item_.field || Uses(Modifier::kContains)) return;
    const bool start = text.front() == ' ' && !Uses(Modifier::kEndsWith);
    const bool end = text.back() == ' ' && !Uses(Modifier::kStartsWith);
    if (!start && !end) return;
    // A command line may well begin or end so; a path does not.
    const bool anchored = Uses(Modifier::kStartsWith) || Uses(Modifier::kEndsWith);
    const bool nothing_else = text.find_first_not_of(' ') == text.npos;
    if (nothing_else || (anchored && text.find('\\') == text.npos)) return;
    const std::size_t at = start ? 0 : text.size() - 1;
    // An option stands within a command line, which does not begin with a space.
    const char sign = text[text.find_first_not_of(' ')];
    if (start && ComparesWhole() && (sign == '-' || sign == '/')) {
      return Say(codes::SM421, Part(value, at, at + 1),
                 "the whole field is compared, and it has to begin with this space",
                 fmt::format("write `{}|contains`", item_.field->text), AddModifier("contains"));
    }
    Say(codes::SM421, Part(value, at, at + 1),
        fmt::format("the value {} with a space, which has to match", start ? "begins" : "ends"),
        "delete the space, unless the field really has it",
        ReplaceFix(Part(value, at, at + 1), "", FixSafety::kUnsafe));
  }

  // The end of a path, compared with the whole of it.
  void LintPath(const DetectionValue& value) {
    constexpr std::string_view kFields[] = {"Image",       "ParentImage", "SourceImage",
                                            "TargetImage", "ImageLoaded", "NewProcessName"};
    const std::string_view text = value.text();
    if (!ComparesWhole() || !text.starts_with('\\')) return;
    if (std::find(std::begin(kFields), std::end(kFields), item_.field->text) == std::end(kFields)) {
      return;
    }
    if (text.starts_with("\\\\") || text.starts_with("\\Device")) return;
    Say(codes::SM422, value.span(), "this is the end of a path, but the whole path is compared",
        fmt::format("write `{}|endswith`", item_.field->text), AddModifier("endswith"));
  }

  const DetectionItem& item_;
  const Source& source_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

void LintValues(const DetectionItem& item, const Source& source,
                std::vector<Diagnostic>& diagnostics) {
  ValueLinter(item, source, diagnostics).Lint();
}

}  // namespace sigmata
