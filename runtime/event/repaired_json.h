// The JSON that a repair writes: always one object with all its brackets in pairs.
//
// It is nested at most kMaxEventDepth deep: what is deeper stands in one list at that depth,
// without its keys. A value where no key was given stands under the empty key.
#ifndef SIGMATA_RUNTIME_EVENT_REPAIRED_JSON_H_
#define SIGMATA_RUNTIME_EVENT_REPAIRED_JSON_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "sigmata/json_event.h"

namespace sigmata {

class RepairedJson {
 public:
  // An opening bracket too many: closed in its turn, never written.
  static constexpr char kUnwritten = '(';

  void Begin();
  void Open(char bracket);
  void OpenUnwritten() { open_ += kUnwritten; }
  void Close();  // the bracket that was opened last
  // What stood between quotes of this kind.
  void Key(std::string_view text, char quote);
  void Text(std::string_view text, char quote);
  void Word(std::string_view token);
  void Null();
  void End();

  std::string_view json() const { return std::string_view(out_).substr(0, size_); }
  bool fits() const { return fits_ && out_.size() <= kMaxEventBytes; }

  bool open() const { return !open_.empty(); }
  bool at_root() const { return open_.size() == 1; }
  bool in_array() const { return open_.back() == '['; }
  bool has_arrays() const { return arrays_ > 0; }
  bool pending() const { return pending_; }  // a key was given, and not its value
  bool at_key() const { return !in_array() && !pending_; }
  bool at_first_key() const { return depth_ == 1 && empty_; }

 private:
  bool Flat() const { return depth_ >= kMaxEventDepth; }
  void BeginValue();
  void Separate();

  std::string out_;
  std::size_t size_ = 0;    // of the object in out_, which padding follows
  std::string open_;        // brackets that are open
  std::size_t depth_ = 0;   // of those written, or to be written but for their depth
  std::size_t arrays_ = 0;  // of these
  bool pending_ = false;
  bool empty_ = true;  // nothing has been written within the last bracket
  bool fits_ = true;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_REPAIRED_JSON_H_
