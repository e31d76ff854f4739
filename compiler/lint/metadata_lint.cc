#include "compiler/lint/metadata_lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "compiler/fix/fixes.h"
#include "compiler/lint/calendar.h"
#include "compiler/lint/document_linter.h"
#include "compiler/lint/tag_lint.h"
#include "compiler/parse/metadata_checks.h"
#include "compiler/parse/spelling.h"
#include "runtime/program/diagnostic_codes.h"

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
constexpr std::string_view kRelations[] = {"derived", "obsolete", "merged",
                                           "renamed", "similar",  "correlation"};
constexpr const char* kRelatedForm = "write `- id: UUID` and `type: derived` below it";

class MetadataLinter : public DocumentLinter {
 public:
  using DocumentLinter::DocumentLinter;

  void Lint() {
    LintKeys();
    LintTitle();
    LintDates();
    if (document_.FindEntry("id") == nullptr) {
      Say(codes::SM204, TitlePlace(), "the rule has no id",
          "other rules, filters and alerts refer to a rule by its id; give it a UUID");
    }
    LintRelated();
    const YamlNode* const tags = document_.Find("tags");
    if (tags != nullptr && tags->is_sequence()) LintTags(*tags, diagnostics_);
    LintTwice("tags", codes::SM217);
    LintTwice("references", codes::SM217);
    LintTwice("falsepositives", codes::SM217);
  }

 private:
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
    const YamlNode* const title = Scalar("title");
    if (title == nullptr || !title->text.ends_with('.')) return;
    Say(codes::SM203, title->span, "the title ends with a full stop", "delete it");
    if (title->style != ScalarStyle::kPlain) return;
    const Span stop{title->span.source, title->span.end - 1, title->span.end};
    diagnostics_.back().fix = ReplaceFix(stop, "", FixSafety::kSafe);
  }

  void LintDates() {
    const YamlNode* const date = Scalar("date");
    const YamlNode* const modified = Scalar("modified");
    LintFuture(date);
    LintFuture(modified);
    if (date == nullptr || modified == nullptr) return;
    const auto written = DayOf(date->text);
    const auto changed = DayOf(modified->text);
    if (!written || !changed || *changed >= *written) return;
    Diagnostic d = MakeDiagnostic(codes::SM208, modified->span,
                                  "the rule was modified before it was written", "mend the year");
    d.labels.push_back({date->span, "written on this day"});
    diagnostics_.push_back(std::move(d));
  }

  // A day's difference may be that of two places on the globe.
  void LintFuture(const YamlNode* date) {
    const auto today = DayOf(today_);
    const auto day = date != nullptr ? DayOf(date->text) : std::nullopt;
    if (!today || !day || *day <= *today + 1) return;
    Say(codes::SM209, date->span, "this day has not come yet", "mend the date");
  }

  void LintRelated() {
    const YamlNode* const related = document_.Find("related");
    if (related == nullptr) return;
    if (!related->is_sequence()) {
      return Say(codes::SM215, related->span, "`related` is a list", kRelatedForm);
    }
    for (const YamlNode& entry : related->items) LintRelation(entry);
  }

  void LintRelation(const YamlNode& entry) {
    const YamlNode* const id = entry.is_map() ? entry.Find("id") : nullptr;
    const YamlNode* const type = entry.is_map() ? entry.Find("type") : nullptr;
    if (id == nullptr || type == nullptr) {
      return Say(codes::SM215, entry.span, "an entry of `related` has an id and a type",
                 kRelatedForm);
    }
    if (!id->is_scalar() || !IsUuid(id->text)) {
      Say(codes::SM215, id->span, "the id is not a UUID", "write the other rule's id");
    }
    if (!type->is_scalar()) return;
    if (std::find(std::begin(kRelations), std::end(kRelations), type->text) !=
        std::end(kRelations)) {
      return;
    }
    const std::string_view nearest = NearestSpelling(type->text, kRelations);
    Say(codes::SM215, type->span, fmt::format("rules are not related by `{}`", type->text),
        nearest.empty() ? fmt::format("types are {}", fmt::join(kRelations, ", "))
                        : fmt::format("did you mean `{}`?", nearest));
    if (!nearest.empty()) {
      diagnostics_.back().fix = ReplaceFix(type->span, std::string(nearest), FixSafety::kSafe);
    }
  }

  void LintTwice(std::string_view key, DiagnosticCode code) {
    const YamlNode* const list = document_.Find(key);
    if (list == nullptr || !list->is_sequence()) return;
    std::unordered_map<std::string_view, Span> first;
    for (const YamlNode& item : list->items) {
      if (!item.is_scalar()) continue;
      const auto [it, fresh] = first.emplace(item.text, item.span);
      if (fresh) continue;
      Diagnostic d = MakeDiagnostic(code, item.span, fmt::format("this stands twice in `{}`", key),
                                    "delete one");
      d.labels.push_back({it->second, "here first"});
      d.fix = DeleteElementFix(source_, item.span, FixSafety::kSafe);
      diagnostics_.push_back(std::move(d));
    }
  }
};

}  // namespace

void LintMetadata(const YamlNode& document, const Source& source, std::string_view today,
                  std::vector<Diagnostic>& diagnostics) {
  if (document.is_map()) MetadataLinter(document, source, today, diagnostics).Lint();
}

}  // namespace sigmata
