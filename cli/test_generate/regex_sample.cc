#include "cli/test_generate/regex_sample.h"

#include <algorithm>
#include <bitset>
#include <charconv>

#include "runtime/program/utf8.h"

namespace sigmata::cli {
namespace {

// How one sample differs from another.
struct Choice {
  std::size_t alternative = 0;  // of each group, by its number modulo what there is
  std::size_t more = 0;         // repetitions beyond the least
  std::string_view inside;
};

constexpr std::size_t kMaxSample = 2000;

using CharSet = std::bitset<128>;

void AddRange(unsigned from, unsigned to, CharSet& set) {
  for (unsigned c = from; c <= to && c < set.size(); ++c) set.set(c);
}

// \d \w \s and their opposites; false for another letter.
bool AddNamed(char name, CharSet& set) {
  CharSet named;
  switch (name | 0x20) {
    case 'd':
      AddRange('0', '9', named);
      break;
    case 'w':
      AddRange('a', 'z', named);
      AddRange('A', 'Z', named);
      AddRange('0', '9', named);
      named.set('_');
      break;
    case 's':
      for (const char c : {' ', '\t', '\n', '\r', '\f'}) named.set(static_cast<std::size_t>(c));
      break;
    default:
      return false;
  }
  set |= (name & 0x20) != 0 ? named : ~named;
  return true;
}

// The sign of a set that looks best in an example.
std::string PickFrom(const CharSet& set) {
  for (const char* c = "a0 xAzZ9-_.\\/:"; *c != '\0'; ++c) {
    if (set.test(static_cast<std::size_t>(*c))) return std::string(1, *c);
  }
  for (std::size_t c = 0x21; c < 0x7F; ++c) {
    if (set.test(c)) return std::string(1, static_cast<char>(c));
  }
  for (std::size_t c = 1; c < set.size(); ++c) {
    if (set.test(c)) return std::string(1, static_cast<char>(c));
  }
  return {};
}

class Sampler {
 public:
  Sampler(std::string_view pattern, const Choice& choice) : rest_(pattern), choice_(choice) {}

  std::string Sample() { return Alternatives(0); }

 private:
  bool Take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  std::string Alternatives(std::size_t depth) {
    std::vector<std::string> all = {Sequence(depth)};
    while (Take("|")) all.push_back(Sequence(depth));
    return all[choice_.alternative % all.size()];
  }

  std::string Sequence(std::size_t depth) {
    std::string out;
    while (!rest_.empty() && rest_[0] != '|' && rest_[0] != ')') {
      const std::size_t before = rest_.size();
      anything_ = false;
      const std::string atom = Atom(depth);
      out += Repeated(atom);
      if (rest_.size() == before) rest_.remove_prefix(1);
      if (out.size() > kMaxSample) out.resize(kMaxSample);
    }
    return out;
  }

  std::string Atom(std::size_t depth) {
    constexpr std::size_t kMaxDepth = 100;
    const char c = rest_[0];
    if (c == '(') {
      rest_.remove_prefix(1);
      if (Flags() || depth > kMaxDepth) return {};
      std::string inside = Alternatives(depth + 1);
      Take(")");
      anything_ = false;
      return inside;
    }
    if (c == '[') return PickFrom(Class());
    if (c == '\\') return Escape();
    if (c == '.') {
      rest_.remove_prefix(1);
      anything_ = true;
      return "x";
    }
    if (c == '^' || c == '$') {
      rest_.remove_prefix(1);
      return {};
    }
    const CodePoint point = DecodeUtf8(rest_);
    std::string literal(rest_.substr(0, point.size));
    rest_.remove_prefix(point.size);
    return literal;
  }

  // Behind an opening bracket: what kind of group it is. True: `(?i)`, which is none.
  bool Flags() {
    if (!Take("?")) return false;
    if (Take("P<") || Take("<")) {
      rest_.remove_prefix(std::min(rest_.find('>'), rest_.size() - 1) + 1);
      return false;
    }
    while (!rest_.empty() && rest_[0] != ':' && rest_[0] != ')') rest_.remove_prefix(1);
    if (Take(":")) return false;
    return Take(")");
  }

