#include "compiler/parse/yaml_document.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <fmt/core.h>

#include <algorithm>
#include <istream>
#include <map>
#include <optional>
#include <streambuf>
#include <unordered_map>

#include "compiler/parse/scalar_span.h"
#include "compiler/parse/yaml_mistake.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/utf8.h"

namespace sigmata {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Thrown by the builder to leave yaml-cpp's parser; caught in ParseYaml.
struct BudgetExceeded {
  Diagnostic diagnostic;
};

class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* const begin = const_cast<char*>(text.data());  // streambuf's interface; only read
    setg(begin, begin, begin + text.size());
  }
};

std::size_t CountNodes(const YamlNode& node) {
  std::size_t count = 1;
  for (const YamlNode& item : node.items) count += CountNodes(item);
  for (const YamlEntry& entry : node.entries)
    count += CountNodes(entry.key) + CountNodes(entry.value);
  return count;
}

// yaml-cpp decodes the escapes `\N` (U+0085) and `\_` (U+00A0) to that one byte instead of UTF-8.
// The source has been checked, so no other byte of a value stands alone.
std::string WithWholeEscapes(std::string_view text) {
  constexpr char kLeadByte = '\xC2';
  std::string whole;
  for (std::size_t bad = FindInvalidUtf8(text); bad != text.npos; bad = FindInvalidUtf8(text)) {
    whole.append(text.substr(0, bad)) += kLeadByte;
    whole += text[bad];
    text.remove_prefix(bad + 1);
  }
  return whole.append(text);
}

