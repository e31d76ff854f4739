#include "runtime/program/regex.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <numeric>
#include <optional>

#include "runtime/program/fold.h"
#include "runtime/program/made_once.h"
#include "runtime/program/utf8.h"

namespace sigmata {
namespace {

RE2::Options Options() {
  RE2::Options options(RE2::Quiet);  // the library never prints
  options.set_max_mem(std::int64_t{16} << 20U);
  return options;
}

// RE2 answers these with a plain syntax error; people know them by other names.
bool IsLookAroundOrBackReference(std::string_view pattern, const RE2& regex) {
  const std::string& part = regex.error_arg();
  if (regex.error_code() == RE2::ErrorBadPerlOp || regex.error_code() == RE2::ErrorRepeatArgument) {
    for (const char* const mark : {"(?=", "(?!", "(?<=", "(?<!", "(?>"}) {
      if (pattern.find(mark) != pattern.npos) return true;
    }
  }
  return regex.error_code() == RE2::ErrorBadEscape && part.size() == 2 && part[1] >= '1' &&
         part[1] <= '9';
}

// RE2 says "repeat size" also of {2,1}, which is wrong at any size.
bool IsTooLarge(const RE2& regex) {
  if (regex.error_code() == RE2::ErrorPatternTooLarge) return true;
  if (regex.error_code() != RE2::ErrorRepeatSize) return false;
  unsigned least = 0;
  unsigned most = 0;
  const bool both = std::sscanf(regex.error_arg().c_str(), "{%u,%u}", &least, &most) == 2;
  return !both || least <= most;
}

// RE2 knows a formula of texts that a pattern needs, but only answers whether it holds for given
// texts. The formula is monotone, so a list is necessary if it does not hold without these.
class NeededAtoms {
 public:
  static constexpr int kShortest = 1;
  static constexpr std::size_t kMostLists = 8;
  static constexpr std::size_t kMost = 128;  // more would be asked about in vain, and too often

  explicit NeededAtoms(std::string_view pattern) : filter_(kShortest) {
    int id = 0;
    const re2::StringPiece text(pattern.data(), pattern.size());
    if (filter_.Add(text, Options(), &id) != RE2::NoError) return;
    filter_.Compile(&atoms_);
    if (atoms_.size() > kMost) atoms_.clear();
  }

  std::vector<std::vector<std::string>> Lists() const {
    std::vector<int> all(atoms_.size());
    std::iota(all.begin(), all.end(), 0);
    // RE2's order is not the same on every machine.
    std::sort(all.begin(), all.end(), [this](int a, int b) { return Text(a) < Text(b); });
    if (all.empty() || HoldsWithout(all)) return {};
    std::vector<std::vector<std::string>> lists;
    for (const int atom : all) {
      if (!HoldsWithout({atom})) lists.push_back({Text(atom)});
    }
    // What is not necessary alone may be so together; each further list is made of other texts.
    std::erase_if(all, [this](int atom) { return !HoldsWithout({atom}); });
    while (!all.empty() && !HoldsWithout(all) && lists.size() < kMostLists) {
      const std::vector<int> list = Shortest(all);
      auto& texts = lists.emplace_back();
      for (const int atom : list) texts.push_back(Text(atom));
      std::erase_if(all, [&list](int atom) {
        return std::find(list.begin(), list.end(), atom) != list.end();
      });
    }
    return lists;
  }

 private:
  const std::string& Text(int atom) const { return atoms_[static_cast<std::size_t>(atom)]; }

  // A necessary list without what it does not need.
  std::vector<int> Shortest(std::vector<int> list) const {
    for (const int atom : std::vector<int>(list)) {
      std::vector<int> fewer = list;
      std::erase(fewer, atom);
      if (!HoldsWithout(fewer)) list = std::move(fewer);
    }
    return list;
  }

