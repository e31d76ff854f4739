// yaml-cpp gives only where a node starts. The end is found by reading the source again beside the
// decoded value; both are at hand, so no YAML grammar is needed for it.
#include "compiler/parse/scalar_span.h"

#include <algorithm>

#include "runtime/program/utf8.h"

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

// One byte of a plain scalar's value is read; `at` moves behind what it stands for in the source.
// Line folding makes white space of the source and of the value differ in length, so runs of it are
// matched.
void StepPlain(std::string_view source, std::size_t& at, char c) {
  if (IsSpace(c)) {
    const bool folded = at < source.size() && (source[at] == '\n' || source[at] == '\r');
    if (at < source.size() && IsBlank(source[at]) && c == source[at]) {
      ++at;
    } else if (folded) {
      while (at < source.size() && IsSpace(source[at])) ++at;
    }
    return;
  }
  while (at < source.size() && source[at] != c && IsSpace(source[at])) ++at;
  if (at < source.size()) ++at;
}

// Bytes that one unit of a double-quoted scalar takes in the source: an escape or a byte.
std::size_t DoubleQuotedUnit(std::string_view source, std::size_t at) {
  if (source[at] != '\\' || at + 1 >= source.size()) return 1;
  switch (source[at + 1]) {
    case 'x':
      return 4;
    case 'u':
      return 6;
    case 'U':
      return 10;
    default:
      return 2;
  }
}

// Behind the closing quote, or npos.
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
  return std::string_view::npos;
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

void StepSingleQuoted(std::string_view source, std::size_t& at, char c) {
  if (IsSpace(c) || at >= source.size() || c != source[at]) {
    StepPlain(source, at, c);
  } else {
    at += c == '\'' ? 2 : 1;
  }
}

}  // namespace

ScalarExtent FindScalarExtent(std::string_view source, std::uint32_t start,
                              std::string_view value) {
  ScalarExtent extent;
  std::size_t at = SkipProperties(source, std::min<std::size_t>(start, source.size()));
  extent.begin = static_cast<std::uint32_t>(at);
  const char first = at < source.size() ? source[at] : '\0';
  std::size_t end = at;
  if (first == '\'' || first == '"') {
    extent.style = first == '"' ? ScalarStyle::kDoubleQuoted : ScalarStyle::kSingleQuoted;
    end = EndOfQuoted(source, at);
    extent.closed = end != source.npos;
    end = std::min(end, source.size());
  } else if (first == '|' || first == '>') {
    extent.style = ScalarStyle::kBlock;
    end = EndOfBlock(source, at);
  } else {
    for (const char c : value) StepPlain(source, end, c);
  }
  extent.end = static_cast<std::uint32_t>(end);
  return extent;
}

std::vector<std::uint32_t> SourceOffsets(std::string_view source, const YamlNode& scalar) {
  std::vector<std::uint32_t> offsets;
  offsets.reserve(scalar.text.size() + 1);
  std::size_t at = scalar.span.begin;
  if (scalar.style == ScalarStyle::kBlock) {
    at = std::min(source.find('\n', at), source.size());
  } else if (scalar.style != ScalarStyle::kPlain) {
    ++at;
  }
  std::string_view text = scalar.text;
  while (!text.empty()) {
    // An escape of a double-quoted scalar stands for a code point, so all its bytes share a place.
    const bool escapes = scalar.style == ScalarStyle::kDoubleQuoted;
    const std::size_t size = escapes ? DecodeUtf8(text).size : 1;
    offsets.insert(offsets.end(), size, static_cast<std::uint32_t>(std::min(at, source.size())));
    if (escapes && at < source.size() && source[at] == '\\') {
      at += DoubleQuotedUnit(source, at);
    } else if (escapes && at < source.size() && IsSpace(text.front())) {
      StepPlain(source, at, text.front());
    } else if (escapes) {
      at += size;
    } else if (scalar.style == ScalarStyle::kSingleQuoted) {
      StepSingleQuoted(source, at, text.front());
    } else {
      StepPlain(source, at, text.front());
    }
    text.remove_prefix(size);
  }
  offsets.push_back(static_cast<std::uint32_t>(std::min(at, source.size())));
  return offsets;
}

Span SpanWithin(std::string_view source, const YamlNode& scalar,
                const std::vector<std::uint32_t>& offsets, std::size_t begin, std::size_t end) {
  const auto place = [&](std::size_t decoded) {
    const std::uint32_t at = offsets[std::min(decoded, offsets.size() - 1)];
    return std::clamp(at, scalar.span.begin, scalar.span.end);
  };
  Span span{scalar.span.source, place(begin), place(end)};
  // White space before the first byte (a folded line) belongs to no one, unless it is that byte.
  const char first = begin < scalar.text.size() ? scalar.text[begin] : '\0';
  while (span.begin < span.end && IsSpace(source[span.begin]) && source[span.begin] != first) {
    ++span.begin;
  }
  return span;
}

Span SpanWithin(std::string_view source, const YamlNode& scalar, std::size_t begin,
                std::size_t end) {
  return SpanWithin(source, scalar, SourceOffsets(source, scalar), begin, end);
}

}  // namespace sigmata
