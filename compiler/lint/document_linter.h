// What lints of a document's keys begin with.
#ifndef SIGMATA_COMPILER_LINT_DOCUMENT_LINTER_H_
#define SIGMATA_COMPILER_LINT_DOCUMENT_LINTER_H_

#include <string>
#include <string_view>
#include <vector>

#include "compiler/parse/yaml_document.h"
#include "runtime/program/diagnostic_codes.h"
#include "sigmata/diagnostic.h"
#include "sigmata/source.h"

namespace sigmata {

class DocumentLinter {
 public:
  // `document` is a map. `today` is YYYY-MM-DD, or empty.
  DocumentLinter(const YamlNode& document, const Source& source, std::string_view today,
                 std::vector<Diagnostic>& diagnostics)
      : document_(document), source_(source), today_(today), diagnostics_(diagnostics) {}

 protected:
  void Say(DiagnosticCode code, Span span, std::string message, std::string help) {
    diagnostics_.push_back(MakeDiagnostic(code, span, std::move(message), std::move(help)));
  }

  // The value of a key, if it is a scalar; or null.
  const YamlNode* Scalar(std::string_view key) const {
    const YamlNode* const node = document_.Find(key);
    return node != nullptr && node->is_scalar() ? node : nullptr;
  }

  // Where a key that is not there is told: at the title, or where the document begins.
  Span TitlePlace() const {
    const YamlEntry* const title = document_.FindEntry("title");
    const Span whole = document_.span;
    return title != nullptr ? title->value.span : Span{whole.source, whole.begin, whole.begin};
  }

  const YamlNode& document_;
  const Source& source_;
  std::string_view today_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_LINT_DOCUMENT_LINTER_H_
