#include "cli/explain/html_tree.h"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>

#include "cli/explain/explain_text.h"
#include "cli/explain/html_text.h"

namespace sigmata::cli {
namespace {

constexpr std::size_t kOpenChildren = 8;  // of a list that is open from the start

std::string_view ClassOf(bool answer) { return answer ? "yes" : "no"; }

std::string NameOf(const ExplainedNode& node) {
  const std::string_view kind = node.kind == NodeKind::kAllOf   ? "all of"
                                : node.kind == NodeKind::kAnyOf ? "any of"
                                : node.kind == NodeKind::kNot   ? "not"
                                                                : "logsource";
  if (node.label.empty() || node.label == kind) return std::string(kind);
  return fmt::format(R"(<strong>{}</strong> <span class="quiet">{}</span>)", HtmlText(node.label),
                     kind);
}

std::string Leaf(const ExplainedNode& node) {
  std::string name =
      node.label.empty() ? "" : fmt::format("<strong>{}</strong>: ", HtmlText(node.label));
  name += node.field.empty() ? "any value" : HtmlText(node.field);
  return fmt::format(R"(<li class="leaf {}">{} {} {} <span class="found">{}</span></li>)",
                     ClassOf(node.answer), HtmlSign(node.answer), name,
                     HtmlText(DescribePattern(node.pattern)), HtmlText(FoundText(node)));
}

// Long lists of values are folded; what has parts of its own is not.
bool IsOpen(const ExplainedNode& node) {
  return node.children.size() <= kOpenChildren ||
         std::any_of(node.children.begin(), node.children.end(), [](const ExplainedNode& child) {
           return !child.label.empty() || !child.children.empty();
         });
}

void AppendNode(const ExplainedNode& whole, std::string& out) {
  const ExplainedNode& node = WithoutWrapping(whole);
  if (node.kind == NodeKind::kPredicate) {
    out += Leaf(node);
    return;
  }
  const std::string head = fmt::format("{} {}", HtmlSign(node.answer), NameOf(node));
  if (node.children.empty()) {
    out += fmt::format(R"(<li class="{}">{}</li>)", ClassOf(node.answer), head);
    return;
  }
  const auto fitting = std::count_if(node.children.begin(), node.children.end(),
                                     [](const ExplainedNode& child) { return child.answer; });
  const std::string count = IsOpen(node)
                                ? ""
                                : fmt::format(R"( <span class="quiet">({} of {} hold)</span>)",
                                              fitting, node.children.size());
  out += fmt::format(R"(<li class="{}"><details{}><summary>{}{}</summary><ul>)",
                     ClassOf(node.answer), IsOpen(node) ? " open" : "", head, count);
  // What holds first, where there is much that does not.
  for (const bool answer : {true, false}) {
    for (const ExplainedNode& child : node.children) {
      if (IsOpen(node) ? answer : child.answer == answer) AppendNode(child, out);
    }
  }
  out += "</ul></details></li>\n";
}

}  // namespace

std::string HtmlSign(bool answer) {
  return fmt::format(
      R"(<span class="sign {}" aria-hidden="true">{}</span><span class="sr">{}</span>)",
      ClassOf(answer), answer ? "✓" : "✗", answer ? "yes:" : "no:");
}

std::string HtmlTree(const ExplainedVariant& variant) {
  std::string out = R"(<div class="tree"><ul>)";
  ExplainedNode gate = variant.gate;
  if (!variant.mapped) gate.label = "no field map knows the logsource";
  AppendNode(gate, out);
  AppendNode(variant.logic, out);
  return out + "</ul></div>\n";
}

}  // namespace sigmata::cli
