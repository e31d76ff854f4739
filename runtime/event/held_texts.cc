#include "runtime/event/held_texts.h"

#include "runtime/event/xml_event.h"
#include "sigmata/json_event.h"

namespace sigmata {
namespace {

bool BeginsWith(char sign, std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != text.npos && text[first] == sign;
}

}  // namespace

void HeldTexts::Begin() {
  texts_.clear();
  next_ = 0;
  used_ = 0;
}

void HeldTexts::Add(const HeldText& text) {
  if (text.depth <= kMaxHeldDepth && texts_.size() < kMaxHeldTexts) texts_.push_back(text);
}

std::optional<HeldText> HeldTexts::Next() {
  if (next_ == texts_.size()) return std::nullopt;
  return texts_[next_++];
}

std::string& HeldTexts::NewBuffer() {
  if (used_ == buffers_.size()) buffers_.emplace_back();
  std::string& buffer = buffers_[used_++];
  buffer.clear();
  return buffer;
}

std::string_view HeldTexts::AsJson(const HeldText& text) {
  std::string& json = NewBuffer();
  if (text.form == PathText::kXml) {
    xml_.clear();
    AppendText(text.value, xml_);
    if (!BeginsWith('<', xml_) || !AppendXmlAsJson(xml_, json)) return {};
  } else {
    AppendText(text.value, json);
    if (!BeginsWith('{', json)) return {};
  }
  const std::size_t size = json.size();
  json.resize(size + kEventPadding, ' ');
  return std::string_view(json).substr(0, size);
}

}  // namespace sigmata
