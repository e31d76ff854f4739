#include "compiler/parse/legacy_aggregation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <vector>

#include "compiler/parse/scalar_span.h"
#include "compiler/parse/timespan.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

struct Names {
  std::string_view legacy, today;
};

constexpr Names kTypes[] = {{"count", "value_count"}, {"sum", "value_sum"}, {"avg", "value_avg"}};
constexpr Names kPredicates[] = {{">", "gt"},   {">=", "gte"}, {"<", "lt"},
                                 {"<=", "lte"}, {"=", "eq"},   {"==", "eq"}};
constexpr std::string_view kSpace = " \t\r\n";

std::string_view Trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string_view Today(std::span<const Names> table, std::string_view legacy) {
  const auto it = std::find_if(table.begin(), table.end(),
                               [legacy](const Names& names) { return names.legacy == legacy; });
  return it == table.end() ? std::string_view{} : it->today;
}

// A field as an element of YAML's flow style.
std::string Quoted(std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.';
  });
  if (plain && !text.empty() && std::isalpha(static_cast<unsigned char>(text.front())) != 0) {
    return std::string(text);
  }
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
  return quoted + "'";
}

std::string GroupBy(std::string_view fields) {
  std::string list;
  while (!fields.empty()) {
    const std::size_t comma = std::min(fields.find(','), fields.size());
    list += (list.empty() ? "" : ", ") + Quoted(Trim(fields.substr(0, comma)));
    fields.remove_prefix(std::min(comma + 1, fields.size()));
  }
  return fmt::format(", group-by: [{}]", list);
}

// `count(field) by group > 5` in its parts.
struct Aggregation {
  std::string_view function, field, group, sign, number;
};

std::optional<Aggregation> Split(std::string_view text) {
  Aggregation parts;
  const std::size_t open = text.find('(');
  const std::size_t close = text.find(')');
  const std::size_t sign = text.find_first_of("<>=");
  if (open == text.npos || close == text.npos || close < open || sign == text.npos || sign < close)
    return std::nullopt;
  parts.function = Trim(text.substr(0, open));
  parts.field = Trim(text.substr(open + 1, close - open - 1));
  parts.group = Trim(text.substr(close + 1, sign - close - 1));
  const std::size_t behind = text.find_first_not_of("<>=", sign);
  if (behind == text.npos) return std::nullopt;
  parts.sign = text.substr(sign, behind - sign);
  parts.number = Trim(text.substr(behind));
  const bool digits = std::all_of(parts.number.begin(), parts.number.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
  if (!digits || parts.number.empty()) return std::nullopt;
  if (parts.number.size() > 1 && parts.number.front() == '0') return std::nullopt;
  if (parts.group.empty()) return parts;
  if (!parts.group.starts_with("by ")) return std::nullopt;
  parts.group = Trim(parts.group.substr(3));
  return parts;
}

// What the correlation calls the rule, and what has to be done for that.
std::string NameOf(const Rule& rule, std::string& first) {
  if (rule.name) return rule.name->text;
  if (rule.id) return rule.id->text;
  std::string name;
  for (const char c : rule.title.text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) {
      name += static_cast<char>(std::tolower(byte));
    } else if (!name.empty() && name.back() != '_') {
      name += '_';
    }
  }
  while (name.ends_with('_')) name.pop_back();
  if (name.empty() || std::isalpha(static_cast<unsigned char>(name.front())) == 0) {
    name = "rule_" + name;
  }
  first = fmt::format("give this rule `name: {}`, ", name);
  return name;
}

}  // namespace

std::string CorrelationFor(std::string_view aggregation, std::string_view rule_name,
                           std::string_view timespan) {
  const auto parts = Split(aggregation);
  if (!parts) return {};
  const bool events = parts->function == "count" && parts->field.empty();
  const std::string_view type = events ? "event_count" : Today(kTypes, parts->function);
  const std::string_view predicate = Today(kPredicates, parts->sign);
  if (type.empty() || predicate.empty() || (!events && parts->field.empty())) return {};
  const std::string group = parts->group.empty() ? "" : GroupBy(parts->group);
  const std::string field = events ? "" : fmt::format("field: {}, ", Quoted(parts->field));
  return fmt::format(
      "correlation: {{type: {}, rules: [{}]{}, timespan: {}, condition: {{{}{}: {}}}}}", type,
      Quoted(rule_name), group, timespan, field, predicate, parts->number);
}

std::optional<Diagnostic> RefuseAggregation(const YamlNode& condition, std::string_view source,
                                            const Rule& rule, std::string_view timeframe) {
  const std::string& text = condition.text;
  const std::size_t pipe = text.find('|');
  if (pipe == text.npos) return std::nullopt;
  std::string first;
  const std::string name = NameOf(rule, first);
  const bool timed = ParseTimespan(timeframe).has_value();
  const std::string correlation =
      CorrelationFor(std::string_view(text).substr(pipe + 1), name, timed ? timeframe : "1h");
  const bool near = Trim(std::string_view(text).substr(pipe + 1)).starts_with("near");
  std::string help =
      near ? "make each part a rule, and write a correlation with `type: temporal` over them"
           : "no correlation says the same";
  if (!correlation.empty()) {
    help = fmt::format("{}write `condition: {}`, and a document `{}`{}", first,
                       Trim(std::string_view(text).substr(0, pipe)), correlation,
                       timed ? "" : " with the timespan you mean");
  }
  return MakeDiagnostic(codes::SM312, SpanWithin(source, condition, pipe, text.size()),
                        "aggregations in a condition are not Sigma any more", std::move(help));
}

}  // namespace sigmata
