#include "compiler/format/quotes.h"

#include <algorithm>
#include <string>

#include "runtime/program/fold.h"

namespace sigmata {
namespace {

// Keys of a detection that hold words of the language, not values.
constexpr std::string_view kLanguage[] = {"condition", "timeframe", "fields"};

// Whether every version of YAML takes the plain word for a text, and not for a number, a date, a
// truth value or nothing. It may say no to more than that.
bool IsSurelyText(std::string_view word) {
  static constexpr std::string_view kWords[] = {"y",    "n",     "yes",  "no",   "on",  "off",
                                                "true", "false", "null", ".inf", ".nan"};
  std::string folded = Fold(std::string(word));
  if (folded.starts_with('+') || folded.starts_with('-')) folded.erase(0, 1);
  if (folded.starts_with("0x")) return false;
  if (std::find(std::begin(kWords), std::end(kWords), folded) != std::end(kWords)) return false;
  // No number to any base below 16, and no date or time, is written with another sign.
  return folded.find_first_not_of("0123456789_.:+- boetz") != folded.npos;
}

class Quoter {
 public:
  Quoter(std::string_view text, std::vector<Edit>& edits) : text_(text), edits_(edits) {}

  void Visit(const YamlNode& node) {
    // Within brackets the author has chosen a style of their own.
    const char first = node.span.begin < text_.size() ? text_[node.span.begin] : '\0';
    if (first == '[' || first == '{') return;
    for (const YamlNode& item : node.items) Visit(item);
    for (const YamlEntry& entry : node.entries) Visit(entry.value);
    if (node.is_scalar()) Quote(node);
  }

 private:
  void Quote(const YamlNode& node) {
    const std::string_view written = text_.substr(node.span.begin, node.span.end - node.span.begin);
    const bool plain = node.style == ScalarStyle::kPlain;
    if (!plain && node.style != ScalarStyle::kDoubleQuoted) return;
    if (plain ? !IsSurelyText(written) : written.find('\\') != written.npos) return;
    const std::string_view inner = plain ? written : written.substr(1, written.size() - 2);
    if (inner != node.text || inner.find_first_of("'\n") != inner.npos) return;
    edits_.push_back({node.span, "'" + node.text + "'"});
  }

  std::string_view text_;
  std::vector<Edit>& edits_;
};

}  // namespace

void QuoteValues(const YamlNode& document, std::string_view text, std::vector<Edit>& edits) {
  if (!document.is_map() || text[document.span.begin] == '{') return;
  for (const char* const key : {"detection", "filter"}) {
    const YamlNode* const body = document.Find(key);
    if (body == nullptr || !body->is_map() || text[body->span.begin] == '{') continue;
    for (const YamlEntry& entry : body->entries) {
      const auto* const end = std::end(kLanguage);
      if (std::find(std::begin(kLanguage), end, entry.key.text) != end) continue;
      if (std::string_view(key) == "filter" && entry.key.text == "rules") continue;
      Quoter(text, edits).Visit(entry.value);
    }
  }
}

}  // namespace sigmata
