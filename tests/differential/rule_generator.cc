#include "tests/differential/rule_generator.h"

#include <fmt/format.h>

#include <set>
#include <vector>

#include "tests/differential/reference_text.h"

namespace sigmata {
namespace {

constexpr ItemForm kItemForms[] = {
    {"", ItemValues::kAny, true},
    {"|contains", ItemValues::kTexts, true},
    {"|startswith", ItemValues::kTexts, true},
    {"|endswith", ItemValues::kTexts, true},
    {"|all", ItemValues::kAny, true},
    {"|contains|all", ItemValues::kTexts, true},
    {"|all|startswith", ItemValues::kTexts, false},
    {"|cased", ItemValues::kTexts, true},
    {"|contains|cased", ItemValues::kTexts, false},
    {"|cased|startswith", ItemValues::kTexts, false},
    {"|endswith|cased|all", ItemValues::kTexts, false},
    {"|exists", ItemValues::kBools, false},
    {"|re", ItemValues::kRegexes, true},
    {"|re|i", ItemValues::kRegexes, false},
    {"|re|ignorecase|s", ItemValues::kRegexes, false},
    {"|re|m|dotall", ItemValues::kRegexes, false},
    {"|re|multiline|all", ItemValues::kRegexes, false},
    {"|cidr", ItemValues::kNetworks, true},
    {"|cidr|all", ItemValues::kNetworks, false},
    {"|neq", ItemValues::kAny, false},
    {"|contains|neq", ItemValues::kTexts, false},
    {"|contains|all|neq", ItemValues::kTexts, false},
    {"|re|contains", ItemValues::kRegexes, false},
    {"|windash", ItemValues::kTexts, true},
    {"|contains|windash", ItemValues::kTexts, false},
    {"|windash|endswith|all", ItemValues::kTexts, false},
    {"|base64", ItemValues::kPlainTexts, false},
    {"|base64offset|contains", ItemValues::kPlainTexts, true},
    {"|wide|base64offset|contains", ItemValues::kPlainTexts, false},
    {"|windash|base64offset|contains", ItemValues::kPlainTexts, false},
    {"|windash|wide|base64", ItemValues::kPlainTexts, false},
    {"|utf16|base64", ItemValues::kPlainTexts, false},
    {"|utf16le|base64|contains", ItemValues::kPlainTexts, false},
    {"|utf16be|base64|startswith", ItemValues::kPlainTexts, false},
    {"|fieldref", ItemValues::kFields, false},
    {"|fieldref|startswith", ItemValues::kFields, false},
    {"|fieldref|endswith|neq", ItemValues::kFields, false},
    {"|fieldref|contains|cased", ItemValues::kFields, false},
    {"|gt", ItemValues::kNumbers, false},
    {"|gte", ItemValues::kNumbers, false},
    {"|lt", ItemValues::kNumbers, true},
    {"|lte|neq", ItemValues::kNumbers, false},
    {"|minute", ItemValues::kNumbers, false},
    {"|hour|gte", ItemValues::kNumbers, false},
    {"|day|lt", ItemValues::kNumbers, false},
    {"|week", ItemValues::kNumbers, false},
    {"|month", ItemValues::kNumbers, false},
    {"|year|gt", ItemValues::kNumbers, false},
    {"|expand", ItemValues::kPlaceholders, false},
    {"|contains|expand", ItemValues::kPlaceholders, false},
};

constexpr std::string_view kPlainTexts[] = {"cmd", "'grün'", "ab", "System", "'\\*'", "'/c -d'"};

// Known and unknown ones, one and several gates, with and without renamed fields.
constexpr std::string_view kLogsources[] = {
    "{product: windows}",
    "{product: windows}",
    "{product: windows}",
    "{product: windows, service: system}",
    "{product: windows, service: security}",
    "{product: windows, category: process_creation}",
    "{product: windows, category: process_creation, service: security}",
    "{product: windows, category: registry_add}",
    "{product: windows, category: antivirus}",
    "{product: windows, category: registry_event}",
    "{product: windows, category: registry_set}",
    "{product: windows, category: network_connection}",
    "{category: antivirus}",
    "{category: process_creation}",
    "{product: windows, service: sysmon}",
    "{product: linux}",
};

}  // namespace

std::string DoubleQuoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n' || c == '\t') {
      out += c == '\n' ? "\\n" : "\\t";
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + '"';
}

