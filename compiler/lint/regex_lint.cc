#include "compiler/lint/regex_lint.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

#include "compiler/fix/fixes.h"
#include "compiler/parse/scalar_span.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

constexpr std::string_view kSpecial = "\\^$.|?*+()[]{}";

// Endings of files that rules name.
bool EndsLikeFile(std::string_view text, std::size_t dot) {
  constexpr std::string_view kEndings[] = {"exe", "dll", "ps1", "bat", "cmd", "vbs",
                                           "sys", "js",  "hta", "lnk", "tmp", "zip"};
  const std::string_view rest = text.substr(dot + 1);
  return std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view ending) {
    if (!rest.starts_with(ending)) return false;
    return rest.size() == ending.size() ||
           std::isalnum(static_cast<unsigned char>(rest[ending.size()])) == 0;
  });
}

class RegexLinter {
 public:
  RegexLinter(const DetectionValue& value, const Source& source,
              std::vector<Diagnostic>& diagnostics)
      : value_(value), text_(value.text()), source_(source), diagnostics_(diagnostics) {}

  void Lint() {
    if (!text_.empty() && text_.find_first_of(kSpecial) == text_.npos) {
      return Say(codes::SM704, 0, text_.size(), "nothing in this makes it a regular expression",
                 "use `contains|cased`, or `contains` if letter case does not matter");
    }
    LintEdges();
    LintDots();
  }

  // Whether a word stands in it whose letters are compared as they are. A single letter, as of a
  // command's option, is often meant so.
  bool TellsCase() const {
    constexpr std::size_t kWord = 4;
    bool in_class = false;
    std::size_t run = 0;
    for (std::size_t at = 0; at < text_.size(); ++at) {
      const bool letter = std::isalpha(static_cast<unsigned char>(text_[at])) != 0;
      run = letter && !in_class ? run + 1 : 0;
      if (run == kWord) return text_.find("(?i") == text_.npos;
      if (text_[at] == '\\') {
        ++at;
      } else if (text_[at] == '[') {
        in_class = true;
      } else if (text_[at] == ']') {
        in_class = false;
      }
    }
    return false;
  }

 private:
  void Say(DiagnosticCode code, std::size_t begin, std::size_t end, std::string message,
           std::string help, Fix fix = {}) {
    diagnostics_.push_back(
        MakeDiagnostic(code, Part(begin, end), std::move(message), std::move(help)));
    diagnostics_.back().fix = std::move(fix);
  }

  Span Part(std::size_t begin, std::size_t end) const {
    return SpanWithin(source_.text(), value_.scalar, begin, end);
  }

  void LintEdges() {
    const bool start = text_.starts_with(".*") && !text_.starts_with(".*?");
    const bool end = text_.size() > 3 && text_.ends_with(".*") && text_[text_.size() - 3] != '\\';
    if (!start && !end) return;
    const std::size_t at = start ? 0 : text_.size() - 2;
    Say(codes::SM705, at, at + 2, "a regular expression is looked for anywhere in the value anyway",
        "delete the `.*`", ReplaceFix(Part(at, at + 2), "", FixSafety::kUnsafe));
  }

  void LintDots() {
    for (std::size_t at = text_.find('.'); at != text_.npos; at = text_.find('.', at + 1)) {
      const bool escaped = at > 0 && text_[at - 1] == '\\';
      if (escaped || !EndsLikeFile(text_, at)) continue;
      return Say(codes::SM706, at, at + 1, "this dot stands for any character",
                 "write `\\.` for the dot before a file's ending",
                 value_.scalar.style == ScalarStyle::kDoubleQuoted
                     ? Fix{}
                     : ReplaceFix(Part(at, at + 1), "\\.", FixSafety::kUnsafe));
    }
  }

  const DetectionValue& value_;
  std::string_view text_;
  const Source& source_;
  std::vector<Diagnostic>& diagnostics_;
};

// Once of an item.
void LintCase(const DetectionItem& item, const Source& source,
              std::vector<Diagnostic>& diagnostics) {
  const bool folds =
      std::any_of(item.modifiers.begin(), item.modifiers.end(), [](const ModifierUse& use) {
        return use.modifier == Modifier::kReIgnoreCase ||
               use.modifier == Modifier::kReIgnoreCaseLong || use.modifier == Modifier::kCased;
      });
  if (folds) return;
  for (const DetectionValue& value : item.values) {
    if (value.type != ScalarType::kText) continue;
    if (!RegexLinter(value, source, diagnostics).TellsCase()) continue;
    diagnostics.push_back(
        MakeDiagnostic(codes::SM707, value.span(), "this tells capital from small letters",
                       "write `re|i` if letter case does not matter, as in other values"));
    return;
  }
}

}  // namespace

void LintRegexes(const DetectionItem& item, const Source& source,
                 std::vector<Diagnostic>& diagnostics) {
  const bool regex =
      std::any_of(item.modifiers.begin(), item.modifiers.end(),
                  [](const ModifierUse& use) { return use.modifier == Modifier::kRe; });
  if (!regex) return;
  for (const DetectionValue& value : item.values) {
    if (value.type == ScalarType::kText) RegexLinter(value, source, diagnostics).Lint();
  }
  LintCase(item, source, diagnostics);
}

}  // namespace sigmata
