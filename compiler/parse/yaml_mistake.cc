#include "compiler/parse/yaml_mistake.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace sigmata {
namespace {

constexpr std::size_t kNear = 2;  // lines before the stop that count as near

struct Line {
  std::uint32_t begin = 0;  // in the text
  std::string_view text;    // without its break
  std::size_t indent = 0;
  std::string_view content;  // behind the indentation
};

// Lines that carry structure: no blank ones, no comments, nothing within block scalars. The
// document begins behind the last `---` before the stop.
std::vector<Line> StructureOf(std::string_view text, std::uint32_t stopped_at) {
  std::vector<Line> lines;
  bool in_block = false;  // within a block scalar
  std::size_t block = 0;  // indentation of its key
  for (std::size_t at = 0; at <= stopped_at && at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    Line line;
    line.begin = static_cast<std::uint32_t>(at);
    line.text = text.substr(at, end - at);
    if (line.text.ends_with('\r')) line.text.remove_suffix(1);
    at = end + 1;
    line.indent = line.text.find_first_not_of(' ');
    if (line.indent == line.text.npos) continue;
    line.content = line.text.substr(line.indent);
    if (in_block && line.indent > block) continue;
    in_block = false;
    if (line.content.starts_with('#')) continue;
    if (line.content.starts_with("---")) {
      lines.clear();
      continue;
    }
    const std::size_t last = line.content.find_last_not_of("+-0123456789 ");
    in_block = last != line.content.npos && last > 0 &&
               (line.content[last] == '|' || line.content[last] == '>') &&
               line.content[last - 1] == ' ';
    block = line.indent;
    lines.push_back(line);
  }
  return lines;
}

// Where a key's name ends: at a colon with a space or nothing behind it.
std::size_t KeyEnd(std::string_view content) {
  for (std::size_t colon = content.find(':'); colon != content.npos;
       colon = content.find(':', colon + 1)) {
    if (colon + 1 == content.size() || content[colon + 1] == ' ') return colon;
  }
  return content.npos;
}

// The value of a line, behind its dash or its key.
std::string_view ValueOf(std::string_view content) {
  if (content.starts_with("- ")) content = content.substr(2);
  if (!content.starts_with('\'') && !content.starts_with('"')) {
    const std::size_t key = KeyEnd(content);
    if (key != content.npos) content = content.substr(key + 1);
  }
  const std::size_t first = content.find_first_not_of(' ');
  return first == content.npos ? std::string_view() : content.substr(first);
}

std::uint32_t PlaceOf(const Line& line, std::string_view part) {
  return line.begin + static_cast<std::uint32_t>(part.data() - line.text.data());
}

// Behind the closing quote, or npos.
std::size_t QuoteEnd(std::string_view value) {
  const char quote = value[0];
  for (std::size_t i = 1; i < value.size(); ++i) {
    if (quote == '"' && value[i] == '\\') {
      ++i;
    } else if (value[i] == quote) {
      const bool doubled = quote == '\'' && i + 1 < value.size() && value[i + 1] == quote;
      if (!doubled) return i + 1;
      ++i;
    }
  }
  return value.npos;
}

std::optional<YamlMistake> CheckQuotes(const Line& line) {
  const std::string_view value = ValueOf(line.content);
  if (value.empty() || (value[0] != '\'' && value[0] != '"')) return std::nullopt;
  const std::size_t end = QuoteEnd(value);
  const std::uint32_t at = PlaceOf(line, value);
  if (end == value.npos) {
    return YamlMistake{at, at + static_cast<std::uint32_t>(value.size()),
                       "the quote is not closed on its line",
                       fmt::format("close it with {0}; within the value, write it as {1}", value[0],
                                   value[0] == '\'' ? "''" : "\\\"")};
  }
  const std::size_t more = value.find_first_not_of(' ', end);
  if (more == value.npos || value[more] == '#' || value[more] == ':' || value[more] == ',') {
    return std::nullopt;
  }
  return YamlMistake{at + static_cast<std::uint32_t>(more),
                     at + static_cast<std::uint32_t>(value.size()),
                     "there is more behind the closing quote",
                     "a quote within the value is written twice, or the value needs other quotes"};
}

// A line among keys that is neither a key nor an element.
std::optional<YamlMistake> CheckColon(const Line& line) {
  const std::string_view content = line.content;
  if (content.starts_with('-') || KeyEnd(content) != content.npos) return std::nullopt;
  const std::size_t word_end = std::min(content.find_first_of(" :"), content.size());
  const std::string_view word = content.substr(0, word_end);
  const bool name = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '|' ||
           (c >= '0' && c <= '9');
  });
  if (!name) return std::nullopt;
  const std::uint32_t at = PlaceOf(line, word);
  const auto end = at + static_cast<std::uint32_t>(word.size());
  if (word_end < content.size() && content[word_end] == ':') {
    constexpr std::string_view kNoBreakSpace = "\u00A0";
    if (content.substr(word_end + 1).starts_with(kNoBreakSpace)) {
      return YamlMistake{end + 1, end + 1 + static_cast<std::uint32_t>(kNoBreakSpace.size()),
                         "the space behind the colon is a no-break space (U+00A0)",
                         "write a plain space"};
    }
    return YamlMistake{at, end + 1, fmt::format("a space is missing behind `{}:`", word),
                       "a key ends with a colon and a space"};
  }
  return YamlMistake{at, end, fmt::format("a colon is missing behind `{}`", word),
                     "a key ends with a colon and a space"};
}