// Builds the tree of one document from yaml-cpp's events.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(SourceId id, std::string_view source, std::vector<Diagnostic>& diagnostics)
      : id_(id), source_(source), diagnostics_(diagnostics) {}

  YamlNode TakeRoot() { return std::move(root_); }
  bool damaged() const { return damaged_; }
  std::uint32_t start() const { return start_; }  // of the document
  // The innermost map or list that is still open, for the place of a syntax error.
  const YamlNode* open_collection() const { return stack_.empty() ? nullptr : &stack_.back().node; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    start_ = Offset(mark);
    root_ = YamlNode{};
    stack_.clear();
    anchors_.clear();
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    YamlNode node;
    // yaml-cpp marks an empty value at the next token; it stands right behind what came before.
    const std::uint32_t at = std::min(Offset(mark), BehindLast(Offset(mark)));
    node.span = {id_, at, at};
    Add(std::move(node), anchor);
  }

  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                const std::string& value) override {
    YamlNode node;
    node.kind = YamlNode::Kind::kScalar;
    node.text = WithWholeEscapes(value);
    const ScalarExtent extent = FindScalarExtent(source_, Offset(mark), value);
    node.style = extent.style;
    node.span = {id_, extent.begin, extent.end};
    if (!extent.closed) {
      damaged_ = true;
      diagnostics_.push_back(MakeDiagnostic(codes::SM101, {id_, extent.begin, extent.begin + 1},
                                            "this is not YAML: the quote is not closed"));
    }
    Add(std::move(node), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const std::uint32_t at = Offset(mark);
    std::uint32_t end = at + 1;
    while (end < source_.size() &&
           std::string_view(" \t\r\n,]}").find(source_[end]) == std::string_view::npos)
      ++end;
    const Span span{id_, at, end};
    if (++aliases_ > kMaxYamlAliases) {
      throw BudgetExceeded{
          MakeDiagnostic(codes::SM107, span, fmt::format("more than {} aliases", kMaxYamlAliases))};
    }
    if (aliases_ == 1) {
      diagnostics_.push_back(MakeDiagnostic(codes::SM105, span, "aliases are not portable Sigma",
                                            "write the value out"));
    }
    const YamlNode& target = anchors_[anchor];
    Spend(CountNodes(target), span);
    YamlNode copy = target;
    copy.span = span;
    Add(std::move(copy), 0);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    Open(YamlNode::Kind::kSequence, mark, anchor);
  }
  void OnSequenceEnd() override { Close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    Open(YamlNode::Kind::kMap, mark, anchor);
  }
  void OnMapEnd() override {
    FindDuplicates(stack_.back().node);
    Close();
  }

 private:
  struct Frame {
    YamlNode node;
    YAML::anchor_t anchor = 0;
    bool key_read = false;  // a map's key waits for its value
    YamlNode key;
  };

  std::uint32_t Offset(const YAML::Mark& mark) const {
    const std::size_t bom = source_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    const std::size_t at = static_cast<std::size_t>(std::max(mark.pos, 0)) + bom;
    return static_cast<std::uint32_t>(std::min(at, source_.size()));
  }

  // End of the text before `at`, without white space.
  std::uint32_t BehindLast(std::uint32_t at) const {
    while (at > 0 && std::string_view(" \t\r\n").find(source_[at - 1]) != std::string_view::npos)
      --at;
    return at;
  }

  void Open(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    Frame frame;
    frame.node.kind = kind;
    frame.node.span = {id_, Offset(mark), Offset(mark)};
    frame.anchor = anchor;
    if (stack_.size() >= kMaxYamlDepth) {
      throw BudgetExceeded{
          MakeDiagnostic(codes::SM106, frame.node.span,
                         fmt::format("nested deeper than {} levels", kMaxYamlDepth))};
    }
    stack_.push_back(std::move(frame));
  }

  void Close() {
    Frame frame = std::move(stack_.back());
    stack_.pop_back();
    Add(std::move(frame.node), frame.anchor);
  }

  // Over all documents of a source, and before anything is copied.
  void Spend(std::size_t nodes, Span span) {
    nodes_ += nodes;
    if (nodes_ <= kMaxYamlNodes) return;
    throw BudgetExceeded{
        MakeDiagnostic(codes::SM107, span, fmt::format("more than {} nodes", kMaxYamlNodes))};
  }

  void Add(YamlNode node, YAML::anchor_t anchor) {
    Spend(1, node.span);
    if (anchor != 0) {
      Spend(CountNodes(node), node.span);
      anchors_[anchor] = node;
    }
    if (stack_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& frame = stack_.back();
    frame.node.span.end = std::max(frame.node.span.end, node.span.end);
    if (frame.node.kind == YamlNode::Kind::kSequence) {
      frame.node.items.push_back(std::move(node));
    } else if (!frame.key_read) {
      frame.key = std::move(node);
      frame.key_read = true;
    } else {
      frame.node.entries.push_back({std::move(frame.key), std::move(node)});
      frame.key_read = false;
    }
  }

  void FindDuplicates(const YamlNode& map) {
    std::unordered_map<std::string_view, Span> seen;
    for (const YamlEntry& entry : map.entries) {
      if (!entry.key.is_scalar()) continue;
      const auto [it, first] = seen.try_emplace(entry.key.text, entry.key.span);
      if (first) continue;
      Diagnostic d =
          MakeDiagnostic(codes::SM102, entry.key.span,
                         fmt::format("the key `{}` stands twice in this map", entry.key.text),
                         "join the two, or give one of them another name");
      d.labels.push_back({it->second, "first here"});
      diagnostics_.push_back(std::move(d));
      damaged_ = true;
    }
  }

  SourceId id_;
  std::string_view source_;
  std::vector<Diagnostic>& diagnostics_;
  YamlNode root_;
  std::vector<Frame> stack_;
  std::map<YAML::anchor_t, YamlNode> anchors_;
  std::size_t nodes_ = 0;
  std::size_t aliases_ = 0;
  std::uint32_t start_ = 0;
  bool damaged_ = false;
};

std::optional<Diagnostic> CheckText(SourceId id, std::string_view text) {
  if (text.size() > kMaxYamlBytes) {
    return MakeDiagnostic(
        codes::SM107, {id, 0, 0},
        fmt::format("the file has {} bytes, more than {}", text.size(), kMaxYamlBytes));
  }
  const std::size_t bad = FindInvalidUtf8(text);
  if (bad != text.npos) {
    const auto at = static_cast<std::uint32_t>(bad);
    return MakeDiagnostic(
        codes::SM108, {id, at, at + 1},
        fmt::format("the byte 0x{:02x} is not UTF-8 here", static_cast<unsigned char>(text[bad])),
        "save the file as UTF-8");
  }
  const auto control = std::find_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
           c == 0x7F;
  });
  if (control != text.end()) {
    const auto at = static_cast<std::uint32_t>(control - text.begin());
    return MakeDiagnostic(codes::SM101, {id, at, at + 1},
                          fmt::format("this is not YAML: the control character 0x{:02x}",
                                      static_cast<unsigned char>(*control)),
                          "write it as an escape in double quotes");
  }
  return std::nullopt;
}

