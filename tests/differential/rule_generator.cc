#include "tests/differential/rule_generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "tests/differential/vocabulary.h"

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
};

// Known and unknown ones, one and several gates, with and without renamed fields.
constexpr std::string_view kLogsources[] = {
    "{product: windows}",
    "{product: windows, service: system}",
    "{product: windows, service: security}",
    "{product: windows, category: process_creation}",
    "{product: windows, category: process_creation, service: security}",
    "{product: windows, category: registry_add}",
    "{product: windows, category: antivirus}",
    "{category: antivirus}",
    "{category: process_creation}",
    "{product: windows, service: sysmon}",
    "{product: linux}",
};

constexpr std::string_view kNetworkTexts[] = {"10.0.0.0/8",  "10.0.0.1",           "0.0.0.0/0",
                                              "::/0",        "fe80::/10",          "::1/128",
                                              "10.1.2.0/23", "::ffff:10.0.0.0/104"};
constexpr std::string_view kRegexTexts[] = {
    "a",      "^a",        "a$",   "^$",      "^.$",     "a.*b", "[A-Z]+", "\\\\a",        "^\\d+$",
    "\\.exe", "(?i)é",     "ж|Σ",  "\\bA\\b", "^[^a]*$", ".",    "\\n",    "(?s)^.{2,3}$", "k",
    "(?i)k",  "\\x{212A}", "^-?$", "a{1,2}b?"};
// Plain scalars of YAML that are no texts.
constexpr std::string_view kPlainValues[] = {
    "0",    "1",     "4688", "-1", "1.0", "1.50", "100",
    "true", "FALSE", "null", "~",  "-0",  "+1",   "9007199254740993"};

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

std::string Quoted(std::string_view text, Random& random) {
  if (text.find_first_of("\n\t") != text.npos || random.OneIn(3)) return DoubleQuoted(text);
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + '\'';
}

// The text as a rule writes it: some characters made wildcards, some wildcards made characters.
std::string SigmaText(std::string_view text, Random& random) {
  std::string out;
  if (random.OneIn(8)) out += '*';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ascii = static_cast<unsigned char>(text[i]) < 0x80;
    if (ascii && random.OneIn(12)) {
      out += random.OneIn(2) ? '?' : '*';
      continue;
    }
    const bool special = text[i] == '*' || text[i] == '?' || text[i] == '\\';
    if (special && !random.OneIn(3)) out += '\\';
    out += text[i];
  }
  if (random.OneIn(8)) out += '*';
  return out;
}

std::string TextValue(std::string_view field, Random& random) {
  std::string text = RandomText(random);
  if (field == "EventID") text = random.Of(kEventIds);
  if (field == "Channel") text = random.Of(kChannels);
  if (field == "Provider_Name") text = random.Of(kProviders);
  return Quoted(SigmaText(OtherCase(std::move(text), random), random), random);
}

std::string Value(const ItemForm& form, std::string_view field, Random& random) {
  switch (form.values) {
    case ItemValues::kBools:
      return random.OneIn(2) ? "true" : "False";
    case ItemValues::kRegexes:
      return Quoted(random.Of(kRegexTexts), random);
    case ItemValues::kNetworks:
      return Quoted(random.Of(kNetworkTexts), random);
    case ItemValues::kTexts:
      return TextValue(field, random);
    case ItemValues::kAny:
      break;
  }
  if (field == "EventID" && random.OneIn(2)) return std::string(random.Of(kEventIds));
  const std::string_view plain = random.Of(kPlainValues);
  const bool null_keyword = field.empty() && (plain == "null" || plain == "~");
  if (random.OneIn(3) && !null_keyword) return std::string(plain);
  return TextValue(field, random);
}

// Each on a line of its own, so that a shrinker can take it away.
std::string ListOf(const std::vector<std::string>& elements, std::size_t indent) {
  std::string out;
  for (const std::string& element : elements) {
    out += fmt::format("\n{:{}}-{}", "", indent, element);
  }
  return out;
}

// What stands behind a key: one value, or a list of some; an empty list asks for null.
std::string Values(const ItemForm& form, std::string_view field, Random& random,
                   std::size_t indent) {
  if (random.OneIn(2)) return " " + Value(form, field, random);
  if (form.values == ItemValues::kAny && !field.empty() && random.OneIn(10)) return " []";
  std::vector<std::string> values;
  for (std::size_t count = 1 + random.Below(4); count > 0; --count) {
    values.push_back(" " + Value(form, field, random));
  }
  return ListOf(values, indent);
}

std::string FieldName(Random& random) {
  constexpr std::string_view kDispatching[] = {"EventID", "Channel", "Provider_Name"};
  if (random.OneIn(5)) return std::string(random.Of(kDispatching));
  const std::string_view field = random.Of(kFields);
  return field == "ThreatName" && random.OneIn(2) ? "Threat Name" : std::string(field);
}

// All of some items, each key once.
std::string ItemMap(Random& random, std::size_t indent) {
  std::string map;
  std::vector<std::string> keys;
  for (std::size_t count = 1 + random.Below(3); count > 0; --count) {
    const ItemForm& form = random.Of(kItemForms);
    const bool keyword = form.keyword && random.OneIn(6);
    const std::string field = keyword ? "" : FieldName(random);
    const std::string key = field + std::string(form.modifiers);
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    keys.push_back(key);
    map += fmt::format("\n{:{}}'{}':{}", "", indent, key, Values(form, field, random, indent + 2));
  }
  return map;
}

// A map, one keyword, or a list of such: keywords, maps, or both.
std::string Detection(Random& random, std::size_t depth, std::size_t indent) {
  const ItemForm keyword{"", ItemValues::kAny, true};
  if (random.OneIn(10)) return " " + Value(keyword, "", random);
  if (depth == 0 || !random.OneIn(4)) return ItemMap(random, indent);
  std::vector<std::string> elements;
  for (std::size_t count = 1 + random.Below(3); count > 0; --count) {
    elements.push_back(Detection(random, depth - 1, indent + 2));
  }
  return ListOf(elements, indent);
}

constexpr std::string_view kIdentifiers[] = {"sel_a", "sel_b", "filter_a", "_hidden", "other"};
constexpr std::string_view kQuantified[] = {"1 of sel_*", "all of sel_*", "any of them",
                                            "1 of them",  "all of them",  "all of *_a",
                                            "1 of _*",    "all of *",     "1 of *e*"};

std::string Condition(Random& random, std::size_t depth) {
  if (depth > 0 && random.OneIn(2)) {
    const std::string left = Condition(random, depth - 1);
    const std::string right = Condition(random, depth - 1);
    switch (random.Below(4)) {
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
  return std::string(random.OneIn(3) ? random.Of(kQuantified) : random.Of(kIdentifiers));
}

}  // namespace

std::span<const ItemForm> ItemForms() { return kItemForms; }

std::string RandomRule(Random& random) {
  std::string rule =
      fmt::format("title: generated\nlogsource: {}\ndetection:\n", random.Of(kLogsources));
  for (const std::string_view name : kIdentifiers) {
    rule += fmt::format("  {}:{}\n", name, Detection(random, 2, 4));
  }
  if (random.OneIn(8)) {
    return rule +
           fmt::format("  condition: ['{}', '{}']\n", Condition(random, 1), Condition(random, 1));
  }
  return rule + fmt::format("  condition: {}\n", Condition(random, 2));
}

}  // namespace sigmata