// An element without its dash, below or above elements that have one.
std::optional<YamlMistake> CheckDash(const Line& line, const Line* before, const Line* behind) {
  const bool scalar = line.content.starts_with('\'') || line.content.starts_with('"') ||
                      KeyEnd(line.content) == line.content.npos;
  const auto element = [&](const Line* other) {
    return other != nullptr && other->indent == line.indent && other->content.starts_with("- ");
  };
  if (line.content.starts_with('-') || !scalar || !(element(before) || element(behind))) {
    return std::nullopt;
  }
  const std::uint32_t at = PlaceOf(line, line.content);
  return YamlMistake{at, at + static_cast<std::uint32_t>(line.content.size()),
                     "the dash of this list element is missing", "begin the line with `- `"};
}

// A line that is indented as no line around it.
std::optional<YamlMistake> CheckIndent(const Line& line, const Line* before, const Line* behind) {
  if (before == nullptr || behind == nullptr) return std::nullopt;
  // Between two neighbours, or the first line of a block whose second stands further left.
  const bool between = before->indent == behind->indent;
  const bool first = before->indent < behind->indent && line.indent > behind->indent;
  if (!between && !first) return std::nullopt;
  const std::size_t other = behind->indent;
  const std::size_t apart = line.indent > other ? line.indent - other : other - line.indent;
  if (apart != 1 && apart != 3) return std::nullopt;
  const std::uint32_t at = PlaceOf(line, line.content);
  return YamlMistake{
      at, at + 1,
      fmt::format("this line is indented by {} spaces, its neighbours by {}", line.indent, other),
      "entries of one map, and elements of one list, begin in the same column"};
}

std::optional<std::uint32_t> Utf16UnitAt(std::string_view text, std::size_t at) {
  constexpr std::size_t kEscape = 6;
  const std::string_view escape = text.substr(std::min(at, text.size()), kEscape);
  if (escape.size() != kEscape || !escape.starts_with("\\u")) return std::nullopt;
  std::uint32_t unit = 0;
  const char* const digits_end = escape.data() + escape.size();
  const auto [end, error] = std::from_chars(escape.data() + 2, digits_end, unit, 16);
  return error == std::errc{} && end == digits_end ? std::optional(unit) : std::nullopt;
}

// Half of a surrogate pair, as JSON writes characters beyond U+FFFF; YAML has an escape for them.
// The parser stops behind the half.
std::optional<YamlMistake> CheckSurrogate(std::string_view text, std::uint32_t stopped_at) {
  constexpr std::uint32_t kEscape = 6;
  if (stopped_at < kEscape) return std::nullopt;
  const std::uint32_t at = stopped_at - kEscape;
  const auto first = Utf16UnitAt(text, at);
  if (!first || *first < 0xD800 || *first > 0xDFFF) return std::nullopt;
  const auto second = Utf16UnitAt(text, stopped_at);
  if (*first < 0xDC00 && second && *second >= 0xDC00 && *second <= 0xDFFF) {
    const std::uint32_t point = 0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00);
    return YamlMistake{at, stopped_at + kEscape, "a character in two halves, as JSON writes it",
                       fmt::format("write `\\U{:08X}`", point)};
  }
  return YamlMistake{at, stopped_at, "half of a character, as JSON writes it",
                     "write the character itself, or `\\U` and eight digits"};
}

// What the two sides of a merge left.
std::optional<YamlMistake> CheckConflict(const Line& line) {
  const bool marker = line.text.starts_with("<<<<<<<") || line.text.starts_with(">>>>>>>") ||
                      line.text.starts_with("=======");
  if (!marker) return std::nullopt;
  return YamlMistake{line.begin, line.begin + static_cast<std::uint32_t>(line.text.size()),
                     "a conflict of a merge stands here", "keep one of its two sides"};
}

