// The input is read token by token beside the stack of open brackets. Where a token cannot stand,
// the brackets' balance over the whole input tells what most likely happened: with as many closing
// as opening ones, one stands for another; with too few, one is missing; with too many, this one is
// ignored. Text that is no value and no key becomes a value under the empty key, where keywords
// still find it.
#include "runtime/event/json_repair.h"

#include <algorithm>

#include "runtime/event/json_text.h"

namespace sigmata {
namespace {

bool IsWordSign(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
}

std::string_view TrimEnd(std::string_view text) {
  constexpr std::string_view kBlank(" \t\r\n\v\f\0", 7);
  return text.substr(0, text.find_last_not_of(kBlank) + 1);
}

}  // namespace

std::string_view JsonRepair::Rest(std::size_t skip) const {
  return in_.substr(std::min(at_ + skip, in_.size()));
}

ReadStatus JsonRepair::Run(std::string_view damaged) {
  in_ = damaged;
  at_ = next_quote_ = 0;
  first_key_ = {};
  ended_ = misplaced_ = false;
  single_quotes_ = line_comments_ = block_comments_ = true;
  json_.Begin();
  CountBrackets();
  if (!FindStart()) return ReadStatus::kNotJson;
  while (json_.open() && !ended_ && json_.fits()) {
    SkipBlank();
    if (at_ == in_.size()) break;
    const char before = in_[at_];
    Token();
    // an end without all closing brackets is a bracket lost, or a truncated event
    misplaced_ = misplaced_ || (before == '}' && at_ == in_.size() && json_.open());
  }
  SkipBlank();
  misplaced_ = misplaced_ || Rest().starts_with('}');
  json_.End();
  return json_.fits() ? ReadStatus::kRead : ReadStatus::kTooLarge;
}

// With a quote missing or too many, what is within a string cannot be told from what is not; then
// the brackets are taken to be sound.
void JsonRepair::CountBrackets() {
  missing_ = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < in_.size(); ++i) {
    const char c = in_[i];
    if (c == '"') {
      in_string = !in_string;
    } else if (in_string) {
      i += c == '\\' ? 1U : 0U;
    } else if (c == '{' || c == '[') {
      ++missing_;
    } else if (c == '}' || c == ']') {
      --missing_;
    }
  }
  if (in_string) missing_ = 0;
}

// The first brace, or a member whose brace is lost. What stands before is a text of the event.
bool JsonRepair::FindStart() {
  SkipBlank();
  if (StartsMember(Rest())) {
    json_.Open('{');
    return true;
  }
  std::size_t brace = in_.find('{', at_);
  if (brace == in_.npos) brace = in_.find('{', at_ = 0);  // what looked like a comment holds it
  if (brace == in_.npos) return false;
  const std::string_view before = TrimEnd(in_.substr(at_, brace - at_));
  at_ = brace + 1;
  json_.Open('{');
  if (before.find_first_not_of("[], \t\r\n") != before.npos) json_.Text(before, '"');
  return true;
}

void JsonRepair::Token() {
  const char c = in_[at_];
  switch (c) {
    case '{':
    case '[':
      return Open(c);
    case '}':
    case ']':
      return Close(c);
    case ',':
      if (json_.pending()) json_.Null();
      [[fallthrough]];
    case ':':
      ++at_;
      return;
    case '"':
      return String(c);
    case '\'':
      return OpensString() ? String(c) : Word();
    default:
      return Word();
  }
}

void JsonRepair::Open(char bracket) {
  if (json_.at_key()) return OpenStray(bracket);
  if (TextInBrackets()) return;
  ++at_;
  SkipBlank();
  // "[" for "{", or a bracket before a single value
  if (bracket == '[' && StartsMember(Rest())) bracket = '{';
  const bool value = !Rest().empty() &&
                     (in_[at_] == '-' || (in_[at_] >= '0' && in_[at_] <= '9') || in_[at_] == ':' ||
                      in_[at_] == ',' || (in_[at_] == '"' && !StartsMember(Rest())));
  if (bracket == '{' && value && missing_ > 0) {
    --missing_;
    misplaced_ = true;
    return;
  }
  json_.Open(bracket);
}

