#include "cli/explain/html_text.h"

#include <algorithm>

#include "cli/explain/printable.h"

namespace sigmata::cli {

std::string HtmlText(std::string_view text) {
  std::string out;
  for (const char c : Printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string HtmlMarked(std::string_view text, std::span<const ByteRange> ranges) {
  std::string out;
  std::size_t at = 0;
  for (const ByteRange& range : ranges) {
    out += HtmlText(text.substr(at, range.begin - at));
    out += "<mark>" + HtmlText(text.substr(range.begin, range.end - range.begin)) + "</mark>";
    at = range.end;
  }
  return out + HtmlText(text.substr(at));
}

std::vector<ByteRange> JoinRanges(std::vector<ByteRange> ranges) {
  std::sort(ranges.begin(), ranges.end(),
            [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
  std::vector<ByteRange> joined;
  for (const ByteRange& range : ranges) {
    if (!joined.empty() && range.begin <= joined.back().end) {
      joined.back().end = std::max(joined.back().end, range.end);
    } else {
      joined.push_back(range);
    }
  }
  return joined;
}

}  // namespace sigmata::cli
