// The splitter looks at what begins with `<` only, which XML allows nowhere else than in markup,
// CDATA and comments. It never looks at a byte twice, but for a few behind a tag <Event>.
#include "runtime/event/xml_splitter.h"

#include <algorithm>

namespace sigmata {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kEventTag = "<Event";
constexpr std::string_view kEventEndTag = "</Event";
constexpr std::string_view kComment = "<!--";
constexpr std::string_view kCdata = "<![CDATA[";
constexpr std::string_view kDeclaration = "<?";
constexpr std::string_view kFirstElement = "<System";
// Space between <Event> and <System> that is looked over.
constexpr std::size_t kMaxSpace = 64;
// The longest beginning that decides what a token is: <![CDATA[ and </Events> are below.
constexpr std::size_t kLookAhead = 10;

std::string_view Trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) + 1 - first);
}

// Whether the name at the beginning of `text` ends behind `prefix`.
bool IsTag(std::string_view text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  return text.size() == prefix.size() ||
         std::string_view(" \t\r\n/>").find(text[prefix.size()]) != std::string_view::npos;
}

// Most tokens are of no interest, and told apart by a byte or two.
bool MayMatter(std::string_view text) {
  const auto at = [text](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  const char kind = at(1) == '/' ? at(2) : at(1);
  return kind == 'E' || at(1) == '!' || at(1) == '?';
}

}  // namespace

bool BeginsAsXml(std::string_view text) {
  return text.starts_with(kEventTag) || text.starts_with("<?xml") || text.starts_with(kComment);
}

std::optional<std::string_view> XmlSplitter::Next(std::string_view buffer, std::size_t& position,
                                                  bool last) {
  return depth_ == 0 ? NextOutside(buffer, position, last) : NextInside(buffer, position, last);
}

void XmlSplitter::Rebase(std::size_t position) {
  scanned_ = scanned_ > position ? scanned_ - position : 0;
  searched_ = searched_ > position ? searched_ - position : 0;
}

// Moves `position` behind the space there; whether JSON begins then.
bool XmlSplitter::IsAtJson(std::string_view buffer, std::size_t& position) {
  position = std::min(buffer.find_first_not_of(kSpace, position), buffer.size());
  if (position < buffer.size() && buffer[position] == '{') return true;
  scanned_ = std::max(scanned_, position);
  return false;
}

// The next token that matters between events, and where it stands.
XmlSplitter::Token XmlSplitter::FindToken(std::string_view buffer, bool last, std::size_t& begin,
                                          std::size_t& end) {
  while (true) {
    begin = end = std::min(buffer.find('<', scanned_), buffer.size());
    if (begin == buffer.size()) return Token::kUnfinished;
    const Token token = ReadToken(buffer, begin, last, end);
    if (token != Token::kOther && token != Token::kEventEnd) return token;
    scanned_ = end;
  }
}

// Looks for the first event; everything before it that has a meaning is a record.
std::optional<std::string_view> XmlSplitter::NextOutside(std::string_view buffer,
                                                         std::size_t& position, bool last) {
  while (!IsAtJson(buffer, position)) {
    std::size_t begin = 0;
    std::size_t end = 0;
    const Token token = FindToken(buffer, last, begin, end);
    scanned_ = begin;
    if (token == Token::kUnfinished) {
      if (!last) return std::nullopt;
      begin = buffer.size();
      searched_ = 0;
    }
    const std::string_view other = Trim(buffer.substr(position, begin - position));
    position = begin;
    if (!other.empty() && other != kByteOrderMark) return other;
    if (begin == buffer.size()) return std::nullopt;
    scanned_ = end;
    if (token == Token::kEvent) {
      depth_ = 1;
      return NextInside(buffer, position, last);
    }
    position = end;
    if (token == Token::kEmptyEvent) return buffer.substr(begin, end - begin);
  }
  return NextJsonLine(buffer, position, last);
}