  CharSet Class() {
    rest_.remove_prefix(1);
    const bool negated = Take("^");
    CharSet set;
    bool first = true;
    while (!rest_.empty() && (first || rest_[0] != ']')) {
      first = false;
      if (rest_.starts_with("[:")) {
        AddPosix(set);
        continue;
      }
      if (rest_.size() > 1 && rest_[0] == '\\' && AddNamed(rest_[1], set)) {
        rest_.remove_prefix(2);
        continue;
      }
      const unsigned from = ClassChar();
      unsigned to = from;
      if (rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
        rest_.remove_prefix(1);
        to = ClassChar();
      }
      AddRange(from, to, set);
    }
    Take("]");
    return negated ? ~set : set;
  }

  void AddPosix(CharSet& set) {
    const std::size_t end = std::min(rest_.find(":]"), rest_.size() - 2);
    const std::string_view name = rest_.substr(2, end - 2);
    AddNamed(name == "digit" ? 'd' : name == "space" ? 's' : 'w', set);
    rest_.remove_prefix(end + 2);
  }

  unsigned ClassChar() {
    std::string text;
    if (rest_[0] == '\\') {
      text = Escape();
    } else {
      text = rest_[0];
      rest_.remove_prefix(1);
    }
    return text.empty() ? 0U : static_cast<unsigned char>(text[0]);
  }

  std::string Escape() {
    rest_.remove_prefix(1);
    if (rest_.empty()) return {};
    const char c = rest_[0];
    rest_.remove_prefix(1);
    CharSet set;
    if (AddNamed(c, set)) return PickFrom(set);
    switch (c) {
      case 'b':
      case 'B':
      case 'A':
      case 'z':
        return {};
      case 'n':
        return "\n";
      case 'r':
        return "\r";
      case 't':
        return "\t";
      case 'x':
        return Hex();
      case 'p':
        rest_.remove_prefix(std::min(rest_.find_first_of("}LN"), rest_.size() - 1) + 1);
        return "a";
      default:
        return std::string(1, c);
    }
  }

  std::string Hex() {
    const bool braces = Take("{");
    const std::size_t size = braces ? std::min(rest_.find('}'), rest_.size()) : 2;
    const std::string_view digits = rest_.substr(0, size);
    std::uint32_t code_point = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code_point, 16);
    rest_.remove_prefix(std::min(size + (braces ? 1 : 0), rest_.size()));
    std::string out;
    AppendUtf8(code_point, out);
    return out;
  }

  std::string Repeated(const std::string& atom) {
    const bool anything = anything_;
    std::size_t least = 1;
    bool open = false;  // more is allowed
    if (Take("*")) {
      least = 0;
      open = true;
    } else if (Take("+")) {
      open = true;
    } else if (Take("?")) {
      least = choice_.more > 0 ? 1 : 0;
    } else if (!rest_.empty() && rest_[0] == '{') {
      open = Bounds(least);
    }
    if (!Take("?")) Take("+");
    if (anything && open && !choice_.inside.empty()) return std::string(choice_.inside);
    const std::size_t times = least + (open ? choice_.more : 0);
    std::string out;
    for (std::size_t i = 0; i < times && out.size() < kMaxSample; ++i) out += atom;
    return out;
  }

  // `{2,5}`: whether there may be more than `least`.
  bool Bounds(std::size_t& least) {
    const std::size_t end = rest_.find('}');
    if (end == rest_.npos || rest_.size() < 2 || rest_[1] < '0' || rest_[1] > '9') return false;
    const std::string_view inside = rest_.substr(1, end - 1);
    std::from_chars(inside.data(), inside.data() + inside.size(), least);
    rest_.remove_prefix(end + 1);
    return inside.ends_with(',');
  }

  std::string_view rest_;
  const Choice& choice_;
  bool anything_ = false;  // the last atom was a dot
};

}  // namespace

std::vector<std::string> RegexSamples(std::string_view pattern, const std::string& inside) {
  constexpr std::size_t kAlternatives = 4;
  std::vector<std::string> samples;
  const auto add = [&](const Choice& choice) {
    std::string sample = Sampler(pattern, choice).Sample();
    if (std::find(samples.begin(), samples.end(), sample) == samples.end()) {
      samples.push_back(std::move(sample));
    }
  };
  for (const std::size_t more : {std::size_t{0}, std::size_t{1}, std::size_t{4}}) {
    for (std::size_t i = 0; i < kAlternatives; ++i) {
      if (!inside.empty()) add({i, more, inside});
      add({i, more, {}});
    }
  }
  return samples;
}

}  // namespace sigmata::cli
