#include "bench/altered_rules.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace sigmata::bench {
namespace {

constexpr std::size_t kShortestRun = 4;
constexpr std::array<std::string_view, 3> kOtherScalars = {"null", "true", "false"};

constexpr bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char Turned(char letter, unsigned step) {
  const char first = letter >= 'a' ? 'a' : 'A';
  const unsigned place = (static_cast<unsigned>(letter - first) + step) % 26;
  return static_cast<char>(first + static_cast<char>(place));
}

// What YAML does not take for a text.
bool IsOtherScalar(std::string_view text) {
  return std::any_of(kOtherScalars.begin(), kOtherScalars.end(),
                     [text](std::string_view word) { return text.find(word) != text.npos; });
}

std::string AlteredText(std::string_view text, unsigned step) {
  std::string altered(text);
  if (text.find_first_of("'\"") == text.npos && IsOtherScalar(text)) return altered;
  for (std::size_t begin = 0; begin < altered.size();) {
    std::size_t end = begin;
    while (end < altered.size() && IsLetter(altered[end])) ++end;
    // Not the first letter, which may belong to an escape.
    if (end - begin >= kShortestRun) {
      altered[begin + 1] = Turned(altered[begin + 1], step);
      altered[end - 1] = Turned(altered[end - 1], step);
    }
    begin = end + 1;
  }
  return altered;
}

// Whether the values of a key say which events a rule is for, or are no plain texts.
bool Stays(std::string_view key) {
  constexpr std::array<std::string_view, 9> kFields = {"EventID",   "Channel",   "Provider_Name",
                                                       "EventType", "Initiated", "Protocol",
                                                       "LogonType", "Provider",  "Source"};
  constexpr std::array<std::string_view, 5> kModifiers = {"|re", "|cidr", "|fieldref", "|exists",
                                                          "|expand"};
  const std::string_view field = key.substr(0, key.find('|'));
  return std::find(kFields.begin(), kFields.end(), field) != kFields.end() ||
         std::any_of(kModifiers.begin(), kModifiers.end(),
                     [key](std::string_view modifier) { return key.find(modifier) != key.npos; });
}

// Goes through the lines of a rule; reads as much YAML as rules are written in.
class Alteration {
 public:
  explicit Alteration(unsigned step) : step_(step) {}

  std::string Line(std::string_view line) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const std::string_view text = line.substr(indent);
    if (indent == 0 && !text.empty() && text[0] != '-' && text[0] != '#') {
      within_ = text.starts_with("detection:");
      return std::string(line);
    }
    if (!within_ || text.empty() || text[0] == '#') return std::string(line);
    if (in_condition_ && indent > condition_indent_) return std::string(line);
    in_condition_ = text.starts_with("condition:");
    condition_indent_ = indent;
    if (in_condition_) return std::string(line);
    return std::string(line.substr(0, indent)) + Item(text);
  }

 private:
  std::string Item(std::string_view text) {
    const std::size_t dash = text.starts_with("- ") ? 2 : 0;
    const std::string_view item = text.substr(dash);
    const std::size_t colon = KeyEnd(item);
    if (colon != item.npos) stays_ = Stays(item.substr(0, colon));
    if (stays_) return std::string(text);
    const std::size_t value = dash + (colon == item.npos ? 0 : colon + 1);
    return std::string(text.substr(0, value)) + AlteredText(text.substr(value), step_);
  }

  // Where the key of an item ends; a quoted text has none.
  static std::size_t KeyEnd(std::string_view item) {
    if (item.empty() || item[0] == '\'' || item[0] == '"') return item.npos;
    if (const std::size_t colon = item.find(": "); colon != item.npos) return colon;
    return item.ends_with(':') ? item.size() - 1 : item.npos;
  }

  unsigned step_;
  bool within_ = false;  // the detection
  bool in_condition_ = false;
  std::size_t condition_indent_ = 0;
  bool stays_ = false;  // the values of the current key
};

}  // namespace

std::string AlteredRule(std::string_view rule, unsigned step) {
  Alteration alteration(step);
  std::string altered;
  while (!rule.empty()) {
    const std::size_t end = std::min(rule.find('\n'), rule.size() - 1);
    const bool ended = rule[end] == '\n';
    altered += alteration.Line(rule.substr(0, ended ? end : end + 1));
    if (ended) altered += '\n';
    rule.remove_prefix(end + 1);
  }
  return altered;
}

SourceSet Multiplied(const SourceSet& rules, unsigned times) {
  SourceSet multiplied;
  for (unsigned copy = 0; copy < times; ++copy) {
    for (SourceId id = 0; id < rules.size(); ++id) {
      const Source& rule = rules.Get(id);
      if (copy == 0) {
        multiplied.Add(rule.name(), std::string(rule.text()));
      } else {
        multiplied.Add(fmt::format("{} ({})", rule.name(), copy), AlteredRule(rule.text(), copy));
      }
    }
  }
  return multiplied;
}

}  // namespace sigmata::bench
