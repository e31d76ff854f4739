// By what a finding is known again when the file has moved or lines were added above it.
#include <fmt/core.h>

#include <cstdint>
#include <map>

#include "sigmata/diagnostic_report.h"

namespace sigmata {
namespace {

// FNV-1a: stable between runs and machines, which is all that a fingerprint needs.
std::string Hash(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return fmt::format("{:016x}", hash);
}

}  // namespace

std::vector<std::string> Fingerprints(const std::vector<Diagnostic>& diagnostics,
                                      const SourceSet& sources) {
  std::map<std::pair<SourceId, std::string>, std::size_t> seen;
  std::vector<std::string> out;
  for (const Diagnostic& d : diagnostics) {
    out.emplace_back();
    if (d.span.source >= sources.size()) continue;
    const Source& source = sources.Get(d.span.source);
    std::string seed = CodeName(d.code);
    seed += source.Line(source.Locate(d.span.begin).line);
    std::erase(seed, ' ');
    const std::size_t before = seen[{d.span.source, seed}]++;  // equal lines of one file
    out.back() = Hash(seed + std::to_string(before));
  }
  return out;
}

}  // namespace sigmata