  bool HoldsWithout(const std::vector<int>& missing) const {
    std::vector<int> present;
    for (int atom = 0; atom < static_cast<int>(atoms_.size()); ++atom) {
      if (std::find(missing.begin(), missing.end(), atom) == missing.end()) present.push_back(atom);
    }
    std::vector<int> potential;
    filter_.AllPotentials(present, &potential);
    return !potential.empty();
  }

  re2::FilteredRE2 filter_;
  std::vector<std::string> atoms_;
};

}  // namespace

namespace {

// A sign at the front of a pattern that stands for itself, and how often it may stand there.
struct PlainSign {
  char sign = '\0';
  bool optional = false;
  bool last = false;  // what follows is not known
};

bool IsMeta(char c) {
  return std::string_view("\\^$.[]|()?*+{}").find(c) != std::string_view::npos;
}

// Takes it off; none: something else stands there.
std::optional<PlainSign> TakePlainSign(std::string_view& rest) {
  const bool escaped = rest.size() >= 2 && rest[0] == '\\' && IsMeta(rest[1]);
  if (rest.empty() || (!escaped && IsMeta(rest[0]))) return std::nullopt;
  PlainSign plain{rest[escaped ? 1 : 0], false, false};
  if (static_cast<unsigned char>(plain.sign) >= 0x80) return std::nullopt;
  rest.remove_prefix(escaped ? 2 : 1);
  if (rest.empty()) return plain;
  if (rest[0] == '*' || rest[0] == '{') return std::nullopt;
  plain.optional = rest[0] == '?';
  plain.last = rest[0] == '+';
  if (plain.optional) rest.remove_prefix(1);
  const bool lazy = plain.optional && rest.starts_with('?');
  if (lazy) rest.remove_prefix(1);
  const bool repeated = plain.optional && !rest.empty() &&
                        std::string_view("*+?{").find(rest[0]) != std::string_view::npos;
  return repeated ? std::nullopt : std::optional(plain);
}

// With what all that fits the pattern begins, where signs that may be left out make several
// beginnings of one pattern: RE2 knows texts between such signs only. Empty if there is nothing
// new.
std::vector<std::string> Beginnings(std::string_view pattern) {
  constexpr std::size_t kMost = 8;
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kEnough = 8;
  constexpr std::string_view kAnyCase = "(?i)";
  if (pattern.find('|') != pattern.npos) return {};
  if (pattern.starts_with(kAnyCase)) pattern.remove_prefix(kAnyCase.size());
  std::vector<std::string> texts(1);
  const auto shortest = [&texts] {
    std::size_t least = kEnough;
    for (const std::string& text : texts) least = std::min(least, text.size());
    return least;
  };
  bool known = true;
  while (known && shortest() < kEnough) {
    const auto plain = TakePlainSign(pattern);
    if (!plain || (plain->optional && texts.size() * 2 > kMost)) break;
    const std::size_t count = texts.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (plain->optional) texts.push_back(texts[i]);
      texts[i] += FoldAscii(plain->sign);
    }
    known = !plain->last;
  }
  if (texts.size() < 2 || shortest() < kShortest) return {};
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}

}  // namespace

RegexCheck CheckRegex(std::string_view pattern) {
  const RE2 regex(re2::StringPiece(pattern.data(), pattern.size()), Options());
  if (regex.ok()) return {};
  RegexCheck check{RegexProblem::kSyntax, regex.error(), regex.error_arg()};
  if (IsTooLarge(regex)) {
    check.problem = RegexProblem::kTooLarge;
  } else if (IsLookAroundOrBackReference(pattern, regex)) {
    check.problem = RegexProblem::kNotLinear;
  }
  return check;
}

std::vector<std::vector<std::string>> RequiredTexts(std::string_view pattern) {
  std::vector<std::vector<std::string>> lists = NeededAtoms(pattern).Lists();
  // Where RE2 knows nothing, the pattern may be none.
  if (lists.empty()) return lists;
  std::vector<std::string> beginnings = Beginnings(pattern);
  if (!beginnings.empty()) lists.push_back(std::move(beginnings));
  return lists;
}

