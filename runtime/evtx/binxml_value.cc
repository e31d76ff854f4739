#include "runtime/evtx/binxml_value.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

#include "runtime/event/json_text.h"
#include "runtime/event/utf16.h"
#include "runtime/evtx/binxml_time.h"
#include "runtime/evtx/byte_reader.h"
#include "runtime/program/utf8.h"

namespace sigmata::evtx {
namespace {

constexpr std::string_view kHexUpper = "0123456789ABCDEF";

std::string_view WithoutZeros(std::string_view utf16) {
  while (utf16.size() >= 2 && utf16[utf16.size() - 1] == 0 && utf16[utf16.size() - 2] == 0) {
    utf16.remove_suffix(2);
  }
  return utf16;
}

template <typename T>
void AppendNumber(T number, std::string& out, int base = 10) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number, base).ptr;
  out.append(text.data(), end);
}

template <typename T>
bool AppendInteger(std::string_view bytes, std::string& out) {
  if (bytes.size() != sizeof(T)) return false;
  const T value = ByteReader(bytes).Read<T>();
  if constexpr (sizeof(T) == 1) {
    AppendNumber(static_cast<int>(value), out);
  } else {
    AppendNumber(value, out);
  }
  return true;
}

template <typename T>
bool AppendHex(std::string_view bytes, std::string& out) {
  if (bytes.size() != sizeof(T)) return false;
  out += "0x";
  AppendNumber(ByteReader(bytes).Read<T>(), out, 16);
  return true;
}

// What is no number (infinite, not a number) is a text.
template <typename T>
bool AppendFloat(std::string_view bytes, std::string& out, Spelling& spelling) {
  if (bytes.size() != sizeof(T)) return false;
  const T value = ByteReader(bytes).Read<T>();
  spelling = std::isfinite(value) ? Spelling::kBare : Spelling::kQuoted;
  std::array<char, 64> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  out.append(text.data(), end);
  return true;
}

bool AppendBool(std::string_view bytes, std::string& out) {
  if (bytes.size() != 4 && bytes.size() != 1) return false;
  out += bytes.find_first_not_of('\0') == bytes.npos ? "false" : "true";
  return true;
}

void AppendBinary(std::string_view bytes, std::string& out) {
  for (const char c : bytes) {
    out += kHexUpper[static_cast<unsigned char>(c) >> 4U];
    out += kHexUpper[static_cast<unsigned char>(c) & 0xFU];
  }
}

bool AppendGuid(std::string_view bytes, std::string& out) {
  if (bytes.size() != 16) return false;
  // The first three parts are numbers, so their bytes stand the other way round.
  constexpr std::array<std::size_t, 16> kOrder = {3, 2, 1,  0,  5,  4,  7,  6,
                                                  8, 9, 10, 11, 12, 13, 14, 15};
  for (std::size_t i = 0; i < kOrder.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    AppendBinary(bytes.substr(kOrder[i], 1), out);
  }
  return true;
}

bool AppendSid(std::string_view bytes, std::string& out) {
  constexpr std::size_t kAuthorityBytes = 6;
  ByteReader reader(bytes);
  const auto revision = reader.Read<std::uint8_t>();
  const auto count = reader.Read<std::uint8_t>();
  std::uint64_t authority = 0;
  for (const char c : reader.Take(kAuthorityBytes)) {
    authority = (authority << 8U) | static_cast<unsigned char>(c);
  }
  if (!reader.good() || reader.left() < std::size_t{4} * count) return false;
  out += "S-";
  AppendNumber(static_cast<unsigned>(revision), out);
  out += '-';
  AppendNumber(authority, out);
  for (unsigned i = 0; i < count; ++i) {
    out += '-';
    AppendNumber(reader.Read<std::uint32_t>(), out);
  }
  return true;
}