std::optional<YamlMistake> CheckTab(const Line& line) {
  if (!line.content.starts_with('\t')) return std::nullopt;
  const std::uint32_t at = PlaceOf(line, line.content);
  return YamlMistake{at, at + 1, "the line is indented with a tab", "YAML is indented with spaces"};
}

// How many hexadecimal digits the escape has; none: YAML has no such escape.
std::optional<std::size_t> DigitsOfEscape(char c) {
  if (c == 'x') return 2;
  if (c == 'u') return 4;
  if (c == 'U') return 8;
  return std::string_view("0abtnvfre \"/\\N_LP\t").find(c) != std::string_view::npos
             ? std::optional<std::size_t>(0)
             : std::nullopt;
}

// A backslash within double quotes that begins no escape: a path, or a regular expression.
std::optional<YamlMistake> CheckEscapes(const Line& line) {
  const std::string_view value = ValueOf(line.content);
  if (!value.starts_with('"')) return std::nullopt;
  const std::size_t close = std::min(QuoteEnd(value), value.size());
  for (std::size_t i = 1; i + 1 < close; ++i) {
    if (value[i] != '\\') continue;
    const auto digits = DigitsOfEscape(value[i + 1]);
    const std::string_view behind = value.substr(i + 2).substr(0, digits.value_or(0));
    const bool hex = behind.size() == digits.value_or(0) &&
                     behind.find_first_not_of("0123456789abcdefABCDEF") == behind.npos;
    if (digits && hex) {
      i += 1 + *digits;
      continue;
    }
    const std::uint32_t at = PlaceOf(line, value) + static_cast<std::uint32_t>(i);
    return YamlMistake{at, at + 2, fmt::format("`{}` begins no escape of YAML", value.substr(i, 2)),
                       "within double quotes a backslash is an escape; use single quotes"};
  }
  return std::nullopt;
}

// A value that begins with a sign of YAML's own, where the parser stopped.
std::optional<YamlMistake> CheckFirstSign(const Line& line, std::uint32_t stopped_at) {
  const std::string_view value = ValueOf(line.content);
  if (value.empty() || std::string_view("*&%@`").find(value[0]) == std::string_view::npos) {
    return std::nullopt;
  }
  const std::uint32_t at = PlaceOf(line, value);
  if (at != stopped_at) return std::nullopt;
  const bool quotable = value.find('\'') == value.npos && value.find(" #") == value.npos;
  return YamlMistake{at, at + static_cast<std::uint32_t>(value.size()),
                     fmt::format("a value that begins with `{}` needs quotes", value[0]),
                     quotable ? fmt::format("write '{}'", value) : "put it in single quotes"};
}

const Line* At(const std::vector<Line>& lines, std::size_t index) {
  return index < lines.size() ? &lines[index] : nullptr;
}

}  // namespace

std::optional<YamlMistake> FindYamlMistake(std::string_view text, std::uint32_t stopped_at) {
  if (auto half = CheckSurrogate(text, stopped_at)) return half;
  const std::uint32_t line_end =
      static_cast<std::uint32_t>(std::min(text.find('\n', stopped_at), text.size()));
  const std::uint32_t beyond =
      static_cast<std::uint32_t>(std::min(text.find('\n', line_end + std::size_t{1}), text.size()));
  const std::vector<Line> lines = StructureOf(text, line_end);
  const std::vector<Line> more = StructureOf(text, beyond);
  // A quote may have been opened far above.
  for (const Line& line : lines) {
    if (auto mistake = CheckQuotes(line)) return mistake;
  }
  for (const Line& line : lines) {
    if (auto mistake = CheckConflict(line)) return mistake;
  }
  const std::size_t first = lines.size() > kNear + 1 ? lines.size() - kNear - 1 : 0;
  for (std::size_t i = first; i < lines.size(); ++i) {
    if (auto mistake = CheckFirstSign(lines[i], stopped_at)) return mistake;
    if (auto mistake = CheckEscapes(lines[i])) return mistake;
    if (auto mistake = CheckTab(lines[i])) return mistake;
  }
  for (std::size_t i = first; i < lines.size(); ++i) {
    const Line* const before = i > 0 ? &lines[i - 1] : nullptr;
    const Line* const behind = At(more, i + 1);
    if (auto mistake = CheckDash(lines[i], before, behind)) return mistake;
    if (auto mistake = CheckColon(lines[i])) return mistake;
    if (auto mistake = CheckIndent(lines[i], before, behind)) return mistake;
  }
  return std::nullopt;
}

}  // namespace sigmata