namespace {

std::string Quoted(std::string_view text, Random& random) {
  if (text.find_first_of("\n\t") != text.npos || random.OneIn(3)) return DoubleQuoted(text);
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + '\'';
}

constexpr std::string_view kIdentifiers[] = {"sel_a", "sel_b", "filter_a", "_hidden", "other"};
constexpr std::string_view kQuantified[] = {"1 of sel_*", "all of sel_*", "any of them",
                                            "1 of them",  "all of them",  "all of *_a",
                                            "1 of _*",    "all of *",     "1 of *e*"};

// Each on a line of its own, so that a shrinker can take it away.
std::string ListOf(const std::vector<std::string>& elements, std::size_t indent) {
  std::string out;
  for (const std::string& element : elements) {
    out += fmt::format("\n{:{}}-{}", "", indent, element);
  }
  return out;
}

class RuleWriter {
 public:
  RuleWriter(const Vocabulary& words, Random& random) : words_(words), random_(random) {
    while (forms_.size() < 4) forms_.push_back(&random.Of(kItemForms));
  }

  std::string Write() {
    std::string rule =
        fmt::format("title: generated\nlogsource: {}\ndetection:\n", random_.Of(kLogsources));
    if (random_.OneIn(2)) return rule + OneItem();
    for (const std::string_view name : kIdentifiers) {
      rule += fmt::format("  {}:{}\n", name, Detection(2, 4));
    }
    const std::string condition = Condition(2);
    if (!random_.OneIn(8)) return rule + fmt::format("  condition: {}\n", condition);
    return rule + fmt::format("  condition: ['{}', '{}']\n", condition, Condition(1));
  }

 private:
  // The simplest rules show best what a value means.
  std::string OneItem() {
    const std::string_view condition = random_.OneIn(3) ? "not sel" : "sel";
    return fmt::format("  sel:{}\n  condition: {}\n", ItemMap(1, 4), condition);
  }

  // The text as a rule writes it: some characters made wildcards, some wildcards made characters.
  std::string SigmaText(std::string_view text) {
    const std::size_t rarity = random_.OneIn(3) ? 3 : 20;  // of wildcards
    std::string out;
    if (random_.OneIn(8)) out += '*';
    for (const char32_t point : CodePointsOf(text)) {
      if (random_.OneIn(rarity)) {
        out += random_.OneIn(2) ? '?' : '*';
        continue;
      }
      const bool special = point == U'*' || point == U'?' || point == U'\\';
      if (special && !random_.OneIn(3)) out += '\\';
      AppendCodePoint(point, out);
    }
    if (random_.OneIn(8)) out += '*';
    return out;
  }

  std::string TextValue(std::string_view field) {
    std::string text = RandomText(words_, random_);
    if (field == "EventID") text = random_.Of(words_.kinds).event_id;
    if (field == "Channel") text = random_.Of(words_.channels);
    if (field == "Provider_Name") text = random_.Of(words_.kinds).provider;
    return Quoted(SigmaText(OtherCase(std::move(text), random_)), random_);
  }

