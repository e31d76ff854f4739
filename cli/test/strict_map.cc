#include "cli/test/strict_map.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "compiler/parse/misspelt_key.h"
#include "compiler/parse/spelling.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata::cli {
namespace {

std::string ListOf(std::span<const std::string_view> words) {
  std::string out;
  for (const std::string_view word : words) {
    out += out.empty() ? "" : ", ";
    out += word;
  }
  return out;
}

}  // namespace

StrictMap::StrictMap(const YamlNode& node, std::string_view what,
                     std::span<const std::string_view> known, std::vector<Diagnostic>& diagnostics,
                     Keys keys)
    : node_(node), what_(what), diagnostics_(diagnostics) {
  if (!node.is_map()) Report(node.span, fmt::format("{} is a map of keys and values", what));
  for (const YamlEntry& entry : node.entries) {
    const std::string& key = entry.key.text;
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    const std::string_view nearest = NearestSpelling(key, known);
    if (nearest.empty() && keys == Keys::kOpen) continue;
    Report(entry.key.span, fmt::format("{} has no key `{}`", what, key),
           nearest.empty() ? fmt::format("the keys are {}", ListOf(known))
                           : fmt::format("did you mean `{}`?", nearest));
  }
}

const YamlNode* StrictMap::Require(std::string_view key) {
  const YamlNode* const value = Find(key);
  // A misspelt key has been reported as one that is not known.
  if (value == nullptr && node_.is_map() && FindMisspelt(node_, key) == nullptr) {
    const Span first{node_.span.source, node_.span.begin, node_.span.begin};
    Report(first, fmt::format("{} needs the key `{}`", what_, key));
  }
  return value;
}

std::optional<std::string> StrictMap::Text(std::string_view key) { return TextOf(Find(key), key); }

std::optional<std::string> StrictMap::RequireText(std::string_view key) {
  return TextOf(Require(key), key);
}

const YamlNode* StrictMap::RequireList(std::string_view key) {
  const YamlNode* const value = Require(key);
  if (value == nullptr) return nullptr;
  if (value->is_sequence() && !value->items.empty()) return value;
  Report(value->span, fmt::format("`{}` is a list with something in it", key));
  return nullptr;
}

std::optional<std::string> StrictMap::TextOf(const YamlNode* value, std::string_view key) {
  if (value == nullptr) return std::nullopt;
  if (value->is_scalar() && !value->text.empty()) return value->text;
  Report(value->span, fmt::format("`{}` is a text", key));
  return std::nullopt;
}

void StrictMap::Report(Span span, std::string message, std::string help) {
  diagnostics_.push_back(MakeDiagnostic(codes::SM960, span, std::move(message), std::move(help)));
}

std::optional<std::size_t> WholeNumber(const YamlNode& node) {
  if (!node.is_scalar()) return std::nullopt;
  std::size_t number = 0;
  const char* const last = node.text.data() + node.text.size();
  const auto [end, error] = std::from_chars(node.text.data(), last, number);
  return error == std::errc{} && end == last ? std::optional(number) : std::nullopt;
}

}  // namespace sigmata::cli
