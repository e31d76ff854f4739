#include "tests/differential/event_changes.h"

#include <algorithm>

namespace sigmata {
namespace {

constexpr std::size_t kMostKnown = 4096;
constexpr std::string_view kPunctuation = "{}[],:";
constexpr std::string_view kSigns = "\"\"\\\\{}[],:: \t\r\n0123-+.eEtfnul\x01\x1F\x7F\x80\xC3\xFF";
constexpr std::string_view kSpaces[] = {" ", "\n", "\t", "\r\n", "    ", "\n\t\t"};
constexpr std::string_view kPlain[] = {
    "0", "-0", "7", "1234567", "12345678", "123456789", "-1.5e+10", "0.25", "1E5", "true", "false",
    "null", "[]", "{}", "[1]", R"({"x":"y"})", R"([{"x":1},[]])",
    // and what is none
    "00", "01", "1.", "-", "1x", "1234567x", "tru", "nul", "falsey", "nan", "", "\"", "1 2", "]"};
constexpr std::string_view kPieces[] = {
    "a", "\\\\", "\\\"", "\\n", "\\u0041", "\\uD83D\\uDE00", "\\/", "\xC3\xA4", "\xF0\x9F\x98\x80",
    // hardly an escape, control characters, what is not UTF-8
    "\\x", "\x01", "\t", "\n", "\x7F", "\x80", "\xC3", "\xED\xA0\x80"};
constexpr std::size_t kSoundPieces = 9;
constexpr std::size_t kLengths[] = {0,  1,  2,  7,  8,   15,  16,  31,  32,  33,  55,
                                    63, 64, 65, 70, 127, 128, 129, 130, 191, 256, 1000};

// What a value that begins so is, as far as forms are concerned.
char KindOf(char sign) {
  if (sign == 'f') return 't';
  return sign == '-' || (sign >= '0' && sign <= '9') ? '0' : sign;
}

}  // namespace

bool EventChanger::FindTokens(std::string_view event) {
  padded_.assign(event);
  padded_.resize(event.size() + kEventPadding, ' ');
  return tokens_.Find(std::string_view(padded_).substr(0, event.size())) == ReadStatus::kRead;
}

void EventChanger::FindValues(std::string_view event) {
  values_.clear();
  if (!FindTokens(event)) return;
  const auto begins = tokens_.offsets();
  for (std::size_t i = 0; i < begins.size(); ++i) {
    const std::size_t begin = begins[i];
    std::size_t end = i + 1 < begins.size() ? begins[i + 1] : event.size();
    const bool key = end < event.size() && event[end] == ':';
    if (key || kPunctuation.find(event[begin]) != kPunctuation.npos) continue;
    while (end > begin + 1 && std::string_view(" \t\r\n").find(event[end - 1]) != kPunctuation.npos)
      --end;
    values_.push_back({begin, end - begin});
  }
}

void EventChanger::Keep(std::string_view event) {
  FindValues(event);
  for (const Token& value : values_) {
    std::string text(event.substr(value.begin, value.size));
    if (known_.size() < kMostKnown) {
      known_.push_back(std::move(text));
    } else {
      known_[random_.Below(kMostKnown)] = std::move(text);
    }
  }
}

std::string EventChanger::String() {
  const bool sound = !random_.OneIn(8);
  const std::size_t size = random_.Of(kLengths) + random_.Below(3);
  const auto piece = [&] {
    return kPieces[random_.Below(sound ? kSoundPieces : std::size(kPieces))];
  };
  std::string text;
  while (text.size() < size) text += random_.OneIn(6) ? piece() : "a";
  if (random_.OneIn(3)) text += piece();
  return "\"" + text + "\"";
}

std::string EventChanger::AnyValue(std::string_view like, bool kinds) {
  constexpr int kTries = 20;
  for (int i = 0; i < kTries; ++i) {
    const std::size_t choice = random_.Below(3);
    std::string value = choice == 0   ? random_.Of(known_)
                        : choice == 1 ? String()
                                      : std::string(random_.Of(kPlain));
    const char sign = value.empty() ? '\0' : value[0];
    if (!kinds || KindOf(sign) == KindOf(like[0])) return value;
  }
  return std::string(like);
}

std::string EventChanger::WithOtherValues(std::string_view event, bool kinds) {
  FindValues(event);
  if (values_.empty() || known_.empty()) return std::string(event);
  std::string changed(event);
  for (std::size_t i = values_.size(), count = 1 + random_.Below(4); i-- > 0;) {
    if (random_.Below(i + 1) >= count) continue;
    --count;
    const Token& value = values_[i];
    changed.replace(value.begin, value.size,
                    AnyValue(event.substr(value.begin, value.size), kinds));
  }
  return changed;
}

std::string EventChanger::WithSpace(std::string_view event) {
  std::string changed(event);
  const bool found = FindTokens(event);
  const auto begins = tokens_.offsets();
  const std::size_t place = found ? random_.Below(begins.size() + 1) : begins.size();
  changed.insert(place < begins.size() ? begins[place] : event.size(), random_.Of(kSpaces));
  return changed;
}

std::string EventChanger::WithOtherBytes(std::string_view event) {
  std::string changed(event);
  for (std::size_t count = 1 + random_.Below(3); count > 0 && !changed.empty(); --count) {
    const std::size_t at = random_.Below(changed.size());
    const std::size_t size = std::min(1 + random_.Below(40), changed.size() - at);
    switch (random_.Below(6)) {
      case 0:
        changed.erase(at, random_.OneIn(2) ? 1 : size);
        break;
      case 1:
        changed.insert(at, 1, random_.Of(kSigns));
        break;
      case 2:
        changed.insert(at, changed.substr(at, size));
        break;
      case 3:
        if (random_.OneIn(3)) changed.erase(at);
        break;
      case 4:
        changed.insert(at, changed.substr(random_.Below(changed.size()), size));
        break;
      default:
        changed[at] = random_.OneIn(2) ? random_.Of(kSigns) : static_cast<char>(changed[at] ^ 1);
    }
  }
  return changed;
}

std::string EventChanger::Changed(std::string_view event) {
  switch (random_.Below(8)) {
    case 0:
    case 1:
    case 2:
      return WithOtherValues(event, true);
    case 3:
      return WithOtherValues(event, false);
    case 4:
      return WithSpace(event);
    default:
      return WithOtherBytes(event);
  }
}

}  // namespace sigmata