  std::string Value(const ItemForm& form, std::string_view field) {
    switch (form.values) {
      case ItemValues::kBools:
        return random_.OneIn(2) ? "true" : "False";
      case ItemValues::kRegexes:
        return Quoted(random_.Of(words_.regexes), random_);
      case ItemValues::kNetworks:
        return Quoted(random_.Of(words_.networks), random_);
      case ItemValues::kTexts:
        return TextValue(field);
      case ItemValues::kPlainTexts:
        return random_.Of(kPlainTexts).data();
      case ItemValues::kNumbers:
        return std::string(random_.Of(words_.numbers));
      case ItemValues::kFields:
        return FieldName();
      case ItemValues::kPlaceholders:
        return "'x\\%y'";  // a plain percent sign: placeholders with values have a test of their
                           // own
      case ItemValues::kAny:
        break;
    }
    if (field == "EventID" && random_.OneIn(2))
      return std::string(random_.Of(words_.kinds).event_id);
    const std::string_view plain = random_.Of(words_.plain);
    const bool null_keyword = field.empty() && (plain == "null" || plain == "~");
    if (random_.OneIn(3) && !null_keyword) return std::string(plain);
    return TextValue(field);
  }

  // What stands behind a key: one value, or a list of some; an empty list asks for null.
  std::string Values(const ItemForm& form, std::string_view field, std::size_t indent) {
    if (random_.OneIn(2)) return " " + Value(form, field);
    if (form.values == ItemValues::kAny && !field.empty() && random_.OneIn(10)) return " []";
    std::vector<std::string> values;
    for (std::size_t count = 1 + random_.Below(4); count > 0; --count) {
      values.push_back(" " + Value(form, field));
    }
    return ListOf(values, indent);
  }

  std::string FieldName() {
    constexpr std::string_view kDispatching[] = {"EventID", "Channel", "Provider_Name"};
    if (random_.OneIn(5)) return std::string(random_.Of(kDispatching));
    const std::string_view field = random_.Of(words_.fields);
    return field == "ThreatName" && random_.OneIn(2) ? "Threat Name" : std::string(field);
  }

  // All of some items, each key once.
  std::string ItemMap(std::size_t count, std::size_t indent) {
    std::string map;
    std::set<std::string> keys;
    for (; count > 0; --count) {
      const ItemForm& form = random_.OneIn(3) ? kItemForms[0] : *random_.Of(forms_);
      const bool keyword = form.keyword && random_.OneIn(6);
      const std::string field = keyword ? "" : FieldName();
      const std::string key = field + std::string(form.modifiers);
      if (!keys.insert(key).second) continue;
      map += fmt::format("\n{:{}}'{}':{}", "", indent, key, Values(form, field, indent + 2));
    }
    return map;
  }

  // A map, one keyword, or a list of such: keywords, maps, or both.
  std::string Detection(std::size_t depth, std::size_t indent) {
    const ItemForm keyword{"", ItemValues::kAny, true};
    if (random_.OneIn(10)) return " " + Value(keyword, "");
    if (depth == 0 || !random_.OneIn(4)) return ItemMap(1 + random_.Below(3), indent);
    std::vector<std::string> elements;
    for (std::size_t count = 1 + random_.Below(3); count > 0; --count) {
      elements.push_back(Detection(depth - 1, indent + 2));
    }
    return ListOf(elements, indent);
  }

  std::string Condition(std::size_t depth) {
    if (depth > 0 && random_.OneIn(2)) {
      const std::string left = Condition(depth - 1);
      const std::string right = Condition(depth - 1);
      switch (random_.Below(4)) {
        case 0:
          return left + " and " + right;
        case 1:
          return left + " or " + right;
        case 2:
          return "(" + left + ") and not (" + right + ")";
        default:
          return "not " + right;
      }
    }
    return std::string(random_.OneIn(3) ? random_.Of(kQuantified) : random_.Of(kIdentifiers));
  }

  const Vocabulary& words_;
  Random& random_;
  std::vector<const ItemForm*> forms_;  // that this rule uses
};

}  // namespace

std::span<const ItemForm> ItemForms() { return kItemForms; }

std::string RandomRule(const Vocabulary& words, Random& random) {
  return RuleWriter(words, random).Write();
}

}  // namespace sigmata
