#include "cli/logsource_option.h"

#include <fmt/core.h>

#include <string_view>

#include "compiler/bind/logsource_binder.h"

namespace sigmata::cli {
namespace {

std::string* PartNamed(std::string_view key, LogsourceGates& logsource) {
  if (key == "product") return &logsource.product;
  if (key == "service") return &logsource.service;
  return key == "category" ? &logsource.category : nullptr;
}

bool ReadParts(std::string_view text, LogsourceGates& logsource) {
  while (true) {
    const std::size_t comma = text.find(',');
    const std::string_view pair = text.substr(0, comma);
    const std::size_t equals = pair.find('=');
    std::string* const part =
        equals == pair.npos ? nullptr : PartNamed(pair.substr(0, equals), logsource);
    if (part == nullptr || !part->empty() || equals + 1 == pair.size()) return false;
    *part = pair.substr(equals + 1);
    if (comma == text.npos) return true;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace

std::string AddLogsource(const std::string& text, FieldMaps& maps) {
  LogsourceGates logsource;
  if (!ReadParts(text, logsource)) {
    return fmt::format("--logsource {}: write it as product=linux,service=auditd,category=...",
                       text);
  }
  if (HasGates(logsource, maps)) {
    return fmt::format(
        "--logsource {}: a field map tells these events from others; leave the option out", text);
  }
  logsource.any_of.emplace_back();
  maps.logsources.push_back(std::move(logsource));
  return {};
}

}  // namespace sigmata::cli
