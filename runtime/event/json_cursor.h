// The tokens of a JSON text, and a cursor that goes from one to the next.
//
// Where tokens begin is found once, for the whole text; so a token ends where the next one begins,
// and walking never looks at the bytes between.
#ifndef SIGMATA_RUNTIME_EVENT_JSON_CURSOR_H_
#define SIGMATA_RUNTIME_EVENT_JSON_CURSOR_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "sigmata/json_event.h"

namespace sigmata {

// Stands at a value, or within an object or array at what follows a value. After a fault it stays
// where it is, and everything asked of it ends.
class JsonCursor {
 public:
  // What became of a member: it is passed, or left to be taken in another way, or not sound.
  enum class Taken : std::uint8_t { kUsed, kLeft, kNotSound };

  // A key, a colon, the token of a value and what ends that, as they were found.
  class ScalarMember {
   public:
    ScalarMember(const char* text, const std::uint32_t* at) : text_(text), at_(at) {}

    // What stands between the key's quotation marks; false if they are not all there is.
    bool GetKey(std::string_view& key) const {
      const std::string_view token = Between(text_, at_[0], at_[1]);
      if (token.size() < 2 || token.back() != '"') return false;
      key = token.substr(1, token.size() - 2);
      return true;
    }
    std::string_view value() const { return Between(text_, at_[2], at_[3]); }

   private:
    const char* text_;
    const std::uint32_t* at_;
  };

  // Where a scalar should begin, each of these is damage, or no scalar.
  static bool IsPunctuation(char c) {
    return c != '"' &&  // which most are
           (c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':');
  }
  static bool IsSpace(char c) {
    return static_cast<unsigned char>(c) <= ' ' &&  // which hardly any is
           (c == ' ' || c == '\t' || c == '\r' || c == '\n');
  }

  JsonCursor() = default;
  JsonCursor(std::string_view json, const std::uint32_t* begin, const std::uint32_t* end)
      : json_(json), at_(begin), end_(end) {}

  bool failed() const { return failed_; }
  bool AtObject() const { return Sign() == '{'; }
  bool AtArray() const { return Sign() == '['; }
  bool AtEnd() const { return left() == 0; }

  // Goes into the object or array that begins here.
  void Enter() {
    ++at_;
    first_ = true;
  }
  // To the next member's value; false at the object's end, which is passed, or at a fault.
  bool NextMember(std::string_view& key) { return Next('}') && TakeKey(key); }
  // Passes the next members that are scalars, of an object that was entered, and has each one used
  // as `use(member)`, until that says otherwise. Most members are such, and here nothing is looked
  // at twice and the place is kept in a register. False: the text is not sound.
  template <typename Use>
  bool TakeScalarMembers(Use&& use) {
    if (left() < 4 || (!first_ && json_[*at_] != ',')) return true;
    const char* const text = json_.data();
    const std::uint32_t* const begin = first_ ? at_ : at_ + 1;
    const std::uint32_t* at = begin;
    Taken taken = Taken::kUsed;
    for (bool last = false; !last && end_ - at >= 4; at += 4) {
      last = text[at[3]] == '}';
      if (!last && text[at[3]] != ',') break;
      if (text[at[0]] != '"' || text[at[1]] != ':' || IsPunctuation(text[at[2]])) break;
      taken = use(ScalarMember(text, at));
      if (taken != Taken::kUsed) break;
    }
    if (at == begin) return taken != Taken::kNotSound;
    at_ = at - 1;  // at the comma, or at the object's end
    first_ = false;
    return taken != Taken::kNotSound;
  }
  // To the next element; false at the array's end, which is passed, or at a fault.
  bool NextElement() { return Next(']'); }

  // A scalar as it is written, without the space around it; passes it.
  std::string_view TakeScalar() {
    if (left() == 0) return Fail(), std::string_view();
    const std::string_view token = Token();
    ++at_;
    return token;
  }
  // Passes the value, which stands within `depth` brackets. What is skipped has to be as sound as
  // what is read, and no deeper: else what an event says would depend on who asks.
  void Skip(std::size_t depth);
  // Passes the object or array, whatever stands between its brackets, if each of these is closed by
  // one of its kind.
  void SkipBalanced();

  // Behind the last token that was passed: where the space before the next one begins, or the text
  // ends.
  std::size_t offset() const {
    std::size_t end = left() > 0 ? *at_ : json_.size();
    while (left() > 0 && end > 0 && IsSpace(json_[end - 1])) --end;
    return end;
  }

 private:
  bool SkipScalar();
  void SkipBrackets(std::size_t around);
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  char Sign() const { return left() > 0 ? json_[*at_] : '\0'; }
  bool Fail() {
    failed_ = true;
    return false;
  }

  // A key and its colon.
  bool TakeKey(std::string_view& key) {
    if (Sign() != '"' || left() < 3 || json_[at_[1]] != ':') return Fail();
    const std::string_view token = Token();
    if (token.size() < 2 || token.back() != '"') return Fail();
    key = token.substr(1, token.size() - 2);
    at_ += 2;
    return true;
  }

  bool Next(char close) {
    if (failed_ || left() == 0) return Fail();
    const char sign = json_[*at_];
    const bool first = first_;
    first_ = false;
    if (sign == close) return ++at_, false;
    if (first) return true;
    if (sign != ',') return Fail();
    ++at_;
    return left() > 0 || Fail();
  }

  std::string_view Token() const {
    return Between(json_.data(), *at_, left() > 1 ? at_[1] : json_.size());
  }
  // Without the space before `end`.
  static std::string_view Between(const char* text, std::size_t begin, std::size_t end) {
    while (end > begin + 1 && IsSpace(text[end - 1])) --end;
    return {text + begin, end - begin};
  }

  std::string_view json_;
  const std::uint32_t* at_ = nullptr;  // offsets of the tokens that are left
  const std::uint32_t* end_ = nullptr;
  bool first_ = false;  // nothing was taken yet of what was entered last
  bool failed_ = false;
};

// Whether the text is UTF-8.
bool IsUtf8(std::string_view text) noexcept;

class JsonTokens {
 public:
  JsonTokens();
  ~JsonTokens();
  JsonTokens(JsonTokens&&) noexcept;
  JsonTokens& operator=(JsonTokens&&) noexcept;

  // Finds the tokens; checks UTF-8, and that strings end and hold no control characters.
  // kEventPadding bytes behind `json` must be readable.
  ReadStatus Find(std::string_view json) noexcept;
  // At the first token of the text that was given last.
  JsonCursor cursor() const {
    return {text(), offsets().data(), offsets().data() + offsets().size()};
  }
  // Where each of its tokens begins.
  std::span<const std::uint32_t> offsets() const;

 private:
  struct Impl;
  std::string_view text() const;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_JSON_CURSOR_H_
