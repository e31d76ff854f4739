#include "compiler/lint/modifier_lint.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>

#include "compiler/fix/fixes.h"
#include "compiler/parse/scalar_span.h"
#include "compiler/parse/sigma_string.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/wildcards.h"

namespace sigmata {
namespace {

class ModifierLinter {
 public:
  ModifierLinter(const DetectionItem& item, const Source& source,
                 std::vector<Diagnostic>& diagnostics)
      : item_(item), source_(source), diagnostics_(diagnostics) {}

  void Lint() {
    LintAll();
    LintEncodings();
    // Of keywords and of values that are no Sigma strings, wildcards say nothing.
    if (!item_.field || Use(Modifier::kRe) != nullptr || Use(Modifier::kCidr) != nullptr ||
        Use(Modifier::kFieldRef) != nullptr || Use(Modifier::kExpand) != nullptr) {
      return;
    }
    if (item_.modifiers.empty()) {
      LintPlainValues();
    } else {
      LintAnchoredValues();
    }
  }

 private:
  const ModifierUse* Use(Modifier modifier) const {
    const auto it = std::find_if(item_.modifiers.begin(), item_.modifiers.end(),
                                 [&](const ModifierUse& use) { return use.modifier == modifier; });
    return it == item_.modifiers.end() ? nullptr : &*it;
  }

  void Say(DiagnosticCode code, Span span, std::string message, std::string help, Fix fix = {}) {
    diagnostics_.push_back(MakeDiagnostic(code, span, std::move(message), std::move(help)));
    diagnostics_.back().fix = std::move(fix);
  }

  // A modifier with the bar before it.
  static Fix DeleteModifier(const ModifierUse& use) {
    const Span span{use.span.source, use.span.begin - 1, use.span.end};
    return ReplaceFix(span, "", FixSafety::kSafe);
  }

  // Behind the field's name and its modifiers.
  Span KeyEnd() const {
    const Span last = item_.modifiers.empty() ? item_.field->span : item_.modifiers.back().span;
    return {last.source, last.end, last.end};
  }

  void DeleteEdges(const DetectionValue& value, bool before, bool behind, Fix& fix) const {
    const std::size_t size = value.text().size();
    if (before) fix.edits.push_back({Part(value, 0, 1), ""});
    if (behind) fix.edits.push_back({Part(value, size - 1, size), ""});
  }

  Span Part(const DetectionValue& value, std::size_t begin, std::size_t end) const {
    return SpanWithin(source_.text(), value.scalar, begin, end);
  }

  void LintAll() {
    const ModifierUse* const all = Use(Modifier::kAll);
    if (all != nullptr && item_.values.size() == 1) {
      Say(codes::SM405, all->span, "`all` says nothing of a single value", "delete it",
          DeleteModifier(*all));
    }
  }

  void LintEncodings() {
    const ModifierUse* const offset = Use(Modifier::kBase64Offset);
    if (offset != nullptr && Use(Modifier::kContains) == nullptr) {
      Say(codes::SM406, offset->span,
          "`base64offset` is for a text somewhere within encoded data, but the whole value is "
          "compared",
          "write `base64offset|contains`");
    }
    if (offset != nullptr || Use(Modifier::kBase64) != nullptr) return;
    for (const ModifierUse& use : item_.modifiers) {
      if (use.modifier != Modifier::kWide && use.modifier != Modifier::kUtf16 &&
          use.modifier != Modifier::kUtf16Le && use.modifier != Modifier::kUtf16Be) {
        continue;
      }
      Say(codes::SM407, use.span, "events hold no UTF-16 text, so this finds nothing there",
          "put `base64` or `base64offset|contains` behind it, or delete it");
    }
  }

  struct Edges {
    bool before = false, behind = false, inner = false;
    bool alone = false;  // nothing but wildcards
  };

  static Edges EdgesOf(const std::string& text) {
    Edges edges;
    const std::string pattern = ReadSigmaString(text);
    const std::size_t first = pattern.find_first_not_of(kAnyRun);
    if (pattern.empty()) return edges;
    edges.alone = first == pattern.npos;
    edges.before = pattern.front() == kAnyRun;
    edges.behind = pattern.back() == kAnyRun;
    if (!edges.alone) {
      const std::size_t last = pattern.find_last_not_of(kAnyRun);
      edges.inner = HasWildcard(std::string_view(pattern).substr(first, last + 1 - first));
    }
    return edges;
  }

  static std::string_view ModifierFor(const Edges& edges) {
    if (edges.before && edges.behind) return "contains";
    return edges.before ? "endswith" : "startswith";
  }

  void LintPlainValues() {
    bool first = true;
    bool same = true;
    Edges common;
    for (const DetectionValue& value : item_.values) {
      if (value.type != ScalarType::kText) return;
      const Edges edges = EdgesOf(value.text());
      if (edges.alone) {
        Say(codes::SM409, value.span(), "a lone `*` is true of every text, also of an empty one",
            fmt::format("write `{}|exists: true` if the field has to be there", item_.field->text));
        return;
      }
      same = same && !edges.inner && (edges.before || edges.behind) &&
             (first || (edges.before == common.before && edges.behind == common.behind));
      common = edges;
      first = false;
    }
    if (!same || first) return;
    Fix fix{{{KeyEnd(), fmt::format("|{}", ModifierFor(common))}}, true};
    for (const DetectionValue& value : item_.values) {
      DeleteEdges(value, common.before, common.behind, fix);
    }
    Say(codes::SM410, item_.values[0].span(),
        fmt::format("the wildcards mean the same as the modifier `{}`", ModifierFor(common)),
        fmt::format("write `{}|{}:` and the values without `*` at the edge", item_.field->text,
                    ModifierFor(common)),
        std::move(fix));
  }

  void LintAnchoredValues() {
    const bool contains = Use(Modifier::kContains) != nullptr;
    const bool starts = Use(Modifier::kStartsWith) != nullptr;
    const bool ends = Use(Modifier::kEndsWith) != nullptr;
    if (!contains && !starts && !ends) return;
    for (const DetectionValue& value : item_.values) {
      if (value.type != ScalarType::kText) continue;
      const Edges edges = EdgesOf(value.text());
      if (edges.alone) {
        Say(codes::SM409, value.span(), "a lone `*` is true of every text, also of an empty one",
            fmt::format("write `{}|exists: true` if the field has to be there", item_.field->text));
      } else if (((contains || ends) && edges.before) || ((contains || starts) && edges.behind)) {
        Fix fix{{}, true};
        DeleteEdges(value, (contains || ends) && edges.before, (contains || starts) && edges.behind,
                    fix);
        Say(codes::SM411, value.span(), "the modifier says already what this `*` at the edge says",
            "delete the `*`", std::move(fix));
      }
    }
  }

  const DetectionItem& item_;
  const Source& source_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

void LintModifiers(const DetectionItem& item, const Source& source,
                   std::vector<Diagnostic>& diagnostics) {
  ModifierLinter(item, source, diagnostics).Lint();
}

}  // namespace sigmata