// yaml-cpp takes whatever follows a finished document for the next one, without end where it cannot
// read on. A document that is not the first begins with `---` or a directive, or behind `...`.
bool BeginsDocument(std::string_view text, std::uint32_t start, std::uint32_t last_start) {
  if (start <= last_start) return false;
  const std::string_view rest = text.substr(start);
  if (rest.starts_with("---") || rest.starts_with("%")) return true;
  const std::size_t last = text.substr(0, start).find_last_not_of(" \t\r\n");
  return last != text.npos && text.substr(0, last + 1).ends_with("\n...");
}

Diagnostic SyntaxError(SourceId id, std::string_view text, const YAML::Exception& error,
                       const TreeBuilder& builder) {
  const std::size_t bom = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  const std::size_t pos = static_cast<std::size_t>(std::max(error.mark.pos, 0)) + bom;
  const auto at = static_cast<std::uint32_t>(std::min(pos, text.size()));
  Diagnostic d = MakeDiagnostic(codes::SM101, {id, at, at}, "this is not YAML: " + error.msg);
  if (auto mistake = FindYamlMistake(text, at)) {
    d.span = {id, mistake->begin, mistake->end};
    d.message = "this is not YAML: " + mistake->message;
    d.help = mistake->help;
    if (at < mistake->begin || at > mistake->end) {
      d.labels.push_back({{id, at, at}, "here it cannot be read on"});
    }
    return d;
  }
  if (const YamlNode* open = builder.open_collection()) {
    const std::uint32_t begin = open->span.begin;
    d.labels.push_back(
        {{id, begin, begin},
         open->is_map() ? "in the map that starts here" : "in the list that starts here"});
  }
  if (text.find('\t') != text.npos) {
    d.help = "YAML is indented with spaces; the text holds a tab";
  } else if (error.msg.find("map value") != std::string::npos) {
    d.help = "a value with `: ` in it needs quotes";
  }
  return d;
}

}  // namespace

const YamlEntry* YamlNode::FindEntry(std::string_view key) const {
  for (const YamlEntry& entry : entries) {
    if (entry.key.is_scalar() && entry.key.text == key) return &entry;
  }
  return nullptr;
}

const YamlNode* YamlNode::Find(std::string_view key) const {
  const YamlEntry* const entry = FindEntry(key);
  return entry == nullptr ? nullptr : &entry->value;
}

YamlDocuments ParseYaml(const SourceSet& sources, SourceId id) {
  YamlDocuments result;
  const std::string_view text = sources.Get(id).text();
  if (auto problem = CheckText(id, text)) {
    result.complete = false;
    result.diagnostics.push_back(*std::move(problem));
    return result;
  }
  ViewBuffer buffer(text);
  std::istream stream(&buffer);
  TreeBuilder builder(id, text, result.diagnostics);
  std::optional<std::uint32_t> last_start;
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
      const std::uint32_t at = builder.start();
      if (last_start && !BeginsDocument(text, at, *last_start)) {
        result.diagnostics.push_back(
            MakeDiagnostic(codes::SM101, {id, at, at + 1},
                           "this is not YAML: expected `---` or the end of the file"));
        result.complete = false;
        break;
      }
      last_start = at;
      YamlNode root = builder.TakeRoot();
      if (root.kind != YamlNode::Kind::kNull) result.roots.push_back(std::move(root));
    }
  } catch (const YAML::Exception& error) {
    result.complete = false;
    result.diagnostics.push_back(SyntaxError(id, text, error, builder));
  } catch (const BudgetExceeded& exceeded) {
    result.complete = false;
    result.diagnostics.push_back(exceeded.diagnostic);
  }
  if (builder.damaged()) result.complete = false;
  return result;
}

}  // namespace sigmata
