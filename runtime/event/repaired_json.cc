#include "runtime/event/repaired_json.h"

#include "runtime/event/json_text.h"
#include "sigmata/json_event.h"

namespace sigmata {

void RepairedJson::Begin() {
  out_.clear();
  open_.clear();
  depth_ = arrays_ = size_ = 0;
  pending_ = false;
  empty_ = fits_ = true;
}

void RepairedJson::End() {
  if (pending_) Null();
  while (!open_.empty()) Close();
  size_ = out_.size();
  out_.append(kEventPadding, ' ');
}

void RepairedJson::Open(char bracket) {
  if (Flat()) {
    pending_ = false;
  } else if (depth_ > 0) {
    BeginValue();
  }
  open_ += bracket;
  ++depth_;
  arrays_ += bracket == '[' ? 1U : 0U;
  if (depth_ > kMaxEventDepth) return;
  out_ += depth_ == kMaxEventDepth ? '[' : bracket;
  empty_ = true;
}

void RepairedJson::Close() {
  const char bracket = open_.back();
  open_.pop_back();
  if (bracket == kUnwritten) return;
  arrays_ -= bracket == '[' ? 1U : 0U;
  if (depth_ <= kMaxEventDepth) {
    out_ += depth_ == kMaxEventDepth || bracket == '[' ? ']' : '}';
    empty_ = false;
  }
  --depth_;
}

void RepairedJson::Key(std::string_view text, char quote) {
  pending_ = true;
  if (Flat()) return;
  Separate();
  out_ += '"';
  fits_ = AppendJsonText(text, quote, kMaxEventBytes, out_) && fits_;
  out_ += "\":";
}

void RepairedJson::Text(std::string_view text, char quote) {
  BeginValue();
  out_ += '"';
  fits_ = AppendJsonText(text, quote, kMaxEventBytes, out_) && fits_;
  out_ += '"';
}

void RepairedJson::Null() {
  BeginValue();
  out_ += "null";
}

void RepairedJson::Word(std::string_view token) {
  BeginValue();
  out_ += token;
}

void RepairedJson::BeginValue() {
  if (!pending_ || Flat()) Separate();
  if (at_key() && !Flat()) out_ += "\"\":";
  pending_ = false;
}

void RepairedJson::Separate() {
  if (!empty_) out_ += ',';
  empty_ = false;
}

}  // namespace sigmata
