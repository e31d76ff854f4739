#include "cli/known_findings.h"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>
#include <set>

#include "sigmata/diagnostic_report.h"

namespace sigmata::cli {
namespace {

constexpr std::string_view kFirstLine = "# sigmata baseline 1";
constexpr std::size_t kFingerprintSize = 16;
constexpr std::size_t kCodeSize = 5;

KnownFinding EntryOf(const Diagnostic& d, const std::string& fingerprint, const SourceSet& sources,
                     const NameOf& name_of) {
  return {fingerprint, CodeName(d.code), name_of(sources.Get(d.span.source).name())};
}

// A file's name may hold anything; a line of the baseline may not.
std::string Escaped(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || c == '%' ? fmt::format("%{:02X}", byte) : std::string(1, c);
  }
  return out;
}

std::string Unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned byte = 0;
    const char* const digits = text.data() + i + 1;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      out += static_cast<char>(byte);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool IsEntry(std::string_view line) {
  const std::string_view fingerprint = line.substr(0, kFingerprintSize);
  return line.size() > kFingerprintSize + kCodeSize + 2 && line[kFingerprintSize] == ' ' &&
         line[kFingerprintSize + 1 + kCodeSize] == ' ' &&
         line.substr(kFingerprintSize + 1).starts_with("SM") &&
         std::all_of(fingerprint.begin(), fingerprint.end(),
                     [](unsigned char c) { return std::isxdigit(c) != 0; });
}

// What is known and not yet found again.
class OpenEntries {
 public:
  OpenEntries(std::vector<KnownFinding> known, const std::set<std::string>& checked,
              const std::function<bool(const std::string&)>& exists) {
    std::map<std::string, bool> there;
    for (KnownFinding& one : known) {
      if (checked.contains(one.file)) {
        in_files_.insert(std::move(one));
        continue;
      }
      const auto [it, fresh] = there.emplace(one.file, false);
      if (fresh) it->second = exists(one.file);
      if (!it->second) moved_.emplace(one.fingerprint + one.code, std::move(one));
    }
  }

  bool TakeInFile(const KnownFinding& found) {
    const auto it = in_files_.find(found);
    if (it == in_files_.end()) return false;
    in_files_.erase(it);
    return true;
  }

  bool TakeMoved(const KnownFinding& found) {
    const auto it = moved_.find(found.fingerprint + found.code);
    if (it == moved_.end()) return false;
    moved_.erase(it);
    return true;
  }

  std::vector<KnownFinding> Rest() const {
    std::vector<KnownFinding> rest(in_files_.begin(), in_files_.end());
    for (const auto& [key, one] : moved_) rest.push_back(one);
    std::sort(rest.begin(), rest.end(), [](const KnownFinding& a, const KnownFinding& b) {
      return std::tie(a.file, a.code) < std::tie(b.file, b.code);
    });
    return rest;
  }

 private:
  std::multiset<KnownFinding> in_files_;
  std::multimap<std::string, KnownFinding> moved_;  // of files that are gone
};

}  // namespace

std::vector<KnownFinding> ListFindings(const std::vector<Diagnostic>& diagnostics,
                                       const SourceSet& sources, const NameOf& name_of) {
  const std::vector<std::string> fingerprints = Fingerprints(diagnostics, sources);
  std::vector<KnownFinding> list;
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    if (fingerprints[i].empty()) continue;
    list.push_back(EntryOf(diagnostics[i], fingerprints[i], sources, name_of));
  }
  return list;
}

KnownComparison Compare(std::vector<KnownFinding> known, const std::vector<Diagnostic>& diagnostics,
                        const SourceSet& sources, const NameOf& name_of,
                        const std::function<bool(const std::string& file)>& exists) {
  std::set<std::string> checked;
  for (SourceId id = 0; id < sources.size(); ++id) checked.insert(name_of(sources.Get(id).name()));
  OpenEntries open(std::move(known), checked, exists);
  const std::vector<std::string> fingerprints = Fingerprints(diagnostics, sources);
  KnownComparison result;
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    bool found = false;
    if (!fingerprints[i].empty()) {
      const KnownFinding entry = EntryOf(diagnostics[i], fingerprints[i], sources, name_of);
      found = open.TakeInFile(entry) || open.TakeMoved(entry);
    }
    result.known.push_back(found);
  }
  result.stale = open.Rest();
  return result;
}

std::string BaselineText(std::vector<KnownFinding> findings) {
  std::sort(findings.begin(), findings.end(), [](const KnownFinding& a, const KnownFinding& b) {
    return std::tie(a.file, a.code, a.fingerprint) < std::tie(b.file, b.code, b.fingerprint);
  });
  std::string out = fmt::format("{}: findings that are known, a line each\n", kFirstLine);
  for (const KnownFinding& one : findings) {
    out += fmt::format("{} {} {}\n", one.fingerprint, one.code, Escaped(one.file));
  }
  return out;
}

std::optional<std::vector<KnownFinding>> ParseBaseline(const std::string& path,
                                                       std::string_view text, std::string& error) {
  std::vector<KnownFinding> findings;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool first_fits = number > 1 || line.starts_with(kFirstLine);
    if (first_fits && (line.empty() || line.starts_with('#'))) continue;
    if (!first_fits || !IsEntry(line)) {
      error = fmt::format("{}:{}: not a line of a baseline; --write-baseline writes it anew", path,
                          number);
      return std::nullopt;
    }
    findings.push_back({std::string(line.substr(0, kFingerprintSize)),
                        std::string(line.substr(kFingerprintSize + 1, kCodeSize)),
                        Unescaped(line.substr(kFingerprintSize + kCodeSize + 2))});
  }
  return findings;
}

}  // namespace sigmata::cli
