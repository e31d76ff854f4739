#include "compiler/parse/condition_parser.h"

#include <fmt/core.h>

#include <tao/pegtl/contrib/analyze.hpp>
#include <tao/pegtl/contrib/parse_tree.hpp>

#include "compiler/parse/condition_grammar.h"
#include "compiler/parse/scalar_span.h"
#include "runtime/program/diagnostic_codes.h"
#include "runtime/program/fold.h"

namespace sigmata {
namespace {

namespace grammar = condition_grammar;
namespace pegtl = tao::pegtl;

// One message per rule that has to match once the parser has come to it.
constexpr const char* kOperand = "expected a search identifier, `1 of`, `all of`, `not` or `(`";

template <typename Rule>
inline constexpr const char* kMessage = nullptr;
template <>
inline constexpr auto kMessage<grammar::Disjunction> = kOperand;
template <>
inline constexpr auto kMessage<grammar::Conjunction> = kOperand;
template <>
inline constexpr auto kMessage<grammar::Negation> = kOperand;
template <>
inline constexpr auto kMessage<grammar::Primary> = kOperand;
template <>
inline constexpr auto kMessage<grammar::Close> = "expected `)`";
template <>
inline constexpr auto kMessage<grammar::End> = "expected `and`, `or` or the end of the condition";
template <>
inline constexpr auto kMessage<grammar::Count> = "expected `1`, `any` or `all` before `of`";
template <>
inline constexpr auto kMessage<grammar::Pattern> =
    "expected `them` or a pattern such as `selection_*` after `of`";

struct Messages {
  template <typename Rule>
  static constexpr auto message = kMessage<Rule>;  // NOLINT(readability-identifier-naming): PEGTL
};
template <typename Rule>
using Control = pegtl::must_if<Messages>::control<Rule>;

// Nodes with one child are replaced by it, so `a` is an identifier and not an `or` of one `and`.
template <typename Rule>
using Selector = pegtl::parse_tree::selector<
    Rule,
    pegtl::parse_tree::store_content::on<grammar::Identifier, grammar::One, grammar::All,
                                         grammar::Pattern, grammar::Not>,
    pegtl::parse_tree::fold_one::on<grammar::Disjunction, grammar::Conjunction, grammar::Negation>,
    pegtl::parse_tree::store_content::on<grammar::Quantified>>;

using TreeNode = pegtl::parse_tree::node;

class Converter {
 public:
  Converter(const YamlNode& scalar, std::string_view source)
      : scalar_(scalar), source_(source), offsets_(SourceOffsets(source, scalar)) {}

  Span Place(std::size_t begin, std::size_t end) const {
    return SpanWithin(source_, scalar_, offsets_, begin, end);
  }

  Condition Convert(const TreeNode& node) const {
    Condition condition;
    if (node.has_content()) condition.span = Place(node.begin().byte, node.end().byte);
    if (node.is_type<grammar::Identifier>()) {
      condition.name = node.string();
    } else if (node.is_type<grammar::Quantified>()) {
      const bool all = node.children.front()->is_type<grammar::All>();
      condition.kind = all ? Condition::Kind::kAllOf : Condition::Kind::kOneOf;
      condition.name = node.children.back()->string();
    } else if (node.is_type<grammar::Negation>()) {
      return Negate(node);
    } else {
      const bool any = node.is_type<grammar::Disjunction>();
      condition.kind = any ? Condition::Kind::kOr : Condition::Kind::kAnd;
      for (const auto& child : node.children) condition.children.push_back(Convert(*child));
      condition.span = condition.children.front().span;
      condition.span.end = condition.children.back().span.end;
    }
    return condition;
  }

 private:
  // All children but the last are the word `not`. Two of them are none, so a long row of them is
  // not a deep tree.
  Condition Negate(const TreeNode& node) const {
    Condition inner = Convert(*node.children.back());
    if (node.children.size() % 2 == 1) return inner;
    const TreeNode& first = *node.children.front();
    Condition outer;
    outer.kind = Condition::Kind::kNot;
    outer.span = Place(first.begin().byte, first.end().byte);
    outer.span.end = inner.span.end;
    outer.children.push_back(std::move(inner));
    return outer;
  }

