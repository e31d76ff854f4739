// Little-endian numbers out of untrusted bytes. A read beyond the end gives zeros and is
// remembered: the caller asks once, when it has read what it needs.
#ifndef SIGMATA_RUNTIME_EVTX_BYTE_READER_H_
#define SIGMATA_RUNTIME_EVTX_BYTE_READER_H_

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace sigmata::evtx {

static_assert(std::endian::native == std::endian::little, "numbers are read as they lie in memory");

// Reads bytes [begin, end) of a chunk; positions count from the chunk's start.
class ByteReader {
 public:
  ByteReader(std::string_view chunk, std::size_t begin, std::size_t end)
      : chunk_(chunk), position_(begin), end_(end) {
    good_ = end_ <= chunk_.size() && position_ <= end_;
  }
  explicit ByteReader(std::string_view bytes) : ByteReader(bytes, 0, bytes.size()) {}

  bool good() const { return good_; }
  std::size_t position() const { return position_; }
  std::size_t left() const { return good_ ? end_ - position_ : 0; }

  template <typename T>
  T Read() {
    static_assert(std::is_arithmetic_v<T>);
    T value{};
    const std::string_view bytes = Take(sizeof(T));
    if (good_) std::memcpy(&value, bytes.data(), sizeof(T));
    return value;
  }

  std::string_view Take(std::size_t size) {
    if (!good_ || size > end_ - position_) {
      good_ = false;
      return {};
    }
    const std::string_view bytes = chunk_.substr(position_, size);
    position_ += size;
    return bytes;
  }

 private:
  std::string_view chunk_;
  std::size_t position_;
  std::size_t end_;
  bool good_;
};

}  // namespace sigmata::evtx

#endif  // SIGMATA_RUNTIME_EVTX_BYTE_READER_H_
