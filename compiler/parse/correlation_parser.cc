#include "compiler/parse/correlation_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

#include "compiler/parse/correlation_condition.h"
#include "compiler/parse/metadata_checks.h"
#include "compiler/parse/rule_parser.h"
#include "compiler/parse/spelling.h"
#include "compiler/parse/timespan.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

constexpr CorrelationTraits kTypes[] = {
#define SIGMATA_CORRELATION_TYPE(id, name, field, number) \
  {name, CorrelationField::k##field, CorrelationNumber::k##number},
#include "compiler/parse/correlation_types.def"
#undef SIGMATA_CORRELATION_TYPE
};

constexpr std::string_view kKeys[] = {"type",      "rules",   "group-by", "timespan",
                                      "condition", "aliases", "generate"};

std::string TypeNames() {
  std::string names;
  for (const CorrelationTraits& type : kTypes) {
    names += (names.empty() ? "" : ", ") + std::string(type.name);
  }
  return names;
}

class CorrelationParser {
 public:
  CorrelationParser(const YamlNode& document, const Source& source, ParsedCorrelation& out)
      : document_(document),
        entry_(*document.FindEntry("correlation")),
        source_(source),
        correlation_(out.correlation),
        diagnostics_(out.diagnostics) {}

  void Parse() {
    correlation_.span = entry_.key.span;
    correlation_.body.span = document_.span;
    ReadMetadata(document_, correlation_.body, diagnostics_);
    RefuseOtherDocuments();
    if (!entry_.value.is_map()) {
      return Report(codes::SM827, entry_.key.span, "`correlation` is a map",
                    "type, rules, group-by, timespan and condition");
    }
    RefuseUnknownKeys();
    const bool typed = ReadType();
    ReadNames("rules", codes::SM821, correlation_.rules);
    ReadNames("group-by", codes::SM825, correlation_.group_by);
    ReadTimespan();
    ReadAliases();
    ReadGenerate();
    // What a condition has to say depends on the type.
    if (typed) ReadCorrelationCondition(entry_, source_, correlation_, diagnostics_);
    RequireRules();
  }

 private:
  void Report(DiagnosticCode code, Span span, std::string message, std::string help = {}) {
    diagnostics_.push_back(MakeDiagnostic(code, span, std::move(message), std::move(help)));
  }

  void RefuseOtherDocuments() {
    for (const std::string_view key : {"detection", "logsource", "filter"}) {
      const YamlEntry* const other = document_.FindEntry(key);
      if (other == nullptr) continue;
      Report(codes::SM827, other->key.span, fmt::format("a correlation has no `{}`", key),
             "give the rule a document of its own, and name it under `rules`");
    }
  }

  void RefuseUnknownKeys() {
    for (const YamlEntry& entry : entry_.value.entries) {
      const std::string& key = entry.key.text;
      if (std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys)) continue;
      const std::string_view nearest = NearestSpelling(key, kKeys);
      Report(codes::SM827, entry.key.span, fmt::format("a correlation has no `{}`", key),
             nearest.empty() ? fmt::format("it has {}", fmt::join(kKeys, ", "))
                             : fmt::format("did you mean `{}`?", nearest));
    }
  }

  bool ReadType() {
    const YamlEntry* const type = entry_.value.FindEntry("type");
    if (type == nullptr || !type->value.is_scalar()) {
      Report(codes::SM820, type == nullptr ? entry_.key.span : type->key.span,
             "the correlation has no type", "one of " + TypeNames());
      return false;
    }
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < std::size(kTypes); ++i) {
      names.push_back(kTypes[i].name);
      if (kTypes[i].name != type->value.text) continue;
      correlation_.type = static_cast<CorrelationType>(i);
      return true;
    }
    const std::string_view nearest = NearestSpelling(type->value.text, names);
    Report(codes::SM820, type->value.span,
           fmt::format("`{}` is not a type of correlation", type->value.text),
           nearest.empty() ? "one of " + TypeNames() : fmt::format("did you mean `{}`?", nearest));
    return false;
  }

  // A text, or a list of texts.
  void ReadNames(std::string_view key, DiagnosticCode code, std::vector<SpannedText>& out) {
    const YamlEntry* const entry = entry_.value.FindEntry(key);
    if (entry == nullptr) return;
    const YamlNode& value = entry->value;
    const std::string message = fmt::format("`{}` is a list of texts", key);
    const std::string help = fmt::format("write `{}: [name]`", key);
    if (value.is_scalar() && !value.text.empty()) {
      out.push_back({value.text, value.span});
    } else if (!value.is_sequence() || value.items.empty()) {
      Report(code, value.span.begin == value.span.end ? entry->key.span : value.span, message,
             help);
    }
    for (const YamlNode& item : value.items) {
      if (item.is_scalar() && !item.text.empty()) {
        out.push_back({item.text, item.span});
      } else {
        Report(code, item.span, message, help);
      }
    }
  }

  // A condition over the rules' names says which they are.
  void RequireRules() {
    if (entry_.value.FindEntry("rules") != nullptr || correlation_.expression) return;
    Report(codes::SM821, entry_.key.span, "the correlation names no rules",
           "`rules:` with the names or ids of one or more rules");
  }

  void ReadTimespan() {
    constexpr std::string_view kHelp =
        "a whole number and one of s, m, h, d, w, M (months), y, such as `15m`";
    const YamlEntry* const timespan = entry_.value.FindEntry("timespan");
    if (timespan == nullptr) {
      return Report(codes::SM804, entry_.key.span, "the correlation has no timespan",
                    std::string(kHelp));
    }
    correlation_.timespan = {timespan->value.text, timespan->value.span};
    const auto seconds =
        timespan->value.is_scalar() ? ParseTimespan(timespan->value.text) : std::nullopt;
    correlation_.seconds = seconds.value_or(0);
    if (seconds) return;
    if (timespan->value.is_scalar()) {
      Report(codes::SM804, timespan->value.span,
             fmt::format("`{}` is not a timespan", timespan->value.text), std::string(kHelp));
    } else {
      Report(codes::SM804, timespan->key.span, "a timespan is a text", std::string(kHelp));
    }
  }

  void ReadAliases() {
    const YamlEntry* const aliases = entry_.value.FindEntry("aliases");
    if (aliases == nullptr) return;
    if (!aliases->value.is_map()) {
      return Report(codes::SM808, aliases->key.span, "`aliases` is a map of names",
                    "`aliases: {name: {rule: field}}`");
    }
    for (const YamlEntry& entry : aliases->value.entries) ReadAlias(entry);
  }

  void ReadAlias(const YamlEntry& entry) {
    CorrelationAlias alias{{entry.key.text, entry.key.span}, {}};
    if (!entry.value.is_map() || entry.value.entries.empty()) {
      return Report(codes::SM808, entry.key.span, "an alias says for each rule which field it is",
                    fmt::format("`{}: {{rule: field}}`", entry.key.text));
    }
    for (const YamlEntry& target : entry.value.entries) {
      if (!target.value.is_scalar()) {
        Report(codes::SM808, target.key.span, "the alias of a field is one field",
               "for two fields write two aliases");
        continue;
      }
      alias.targets.push_back(
          {{target.key.text, target.key.span}, {target.value.text, target.value.span}});
    }
    correlation_.aliases.push_back(std::move(alias));
  }

  void ReadGenerate() {
    const YamlEntry* const generate = entry_.value.FindEntry("generate");
    if (generate == nullptr) return;
    if (TypeOf(generate->value) != ScalarType::kBool || !generate->value.is_scalar()) {
      return Report(codes::SM828, generate->key.span, "`generate` is true or false",
                    "left out, it is false");
    }
    correlation_.generate = generate->value.text.front() == 't' || generate->value.text == "True" ||
                            generate->value.text == "TRUE";
  }

  const YamlNode& document_;
  const YamlEntry& entry_;
  const Source& source_;
  Correlation& correlation_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

const CorrelationTraits& TraitsOf(CorrelationType type) {
  return kTypes[static_cast<std::size_t>(type)];
}

ParsedCorrelation ParseCorrelation(const YamlNode& document, const Source& source) {
  ParsedCorrelation parsed;
  CorrelationParser(document, source, parsed).Parse();
  parsed.usable = std::none_of(parsed.diagnostics.begin(), parsed.diagnostics.end(), RefusesRule);
  return parsed;
}

}  // namespace sigmata
