// A value is put together as start + parts + end: the patterns say which texts it has to start
// with, end with and hold, and what joins them is varied.
#include "cli/test_generate/value_candidates.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include "cli/test_generate/beside.h"
#include "cli/test_generate/regex_sample.h"
#include "runtime/program/fold.h"
#include "runtime/program/wildcards.h"

namespace sigmata::cli {
namespace {

using Kind = FieldValue::Kind;

// What the patterns say of the value's text.
struct TextParts {
  std::string start, end;
  std::vector<std::string> inside;
  std::vector<std::string> whole;
  std::vector<const Pattern*> regexes;
};

// Wildcards for single signs become signs.
std::string Plain(std::string_view piece) {
  std::string out;
  for (const char c : piece) out += c == kAnyOne ? 'x' : c == kAnyDash ? '-' : c;
  return out;
}

void KeepLonger(std::string text, std::string& kept) {
  if (text.size() > kept.size()) kept = std::move(text);
}

void AddGlob(std::string_view glob, TextParts& parts) {
  const std::size_t at = glob.find(kAnyRun);
  if (at == glob.npos) {
    parts.whole.push_back(Plain(glob));
    return;
  }
  KeepLonger(Plain(glob.substr(0, at)), parts.start);
  const std::size_t last = glob.rfind(kAnyRun);
  // The order of the pieces counts, so they stay together.
  std::string inside;
  for (const char c : glob.substr(at, last - at)) {
    if (c != kAnyRun) inside += c;
  }
  if (!inside.empty()) parts.inside.push_back(Plain(inside));
  KeepLonger(Plain(glob.substr(last + 1)), parts.end);
}

void AddPattern(const Pattern& pattern, TextParts& parts) {
  switch (pattern.kind) {
    case PatternKind::kEquals:
      parts.whole.push_back(pattern.text);
      break;
    case PatternKind::kStartsWith:
      KeepLonger(pattern.text, parts.start);
      break;
    case PatternKind::kEndsWith:
      KeepLonger(pattern.text, parts.end);
      break;
    case PatternKind::kContains:
      parts.inside.push_back(pattern.text);
      break;
    case PatternKind::kGlob:
      AddGlob(pattern.text, parts);
      break;
    case PatternKind::kRegex:
      parts.regexes.push_back(&pattern);
      break;
    default:
      break;
  }
}

bool Holds(const std::string& text, const std::string& part) {
  return Fold(text).find(Fold(part)) != std::string::npos;
}

// Without what other parts hold already. Equal ones stay once.
void DropHeld(TextParts& parts) {
  std::vector<std::string> kept;
  std::stable_sort(parts.inside.begin(), parts.inside.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  for (std::string& part : parts.inside) {
    const auto holds = [&part](const std::string& other) { return Holds(other, part); };
    if (holds(parts.start) || holds(parts.end)) continue;
    if (std::none_of(kept.begin(), kept.end(), holds)) kept.push_back(std::move(part));
  }
  parts.inside = std::move(kept);
}

// `end` may begin with what `text` ends with.
std::string Joined(const std::string& text, const std::string& end) {
  for (std::size_t shared = std::min(text.size(), end.size()); shared > 0; --shared) {
    if (Fold(text.substr(text.size() - shared)) == Fold(end.substr(0, shared))) {
      return text + end.substr(shared);
    }
  }
  return text + end;
}

class TextMaker {
 public:
  TextMaker(TextParts parts, const Fillers& fillers)
      : parts_(std::move(parts)), fillers_(fillers) {}

  std::vector<FieldValue> Make() {
    for (const std::string& text : parts_.whole) Add(text);
    AddBeside();
    for (const char* const between : {" ", "", "\\", "/", "x"}) AddJoined(between);
    AddRegexes();
    return std::move(made_);
  }

 private:
  void Add(std::string text) {
    FieldValue value{Kind::kText, std::move(text)};
    if (std::find(made_.begin(), made_.end(), value) == made_.end()) made_.push_back(value);
  }

  // Between what the value has to start and to end with.
  void AddAround(std::string_view middle) {
    Add(fmt::format("{}{}{}", parts_.start, middle, parts_.end));
  }

  // More than the rule asks for, wherever it leaves room: what matches only just would not tell one
  // modifier from another.
  void AddBeside() {
    std::string text = Joined(Joined(parts_.start, Inside(" ")), parts_.end);
    if (text.empty()) return;
    const Beside beside = BesideOf(text, fillers_);
    if (parts_.end.empty()) text = WithBehind(text, beside);
    if (parts_.start.empty()) text = WithBefore(text, beside);
    Add(std::move(text));
  }

  std::string Inside(const std::string& between) const {
    std::string inside;
    for (const std::string& part : parts_.inside) {
      const bool spaced = between == " " && (inside.ends_with(' ') || part.starts_with(' '));
      if (!inside.empty() && !spaced) inside += between;
      inside += part;
    }
    return inside;
  }

  void AddJoined(const std::string& between) {
    const std::string inside = Inside(between);
    const bool path = parts_.end.starts_with('\\') || inside.starts_with('\\');
    std::vector<std::string> befores = {"", "example", "C:\\Example", "D:\\x y\\"};
    if (parts_.start.empty() && path) std::swap(befores[0], befores[2]);
    for (const std::string& before : befores) {
      for (const char* const after : {"", "example"}) {
        const std::string gap = inside.empty() || before.empty() ? "" : between;
        const std::string tail = *after == '\0' ? "" : between + after;
        const std::string middle = fmt::format("{}{}{}{}", before, gap, inside, tail);
        Add(Joined(Joined(parts_.start, middle), parts_.end));
        AddAround(middle);
      }
    }
  }

  // Other parts stand within the sample where it may hold anything, else around it.
  void AddRegexes() {
    const std::string inside = Inside(" ");
    for (const Pattern* const pattern : parts_.regexes) {
      for (const std::string& sample : RegexSamples(pattern->text, inside)) {
        Add(sample);
        AddAround(sample);
        for (const std::string& other : Others(*pattern)) {
          AddAround(fmt::format("{} {}", sample, other));
          AddAround(fmt::format("{} {}", other, sample));
        }
      }
    }
  }

  // What else has to be there besides a sample of `pattern`.
  std::vector<std::string> Others(const Pattern& pattern) const {
    std::string all = Inside(" ");
    for (const Pattern* const other : parts_.regexes) {
      if (other == &pattern) continue;
      all += (all.empty() ? "" : " ") + RegexSamples(other->text, "").front();
    }
    return all.empty() ? std::vector<std::string>{} : std::vector<std::string>{all};
  }

  TextParts parts_;
  const Fillers& fillers_;
  std::vector<FieldValue> made_;
};

// The network's own address is in it, and so is the next one, which looks more like a host's.
void AddAddresses(std::string_view network, std::vector<FieldValue>& out) {
  const std::string base(network.substr(0, network.find('/')));
  const std::size_t dot = base.rfind('.');
  if (dot != base.npos && base.ends_with(".0")) {
    out.push_back({Kind::kText, base.substr(0, dot) + ".1"});
  } else if (base.ends_with("::")) {
    out.push_back({Kind::kText, base + "1"});
  }
  out.push_back({Kind::kText, base});
}

void AddTimes(int number, std::vector<FieldValue>& out) {
  constexpr const char* kDay = "2026-03-02T10:20:30Z";
  out.push_back({Kind::kText, kDay});
  for (const int n : {number, number + 1, number - 1}) {
    if (n < 0) continue;
    if (n < 60) out.push_back({Kind::kText, fmt::format("2026-03-02T10:{:02}:30Z", n)});
    if (n < 24) out.push_back({Kind::kText, fmt::format("2026-03-02T{:02}:20:30Z", n)});
    if (n > 0 && n < 29) out.push_back({Kind::kText, fmt::format("2026-03-{:02}T10:20:30Z", n)});
    if (n > 0 && n < 13) out.push_back({Kind::kText, fmt::format("2026-{:02}-02T10:20:30Z", n)});
    if (n >= 1970 && n < 10000) {
      out.push_back({Kind::kText, fmt::format("{:04}-03-02T10:20:30Z", n)});
    }
  }
  for (int week = 0; week < 52; ++week) {  // some day of each
    out.push_back({Kind::kText,
                   fmt::format("2026-{:02}-{:02}T10:20:30Z", week / 4 % 12 + 1, week % 4 * 7 + 3)});
  }
}

void AddOrder(const Pattern& pattern, std::vector<FieldValue>& out) {
  long long number = 0;
  std::from_chars(pattern.text.data(), pattern.text.data() + pattern.text.size(), number);
  if (pattern.part != TimePart::kNone) return AddTimes(static_cast<int>(number), out);
  out.push_back({Kind::kNumber, pattern.text});
  for (const long long n : {number + 1, number - 1, number}) {
    out.push_back({Kind::kNumber, std::to_string(n)});
  }
}

}  // namespace

std::vector<FieldValue> ValueCandidates(const std::vector<const Pattern*>& wanted,
                                        const Fillers& fillers) {
  std::vector<FieldValue> candidates;
  TextParts parts;
  bool text = false;
  for (const Pattern* const pattern : wanted) {
    switch (pattern->kind) {
      case PatternKind::kNumber:
        candidates.push_back({Kind::kNumber, pattern->text});
        break;
      case PatternKind::kCidr:
        AddAddresses(pattern->text, candidates);
        break;
      case PatternKind::kOrder:
        AddOrder(*pattern, candidates);
        break;
      case PatternKind::kNull:
      case PatternKind::kExists:
      case PatternKind::kScalar:
      case PatternKind::kField:
        break;
      default:
        text = true;
        AddPattern(*pattern, parts);
    }
  }
  if (!text) return candidates;
  DropHeld(parts);
  for (FieldValue& value : TextMaker(std::move(parts), fillers).Make()) {
    candidates.push_back(std::move(value));
  }
  return candidates;
}

}  // namespace sigmata::cli
