// yaml-cpp gives only where a node starts. The end is found by reading the source again beside the
// decoded value; both are at hand, so no YAML grammar is needed for it.
#include "compiler/parse/scalar_span.h"

#include <algorithm>

namespace sigmata {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t'; }
bool IsSpace(char c) { return IsBlank(c) || c == '\n' || c == '\r'; }

std::size_t SkipProperties(std::string_view source, std::size_t at) {
  while (at < source.size() && (source[at] == '&' || source[at] == '!')) {
    while (at < source.size() && !IsSpace(source[at])) ++at;
    while (at < source.size() && IsSpace(source[at])) ++at;
  }
  return at;
}

// Offset in the source behind the first `count` bytes of a plain scalar's value. Line folding
// makes white space of the source and of the value differ in length, so runs of it are matched.
std::size_t WalkPlain(std::string_view source, std::size_t at, std::string_view value) {
  for (const char c : value) {
    if (IsSpace(c)) {
      const bool folded = at < source.size() && (source[at] == '\n' || source[at] == '\r');
      if (at < source.size() && IsBlank(source[at]) && c == source[at]) {
        ++at;
      } else if (folded) {
        while (at < source.size() && IsSpace(source[at])) ++at;
      }
      continue;
    }
    while (at < source.size() && source[at] != c && IsSpace(source[at])) ++at;
    if (at < source.size()) ++at;
  }
  return at;
}

// Bytes that one unit of a double-quoted scalar takes in the source: an escape or a byte.
std::size_t DoubleQuotedUnit(std::string_view source, std::size_t at) {
  if (source[at] != '\\' || at + 1 >= source.size()) return 1;
  switch (source[at + 1]) {
    case 'x': return 4;
    case 'u': return 6;
    case 'U': return 10;
    default: return 2;
  }
}

std::size_t EndOfQuoted(std::string_view source, std::size_t at) {
  const char quote = source[at++];
  while (at < source.size()) {
    if (quote == '"' && source[at] == '\\') {
      at += 2;
    } else if (source[at] != quote) {
      ++at;
    } else if (quote == '\'' && at + 1 < source.size() && source[at + 1] == '\'') {
      at += 2;
    } else {
      return at + 1;
    }
  }
  return source.size();
}

std::size_t IndentAt(std::string_view source, std::size_t line_start) {
  std::size_t n = 0;
  while (line_start + n < source.size() && source[line_start + n] == ' ') ++n;
  return n;
}

std::size_t LineEnd(std::string_view source, std::size_t at) {
  return std::min(source.find('\n', at), source.size());
}

// A block scalar goes on while lines are blank or indented as its first line of text.
std::size_t EndOfBlock(std::string_view source, std::size_t at) {
  std::size_t end = LineEnd(source, at);
  std::size_t line = end + 1;
  std::size_t indent = 0;
  while (line < source.size()) {
    const std::size_t line_end = LineEnd(source, line);
    const std::size_t spaces = IndentAt(source, line);
    const bool blank = line + spaces >= line_end || source[line + spaces] == '\r';
    if (!blank) {
      if (indent == 0) indent = spaces;
      if (indent == 0 || spaces < indent) break;
      end = line_end;
    }
    line = line_end + 1;
  }
  return end;
}

std::size_t WalkSingleQuoted(std::string_view source, std::size_t at, std::string_view value) {
  ++at;
  for (const char c : value) {
    if (IsSpace(c) || c != source[std::min(at, source.size() - 1)]) {
      at = WalkPlain(source, at, {&c, 1});
    } else {
      at += c == '\'' ? 2 : 1;
    }
  }
  return at;
}

std::size_t WalkDoubleQuoted(std::string_view source, std::size_t at, std::size_t decoded) {
  ++at;
  std::size_t produced = 0;
  while (produced < decoded && at < source.size() && source[at] != '"') {
    const std::size_t unit = DoubleQuotedUnit(source, at);
    // An escape for a code point yields several bytes; counting one is near enough for a caret.
    produced += 1;
    at += unit;
  }
  return at;
}

}  // namespace

ScalarExtent FindScalarExtent(std::string_view source, std::uint32_t start, std::string_view value) {
  ScalarExtent extent;
  std::size_t at = SkipProperties(source, std::min<std::size_t>(start, source.size()));
  extent.begin = static_cast<std::uint32_t>(at);
  const char first = at < source.size() ? source[at] : '\0';
  std::size_t end = at;
  if (first == '\'' || first == '"') {
    extent.style = first == '"' ? ScalarStyle::kDoubleQuoted : ScalarStyle::kSingleQuoted;
    end = EndOfQuoted(source, at);
  } else if (first == '|' || first == '>') {
    extent.style = ScalarStyle::kBlock;
    end = EndOfBlock(source, at);
  } else {
    end = WalkPlain(source, at, value);
  }
  extent.end = static_cast<std::uint32_t>(end);
  return extent;
}

Span SpanWithin(std::string_view source, const YamlNode& scalar, std::size_t begin, std::size_t end) {
  const std::string_view text = scalar.text;
  const auto offset = [&](std::size_t decoded) -> std::size_t {
    const std::string_view before = text.substr(0, decoded);
    switch (scalar.style) {
      case ScalarStyle::kPlain: return WalkPlain(source, scalar.span.begin, before);
      case ScalarStyle::kSingleQuoted: return WalkSingleQuoted(source, scalar.span.begin, before);
      case ScalarStyle::kDoubleQuoted: return WalkDoubleQuoted(source, scalar.span.begin, decoded);
      case ScalarStyle::kBlock: break;
    }
    return WalkPlain(source, std::min(source.find('\n', scalar.span.begin), source.size()), before);
  };
  const auto clamp = [&](std::size_t at) {
    return static_cast<std::uint32_t>(
        std::clamp<std::size_t>(at, scalar.span.begin, scalar.span.end));
  };
  Span span{scalar.span.source, clamp(offset(begin)), clamp(offset(end))};
  // White space before the first byte (a folded line) belongs to no one.
  while (span.begin < span.end && IsSpace(source[span.begin])) ++span.begin;
  return span;
}

}  // namespace sigmata
