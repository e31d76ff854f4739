#include "compiler/bind/value_pattern.h"

#include <fmt/core.h>

#include "compiler/bind/foreign_regex.h"
#include "compiler/parse/scalar_span.h"
#include "runtime/program/cidr.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/regex.h"
#include "runtime/program/wildcards.h"

namespace sigmata {
namespace {

class PatternMaker {
 public:
  PatternMaker(const ItemValue& value, const DetectionValue& written, std::string_view source,
               std::vector<Diagnostic>& diagnostics)
      : value_(value), written_(written), source_(source), diagnostics_(diagnostics) {}

  Pattern Make() {
    switch (value_.type) {
      case kText:
      case kBytes:
        return TextPattern(value_.text, value_.anchor, value_.cased);
      case kBool:
        return Pattern{PatternKind::kEquals, value_.text};  // the word, folded
      case kNumber:
        return Pattern{PatternKind::kNumber, value_.text};
      case kNullValue:
        return Pattern{PatternKind::kNull};
      case kPresence:
        return Pattern{PatternKind::kExists};
      case kRegex:
        return RegexPattern();
      case kNetwork:
        return CidrPattern();
      case kFieldName:
        return FieldPattern();
      default:
        break;
    }
    Pattern order{PatternKind::kOrder, value_.text};
    order.comparison = value_.comparison;
    order.part = value_.part;
    return order;
  }

 private:
  void Report(DiagnosticCode code, Span span, std::string message, std::string help = {}) {
    diagnostics_.push_back(MakeDiagnostic(code, span, std::move(message), std::move(help)));
  }

  Pattern FieldPattern() {
    Pattern pattern{PatternKind::kField, value_.text, value_.cased};
    std::erase(pattern.text, ' ');
    if (pattern.text.empty()) {
      Report(codes::SM308, written_.span(), "the name of a field is empty",
             "`fieldref` takes the name of another field of the event");
    } else if (HasWildcard(pattern.text)) {
      Report(codes::SM404, written_.span(), "the name of a field has no wildcards",
             "write `\\*` or `\\?` for the plain sign");
    }
    pattern.anchor = value_.anchor;
    return pattern;
  }

  // Anchors say nothing of a pattern that is searched for anyway.
  Pattern RegexPattern() {
    std::string pattern = value_.text;
    if (!value_.regex_flags.empty()) pattern = "(?" + value_.regex_flags + ")" + pattern;
    const RegexCheck check = CheckRegex(pattern);
    const bool other_reason =
        check.problem == RegexProblem::kNotLinear || check.problem == RegexProblem::kTooLarge;
    if (other_reason || !ReportForeign()) ReportRegex(check);
    return Pattern{PatternKind::kRegex, std::move(pattern)};
  }

  Span Part(std::size_t at, std::size_t size) const {
    return SpanWithin(source_, written_.scalar, at, at + size);
  }

  void ReportNotLinear(Span span) {
    Report(codes::SM702, span, "look-around and back-references are not possible",
           "say it with two selections and `not`");
  }

  bool ReportForeign() {
    const std::string& text = written_.text();
    if (FindNamedReference(value_.text) != text.npos) {
      const std::size_t at = FindNamedReference(text);
      ReportNotLinear(at == text.npos ? written_.span() : Part(at, 2));
      return true;
    }
    if (FindForeignGroup(value_.text) == text.npos) return false;
    const std::size_t at = FindForeignGroup(text);
    Report(codes::SM701, at == text.npos ? written_.span() : Part(at, 3),
           "the regular expression is not valid: no group is named in this way",
           "write `(?P<name>...)`, or `(...)`, as the name says nothing here");
    return true;
  }

  void ReportRegex(const RegexCheck& check) {
    if (check.problem == RegexProblem::kNone) return;
    const std::string& text = written_.text();
    const std::size_t at = check.fragment.empty() ? text.npos : text.find(check.fragment);
    const Span span = at == text.npos ? written_.span() : Part(at, check.fragment.size());
    switch (check.problem) {
      case RegexProblem::kNotLinear:
        return ReportNotLinear(span);
      case RegexProblem::kTooLarge:
        return Report(codes::SM703, span, "the regular expression is too large: " + check.message);
      default:
        return Report(codes::SM701, span, "the regular expression is not valid: " + check.message);
    }
  }

  Pattern CidrPattern() {
    const CidrParse parse = ParseCidr(value_.text);
    if (parse.problem == CidrProblem::kNotANetwork) {
      Report(codes::SM404, written_.span(), fmt::format("`{}` is not a network", value_.text),
             "for example '10.0.0.0/8' or 'fe80::/10'");
    } else if (parse.problem == CidrProblem::kHostBits) {
      Report(codes::SM419, written_.span(),
             fmt::format("`{}` has bits set behind its prefix", value_.text),
             "clear them, or make the prefix longer");
    }
    return Pattern{PatternKind::kCidr, value_.text};
  }

  const ItemValue& value_;
  const DetectionValue& written_;
  std::string_view source_;
  std::vector<Diagnostic>& diagnostics_;
};

bool IsNo(std::string_view word) {
  return word.starts_with('f') || word.starts_with('F') || word.starts_with('n') ||
         word.starts_with('N') || word == "off" || word == "Off" || word == "OFF";
}

}  // namespace

BoolExpr BindPattern(const std::string& field, const ItemValue& value,
                     const DetectionValue& written, std::string_view source,
                     std::vector<Diagnostic>& diagnostics) {
  Pattern pattern = PatternMaker(value, written, source, diagnostics).Make();
  BoolExpr leaf = MakePredicate(field, std::move(pattern), written.span());
  const bool absent = value.type == kPresence && IsNo(value.text);
  return absent ? MakeNot(std::move(leaf), written.span()) : leaf;
}

}  // namespace sigmata
