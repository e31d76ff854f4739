#include "compiler/parse/metadata_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "compiler/parse/misspelt_key.h"
#include "compiler/parse/spelling.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"
#include "runtime/program/utf8.h"

namespace sigmata {
namespace {

constexpr std::array<std::string_view, 5> kStatuses = {"stable", "test", "experimental",
                                                       "deprecated", "unsupported"};
constexpr std::size_t kMaxTitle = 256;

// YYYY-MM-DD, or with slashes, which old rules have; whatever the numbers are.
bool IsDateForm(std::string_view text) {
  constexpr std::string_view kForm = "9999-99-99";
  std::string form(text);
  for (char& c : form) {
    if (c >= '0' && c <= '9') c = '9';
  }
  if (text.size() == kForm.size() && text[4] == '/' && text[7] == '/') form[4] = form[7] = '-';
  return form == kForm;
}

bool IsDate(std::string_view text) {
  if (!IsDateForm(text)) return false;
  const auto number = [text](std::size_t at, std::size_t size) {
    int value = 0;
    for (const char c : text.substr(at, size)) value = value * 10 + (c - '0');
    return value;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  constexpr int kDays[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > kDays[month - 1]) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month != 2 || day < 29 || leap;
}

class MetadataReader {
 public:
  MetadataReader(const YamlNode& document, std::vector<Diagnostic>& diagnostics)
      : document_(document), diagnostics_(diagnostics) {}

  // The text of a key; reported if it is there but holds no text.
  std::optional<SpannedText> Text(std::string_view key) {
    const YamlEntry* const entry = document_.FindEntry(key);
    if (entry == nullptr) return std::nullopt;
    if (!entry->value.is_scalar()) {
      diagnostics_.push_back(
          MakeDiagnostic(codes::SM220, entry->key.span, fmt::format("`{}` holds one text", key)));
      return std::nullopt;
    }
    return SpannedText{entry->value.text, entry->value.span};
  }

  // The texts of a list; what else it holds is passed over.
  std::vector<SpannedText> Texts(std::string_view key) const {
    std::vector<SpannedText> texts;
    const YamlNode* const list = document_.Find(key);
    if (list == nullptr) return texts;
    for (const YamlNode& item : list->items) {
      if (item.is_scalar()) texts.push_back({item.text, item.span});
    }
    return texts;
  }

  // The ids of `related`, folded; what else it holds is for the lints.
  std::vector<std::string> Related() const {
    std::vector<std::string> ids;
    const YamlNode* const list = document_.Find("related");
    if (list == nullptr) return ids;
    for (const YamlNode& item : list->items) {
      const YamlNode* const id = item.Find("id");
      if (id != nullptr && id->is_scalar()) ids.push_back(Fold(id->text));
    }
    return ids;
  }

  void OneOf(const std::optional<SpannedText>& value, DiagnosticCode code, std::string_view key,
             std::span<const std::string_view> allowed) {
    if (!value) return;
    const std::string folded = Fold(value->text);
    if (std::find(allowed.begin(), allowed.end(), folded) != allowed.end()) return;
    const std::string_view nearest = NearestSpelling(value->text, allowed);
    std::string help = nearest.empty() ? fmt::format("one of {}", fmt::join(allowed, ", "))
                                       : fmt::format("did you mean `{}`?", nearest);
    diagnostics_.push_back(MakeDiagnostic(
        code, value->span, fmt::format("`{}` is not a {}", value->text, key), std::move(help)));
    if (!nearest.empty()) {
      diagnostics_.back().fix = {{{value->span, std::string(nearest)}}, true};
    }
  }

  // A text that nothing else reads.
  void CheckText(std::string_view key) {
    const YamlEntry* const entry = document_.FindEntry(key);
    if (entry == nullptr || entry->value.kind == YamlNode::Kind::kNull) return;
    Text(key);
    CheckType(key);
  }

  // What tools that read types take for no text. It can be read as one, so it is only warned of.
  void CheckType(std::string_view key) {
    const YamlEntry* const entry = document_.FindEntry(key);
    if (entry == nullptr || !entry->value.is_scalar()) return;
    const ScalarType type = TypeOf(entry->value);
    if (type == ScalarType::kText || type == ScalarType::kNull) return;
    Diagnostic d = MakeDiagnostic(codes::SM220, entry->value.span,
                                  fmt::format("`{}` holds a text, not a {}", key,
                                              type == ScalarType::kBool ? "boolean" : "number"),
                                  "put it in quotes");
    d.severity = Severity::kWarning;
    diagnostics_.push_back(std::move(d));
  }

  // Names of another taxonomy would be looked for in the events as they stand, and hardly be found.
  void Taxonomy() {
    constexpr std::string_view kOurs = "sigma";
    const YamlEntry* const entry = document_.FindEntry("taxonomy");
    if (entry == nullptr || entry->value.kind == YamlNode::Kind::kNull) return;
    if (entry->value.is_scalar() && entry->value.text == kOurs) return;
    diagnostics_.push_back(MakeDiagnostic(
        codes::SM307, entry->value.is_scalar() ? entry->value.span : entry->key.span,
        "only rules of the taxonomy `sigma` are evaluated",
        "give the logsource and the fields the names that Sigma has for them; if they are these "
        "already, or a field map of yours knows them, delete `taxonomy`"));
  }

  // A list of texts that nothing else reads; one text alone is easily written for it.
  void CheckTexts(std::string_view key) {
    const YamlEntry* const entry = document_.FindEntry(key);
    if (entry == nullptr || entry->value.kind == YamlNode::Kind::kNull) return;
    const YamlNode& list = entry->value;
    const bool texts = list.is_sequence() &&
                       std::none_of(list.items.begin(), list.items.end(), [](const YamlNode& item) {
                         return item.is_map() || item.is_sequence();
                       });
    if (texts) return;
    diagnostics_.push_back(MakeDiagnostic(codes::SM220, entry->key.span,
                                          fmt::format("`{}` holds a list of texts", key),
                                          "write each behind a dash, on a line of its own"));
  }

  void Date(std::string_view key) {
    const auto value = Text(key);
    if (!value || IsDate(value->text)) return;
    diagnostics_.push_back(MakeDiagnostic(
        codes::SM207, value->span, fmt::format("`{}` is not a date", value->text),
        IsDateForm(value->text) ? "there is no such day" : "write it as YYYY-MM-DD"));
  }

 private:
  const YamlNode& document_;
  std::vector<Diagnostic>& diagnostics_;
};

std::size_t CountCodePoints(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(DecodeUtf8(text).size);
  return count;
}

}  // namespace

bool IsUuid(std::string_view text) {
  constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool fits =
        kForm[i] == '-' ? text[i] == '-' : std::isxdigit(static_cast<unsigned char>(text[i])) != 0;
    if (!fits) return false;
  }
  return true;
}

void ReadMetadata(const YamlNode& document, Rule& rule, std::vector<Diagnostic>& diagnostics) {
  MetadataReader reader(document, diagnostics);
  if (auto title = reader.Text("title")) {
    rule.title = *std::move(title);
    reader.CheckType("title");
    if (CountCodePoints(rule.title.text) > kMaxTitle) {
      diagnostics.push_back(
          MakeDiagnostic(codes::SM202, rule.title.span,
                         fmt::format("the title has more than {} characters", kMaxTitle)));
    }
  } else {
    diagnostics.push_back(MissingKey(codes::SM201, document, "title", "the rule has no title",
                                     "begin with `title: What The Rule Detects`"));
  }
  rule.id = reader.Text("id");
  if (rule.id && !IsUuid(rule.id->text)) {
    diagnostics.push_back(MakeDiagnostic(codes::SM205, rule.id->span, "the id is not a UUID"));
  }
  rule.name = reader.Text("name");
  reader.CheckType("name");
  reader.Taxonomy();
  rule.status = reader.Text("status");
  reader.OneOf(rule.status, codes::SM210, "status", kStatuses);
  rule.level = reader.Text("level");
  reader.OneOf(rule.level, codes::SM211, "level", kLevels);
  rule.tags = reader.Texts("tags");
  rule.related = reader.Related();
  reader.Date("date");
  reader.Date("modified");
  for (const std::string_view key : {"author", "description", "license"}) reader.CheckText(key);
  for (const std::string_view key : {"tags", "references", "falsepositives", "fields"}) {
    reader.CheckTexts(key);
  }
}

}  // namespace sigmata
