#include "compiler/lint/tag_lint.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "compiler/fix/fixes.h"
#include "compiler/lint/attack_techniques.h"
#include "compiler/parse/attack_tag.h"
#include "compiler/parse/spelling.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

constexpr std::string_view kNamespaces[] = {"attack",    "car", "cve", "d3fend",
                                            "detection", "stp", "tlp"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// `9` stands for one digit or more; anything else for itself.
bool HasForm(std::string_view text, std::string_view form) {
  std::size_t at = 0;
  for (const char c : form) {
    const std::size_t begin = at;
    while (c == '9' && at < text.size() && IsDigit(text[at])) ++at;
    if (c != '9' && at < text.size() && text[at] == c) ++at;
    if (at == begin) return false;
  }
  return at == text.size();
}

bool IsStp(std::string_view name) {
  if (name.empty() || name.size() > 2 || name[0] < '1' || name[0] > '5') return false;
  return name.size() == 1 || std::string_view("auk").find(name[1]) != std::string_view::npos;
}

// The namespaces whose names are a list.
struct NameList {
  std::string_view space;
  std::vector<std::string_view> names;
};

const NameList kLists[] = {
    {"detection", {"dfir", "emerging-threats", "threat-hunting"}},
    {"tlp", {"clear", "white", "green", "amber", "amber-strict", "red"}},
};

class TagLinter {
 public:
  explicit TagLinter(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  void Lint(const YamlNode& tags) {
    for (const YamlNode& tag : tags.items) {
      if (tag.is_scalar()) LintTag(tag);
    }
    if (technique_ == nullptr || tactic_) return;
    Say(codes::SM214, *technique_, "a technique is named, but no tactic",
        "add the tag of the tactic, such as attack.execution");
  }

 private:
  void Say(DiagnosticCode code, const YamlNode& tag, std::string message, std::string help) {
    diagnostics_.push_back(MakeDiagnostic(code, tag.span, std::move(message), std::move(help)));
  }

  void LintTag(const YamlNode& tag) {
    const std::size_t dot = tag.text.find('.');
    const std::string space = tag.text.substr(0, dot);
    if (dot == tag.text.npos) {
      return Say(codes::SM212, tag, fmt::format("`{}` is no tag", tag.text),
                 "a tag is a namespace, a dot and a name, such as attack.execution");
    }
    if (std::find(std::begin(kNamespaces), std::end(kNamespaces), space) == std::end(kNamespaces)) {
      const std::string_view nearest = NearestSpelling(space, kNamespaces);
      return Say(codes::SM212, tag, fmt::format("Sigma has no tags under `{}`", space),
                 nearest.empty() ? "namespaces are attack, car, cve, d3fend, detection, stp, tlp"
                                 : fmt::format("did you mean `{}`?", nearest));
    }
    const std::string name = Fold(tag.text.substr(dot + 1));
    if (LintSigns(tag)) return;
    if (space == "attack") return LintAttack(tag, name);
    LintName(tag, space, name);
  }

  // True if there is nothing more to say.
  bool LintSigns(const YamlNode& tag) {
    const auto allowed = [](char c) {
      return (c >= 'a' && c <= 'z') || IsDigit(c) || c == '-' || c == '_' || c == '.';
    };
    if (std::all_of(tag.text.begin(), tag.text.end(), allowed)) return false;
    const std::string folded = Fold(tag.text);
    const bool capitals = std::all_of(folded.begin(), folded.end(), allowed);
    Say(codes::SM212, tag, fmt::format("`{}` holds what a tag does not have", tag.text),
        capitals ? fmt::format("write `{}`", folded)
                 : "a tag has small letters, digits, `-`, `_` and `.`");
    if (capitals && tag.style == ScalarStyle::kPlain) {
      diagnostics_.back().fix = ReplaceFix(tag.span, folded, FixSafety::kSafe);
    }
    return true;
  }

  void LintName(const YamlNode& tag, const std::string& space, const std::string& name) {
    const char* form = nullptr;
    if (space == "cve" && !HasForm(name, "9-9")) form = "cve.2021-44228";
    if (space == "car" && !HasForm(name, "9-9-9")) form = "car.2016-04-005";
    if (space == "stp" && !IsStp(name)) form = "stp.2a";
    if (form != nullptr) {
      return Say(codes::SM212, tag, fmt::format("`{}` has no name `{}`", space, name),
                 fmt::format("names are such as {}", form));
    }
    for (const NameList& list : kLists) {
      if (list.space != space ||
          std::find(list.names.begin(), list.names.end(), name) != list.names.end()) {
        continue;
      }
      const std::string_view nearest = NearestSpelling(name, list.names);
      Say(codes::SM212, tag, fmt::format("`{}` has no name `{}`", space, name),
          fmt::format("did you mean `{}.{}`?", space, nearest.empty() ? list.names[0] : nearest));
    }
  }

  void LintAttack(const YamlNode& tag, const std::string& name) {
    const AttackTag::Kind kind = ReadAttackTag("attack." + name).kind;
    tactic_ = tactic_ || kind == AttackTag::Kind::kTactic;
    if (kind == AttackTag::Kind::kUnknown) SayUnknown(tag, name);
    if (kind != AttackTag::Kind::kTechnique) return;
    technique_ = technique_ == nullptr ? &tag : technique_;
    if (IsKnownTechnique(name)) return;
    Say(codes::SM213, tag, fmt::format("ATT&CK has no technique `{}`", name),
        "mend the number, unless it is newer than this version of Sigmata");
  }

  void SayUnknown(const YamlNode& tag, std::string name) {
    std::replace(name.begin(), name.end(), '_', '-');
    const std::string_view nearest = NearestSpelling(name, AttackTactics());
    Say(codes::SM212, tag, fmt::format("ATT&CK has no tactic or technique `{}`", name),
        nearest.empty() ? "write attack.t1059.001, or a tactic such as attack.execution"
                        : fmt::format("did you mean `attack.{}`?", nearest));
  }

  std::vector<Diagnostic>& diagnostics_;
  const YamlNode* technique_ = nullptr;  // the first
  bool tactic_ = false;
};

}  // namespace

void LintTags(const YamlNode& tags, std::vector<Diagnostic>& diagnostics) {
  TagLinter(diagnostics).Lint(tags);
}

}  // namespace sigmata