// A text such as a GUID in braces that lost its first quote.
bool JsonRepair::TextInBrackets() {
  constexpr std::size_t kLongest = 256;
  const std::size_t quote = Rest(1).substr(0, kLongest).find_first_of("\",:[{'");
  if (quote == in_.npos || Rest(1)[quote] != '"') return false;
  const std::string_view text = Rest().substr(0, quote + 1);
  if (text.find_first_of("]}") == text.npos) return false;
  if (!EndsString(Rest(text.size() + 1), ValuePlace())) return false;
  at_ += text.size() + 1;
  json_.Text(text, '"');
  return true;
}

// A bracket where a key has to be. If the event's first key follows, the next event has been
// written into this one, which broke off.
void JsonRepair::OpenStray(char bracket) {
  const std::size_t begin = at_++;
  SkipBlank();
  const bool again = bracket == '{' && !first_key_.empty() && StartsMember(Rest()) &&
                     Rest(1).starts_with(first_key_) &&
                     Rest(1 + first_key_.size()).starts_with(in_[at_]);
  if (again) {
    at_ = begin;
    ended_ = true;
    return;
  }
  misplaced_ = true;
  if (missing_ > 0) {
    --missing_;
  } else {
    json_.OpenUnwritten();
  }
}

void JsonRepair::Close(char bracket) {
  ++at_;
  if (json_.pending() && !StructureFollows(Rest())) {  // it stands for the first sign of a value
    misplaced_ = true;
    return;
  }
  if (json_.pending()) json_.Null();
  const auto fits = [&] { return (bracket == ']') == json_.in_array(); };
  const bool goes_on = json_.at_root() && GoesOn(Rest());
  misplaced_ = misplaced_ || goes_on || !fits();
  const bool too_many = missing_ < 0 && (!fits() || goes_on);
  if (too_many) {
    ++missing_;
    return;
  }
  if (!fits() && missing_ > 0 && (bracket == '}' || json_.has_arrays())) {
    for (; !fits(); --missing_) json_.Close();
  }
  if (json_.at_root() && GoesOn(Rest())) return;
  json_.Close();
}

void JsonRepair::String(char quote) {
  const StringPlace place = json_.at_key() ? StringPlace::kKey : ValuePlace();
  const StringEnd end = FindStringEnd(in_, at_ + 1, quote, place, first_key_);
  if (quote == '\'' && !end.closed) {
    single_quotes_ = false;
    return Word();
  }
  const std::string_view text = in_.substr(at_ + 1, end.text - at_ - 1);
  at_ = end.next;
  if (place == StringPlace::kKey) return KeyOrStray(text, quote);
  if (!ColonFollows()) return json_.Text(text, quote);
  misplaced_ = true;
  if (place == StringPlace::kElement) {  // the array is none, or was not closed
    for (; !json_.at_root() && json_.in_array(); missing_ -= missing_ > 0 ? 1 : 0) json_.Close();
  } else if (missing_ < 0 && place == StringPlace::kMemberValue) {  // a brace is missing
    json_.Open('{');
    ++missing_;
  }
  return json_.at_key() ? KeyOrStray(text, quote) : json_.Text(text, quote);
}

// Whether the ' at hand does; it may be a sign too many.
bool JsonRepair::OpensString() const {
  if (!single_quotes_) return false;
  const std::size_t quote = Rest(1).find_first_of("'\"");
  return !json_.at_key() || (quote != in_.npos && Rest(1)[quote] == '\'');
}

bool JsonRepair::ColonFollows() {
  SkipBlank();
  return at_ < in_.size() && in_[at_] == ':';
}

void JsonRepair::Key(std::string_view text, char quote) {
  if (first_key_.empty() && json_.at_first_key()) first_key_ = text;
  json_.Key(text, quote);
}

// Behind a string where a key has to be.
void JsonRepair::KeyOrStray(std::string_view text, char quote) {
  if (ColonFollows()) {
    ++at_;
    return Key(text, quote);
  }
  const std::string_view rest = Rest();
  std::string_view behind = rest.substr(std::min<std::size_t>(1, rest.size()));
  behind.remove_prefix(BlankSize(behind));
  const bool closes = !rest.empty() && (rest[0] == '}' || rest[0] == ']');
  const bool value_behind = closes && behind.starts_with('"') && !StartsMember(behind);
  if (value_behind || (behind.starts_with(':') && rest[0] != '"')) {  // a sign too many
    misplaced_ = misplaced_ || closes;
    at_ = in_.size() - behind.size() + (value_behind ? 0 : 1);
    return Key(text, quote);
  }
  if (rest.empty() || closes || rest[0] == ',' || StartsMember(rest))
    return json_.Text(text, quote);
  const bool value = IsWordSign(rest[0]) || std::string_view("\"'{[-").find(rest[0]) != rest.npos;
  if (!value) ++at_;  // some sign stands for the colon
  while (!value && at_ < in_.size() && (in_[at_] & 0xC0) == 0x80) ++at_;
  Key(text, quote);
}

