#include "compiler/lint/metadata_lint.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "compiler/fix/fixes.h"
#include "compiler/parse/spelling.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

// The keys of the specification 2.1, and two that the public rule repository adds.
constexpr std::string_view kKeys[] = {"title",
                                      "id",
                                      "name",
                                      "related",
                                      "taxonomy",
                                      "status",
                                      "license",
                                      "author",
                                      "references",
                                      "date",
                                      "modified",
                                      "logsource",
                                      "detection",
                                      "fields",
                                      "falsepositives",
                                      "level",
                                      "tags",
                                      "scope",
                                      "description",
                                      "filter",
                                      "correlation",
                                      "action",
                                      "regression_tests_path",
                                      "simulation",
                                      "tests",
                                      "custom"};
constexpr std::string_view kNamespaces[] = {"attack",    "car", "cve", "d3fend",
                                            "detection", "stp", "tlp"};
constexpr std::string_view kTactics[] = {"reconnaissance",  "resource-development",
                                         "initial-access",  "execution",
                                         "persistence",     "privilege-escalation",
                                         "defense-evasion", "credential-access",
                                         "discovery",       "lateral-movement",
                                         "collection",      "command-and-control",
                                         "exfiltration",    "impact",
                                         "stealth",         "defense-impairment"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// t1059, t1059.001
bool IsTechnique(std::string_view name) {
  if (name.size() != 5 && name.size() != 9) return false;
  if (name[0] != 't' || !std::all_of(name.begin() + 1, name.begin() + 5, IsDigit)) return false;
  return name.size() == 5 || (name[5] == '.' && std::all_of(name.begin() + 6, name.end(), IsDigit));
}

// Groups, software, campaigns, mitigations, data sources: g0016, s0154, ds0009.
bool IsOtherId(std::string_view name) {
  constexpr std::size_t kDigits = 4;
  if (name.size() <= kDigits || name.size() > kDigits + 2) return false;
  const std::string_view kind = name.substr(0, name.size() - kDigits);
  return (kind == "g" || kind == "s" || kind == "c" || kind == "m" || kind == "ds") &&
         std::all_of(name.end() - kDigits, name.end(), IsDigit);
}

class MetadataLinter {
 public:
  MetadataLinter(const YamlNode& document, const Source& source,
                 std::vector<Diagnostic>& diagnostics)
      : document_(document), source_(source), diagnostics_(diagnostics) {}

  void Lint() {
    if (!document_.is_map()) return;
    LintKeys();
    LintTitle();
    LintDates();
    if (document_.FindEntry("id") == nullptr) {
      Say(codes::SM204, FirstPlace(), "the rule has no id",
          "other rules, filters and alerts refer to a rule by its id; give it a UUID");
    }
    LintTags();
    LintTwice("references", codes::SM217);
    LintTwice("falsepositives", codes::SM217);
  }

 private:
  void Say(DiagnosticCode code, Span span, std::string message, std::string help) {
    diagnostics_.push_back(MakeDiagnostic(code, span, std::move(message), std::move(help)));
  }

  Span FirstPlace() const {
    const YamlEntry* const title = document_.FindEntry("title");
    return title != nullptr
               ? title->value.span
               : Span{document_.span.source, document_.span.begin, document_.span.begin};
  }

  void LintKeys() {
    for (const YamlEntry& entry : document_.entries) {
      const std::string& key = entry.key.text;
      if (std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys)) continue;
      const std::string_view nearest = NearestSpelling(key, kKeys);
      if (SaidToBeMissing(nearest)) continue;
      // A key of one's own is legal; one that is nearly a known one is a slip.
      Diagnostic d = MakeDiagnostic(
          codes::SM111, entry.key.span, fmt::format("Sigma has no key `{}`", key),
          nearest.empty() ? "it is ignored" : fmt::format("did you mean `{}`?", nearest));
      if (nearest.empty()) d.severity = Severity::kInfo;
      if (!nearest.empty()) {
        d.fix = ReplaceFix(entry.key.span, std::string(nearest), FixSafety::kUnsafe);
      }
      diagnostics_.push_back(std::move(d));
    }
  }

  // A rule cannot be read without these, so what they are spelt like has been said.
  bool SaidToBeMissing(std::string_view key) const {
    return (key == "title" || key == "logsource" || key == "detection") &&
           document_.FindEntry(key) == nullptr;
  }

  void LintTitle() {
    const YamlNode* const title = document_.Find("title");
    if (title == nullptr || !title->is_scalar() || !title->text.ends_with('.')) return;
    Say(codes::SM203, title->span, "the title ends with a full stop", "delete it");
    if (title->style != ScalarStyle::kPlain) return;
    const Span stop{title->span.source, title->span.end - 1, title->span.end};
    diagnostics_.back().fix = ReplaceFix(stop, "", FixSafety::kSafe);
  }

  void LintDates() {
    const YamlNode* const date = document_.Find("date");
    const YamlNode* const modified = document_.Find("modified");
    if (date == nullptr || modified == nullptr || !date->is_scalar() || !modified->is_scalar()) {
      return;
    }
    if (date->text.size() != 10 || modified->text.size() != 10) return;
    const auto plain = [](std::string text) {
      std::replace(text.begin(), text.end(), '/', '-');
      return text;
    };
    if (plain(modified->text) >= plain(date->text)) return;
    Diagnostic d = MakeDiagnostic(codes::SM208, modified->span,
                                  "the rule was modified before it was written", "mend the year");
    d.labels.push_back({date->span, "written on this day"});
    diagnostics_.push_back(std::move(d));
  }

  void LintTags() {
    const YamlNode* const tags = document_.Find("tags");
    if (tags == nullptr || !tags->is_sequence()) return;
    const YamlNode* technique = nullptr;
    bool tactic = false;
    for (const YamlNode& tag : tags->items) {
      if (!tag.is_scalar()) continue;
      const std::size_t dot = tag.text.find('.');
      const std::string space = tag.text.substr(0, dot);
      if (dot == tag.text.npos) {
        Say(codes::SM212, tag.span, fmt::format("`{}` is no tag", tag.text),
            "a tag is a namespace, a dot and a name, such as attack.execution");
        continue;
      }
      if (std::find(std::begin(kNamespaces), std::end(kNamespaces), space) ==
          std::end(kNamespaces)) {
        const std::string_view nearest = NearestSpelling(space, kNamespaces);
        Say(codes::SM212, tag.span, fmt::format("Sigma has no tags under `{}`", space),
            nearest.empty() ? "namespaces are attack, car, cve, d3fend, detection, stp, tlp"
                            : fmt::format("did you mean `{}`?", nearest));
        continue;
      }
      if (space != "attack") continue;
      const std::string name = Fold(tag.text.substr(dot + 1));
      if (IsTechnique(name)) {
        technique = technique == nullptr ? &tag : technique;
      } else if (!IsOtherId(name)) {
        tactic = LintTactic(tag, name) || tactic;
      }
    }
    if (technique != nullptr && !tactic) {
      Say(codes::SM214, technique->span, "a technique is named, but no tactic",
          "add the tag of the tactic, such as attack.execution");
    }
    LintTwice("tags", codes::SM217);
  }

  bool LintTactic(const YamlNode& tag, std::string name) {
    std::replace(name.begin(), name.end(), '_', '-');
    if (std::find(std::begin(kTactics), std::end(kTactics), name) != std::end(kTactics)) {
      return true;
    }
    const std::string_view nearest = NearestSpelling(name, kTactics);
    Say(codes::SM212, tag.span, fmt::format("ATT&CK has no tactic or technique `{}`", name),
        nearest.empty() ? "write attack.t1059.001, or a tactic such as attack.execution"
                        : fmt::format("did you mean `attack.{}`?", nearest));
    return false;
  }

  void LintTwice(std::string_view key, DiagnosticCode code) {
    const YamlNode* const list = document_.Find(key);
    if (list == nullptr || !list->is_sequence()) return;
    for (std::size_t i = 0; i < list->items.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (!list->items[i].is_scalar() || list->items[i].text != list->items[j].text) continue;
        Diagnostic d = MakeDiagnostic(code, list->items[i].span,
                                      fmt::format("this stands twice in `{}`", key), "delete one");
        d.labels.push_back({list->items[j].span, "here first"});
        d.fix = DeleteElementFix(source_, list->items[i].span, FixSafety::kSafe);
        diagnostics_.push_back(std::move(d));
        break;
      }
    }
  }

  const YamlNode& document_;
  const Source& source_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

void LintMetadata(const YamlNode& document, const Source& source,
                  std::vector<Diagnostic>& diagnostics) {
  MetadataLinter(document, source, diagnostics).Lint();
}

}  // namespace sigmata
