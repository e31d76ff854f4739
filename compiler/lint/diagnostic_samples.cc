#include "compiler/lint/diagnostic_samples.h"

#include <algorithm>
#include <set>
#include <vector>

#include "compiler/lint/sigmahq_validators.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

constexpr DiagnosticSample kSamples[] = {
#define SIGMATA_SAMPLE(number, bad, good) {codes::SM##number, bad, good},
#include "compiler/lint/diagnostic_samples.def"
#undef SIGMATA_SAMPLE
};

struct Part {
  std::string_view key, text;
  bool convention = false;  // only a convention asks for it
};

constexpr Part kSoundRule[] = {
    {"title", "title: Sample\n"},
    {"id", "id: 5f0c4a5e-6f0b-4f57-9d35-4e0c1f9f6a01\n"},
    {"status", "status: test\n"},
    {"description", "description: Finds a sample in the text of a rule.\n", true},
    {"author", "author: Sigmata\n", true},
    {"date", "date: 2024-05-02\n", true},
    {"tags", "tags:\n  - detection.threat-hunting\n", true},
    {"logsource", "logsource:\n  product: windows\n"},
    {"detection", "detection:\n  selection:\n    EventID: 4100\n  condition: selection\n"},
    {"level", "level: medium\n"},
};

// The keys at the left edge; a comment `#no key` takes a key out.
std::set<std::string_view> KeysOf(std::string_view sample) {
  constexpr std::string_view kWithout = "#no ";
  std::set<std::string_view> keys;
  while (!sample.empty()) {
    const std::string_view line = sample.substr(0, sample.find('\n'));
    sample.remove_prefix(std::min(line.size() + 1, sample.size()));
    if (line.starts_with(kWithout)) {
      keys.insert(line.substr(kWithout.size()));
    } else if (!line.empty() && line[0] != ' ' && line[0] != '-') {
      keys.insert(line.substr(0, line.find(':')));
    }
  }
  return keys;
}

}  // namespace

std::span<const DiagnosticSample> AllSamples() { return kSamples; }

const DiagnosticSample* SampleOf(DiagnosticCode code) {
  const auto* const it =
      std::find_if(std::begin(kSamples), std::end(kSamples),
                   [code](const DiagnosticSample& sample) { return sample.code == code; });
  return it == std::end(kSamples) ? nullptr : it;
}

std::string RuleWithSample(DiagnosticCode code, std::string_view sample) {
  std::string rule;
  if (sample.find("---") != sample.npos) return std::string(sample) + "\n";
  const std::set<std::string_view> keys = KeysOf(sample);
  for (const Part& part : kSoundRule) {
    if (part.convention && !IsConvention(code)) continue;
    if (!keys.contains(part.key)) rule += part.text;
  }
  // Where the title stands is a convention too.
  if (IsConvention(code) && keys.contains("title")) return std::string(sample) + "\n" + rule;
  return rule + std::string(sample) + "\n";
}

}  // namespace sigmata