void JsonRepair::Word() { json_.at_key() ? KeyWord() : ValueWord(); }

// A key without quotes, or with one of them; or nothing that can stand here.
void JsonRepair::KeyWord() {
  std::size_t end = at_;
  bool opens = false;
  while (end < in_.size()) {
    const char c = in_[end];
    if (c == '"' && end > at_) {
      std::string_view rest = in_.substr(end + 1);
      rest.remove_prefix(BlankSize(rest.substr(0, kEventPadding)));
      if (rest.starts_with(':') || ContinuesObject(rest)) break;
      opens = StartsMember(in_.substr(end));
      if (opens) break;
    } else if (std::string_view(":,{}[]").find(c) != std::string_view::npos ||
               (BlankSize(in_.substr(end, 1)) > 0 && !KeyGoesOn(in_.substr(end)))) {
      break;
    }
    ++end;
  }
  const std::string_view word = in_.substr(at_, std::max(end, at_ + 1) - at_);
  at_ += word.size();
  if (at_ < in_.size() && in_[at_] == '"' && !opens) ++at_;
  if (ColonFollows()) {
    ++at_;
    return Key(word, '"');
  }
  json_.Text(word.ends_with('"') ? word.substr(0, word.size() - 1) : word, '"');
}

void JsonRepair::ValueWord() {
  constexpr std::string_view kEnds(",:{}[]\"' \t\r\n\v\f\0", 15);
  const std::size_t end = std::min(in_.find_first_of(kEnds, at_), in_.size());
  const std::string_view token = in_.substr(at_, end - at_);
  const bool quoted = end < in_.size() && in_[end] == '"' && !StartsMember(in_.substr(end));
  if (!quoted && (IsJsonNumber(token) || IsJsonWord(token))) {
    json_.Word(token);
    at_ = end;
    return;
  }
  // A string without its first quote, if the next quote ends one.
  if (next_quote_ < at_) next_quote_ = std::min(in_.find('"', at_), in_.size());
  if (next_quote_ < in_.size() && next_quote_ > at_ &&
      EndsString(in_.substr(next_quote_ + 1), ValuePlace())) {
    const std::string_view text = in_.substr(at_, next_quote_ - at_);
    at_ = next_quote_ + 1;
    return json_.Text(text, '"');
  }
  const bool stray = !token.empty() && token.size() <= kLongestStray;
  if (stray && next_quote_ == end && quoted) {
    at_ = end;  // some sign before a string
    return String('"');
  }
  TextOfWord(std::max(end, at_ + 1));
}

// Other words are one text up to where a value has to end.
void JsonRepair::TextOfWord(std::size_t end) {
  while (end < in_.size()) {
    end = std::min(in_.find_first_of(",{}[]\n \"", end), in_.size());
    if (end < in_.size() && in_[end] == '"' && !StartsMember(in_.substr(end))) {
      ++end;
      continue;
    }
    if (end < in_.size() && in_[end] != ' ') break;
    const std::size_t next = std::min(in_.find_first_not_of(' ', end), in_.size());
    if (next < in_.size() && in_[next] == '"') break;
    end = next;
  }
  std::string_view word = TrimEnd(in_.substr(at_, end - at_));
  at_ = end;
  if (word.ends_with('"')) word.remove_suffix(1);
  json_.Text(word, '"');
}

void JsonRepair::SkipBlank() {
  do at_ += BlankSize(Rest());
  while (SkipComment());
}

bool JsonRepair::SkipComment() {
  const auto skip_to = [this](std::string_view end, bool& possible) {
    const std::size_t found = possible ? in_.find(end, at_ + 2) : in_.npos;
    possible = found != in_.npos;
    if (possible) at_ = found + end.size();
    return possible;
  };
  if (Rest().starts_with("//")) return skip_to("\n", line_comments_);
  return Rest().starts_with("/*") && skip_to("*/", block_comments_);
}

}  // namespace sigmata
