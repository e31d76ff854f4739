#include "runtime/event/string_marks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "runtime/program/bytes16.h"
#include "runtime/program/first_bits.h"
#include "runtime/program/vectors.h"

#if defined(SIGMATA_X86_VECTORS)
#include <immintrin.h>
#endif

namespace sigmata {
namespace {

// All of them are clear in a byte below the blank.
constexpr char kUpperBits = '\xE0';

// Events mostly stand behind each other, and no loop here does enough with a block to cover the
// time that the next one takes to come: so it is asked for early. No harm if nothing is there.
constexpr std::size_t kAhead = 4096;
[[gnu::always_inline]] inline void AskFor(const char* block) { __builtin_prefetch(block + kAhead); }

}  // namespace

std::size_t CountControls(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }));
}

// Four at a time, also those that are not there, which the next ones are written over.
[[gnu::always_inline]] inline void StringMarks::AddQuotes(std::uint64_t bits, std::size_t begin,
                                                          Walk& walk) {
  constexpr int kAtATime = 4;
  const int count = std::popcount(bits);
  for (int i = 0; i < count; i += kAtATime) {
    for (int j = i; j < i + kAtATime; ++j, bits &= bits - 1) {
      walk.quotes[j] =
          static_cast<std::uint16_t>(begin + static_cast<std::size_t>(std::countr_zero(bits)));
    }
  }
  walk.quotes += count;
}

StringMarks::Walk StringMarks::MarkPlainly(std::string_view text, std::uint16_t* quotes) {
  Walk walk;
  walk.quotes = quotes;
  for (std::size_t begin = 0; begin < text.size(); begin += kBlock) {
    AskFor(text.data() + begin);
    const std::uint64_t there = FirstBits(text.size() - begin);
    std::uint64_t marks = 0;
    std::uint64_t controls = 0;
    std::uint64_t above = 0;
    for (std::size_t i = 0; i < kBlock; i += kBytes16) {
      const Bytes16 bytes = Load16(text.data() + begin + i);
      marks |= std::uint64_t{EqualBytes(bytes, Fill16('"'))} << i;
      controls |= std::uint64_t{EqualBytes(bytes & Fill16(kUpperBits), Bytes16{})} << i;
      above |= std::uint64_t{HighBits(bytes)} << i;
    }
    walk.controls |= controls & there;
    walk.above_ascii |= above & there;
    AddQuotes(marks & there, begin, walk);
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

SIGMATA_AVX2 StringMarks::Walk StringMarks::MarkByAvx2(std::string_view text,
                                                       std::uint16_t* quotes) {
  Walk walk;
  walk.quotes = quotes;
  const __m256i upper_bits = _mm256_set1_epi8(kUpperBits);
  for (std::size_t begin = 0; begin < text.size(); begin += kBlock) {
    AskFor(text.data() + begin);
    const std::uint64_t there = FirstBits(text.size() - begin);
    const auto* const block = reinterpret_cast<const __m256i*>(text.data() + begin);
    const __m256i low = _mm256_loadu_si256(block);
    const __m256i high = _mm256_loadu_si256(block + 1);
    const std::uint64_t controls =
        Equal64(_mm256_and_si256(low, upper_bits), _mm256_and_si256(high, upper_bits), '\0');
    walk.controls |= controls & there;
    walk.above_ascii |= Mask64(low, high) & there;
    AddQuotes(Equal64(low, high, '"') & there, begin, walk);
  }
  return walk;
}

namespace {

// The numbers from 0 on.
alignas(64) constexpr auto kNumbers = [] {
  std::array<std::uint8_t, 64> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<std::uint8_t>(i);
  return numbers;
}();

// Writes half of a block's places, whether they are there or not; in `first`, each number is that
// of the block's first byte.
SIGMATA_AVX512 inline void StoreHalf(__m256i numbers, __m512i first, std::uint16_t* to) {
  const __m512i wide = _mm512_maskz_cvtepu8_epi16(0xFFFFFFFF, numbers);
  _mm512_storeu_si512(to, _mm512_add_epi16(wide, first));
}

// How many there are.
SIGMATA_AVX512 inline int StorePlaces(std::uint64_t bits, __m512i numbers, __m512i first,
                                      std::uint16_t* to) {
  const __m512i places = _mm512_maskz_compress_epi8(bits, numbers);
  const int count = __builtin_popcountll(bits);
  StoreHalf(_mm512_maskz_extracti64x4_epi64(0xF, places, 0), first, to);
  if (count > 32) StoreHalf(_mm512_maskz_extracti64x4_epi64(0xF, places, 1), first, to + 32);
  return count;
}

}  // namespace

SIGMATA_AVX512 StringMarks::Walk StringMarks::MarkByAvx512(std::string_view text,
                                                           std::uint16_t* quotes) {
  Walk walk;
  walk.quotes = quotes;
  const __m512i blanks = _mm512_set1_epi8(' ');
  const __m512i numbers = _mm512_load_si512(kNumbers.data());
  __m512i any = blanks;     // the bits that any byte has
  __m512i lowest = blanks;  // the lowest byte of each place in a block
  __m512i first = _mm512_setzero_si512();
  for (std::size_t begin = 0; begin < text.size(); begin += kBlock) {
    AskFor(text.data() + begin);
    const std::size_t left = text.size() - begin;
    const __m512i bytes =
        left >= kBlock ? _mm512_loadu_si512(text.data() + begin)
                       : _mm512_mask_loadu_epi8(blanks, FirstBits(left), text.data() + begin);
    any = _mm512_or_si512(any, bytes);
    lowest = _mm512_min_epu8(lowest, bytes);
    const __mmask64 marks = _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('"'));
    walk.quotes += StorePlaces(marks, numbers, first, walk.quotes);
    first = _mm512_add_epi16(first, _mm512_set1_epi16(kBlock));
  }
  walk.above_ascii = _mm512_movepi8_mask(any);
  walk.controls = _mm512_cmplt_epu8_mask(lowest, blanks);
  return walk;
}

#endif

void StringMarks::Find(std::string_view text) {
  // Each byte may be a quotation mark, and a block's places are written at a time.
  const std::size_t room = text.size() + kBlock + kBehind;
  if (quotes_.size() < room) quotes_.resize(2 * room);
  Walk walk;
  switch (VectorsInUse()) {
#if defined(SIGMATA_X86_VECTORS)
    case Vectors::kAvx512:
      walk = MarkByAvx512(text, quotes_.data());
      break;
    case Vectors::kAvx2:
      walk = MarkByAvx2(text, quotes_.data());
      break;
#endif
    default:
      walk = MarkPlainly(text, quotes_.data());
  }
  static_assert(kNowhere == 0xFFFF);
  std::memset(walk.quotes, 0xFF, kBehind * sizeof kNowhere);
  ascii_ = walk.above_ascii == 0;
  controls_ = walk.controls == 0 ? 0 : CountControls(text);
}

}  // namespace sigmata
