// Mistakes that people make in rules, planted one at a time.
#ifndef SIGMATA_TESTS_MUTATION_MISTAKES_H_
#define SIGMATA_TESTS_MUTATION_MISTAKES_H_

#include <optional>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace sigmata {

struct Mistake {
  std::string name;
  std::regex where;             // a line that can have it
  std::string replacement;      // of what `where` matched; ECMAScript's $1, and \n for a line break
  std::set<std::string> codes;  // those that name this mistake
  std::string only_in;          // rules that hold this text; empty: all
};

const std::vector<Mistake>& AllMistakes();

struct Mutant {
  std::string text;
  std::size_t line = 0;  // where the mistake stands, from 1
};

// The rule with the mistake in its n-th fitting line; none if it has fewer.
std::optional<Mutant> Plant(const Mistake& mistake, const std::string& rule, std::size_t nth);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_MUTATION_MISTAKES_H_
