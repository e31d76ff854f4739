// The parts of an explanation as HTML: the tree, the rule's text, the event's fields.
#ifndef SIGMATA_CLI_EXPLAIN_HTML_TREE_H_
#define SIGMATA_CLI_EXPLAIN_HTML_TREE_H_

#include <string>

#include "cli/explain/explanation.h"
#include "sigmata/source.h"

namespace sigmata::cli {

// ✓ or ✗, with words for who does not see it.
std::string HtmlSign(bool answer);

// The variant as lists that fold.
std::string HtmlTree(const ExplainedVariant& variant);

// The rule's document, and those parts of other texts (filters) that decided; the deciding lines
// are marked.
std::string HtmlRuleText(const ExplainedVariant& variant, Span document, const SourceSet& sources);

// The fields that the rule asks for, with what fits marked.
std::string HtmlFields(const ExplainedVariant& variant);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_HTML_TREE_H_
