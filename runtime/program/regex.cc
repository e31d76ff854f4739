#include "runtime/program/regex.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstdio>
#include <mutex>
#include <numeric>
#include <optional>

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
  return NeededAtoms(pattern).Lists();
}

struct Regex::Impl {
  std::string pattern;
  mutable std::once_flag compiled;
  mutable std::optional<RE2> regex;

  const RE2& Compiled() const {
    std::call_once(compiled, [this] { regex.emplace(pattern, Options()); });
    return *regex;
  }
};

Regex::Regex(std::string_view pattern) : impl_(std::make_unique<Impl>()) {
  impl_->pattern = std::string(pattern);
}
Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

bool Regex::FoundIn(std::string_view text) const noexcept {
  const RE2& regex = impl_->Compiled();
  return regex.ok() && regex.Match(re2::StringPiece(text.data(), text.size()), 0, text.size(),
                                   RE2::UNANCHORED, nullptr, 0);
}

bool Regex::Find(std::string_view text, std::size_t& begin, std::size_t& end) const noexcept {
  const RE2& regex = impl_->Compiled();
  const re2::StringPiece whole(text.data(), text.size());
  re2::StringPiece found;
  if (!regex.ok() || !regex.Match(whole, 0, text.size(), RE2::UNANCHORED, &found, 1)) return false;
  begin = static_cast<std::size_t>(found.data() - whole.data());
  end = begin + found.size();
  return true;
}

}  // namespace sigmata
