// Rewrites a damaged event as JSON that the ordinary reader takes.
//
// An event must not escape its rules by one bad character. So what stands undamaged comes out byte
// for byte, in its place; what is damaged comes out as a text at best. One pass, no recursion, and
// at most six bytes out for one byte in.
#ifndef SIGMATA_RUNTIME_EVENT_JSON_REPAIR_H_
#define SIGMATA_RUNTIME_EVENT_JSON_REPAIR_H_

#include <cstddef>
#include <string_view>

#include "runtime/event/damaged_string.h"
#include "runtime/event/repaired_json.h"
#include "sigmata/json_event.h"

namespace sigmata {

class JsonRepair {
 public:
  // kNotJson: there is nothing of an object in it. kTooLarge: json() would be over kMaxEventBytes.
  ReadStatus Run(std::string_view damaged);

  // One object, followed by kEventPadding readable bytes; valid until the next Run.
  std::string_view json() const { return json_.json(); }
  // Brackets are damaged: members may stand at another level than they were written at.
  bool misplaced() const { return misplaced_; }
  // Bytes of the input that the object was made of.
  std::size_t consumed() const { return at_; }

 private:
  bool FindStart();
  void CountBrackets();
  void Token();
  void Open(char bracket);
  void OpenStray(char bracket);
  bool TextInBrackets();
  void Close(char bracket);
  void String(char quote);
  void Word();
  void KeyWord();
  void ValueWord();
  void TextOfWord(std::size_t end);
  bool OpensString() const;
  bool ColonFollows();
  void KeyOrStray(std::string_view text, char quote);
  void Key(std::string_view text, char quote);
  void SkipBlank();
  bool SkipComment();

  StringPlace ValuePlace() const {
    return json_.in_array() ? StringPlace::kElement : StringPlace::kMemberValue;
  }
  std::string_view Rest(std::size_t skip = 0) const;

  std::string_view in_;
  std::size_t at_ = 0;
  RepairedJson json_;
  bool ended_ = false;  // the next event begins
  bool misplaced_ = false;
  bool single_quotes_ = true;  // a ' may open a string: one that never closes was not seen
  bool line_comments_ = true;  // a line break is ahead
  bool block_comments_ = true;
  std::size_t next_quote_ = 0;
  std::ptrdiff_t missing_ = 0;  // closing brackets, or too many of them where negative
  std::string_view first_key_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_JSON_REPAIR_H_
