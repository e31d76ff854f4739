#include "runtime/match/string_match.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "runtime/program/bytes16.h"
#include "runtime/program/utf8.h"
#include "runtime/program/vectors.h"
#include "runtime/program/wildcards.h"

#if defined(SIGMATA_X86_VECTORS)
#include <immintrin.h>
#endif

namespace sigmata {
namespace {

// How frequent bytes are in the texts of events, roughly: the most frequent have the highest rank.
constexpr auto kByteRanks = [] {
  std::array<std::uint8_t, 256> ranks{};
  constexpr std::string_view kByFrequency =
      " e\\stnariolc0dm2u.1p-34w5h\"$fgvy8k69:7bx/=(),_[]'@{}";
  std::uint8_t rank = 200;
  for (const char c : kByFrequency) ranks[static_cast<unsigned char>(c)] = rank--;
  return ranks;
}();

// Two places in the literal; the same one if it has no other.
std::pair<std::size_t, std::size_t> RarestBytes(std::string_view literal) {
  const auto rank = [&](std::size_t i) {
    return kByteRanks[static_cast<unsigned char>(literal[i])];
  };
  std::size_t a = 0;
  std::size_t b = literal.size() - 1;
  if (rank(b) < rank(a)) std::swap(a, b);
  for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
    if (rank(i) < rank(a)) {
      b = a;
      a = i;
    } else if (rank(i) < rank(b)) {
      b = i;
    }
  }
  return {a, b};
}

bool Search(std::string_view text, std::string_view literal) {
  return memmem(text.data(), text.size(), literal.data(), literal.size()) != nullptr;
}

}  // namespace

namespace {

// A search by two bytes of a literal: where they stand, the literal may.
struct Sought {
  std::string_view text;
  std::string_view literal;
  std::size_t a = 0;  // places in the literal
  std::size_t b = 0;
  std::size_t budget = 0;  // bytes that may be compared: a text's and a literal's worth

  // The number of places where the literal may begin.
  std::size_t places() const { return text.size() - literal.size() + 1; }
};

enum class Answer : std::uint8_t { kNo, kYes, kTooManyPlaces };

// `bits`: places from `begin` on.
Answer LookAt(Sought& sought, std::size_t begin, std::uint64_t bits) {
  for (; bits != 0; bits &= bits - 1) {
    if (sought.budget < sought.literal.size()) return Answer::kTooManyPlaces;
    sought.budget -= sought.literal.size();
    const char* const at = sought.text.data() + begin + std::countr_zero(bits);
    if (std::memcmp(at, sought.literal.data(), sought.literal.size()) == 0) return Answer::kYes;
  }
  return Answer::kNo;
}

// Walks look at `begin` and what is behind it, and leave there what is too short for them.
Answer WalkPlainly(Sought& sought, std::size_t& begin) {
  const Bytes16 byte_a = Fill16(sought.literal[sought.a]);
  const Bytes16 byte_b = Fill16(sought.literal[sought.b]);
  for (; begin + kBytes16 <= sought.places(); begin += kBytes16) {
    const char* const at = sought.text.data() + begin;
    const std::uint32_t bits =
        EqualBytes(Load16(at + sought.a), byte_a) & EqualBytes(Load16(at + sought.b), byte_b);
    if (bits == 0) continue;
    if (const Answer answer = LookAt(sought, begin, bits); answer != Answer::kNo) return answer;
  }
  return Answer::kNo;
}

#if defined(SIGMATA_X86_VECTORS)

SIGMATA_AVX2 Answer WalkByAvx2(Sought& sought, std::size_t& begin) {
  constexpr std::size_t kStep = 32;
  const __m256i byte_a = _mm256_set1_epi8(sought.literal[sought.a]);
  const __m256i byte_b = _mm256_set1_epi8(sought.literal[sought.b]);
  for (; begin + kStep <= sought.places(); begin += kStep) {
    const char* const at = sought.text.data() + begin;
    const auto* const at_a = reinterpret_cast<const __m256i*>(at + sought.a);
    const auto* const at_b = reinterpret_cast<const __m256i*>(at + sought.b);
    const __m256i both = _mm256_and_si256(_mm256_cmpeq_epi8(_mm256_loadu_si256(at_a), byte_a),
                                          _mm256_cmpeq_epi8(_mm256_loadu_si256(at_b), byte_b));
    const auto bits = static_cast<std::uint32_t>(_mm256_movemask_epi8(both));
    if (bits == 0) continue;
    if (const Answer answer = LookAt(sought, begin, bits); answer != Answer::kNo) return answer;
  }
  return Answer::kNo;
}

// A byte of zeros for each of 64 places from `at` on where both bytes stand. Differences cost less
// than comparisons, of which a processor makes one at a time.
SIGMATA_AVX512 inline __m512i Differ64(const char* at, const Sought& sought, __m512i byte_a,
                                       __m512i byte_b) {
  constexpr int kXorThenOr = 0xBE;  // (a ^ b) | c
  const __m512i of_a = _mm512_xor_si512(_mm512_loadu_si512(at + sought.a), byte_a);
  return _mm512_ternarylogic_epi64(_mm512_loadu_si512(at + sought.b), byte_b, of_a, kXorThenOr);
}

// Moves `begin` to the first 256 places that have one where both bytes stand, or in front of fewer
// places.
SIGMATA_AVX512 inline void SkipByAvx512(const Sought& sought, std::size_t& begin, __m512i byte_a,
                                        __m512i byte_b) {
  constexpr std::size_t kStep = 256;
  for (; begin + kStep <= sought.places(); begin += kStep) {
    const char* const at = sought.text.data() + begin;
    const __m512i first = _mm512_min_epu8(Differ64(at, sought, byte_a, byte_b),
                                          Differ64(at + 64, sought, byte_a, byte_b));
    const __m512i second = _mm512_min_epu8(Differ64(at + 128, sought, byte_a, byte_b),
                                           Differ64(at + 192, sought, byte_a, byte_b));
    const __m512i least = _mm512_min_epu8(first, second);
    if (_mm512_testn_epi8_mask(least, least) != 0) return;
  }
}

// Takes the text's end with it.
SIGMATA_AVX512 Answer WalkByAvx512(Sought& sought, std::size_t& begin) {
  constexpr std::size_t kStep = 64;
  const __m512i byte_a = _mm512_set1_epi8(sought.literal[sought.a]);
  const __m512i byte_b = _mm512_set1_epi8(sought.literal[sought.b]);
  for (std::size_t i = 0; begin < sought.places(); begin += kStep, ++i) {
    if (i % 4 == 0) SkipByAvx512(sought, begin, byte_a, byte_b);
    if (begin == sought.places()) break;
    const std::size_t left = sought.places() - begin;
    const __mmask64 there = left < kStep ? (__mmask64{1} << left) - 1 : ~__mmask64{0};
    const char* const at = sought.text.data() + begin;
    const __mmask64 first =
        _mm512_mask_cmpeq_epi8_mask(there, _mm512_maskz_loadu_epi8(there, at + sought.a), byte_a);
    if (first == 0) continue;
    const __mmask64 bits =
        _mm512_mask_cmpeq_epi8_mask(first, _mm512_maskz_loadu_epi8(there, at + sought.b), byte_b);
    if (bits == 0) continue;
    if (const Answer answer = LookAt(sought, begin, bits); answer != Answer::kNo) return answer;
  }
  return Answer::kNo;
}

#endif

Answer Walk(Sought& sought, std::size_t& begin) {
#if defined(SIGMATA_X86_VECTORS)
  if (VectorsInUse() == Vectors::kAvx512) return WalkByAvx512(sought, begin);
  if (VectorsInUse() == Vectors::kAvx2) {
    const Answer answer = WalkByAvx2(sought, begin);
    if (answer != Answer::kNo) return answer;
  }
#endif
  return WalkPlainly(sought, begin);
}

}  // namespace

