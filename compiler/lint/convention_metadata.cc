#include "compiler/lint/convention_metadata.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "compiler/lint/calendar.h"
#include "compiler/lint/convention_title.h"
#include "compiler/lint/document_linter.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

bool IsWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::vector<std::string> WordsOf(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.push_back(Fold(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return words;
}

// A file in a repository, by the look of its ending, and no commit in its path.
bool IsBranchLink(std::string_view link) {
  constexpr std::string_view kHost = "https://github.com/";
  constexpr std::size_t kMaxEnding = 3;
  constexpr std::size_t kCommit = 40;
  const std::size_t dot = link.rfind('.');
  if (!link.starts_with(kHost) || dot < kHost.size() || dot == link.npos) return false;
  const std::string_view ending = link.substr(dot + 1);
  if (ending.empty() || ending.size() > kMaxEnding ||
      !std::all_of(ending.begin(), ending.end(), IsWord)) {
    return false;
  }
  for (std::size_t begin = kHost.size(); begin < link.size();) {
    const std::size_t end = std::min(link.find('/', begin), link.size());
    if (end - begin == kCommit && end < link.size()) return false;
    begin = end + 1;
  }
  return true;
}

class ConventionLinter : public DocumentLinter {
 public:
  using DocumentLinter::DocumentLinter;

  void Lint() {
    LintMissing();
    LintDates();
    LintDescription();
    LintFalsePositives();
    LintReferences();
    LintStatus();
    LintTags();
    if (const YamlEntry* const fields = document_.FindEntry("fields")) {
      Say(codes::SM242, fields->key.span, "the key `fields` is not used any more", "delete it");
    }
  }

 private:
  std::vector<const YamlNode*> TextsOf(std::string_view key) const {
    std::vector<const YamlNode*> texts;
    const YamlNode* const list = document_.Find(key);
    if (list == nullptr) return texts;
    for (const YamlNode& item : list->items) {
      if (item.is_scalar() && !item.text.empty()) texts.push_back(&item);
    }
    return texts;
  }

  void LintMissing() {
    constexpr std::array<std::pair<DiagnosticCode, std::string_view>, 5> kWanted = {
        {{codes::SM230, "author"},
         {codes::SM231, "date"},
         {codes::SM232, "description"},
         {codes::SM233, "level"},
         {codes::SM234, "status"}}};
    for (const auto& [code, key] : kWanted) {
      if (document_.FindEntry(key) != nullptr) continue;
      Say(code, TitlePlace(), fmt::format("the rule has no {}", key),
          fmt::format("add `{}:`", key));
    }
  }

  void LintDates() {
    const YamlNode* const date = Scalar("date");
    const YamlNode* const modified = Scalar("modified");
    if (modified == nullptr) return;
    if (document_.FindEntry("date") == nullptr) {
      Say(codes::SM235, modified->span, "the rule says when it was modified, but not when written",
          "write `date:` for a new rule");
    } else if (date != nullptr && DayOf(date->text) && DayOf(date->text) == DayOf(modified->text)) {
      Say(codes::SM236, modified->span, "the rule was modified on the day it was written",
          "delete `modified`");
    }
  }

  void LintDescription() {
    constexpr std::size_t kShortest = 16;
    const YamlNode* const description = Scalar("description");
    if (description == nullptr) return;
    if (description->text.size() < kShortest) {
      Say(codes::SM237, description->span, "the description is very short",
          "say in a sentence what the rule finds");
    }
    if (document_.FindEntry("references") != nullptr) return;
    const std::string folded = Fold(description->text);
    for (const std::string_view word : {"http://", "https://", "internal research"}) {
      if (folded.find(word) == folded.npos) continue;
      return Say(codes::SM238, description->span,
                 fmt::format("the description holds `{}`, and there are no references", word),
                 "put it into `references`");
    }
  }

  void LintFalsePositives() {
    for (const YamlNode* entry : TextsOf("falsepositives")) {
      if (std::islower(static_cast<unsigned char>(entry->text[0])) != 0) {
        Say(codes::SM240, entry->span, "the entry does not begin with a capital letter",
            "write the first letter as a capital");
      }
      for (const std::string& word : WordsOf(entry->text)) {
        if (word == "none" || word == "pentest" || word == "penetration") {
          Say(codes::SM239, entry->span, fmt::format("`{}` is no false positive", word),
              "write `Unlikely`, or what legitimate software does");
        }
        if (word == "unkown" || word == "ligitimate" || word == "legitim" ||
            word == "legitimeate") {
          Say(codes::SM241, entry->span, fmt::format("`{}` is misspelt", word),
              "write Unknown, or legitimate");
        }
      }
    }
  }

  void LintReferences() {
    for (const YamlNode* link : TextsOf("references")) {
      if (IsBranchLink(link->text)) {
        Say(codes::SM243, link->span, "this file on GitHub may change or go away",
            "link to the file as of a commit (press `y` on its page)");
      }
      if (link->text.starts_with("https://attack.mitre.org/")) {
        Say(codes::SM244, link->span, "a link to ATT&CK stands in the place of a tag",
            "write a tag such as attack.t1053.003");
      }
    }
  }

  void LintStatus() {
    const YamlNode* const status = Scalar("status");
    if (status == nullptr) return;
    const std::string name = Fold(status->text);
    if (name == "deprecated" || name == "unsupported") {
      Say(codes::SM245, status->span, fmt::format("the rule is {}", name),
          fmt::format("move it to the folder {}", name));
    }
    LintAge(*status, name);
  }

  void LintAge(const YamlNode& status, const std::string& name) {
    constexpr int kDays = 60;
    const YamlNode* const date = Scalar("date");
    const auto today = DayOf(today_);
    const auto written = date != nullptr ? DayOf(date->text) : std::nullopt;
    if (!today || !written) return;
    const bool recorded = document_.FindEntry("regression_tests_path") != nullptr;
    const bool high = name == "stable" || (name == "test" && !recorded);
    if (!high || *today - *written > (recorded ? 0 : kDays)) return;
    Diagnostic d = MakeDiagnostic(codes::SM246, status.span,
                                  fmt::format("the rule is new, but its status is {}", name),
                                  recorded ? "write `test`" : "write `experimental`");
    d.labels.push_back({date->span, "written on this day"});
    diagnostics_.push_back(std::move(d));
  }

  void LintTags() {
    const YamlNode* detection = nullptr;
    const YamlNode* label = nullptr;
    for (const YamlNode* tag : TextsOf("tags")) {
      if (tag->text.starts_with("detection.")) Single(*tag, "detection", detection);
      if (!tag->text.starts_with("tlp.")) continue;
      Single(*tag, "tlp", label);
      if (tag->text != "tlp.clear") {
        Say(codes::SM248, tag->span, fmt::format("`{}` restricts who may read the rule", tag->text),
            "a public rule carries `tlp.clear`, or no label");
      }
    }
    LintFolder();
  }

  void Single(const YamlNode& tag, std::string_view kind, const YamlNode*& first) {
    if (first == nullptr) {
      first = &tag;
      return;
    }
    Diagnostic d =
        MakeDiagnostic(codes::SM249, tag.span,
                       fmt::format("the rule has a second tag of `{}`", kind), "keep one of them");
    d.labels.push_back({first->span, "the first"});
    diagnostics_.push_back(std::move(d));
  }

  void LintFolder() {
    for (const std::string_view folder : {"dfir", "emerging-threats", "threat-hunting"}) {
      if (source_.name().find(fmt::format("rules-{}", folder)) == std::string::npos) continue;
      const std::string wanted = fmt::format("detection.{}", folder);
      const auto tags = TextsOf("tags");
      const bool found = std::any_of(tags.begin(), tags.end(),
                                     [&](const YamlNode* tag) { return tag->text == wanted; });
      if (found) continue;
      Say(codes::SM247, TitlePlace(),
          fmt::format("the rule has no tag `{}`, as its folder asks", wanted), "add the tag");
    }
  }
};

}  // namespace

void LintMetadataConventions(const YamlNode& document, const Source& source, std::string_view today,
                             std::vector<Diagnostic>& diagnostics) {
  if (!document.is_map() || document.entries.empty()) return;
  LintTitleConventions(document, source, diagnostics);
  ConventionLinter(document, source, today, diagnostics).Lint();
}

}  // namespace sigmata