namespace {

// The automaton of a long repetition is large, and building it costs more than any search. This
// one is simple: `.{n}`, `.{n,}` and `.{n,m}` stand in a text that has a line of n signs.
std::optional<std::size_t> LineLength(std::string_view pattern) {
  constexpr std::string_view kBegin = ".{";
  constexpr std::size_t kMostRepeats = 1000;  // RE2 refuses more
  if (!pattern.starts_with(kBegin) || !pattern.ends_with('}')) return std::nullopt;
  std::string_view rest = pattern.substr(kBegin.size(), pattern.size() - kBegin.size() - 1);
  const auto number = [&rest]() -> std::optional<std::size_t> {
    std::size_t value = 0;
    // RE2 takes a number that begins with 0 for plain text.
    if (rest.size() > 1 && rest[0] == '0' && rest[1] != ',') return std::nullopt;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (error != std::errc{} || value > kMostRepeats) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    return value;
  };
  const auto least = number();
  if (!least || rest.empty()) return least;
  if (rest.front() != ',') return std::nullopt;
  rest.remove_prefix(1);
  if (rest.empty()) return least;
  const auto most = number();
  return most && rest.empty() && *least <= *most ? least : std::nullopt;
}

bool HasLineOf(std::size_t bytes, std::string_view text) {
  while (text.size() >= bytes) {
    const std::size_t end = text.find('\n');
    if (end == text.npos || end >= bytes) return true;
    text.remove_prefix(end + 1);
  }
  return false;
}

RegexRun::Bytes BytesOf(const std::string& part) {
  const RE2 regex(part, Options());
  RegexRun::Bytes bytes;
  for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
    const char text = static_cast<char>(byte);
    bytes[byte] = byte >= 0x80 || !regex.ok() || RE2::FullMatch(re2::StringPiece(&text, 1), regex);
  }
  return bytes;
}

}  // namespace

std::optional<RegexRun> NeededRun(std::string_view pattern) {
  return RegexRun::Of(pattern, BytesOf);
}

struct Regex::Impl {
  std::string pattern;
  std::optional<std::size_t> line;  // what the pattern asks, if it is no more than that

  struct Compiled {
    explicit Compiled(const std::string& pattern)
        : regex(pattern, sigmata::Options()), run(NeededRun(pattern)) {}

    RE2 regex;
    std::optional<RegexRun> run;  // that the pattern needs
  };
  MadeOnce<Compiled> compiled;

  const Compiled& Get() const {
    return compiled.Get([this] { return std::make_unique<const Compiled>(pattern); });
  }
};

Regex::Regex(std::string_view pattern) : impl_(std::make_unique<Impl>()) {
  impl_->pattern = std::string(pattern);
  impl_->line = LineLength(pattern);
}
Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

bool Regex::FoundIn(std::string_view text) const noexcept {
  // A sign has at least one byte, in ASCII one.
  if (impl_->line && !HasLineOf(*impl_->line, text)) return false;
  if (impl_->line && IsAscii(text)) return true;
  const Impl::Compiled& compiled = impl_->Get();
  if (compiled.run && !compiled.run->StandsIn(text)) return false;
  const RE2& regex = compiled.regex;
  return regex.ok() && regex.Match(re2::StringPiece(text.data(), text.size()), 0, text.size(),
                                   RE2::UNANCHORED, nullptr, 0);
}

bool Regex::Find(std::string_view text, std::size_t& begin, std::size_t& end) const noexcept {
  const RE2& regex = impl_->Get().regex;
  const re2::StringPiece whole(text.data(), text.size());
  re2::StringPiece found;
  if (!regex.ok() || !regex.Match(whole, 0, text.size(), RE2::UNANCHORED, &found, 1)) return false;
  begin = static_cast<std::size_t>(found.data() - whole.data());
  end = begin + found.size();
  return true;
}

}  // namespace sigmata
