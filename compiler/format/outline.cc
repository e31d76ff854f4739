#include "compiler/format/outline.h"

#include <algorithm>
#include <string>

#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

// Behind the quoted text that begins at `at`.
std::size_t SkipQuoted(std::string_view text, std::size_t at) {
  const char quote = text[at++];
  while (at < text.size() && text[at] != quote) at += quote == '"' && text[at] == '\\' ? 2U : 1U;
  return std::min(at + 1, text.size());
}

// Behind the bracket that closes the one at `at`. A quote within a plain word opens nothing.
std::size_t SkipFlow(std::string_view text, std::size_t at) {
  std::size_t open = 0;
  while (at < text.size()) {
    const char c = text[at];
    const bool word_begins =
        at > 0 && std::string_view(" \t\n,:[{").find(text[at - 1]) != text.npos;
    if ((c == '"' || c == '\'') && word_begins) {
      at = SkipQuoted(text, at);
      continue;
    }
    if (c == '#' && at > 0 && (IsBlank(text[at - 1]) || text[at - 1] == '\n')) {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    if (c == '[' || c == '{') ++open;
    if (c == ']' || c == '}') --open;
    ++at;
    if (open == 0) break;
  }
  return at;
}

class OutlineReader {
 public:
  explicit OutlineReader(std::string_view text) : text_(text) {}

  Outline Take() { return std::move(out_); }

  void Visit(const YamlNode& node, std::size_t column) {
    const char first = node.span.begin < text_.size() ? text_[node.span.begin] : '\0';
    const bool flow = first == '[' || first == '{';
    switch (node.kind) {
      case YamlNode::Kind::kNull:
        return;
      case YamlNode::Kind::kScalar:
        return AddScalar(node);
      case YamlNode::Kind::kSequence:
        return flow ? AddFlow(node) : VisitSequence(node, column);
      case YamlNode::Kind::kMap:
        return flow ? AddFlow(node) : VisitMap(node, column);
    }
  }

 private:
  void Refuse(Span span, std::string message) {
    if (out_.refusal) return;
    span.end = std::max(span.end, span.begin);
    out_.refusal =
        MakeDiagnostic(codes::SM910, span, std::move(message), "the file is left as it stands");
  }

  std::size_t LineStart(std::size_t at) const {
    const std::size_t before = at == 0 ? text_.npos : text_.rfind('\n', at - 1);
    return before == text_.npos ? 0 : before + 1;
  }

  std::size_t SkipBlanks(std::size_t at) const {
    while (at < text_.size() && IsBlank(text_[at])) ++at;
    return at;
  }

  void Edit(std::size_t begin, std::size_t end, std::string with) {
    if (text_.substr(begin, end - begin) == with) return;
    const Span span{0, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    out_.edits.push_back({span, std::move(with)});
  }

  // One space between a mark that ends at `at` and what follows it on its line, if anything does.
  void PutOneSpace(std::size_t at) {
    const std::size_t next = SkipBlanks(at);
    if (next < text_.size() && text_[next] != '\n' && text_[next] != '#') Edit(at, next, " ");
  }

  void AddStretch(Stretch::Kind kind, std::size_t begin, std::size_t end) {
    out_.stretches.push_back(
        {kind, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  void AddScalar(const YamlNode& node) {
    if (node.style == ScalarStyle::kBlock) {
      const std::size_t header = std::min(text_.find('\n', node.span.begin), text_.size());
      return AddStretch(Stretch::Kind::kBlock, node.span.begin, header);
    }
    const std::string_view written = text_.substr(node.span.begin, node.span.end - node.span.begin);
    if (written.find('\n') != written.npos) {
      AddStretch(Stretch::Kind::kFolded, node.span.begin, node.span.end);
    }
  }

  void AddFlow(const YamlNode& node) {
    const std::size_t end = SkipFlow(text_, node.span.begin);
    AddStretch(Stretch::Kind::kFlow, node.span.begin, end);
  }

  void AddCollection(std::uint32_t begin, std::size_t column, bool sequence) {
    out_.collections.push_back({begin, begin - LineStart(begin), column, sequence});
  }

  void VisitMap(const YamlNode& map, std::size_t column) {
    if (map.entries.empty() || map.entries[0].key.span.begin != map.span.begin) {
      return Refuse(map.span, "a map behind an anchor, a tag or `?` is not laid out");
    }
    AddCollection(map.span.begin, column, false);
    for (const YamlEntry& entry : map.entries) {
      if (!AfterKey(entry.key)) {
        return Refuse(entry.key.span, "a key that is no word on one line is not laid out");
      }
      Visit(entry.value, column + kMapIndent);
    }
  }

  // The colon and what follows it; false if there is none behind the key.
  bool AfterKey(const YamlNode& key) {
    const std::string_view written = text_.substr(key.span.begin, key.span.end - key.span.begin);
    if (!key.is_scalar() || written.find('\n') != written.npos) return false;
    const std::size_t colon = SkipBlanks(key.span.end);
    if (colon >= text_.size() || text_[colon] != ':') return false;
    Edit(key.span.end, colon, "");
    PutOneSpace(colon + 1);
    return true;
  }

  void VisitSequence(const YamlNode& sequence, std::size_t column) {
    const std::uint32_t begin = sequence.span.begin;
    if (begin >= text_.size() || text_[begin] != '-') {
      return Refuse(sequence.span, "a list behind an anchor or a tag is not laid out");
    }
    AddCollection(begin, column, true);
    const std::size_t dashes = begin - LineStart(begin);
    for (const YamlNode& item : sequence.items) {
      const std::size_t dash = LineStart(item.span.begin) + dashes;
      if (dash < item.span.begin && text_[dash] == '-') PutOneSpace(dash + 1);
      Visit(item, column + kSequenceIndent);
    }
  }

  std::string_view text_;
  Outline out_;
};

}  // namespace

Outline DrawOutline(const std::vector<YamlNode>& roots, std::string_view text) {
  OutlineReader reader(text);
  for (const YamlNode& root : roots) reader.Visit(root, 0);
  return reader.Take();
}

}  // namespace sigmata