// Between events of one form there may be one of another, whose strings may hold any markup.
std::optional<std::string_view> XmlSplitter::NextJsonLine(std::string_view buffer,
                                                          std::size_t& position, bool last) {
  std::size_t end = buffer.find('\n', std::max(position, scanned_));
  if (end == buffer.npos && !last) {
    scanned_ = buffer.size();
    return std::nullopt;
  }
  end = std::min(end, buffer.size());
  const std::string_view line = Trim(buffer.substr(position, end - position));
  position = end;
  scanned_ = searched_ = 0;
  return line;
}

std::optional<std::string_view> XmlSplitter::NextInside(std::string_view buffer,
                                                        std::size_t& position, bool last) {
  std::size_t end = buffer.size();
  while (true) {
    scanned_ = std::min(buffer.find('<', scanned_), buffer.size());
    const std::size_t begin = scanned_;
    const Token token =
        begin < buffer.size() ? ReadToken(buffer, begin, last, end) : Token::kUnfinished;
    if (token == Token::kUnfinished) {
      if (!last) return std::nullopt;
      end = buffer.size();
      break;
    }
    if (token == Token::kNextEvent) {
      end = begin;
      break;
    }
    scanned_ = end;
    if (token == Token::kEvent) ++depth_;
    if (token == Token::kEventEnd && --depth_ == 0) break;
  }
  const std::string_view record = Trim(buffer.substr(position, end - position));
  position = end;
  scanned_ = searched_ = depth_ = 0;
  return record;
}

// What begins at `begin`, and where it ends.
XmlSplitter::Token XmlSplitter::ReadToken(std::string_view buffer, std::size_t begin, bool last,
                                          std::size_t& end) {
  const std::string_view text = buffer.substr(begin);
  const bool enough = text.size() >= kLookAhead || text.find('>') != text.npos;
  if (!enough && !last) return Token::kUnfinished;
  if (!MayMatter(text)) {
    end = begin + 1;
    return Token::kOther;
  }
  const auto until = [&](std::string_view mark, Token token) {
    return FindEnd(buffer, begin, mark, end) ? token : Token::kUnfinished;
  };
  if (text.starts_with(kComment)) return until("-->", Token::kSilent);
  if (text.starts_with(kCdata)) return until("]]>", Token::kOther);
  if (text.starts_with(kDeclaration)) return until("?>", Token::kSilent);
  if (IsTag(text, "<Events") || IsTag(text, "</Events")) return until(">", Token::kSilent);
  if (IsTag(text, kEventEndTag)) return until(">", Token::kEventEnd);
  if (IsTag(text, kEventTag)) return ReadEventTag(buffer, begin, last, end);
  end = begin + 1;
  return Token::kOther;
}

XmlSplitter::Token XmlSplitter::ReadEventTag(std::string_view buffer, std::size_t begin, bool last,
                                             std::size_t& end) {
  if (!FindEnd(buffer, begin, ">", end)) return Token::kUnfinished;
  if (buffer[end - 2] == '/') return Token::kEmptyEvent;
  if (depth_ == 0) return Token::kEvent;
  constexpr std::size_t kEnough = kMaxSpace + kFirstElement.size();
  const std::string_view behind = buffer.substr(end, kEnough);
  const std::size_t space = std::min(behind.find_first_not_of(kSpace), behind.size());
  const std::string_view element = behind.substr(space, kFirstElement.size());
  const bool known = last || element.size() == kFirstElement.size() || behind.size() == kEnough;
  if (!known) {
    searched_ = 0;
    return Token::kUnfinished;
  }
  return element == kFirstElement ? Token::kNextEvent : Token::kEvent;
}

// Finds the mark that ends the token at `begin`, going on where the last search stopped.
bool XmlSplitter::FindEnd(std::string_view buffer, std::size_t begin, std::string_view mark,
                          std::size_t& end) {
  const std::size_t found = buffer.find(mark, std::max(begin + 2, searched_));
  if (found == buffer.npos) {
    searched_ = std::max(begin, buffer.size() - std::min(buffer.size(), mark.size()));
    return false;
  }
  searched_ = 0;
  end = found + mark.size();
  return true;
}

}  // namespace sigmata
