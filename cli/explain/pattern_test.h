// Whether a value of an event fits a pattern; and if so by which part, if not whether another value
// of its kind could.
//
// Asks with the same pieces as the matcher (folding, globs, numbers, networks, regexes), but one
// value at a time and without its shortcuts, so that every answer has a reason.
#ifndef SIGMATA_CLI_EXPLAIN_PATTERN_TEST_H_
#define SIGMATA_CLI_EXPLAIN_PATTERN_TEST_H_

#include <memory>
#include <string>
#include <string_view>

#include "cli/explain/explanation.h"
#include "compiler/bind/pattern.h"
#include "runtime/program/cidr.h"
#include "runtime/program/regex.h"
#include "sigmata/value.h"

namespace sigmata::cli {

// A scalar value as it is compared.
struct ValueTexts {
  ValueKind kind = ValueKind::kString;
  std::string plain;
  std::string folded;
};

class PatternTest {
 public:
  explicit PatternTest(const Pattern& pattern);

  const Pattern& pattern() const { return pattern_; }

  // Of patterns that ask for presence: true. Not for kField.
  bool Fits(const ValueTexts& value) const;
  // Of kField: whether `value` stands to the other field's value as the pattern wants it.
  bool FitsOther(const ValueTexts& value, const ValueTexts& other) const;
  // The part of the plain text that the pattern speaks of. `value` fits; `other` is that of kField.
  ByteRange PartOf(const ValueTexts& value, const ValueTexts* other = nullptr) const;
  // Why no scalar of this kind can fit, for people ("is no number"); empty if one can.
  std::string_view WhyNever(const ValueTexts& value) const;

 private:
  const std::string& TextOf(const ValueTexts& value) const {
    return pattern_.cased ? value.plain : value.folded;
  }
  bool IsOrdered(const ValueTexts& value) const;

  Pattern pattern_;
  std::string literal_;  // folded unless cased
  CidrParse network_;
  std::unique_ptr<Regex> regex_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_PATTERN_TEST_H_
