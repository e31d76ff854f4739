// The grammar of conditions. Precedence from weak to strong: or, and, not, quantifiers, brackets.
// Operators are lower-case words; white space, also line breaks, separates words.
#ifndef SIGMATA_COMPILER_PARSE_CONDITION_GRAMMAR_H_
#define SIGMATA_COMPILER_PARSE_CONDITION_GRAMMAR_H_

#include <tao/pegtl.hpp>

namespace sigmata::condition_grammar {

namespace pegtl = tao::pegtl;

struct WordCharacter : pegtl::ranges<'a', 'z', 'A', 'Z', '0', '9', '_', '_', '-', '-'> {};
struct PatternCharacter : pegtl::ranges<'a', 'z', 'A', 'Z', '0', '9', '_', '_', '*', '*'> {};
struct Space : pegtl::star<pegtl::space> {};

template <typename Text>
struct Keyword : pegtl::seq<Text, pegtl::not_at<WordCharacter>, Space> {};

struct Or : Keyword<TAO_PEGTL_STRING("or")> {};
struct And : Keyword<TAO_PEGTL_STRING("and")> {};
struct Not : Keyword<TAO_PEGTL_STRING("not")> {};
struct Of : Keyword<TAO_PEGTL_STRING("of")> {};

struct Name : pegtl::plus<WordCharacter> {};
struct Identifier : pegtl::seq<pegtl::not_at<pegtl::sor<Or, And, Not>>, Name> {};

struct One : pegtl::seq<pegtl::sor<pegtl::one<'1'>, TAO_PEGTL_STRING("any")>,
                        pegtl::not_at<WordCharacter>> {};
struct All : pegtl::seq<TAO_PEGTL_STRING("all"), pegtl::not_at<WordCharacter>> {};
struct OtherCount : pegtl::seq<pegtl::plus<pegtl::digit>, pegtl::not_at<WordCharacter>> {};
struct QuantifierAhead : pegtl::at<pegtl::sor<One, All, OtherCount>, Space, Of> {};
struct Count : pegtl::sor<One, All> {};  // must stand where QuantifierAhead has looked
struct Pattern : pegtl::plus<PatternCharacter> {};
struct Quantified
    : pegtl::seq<QuantifierAhead, pegtl::must<Count>, Space, Of, pegtl::must<Pattern>> {};

struct Disjunction;
struct Open : pegtl::seq<pegtl::one<'('>, Space> {};
struct Close : pegtl::one<')'> {};
struct Bracketed : pegtl::seq<Open, pegtl::must<Disjunction>, pegtl::must<Close>> {};

struct Primary : pegtl::seq<pegtl::sor<Bracketed, Quantified, Identifier>, Space> {};
struct Negation : pegtl::sor<pegtl::seq<pegtl::plus<Not>, pegtl::must<Primary>>, Primary> {};
struct Conjunction : pegtl::list_must<Negation, And> {};
struct Disjunction : pegtl::list_must<Conjunction, Or> {};
struct End : pegtl::eof {};
struct Grammar : pegtl::seq<Space, pegtl::must<Disjunction>, pegtl::must<End>> {};

}  // namespace sigmata::condition_grammar

#endif  // SIGMATA_COMPILER_PARSE_CONDITION_GRAMMAR_H_
