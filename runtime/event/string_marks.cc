#include "runtime/event/string_marks.h"

#include "runtime/program/bytes16.h"
#include "runtime/program/vectors.h"

#if defined(SIGMATA_X86_VECTORS)
#include <immintrin.h>
#endif

namespace sigmata {
namespace {

constexpr char kFirstAllowed = ' ';

// Events mostly stand behind each other, and no loop here does enough with a block to cover the
// time that the next one takes to come: so it is asked for early. No harm if nothing is there.
constexpr std::size_t kAhead = 4096;
inline void AskFor(const char* block) { __builtin_prefetch(block + kAhead); }

constexpr std::uint64_t FirstBits(std::size_t count) {
  return count >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
}

// Of a run of backslashes, the first, third and so on escape what follows them. Adding a bit where
// a run begins carries through the whole run; so runs that begin at even places are told from those
// that begin at odd ones.
[[gnu::always_inline]] inline std::uint64_t Escapers(std::uint64_t slashes) {
  constexpr std::uint64_t kEven = 0x5555555555555555U;
  const std::uint64_t begins = slashes & ~(slashes << 1U);
  const std::uint64_t begun_even = slashes & ~(slashes + (begins & kEven));
  return (begun_even & kEven) | (slashes & ~begun_even & ~kEven);
}

}  // namespace

[[gnu::always_inline]] inline std::uint64_t StringMarks::WithoutEscaped(std::uint64_t quotes,
                                                                        std::uint64_t slashes,
                                                                        Walk& walk) {
  const std::uint64_t escapers = Escapers(slashes & ~walk.escaped);
  const std::uint64_t escaped = escapers << 1U | walk.escaped;
  walk.escaped = escapers >> 63U;
  return quotes & ~escaped;
}

StringMarks::Walk StringMarks::MarkPlainly(std::string_view text) {
  Walk walk;
  for (std::size_t begin = 0; begin < text.size(); begin += kBlock) {
    AskFor(text.data() + begin);
    const std::uint64_t there = FirstBits(text.size() - begin);
    std::uint64_t quotes = 0;
    std::uint64_t slashes = 0;
    std::uint64_t controls = 0;
    std::uint64_t above = 0;
    for (std::size_t i = 0; i < kBlock; i += kBytes16) {
      const Bytes16 bytes = Load16(text.data() + begin + i);
      quotes |= std::uint64_t{EqualBytes(bytes, Fill16('"'))} << i;
      slashes |= std::uint64_t{EqualBytes(bytes, Fill16('\\'))} << i;
      // Of a byte below the blank, the upper three bits are clear.
      controls |= std::uint64_t{EqualBytes(bytes & Fill16('\xE0'), Bytes16{})} << i;
      above |= std::uint64_t{HighBits(bytes)} << i;
    }
    walk.controls += static_cast<std::size_t>(std::popcount(controls & there));
    walk.above_ascii |= above & there;
    slashes_[begin / kBlock] = slashes & there;
    quotes_[begin / kBlock] = WithoutEscaped(quotes & there, slashes & there, walk);
  }
  return walk;
}

#if defined(SIGMATA_X86_VECTORS)

namespace {

SIGMATA_AVX2 inline std::uint64_t Mask64(__m256i low, __m256i high) {
  const auto upper = static_cast<std::uint32_t>(_mm256_movemask_epi8(high));
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) | std::uint64_t{upper} << 32U;
}

SIGMATA_AVX2 inline std::uint64_t Equal64(__m256i low, __m256i high, char sign) {
  const __m256i signs = _mm256_set1_epi8(sign);
  return Mask64(_mm256_cmpeq_epi8(low, signs), _mm256_cmpeq_epi8(high, signs));
}

}  // namespace

SIGMATA_AVX2 StringMarks::Walk StringMarks::MarkByAvx2(std::string_view text) {
  Walk walk;
  const __m256i upper_bits = _mm256_set1_epi8('\xE0');
  for (std::size_t begin = 0; begin < text.size(); begin += kBlock) {
    AskFor(text.data() + begin);
    const std::uint64_t there = FirstBits(text.size() - begin);
    const auto* const block = reinterpret_cast<const __m256i*>(text.data() + begin);
    const __m256i low = _mm256_loadu_si256(block);
    const __m256i high = _mm256_loadu_si256(block + 1);
    const std::uint64_t controls =
        Equal64(_mm256_and_si256(low, upper_bits), _mm256_and_si256(high, upper_bits), '\0');
    walk.controls += static_cast<std::size_t>(__builtin_popcountll(controls & there));
    walk.above_ascii |= Mask64(low, high) & there;
    const std::uint64_t slashes = Equal64(low, high, '\\') & there;
    slashes_[begin / kBlock] = slashes;
    quotes_[begin / kBlock] = WithoutEscaped(Equal64(low, high, '"') & there, slashes, walk);
  }
  return walk;
}

SIGMATA_AVX512 StringMarks::Walk StringMarks::MarkByAvx512(std::string_view text) {
  Walk walk;
  __mmask64 above = 0;
  for (std::size_t begin = 0; begin < text.size(); begin += kBlock) {
    AskFor(text.data() + begin);
    const __mmask64 there = FirstBits(text.size() - begin);
    const __m512i bytes = _mm512_loadu_si512(text.data() + begin);
    const __mmask64 controls =
        _mm512_mask_cmplt_epu8_mask(there, bytes, _mm512_set1_epi8(kFirstAllowed));
    walk.controls += static_cast<std::size_t>(__builtin_popcountll(controls));
    above |= _mm512_mask_cmplt_epi8_mask(there, bytes, _mm512_setzero_si512());
    const __mmask64 slashes = _mm512_mask_cmpeq_epi8_mask(there, bytes, _mm512_set1_epi8('\\'));
    const __mmask64 quotes = _mm512_mask_cmpeq_epi8_mask(there, bytes, _mm512_set1_epi8('"'));
    slashes_[begin / kBlock] = slashes;
    quotes_[begin / kBlock] = WithoutEscaped(quotes, slashes, walk);
  }
  walk.above_ascii = above;
  return walk;
}

#endif

StringMarks::String StringMarks::LongStringAt(std::size_t at) const {
  constexpr std::size_t kSeen = kBlock - 7;  // at least
  bool escaped = false;
  for (; at < size_; at += kSeen) {
    const std::uint64_t quotes = Window(quotes_, at);
    const std::uint64_t slashes = Window(slashes_, at);
    if (quotes == 0) {
      escaped = escaped || slashes != 0;
      continue;
    }
    return {at + static_cast<std::size_t>(std::countr_zero(quotes)),
            escaped || (slashes & (quotes ^ (quotes - 1))) != 0};
  }
  return {};
}

void StringMarks::Find(std::string_view text) {
  size_ = text.size();
  const std::size_t blocks = (size_ + kBlock - 1) / kBlock;
  // One of them may have grown before memory ran out.
  for (Bits* const bits : {&quotes_, &slashes_}) {
    if (bits->size() < blocks + kBehind) bits->resize(2 * blocks + kBehind);
  }
  Walk walk;
  switch (VectorsInUse()) {
#if defined(SIGMATA_X86_VECTORS)
    case Vectors::kAvx512:
      walk = MarkByAvx512(text);
      break;
    case Vectors::kAvx2:
      walk = MarkByAvx2(text);
      break;
#endif
    default:
      walk = MarkPlainly(text);
  }
  for (std::size_t i = 0; i < kBehind; ++i) quotes_[blocks + i] = slashes_[blocks + i] = 0;
  ascii_ = walk.above_ascii == 0;
  controls_ = walk.controls;
}

}  // namespace sigmata
