#include "compiler/parse/attack_tag.h"

#include <algorithm>

#include "runtime/program/fold.h"

namespace sigmata {
namespace {

// Defense evasion became stealth and defense impairment; rules name either.
constexpr std::string_view kTactics[] = {
    "reconnaissance",     "resource-development", "initial-access",  "execution",
    "persistence",        "privilege-escalation", "defense-evasion", "stealth",
    "defense-impairment", "credential-access",    "discovery",       "lateral-movement",
    "collection",         "command-and-control",  "exfiltration",    "impact"};

// `9` stands for a digit.
bool HasForm(std::string_view text, std::string_view form) {
  return std::equal(text.begin(), text.end(), form.begin(), form.end(),
                    [](char c, char f) { return f == '9' ? c >= '0' && c <= '9' : c == f; });
}

bool IsOther(std::string_view name) {
  constexpr std::string_view kForms[] = {"g9999", "s9999", "c9999", "m9999", "ds9999"};
  return std::any_of(std::begin(kForms), std::end(kForms),
                     [name](std::string_view form) { return HasForm(name, form); });
}

std::string UpperCase(std::string name) {
  for (char& c : name) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return name;
}

}  // namespace

std::span<const std::string_view> AttackTactics() { return kTactics; }

AttackTag ReadAttackTag(std::string_view tag) {
  constexpr std::string_view kSpace = "attack.";
  const std::string folded = Fold(std::string(tag));
  if (!folded.starts_with(kSpace)) return {};
  std::string name = folded.substr(kSpace.size());
  if (HasForm(name, "t9999") || HasForm(name, "t9999.999")) {
    return {AttackTag::Kind::kTechnique, UpperCase(std::move(name))};
  }
  if (IsOther(name)) return {AttackTag::Kind::kOther, UpperCase(std::move(name))};
  std::replace(name.begin(), name.end(), '_', '-');
  const bool tactic =
      std::find(std::begin(kTactics), std::end(kTactics), name) != std::end(kTactics);
  return {tactic ? AttackTag::Kind::kTactic : AttackTag::Kind::kUnknown, std::move(name)};
}

}  // namespace sigmata
