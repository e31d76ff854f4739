// The only user of simdjson, and of its first stage alone: it finds where tokens begin, many bytes
// at a time, by what the processor offers.
#include "runtime/event/json_cursor.h"

#include <simdjson.h>

#include <bitset>

#include "runtime/event/json_scalar.h"

namespace sigmata {
namespace {

static_assert(kEventPadding >= simdjson::SIMDJSON_PADDING);

ReadStatus StatusOf(simdjson::error_code error) {
  switch (error) {
    case simdjson::SUCCESS:
      return ReadStatus::kRead;
    case simdjson::MEMALLOC:
      return ReadStatus::kNoMemory;
    case simdjson::CAPACITY:
      return ReadStatus::kTooLarge;
    default:
      return ReadStatus::kNotJson;
  }
}

}  // namespace

void JsonCursor::Skip(std::size_t depth) {
  if (AtObject() || AtArray()) return SkipBrackets(depth);
  static_cast<void>(SkipScalar());
}

bool JsonCursor::SkipScalar() {
  const std::string_view token = TakeScalar();
  return (!failed_ && ScalarOf(token)) || Fail();
}

void JsonCursor::SkipBrackets(std::size_t around) {
  std::bitset<kMaxEventDepth + 1> objects;  // of each open bracket: `{`?
  std::size_t depth = 0;
  std::string_view key;
  do {
    const char sign = Sign();
    if (sign == '{' || sign == '[') {
      if (around + depth >= kMaxEventDepth) return static_cast<void>(Fail());
      objects[depth++] = sign == '{';
      ++at_;
      const bool empty = Sign() == (sign == '{' ? '}' : ']');
      if (!empty && sign == '{' && !TakeKey(key)) return;
      if (!empty) continue;
    } else if (!SkipScalar()) {
      return;
    }
    // Behind a value, or in brackets that hold none.
    while (depth > 0 && Sign() == (objects[depth - 1] ? '}' : ']')) {
      ++at_;
      --depth;
    }
    if (depth == 0) return;
    if (Sign() != ',') return static_cast<void>(Fail());
    ++at_;
    if (objects[depth - 1] && !TakeKey(key)) return;
  } while (true);
}

void JsonCursor::SkipBalanced() {
  if (!AtObject() && !AtArray()) return static_cast<void>(Fail());
  std::bitset<kMaxEventDepth> objects;  // of each open bracket: `{`?
  std::size_t depth = 0;
  do {
    if (left() == 0) return static_cast<void>(Fail());
    const char sign = json_[*at_++];
    const bool opens = sign == '{' || sign == '[';
    if (!opens && sign != '}' && sign != ']') continue;
    if (!opens) --depth;
    if (depth < kMaxEventDepth) {
      if (!opens && objects[depth] != (sign == '}')) return static_cast<void>(Fail());
      objects[depth] = sign == '{';
    }
    if (opens) ++depth;
  } while (depth > 0);
}

struct JsonTokens::Impl {
  simdjson::error_code Find() {
    // Stage 1 does not know of depth; the parser wants to be told some.
    constexpr std::size_t kDepth = 1;
    if (!parser) {
      if (const auto error =
              simdjson::get_active_implementation()->create_dom_parser_implementation(
                  json.size() + 1, kDepth, parser)) {
        return error;
      }
    } else if (parser->capacity() <= json.size()) {
      if (const auto error = parser->allocate(json.size() + 1, kDepth)) return error;
    }
    return parser->stage1(reinterpret_cast<const std::uint8_t*>(json.data()), json.size(),
                          simdjson::stage1_mode::regular);
  }

  std::string_view json;
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
};

JsonTokens::JsonTokens() : impl_(std::make_unique<Impl>()) {}
JsonTokens::~JsonTokens() = default;
JsonTokens::JsonTokens(JsonTokens&&) noexcept = default;
JsonTokens& JsonTokens::operator=(JsonTokens&&) noexcept = default;

ReadStatus JsonTokens::Find(std::string_view json) noexcept {
  impl_->json = json;
  return StatusOf(impl_->Find());
}

std::string_view JsonTokens::text() const { return impl_->json; }

std::span<const std::uint32_t> JsonTokens::offsets() const {
  return {impl_->parser->structural_indexes.get(), impl_->parser->n_structural_indexes};
}

bool IsUtf8(std::string_view text) noexcept {
  return simdjson::validate_utf8(text.data(), text.size());
}

}  // namespace sigmata