// Looks at many places at a time, by the two bytes of the literal that are rarest. Texts in which
// these stand together too often are left to memmem, whose time is linear whatever the text.
bool ContainsText(std::string_view text, std::string_view literal) noexcept {
  if (literal.empty()) return true;
  if (literal.size() > text.size()) return false;
  const auto [a, b] = RarestBytes(literal);
  Sought sought{text, literal, a, b, text.size() + literal.size()};
  std::size_t begin = 0;
  const Answer answer = Walk(sought, begin);
  if (answer == Answer::kYes) return true;
  if (answer == Answer::kNo && begin >= sought.places()) return false;
  return Search(text.substr(begin), literal);
}

namespace {

// Where the next sign of a pattern may stand, from `begin` on: a literal sign where its first byte
// does, so that a run is not lengthened one by one. No byte but the first of a sign is taken for
// one. npos: nowhere.
std::size_t NextPlace(std::string_view text, std::size_t begin, std::string_view rest) {
  const bool literal = !rest.empty() && !IsWildcard(rest.front());
  const bool continues = literal && (static_cast<unsigned char>(rest.front()) & 0xC0U) == 0x80U;
  return literal && !continues ? text.find(rest.front(), begin) : begin;
}

}  // namespace

// On a mismatch the last kAnyRun takes more characters; earlier ones never need to.
bool GlobFits(std::string_view text, std::string_view pattern) noexcept {
  std::size_t t = 0;
  std::size_t p = 0;
  std::size_t run = pattern.npos;
  std::size_t resume = 0;
  while (t < text.size()) {
    const char sign = p < pattern.size() ? pattern[p] : '\0';
    if (p < pattern.size() && sign == kAnyRun) {
      run = p++;
      if (p == pattern.size()) return true;
      resume = t = NextPlace(text, t, pattern.substr(p));
      if (t == text.npos) return false;
    } else if (p < pattern.size() && sign == kAnyOne) {
      t += DecodeUtf8(text.substr(t)).size;
      ++p;
    } else if (p < pattern.size() && sign == kAnyDash && IsDash(DecodeUtf8(text.substr(t)).value)) {
      t += DecodeUtf8(text.substr(t)).size;
      ++p;
    } else if (p < pattern.size() && sign == text[t]) {
      ++t;
      ++p;
    } else if (run != pattern.npos) {
      resume += DecodeUtf8(text.substr(resume)).size;
      resume = t = NextPlace(text, resume, pattern.substr(run + 1));
      if (t == text.npos) return false;
      p = run + 1;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of(kAnyRun, p) == pattern.npos;
}

bool LiteralSet::HasEqual(std::string_view text) const noexcept {
  const auto it = std::lower_bound(
      literals_.begin(), literals_.end(), text,
      [this](TextRef literal, std::string_view wanted) { return image_.Text(literal) < wanted; });
  return it != literals_.end() && image_.Text(*it) == text;
}

bool LiteralSet::HasPrefixOf(std::string_view text) const noexcept {
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    if (text.starts_with(At(i))) return true;
  }
  return false;
}

bool LiteralSet::HasSuffixOf(std::string_view text) const noexcept {
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    if (text.ends_with(At(i))) return true;
  }
  return false;
}

bool LiteralSet::HasPartOf(std::string_view text) const noexcept {
  for (std::size_t i = 0; i < literals_.size(); ++i) {
    if (ContainsText(text, At(i))) return true;
  }
  return false;
}

}  // namespace sigmata
