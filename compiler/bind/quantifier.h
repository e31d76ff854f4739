// Which search identifiers `1 of` and `all of` mean (rules specification, "condition").
#ifndef SIGMATA_COMPILER_BIND_QUANTIFIER_H_
#define SIGMATA_COMPILER_BIND_QUANTIFIER_H_

#include <string_view>

namespace sigmata {

// `pattern` is "them" or a name in which `*` is any run of characters. Names that begin with `_`
// are meant neither by `them` nor by a pattern without that `_`.
bool QuantifierSelects(std::string_view pattern, std::string_view name);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_QUANTIFIER_H_
