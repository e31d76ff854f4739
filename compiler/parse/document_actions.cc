#include "compiler/parse/document_actions.h"

#include <fmt/core.h>

#include <algorithm>

#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

// Puts the entries of `from` into `to`; maps are joined, anything else is replaced.
void MergeInto(YamlNode& to, const YamlNode& from) {
  for (const YamlEntry& entry : from.entries) {
    const auto same = [&entry](const YamlEntry& other) { return other.key.text == entry.key.text; };
    const auto it = std::find_if(to.entries.begin(), to.entries.end(), same);
    if (it == to.entries.end()) {
      to.entries.push_back(entry);
    } else if (it->value.is_map() && entry.value.is_map()) {
      MergeInto(it->value, entry.value);
    } else {
      it->value = entry.value;
    }
  }
}

bool IsRule(const YamlNode& document) {
  return document.FindEntry("correlation") == nullptr && document.FindEntry("filter") == nullptr;
}

class ActionRunner {
 public:
  explicit ActionRunner(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {
    global_.kind = YamlNode::Kind::kMap;
  }

  void Add(YamlNode document) {
    const YamlEntry* const action = document.is_map() ? document.FindEntry("action") : nullptr;
    if (action == nullptr) return AddRule(std::move(document));
    const std::string name = action->value.text;
    const Span span = action->value.span;
    std::erase_if(document.entries,
                  [](const YamlEntry& entry) { return entry.key.text == "action"; });
    diagnostics_.push_back(MakeDiagnostic(codes::SM112, span,
                                          "collections with `action` are not Sigma any more",
                                          "write each rule out"));
    if (name == "global") {
      MergeInto(global_, document);
    } else if (name == "reset") {
      global_.entries.clear();
    } else if (name == "repeat" && previous_.is_map()) {
      MergeInto(previous_, document);
      YamlNode repeated = previous_;
      repeated.span = document.span;
      AddRule(std::move(repeated));
    } else {
      diagnostics_.push_back(MakeDiagnostic(codes::SM113, span,
                                            name == "repeat"
                                                ? "there is no document before to repeat"
                                                : fmt::format("there is no action `{}`", name),
                                            "global, reset or repeat"));
    }
  }

  std::vector<YamlNode> Take() { return std::move(rules_); }

 private:
  void AddRule(YamlNode document) {
    if (document.is_map() && IsRule(document)) {
      previous_ = document;
      MergeInto(document, global_);
    }
    rules_.push_back(std::move(document));
  }

  std::vector<Diagnostic>& diagnostics_;
  YamlNode global_;
  YamlNode previous_;
  std::vector<YamlNode> rules_;
};

}  // namespace

std::vector<YamlNode> ApplyActions(std::vector<YamlNode> documents,
                                   std::vector<Diagnostic>& diagnostics) {
  ActionRunner runner(diagnostics);
  for (YamlNode& document : documents) runner.Add(std::move(document));
  return runner.Take();
}

}  // namespace sigmata