// Texts of one byte a character are Windows-1252, which is Latin 1 but for these.
void AppendAnsi(std::string_view bytes, std::string& out) {
  constexpr std::array<std::uint16_t, 32> kFrom80 = {
      0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
      0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  while (bytes.ends_with('\0')) bytes.remove_suffix(1);
  std::string text;
  for (const char c : bytes) {
    const std::uint32_t code = static_cast<unsigned char>(c);
    AppendUtf8(code >= 0x80 && code < 0xA0 ? kFrom80[code - 0x80] : code, text);
  }
  AppendJsonChars(text, out);
}

// By name, as XML knows them; another name stays as it is written.
void AppendEntity(std::string_view name, std::string& out) {
  std::string text;
  AppendUtf16(name, text);
  const std::string_view plain = text == "amp"    ? "&"
                                 : text == "lt"   ? "<"
                                 : text == "gt"   ? ">"
                                 : text == "quot" ? "\""
                                 : text == "apos" ? "'"
                                                  : std::string_view();
  AppendJsonChars(plain.empty() ? "&" + text + ";" : std::string(plain), out);
}

// Numbers and booleans; false if the bytes are no value of the type.
bool AppendNumberValue(ValueType type, std::string_view bytes, std::string& out) {
  switch (type) {
    case ValueType::kInt8:
      return AppendInteger<std::int8_t>(bytes, out);
    case ValueType::kUint8:
      return AppendInteger<std::uint8_t>(bytes, out);
    case ValueType::kInt16:
      return AppendInteger<std::int16_t>(bytes, out);
    case ValueType::kUint16:
      return AppendInteger<std::uint16_t>(bytes, out);
    case ValueType::kInt32:
      return AppendInteger<std::int32_t>(bytes, out);
    case ValueType::kUint32:
      return AppendInteger<std::uint32_t>(bytes, out);
    case ValueType::kInt64:
      return AppendInteger<std::int64_t>(bytes, out);
    case ValueType::kUint64:
      return AppendInteger<std::uint64_t>(bytes, out);
    case ValueType::kBool:
      return AppendBool(bytes, out);
    default:
      return false;
  }
}

bool AppendFloatValue(ValueType type, std::string_view bytes, std::string& out,
                      Spelling& spelling) {
  if (type == ValueType::kFloat) return AppendFloat<float>(bytes, out, spelling);
  return type == ValueType::kDouble && AppendFloat<double>(bytes, out, spelling);
}

// Values of a fixed form that are written as texts.
bool AppendFormedValue(ValueType type, std::string_view bytes, std::string& out) {
  switch (type) {
    case ValueType::kGuid:
      return AppendGuid(bytes, out);
    case ValueType::kFileTime:
      return AppendFileTime(bytes, out);
    case ValueType::kSystemTime:
      return AppendSystemTime(bytes, out);
    case ValueType::kSid:
      return AppendSid(bytes, out);
    case ValueType::kSize:
      return bytes.size() == 4 ? AppendHex<std::uint32_t>(bytes, out)
                               : AppendHex<std::uint64_t>(bytes, out);
    case ValueType::kHex32:
      return AppendHex<std::uint32_t>(bytes, out);
    case ValueType::kHex64:
      return AppendHex<std::uint64_t>(bytes, out);
    default:
      return false;
  }
}

}  // namespace

void AppendUtf16Text(std::string_view bytes, std::string& out) {
  std::string text;
  AppendUtf16(WithoutZeros(bytes), text);
  AppendJsonChars(text, out);
}

void AppendValueText(ValueType type, std::string_view bytes, std::string& out, Spelling& spelling) {
  spelling = Spelling::kQuoted;
  switch (type) {
    case ValueType::kNull:
      return;
    case ValueType::kString:
    case ValueType::kCharacter:
      return AppendUtf16Text(bytes, out);
    case ValueType::kAnsiString:
      return AppendAnsi(bytes, out);
    case ValueType::kEntity:
      return AppendEntity(bytes, out);
    default:
      break;
  }
  if (AppendFormedValue(type, bytes, out) || AppendFloatValue(type, bytes, out, spelling)) return;
  if (AppendNumberValue(type, bytes, out)) {
    spelling = Spelling::kBare;
  } else {
    AppendBinary(bytes, out);
  }
}

std::size_t ElementSize(ValueType type) {
  switch (type) {
    case ValueType::kInt8:
    case ValueType::kUint8:
      return 1;
    case ValueType::kInt16:
    case ValueType::kUint16:
      return 2;
    case ValueType::kInt32:
    case ValueType::kUint32:
    case ValueType::kFloat:
    case ValueType::kBool:
    case ValueType::kHex32:
      return 4;
    case ValueType::kInt64:
    case ValueType::kUint64:
    case ValueType::kDouble:
    case ValueType::kSize:
    case ValueType::kFileTime:
    case ValueType::kHex64:
      return 8;
    case ValueType::kGuid:
    case ValueType::kSystemTime:
      return 16;
    default:
      return 0;
  }
}

}  // namespace sigmata::evtx