  const YamlNode& scalar_;
  std::string_view source_;
  std::vector<std::uint32_t> offsets_;
};

std::size_t BracketDepth(std::string_view text) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  for (const char c : text) {
    if (c == '(') deepest = std::max(deepest, ++depth);
    if (c == ')' && depth > 0) --depth;
  }
  return deepest;
}

struct Word {
  std::size_t begin;
  std::size_t end;
};

// Whether a word is an operator but for its capitals; `rest` is what follows it.
bool IsUpperCaseOperator(std::string_view word, std::string_view rest) {
  const std::string folded = Fold(word);
  if (word == folded) return false;
  if (folded == "and" || folded == "or" || folded == "not" || folded == "of") return true;
  if (folded != "all" && folded != "any") return false;
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
  const std::size_t end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
  return Fold(rest.substr(0, end)) == "of";
}

// An operator with capitals, which the grammar reads as an identifier.
std::optional<Word> FindUpperCaseOperator(std::string_view text) {
  const auto is_word = [&](std::size_t i) {
    return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) != 0 ||
                               text[i] == '_' || text[i] == '-');
  };
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t begin = i;
    while (is_word(i)) ++i;
    const std::string_view word = text.substr(begin, i - begin);
    if (IsUpperCaseOperator(word, text.substr(i))) return Word{begin, i};
    if (i == begin) ++i;
  }
  return std::nullopt;
}

std::optional<Diagnostic> CheckText(const YamlNode& scalar) {
  const std::string& text = scalar.text;
  if (text.size() > kMaxConditionBytes || BracketDepth(text) > kMaxConditionDepth) {
    return MakeDiagnostic(codes::SM106, scalar.span,
                          fmt::format("a condition has at most {} bytes and {} levels of brackets",
                                      kMaxConditionBytes, kMaxConditionDepth));
  }
  return std::nullopt;
}

Diagnostic SyntaxError(const YamlNode& scalar, std::string_view source,
                       const pegtl::parse_error& error) {
  const std::string& text = scalar.text;
  if (const auto word = FindUpperCaseOperator(text)) {
    std::string lower = text.substr(word->begin, word->end - word->begin);
    for (char& c : lower) c = static_cast<char>(c | 0x20);
    const Span span = SpanWithin(source, scalar, word->begin, word->end);
    Diagnostic d =
        MakeDiagnostic(codes::SM506, span, "operators of a condition are written in lower case",
                       fmt::format("write `{}`", lower));
    d.fix = {{{span, lower}}, false};
    return d;
  }
  const std::size_t at = error.positions().front().byte;
  std::size_t end = at;
  while (end < text.size() && std::isspace(static_cast<unsigned char>(text[end])) == 0) ++end;
  return MakeDiagnostic(codes::SM501, SpanWithin(source, scalar, at, end),
                        std::string(error.message()));
}

}  // namespace

std::optional<Condition> ParseCondition(const YamlNode& scalar, std::string_view source,
                                        std::vector<Diagnostic>& diagnostics) {
  if (auto problem = CheckText(scalar)) {
    diagnostics.push_back(*std::move(problem));
    return std::nullopt;
  }
  pegtl::memory_input input(scalar.text, "condition");
  try {
    const auto root =
        pegtl::parse_tree::parse<grammar::Grammar, TreeNode, Selector, pegtl::nothing, Control>(
            input);
    return Converter(scalar, source).Convert(*root->children.front());
  } catch (const pegtl::parse_error& error) {
    diagnostics.push_back(SyntaxError(scalar, source, error));
    return std::nullopt;
  }
}

std::size_t CountConditionGrammarFaults() { return pegtl::analyze<grammar::Grammar>(0); }

}  // namespace sigmata
