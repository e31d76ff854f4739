// What field maps say of derived fields, beyond their shape (see sigmata/field_map.h).
#ifndef SIGMATA_COMPILER_PARSE_DERIVED_FIELD_H_
#define SIGMATA_COMPILER_PARSE_DERIVED_FIELD_H_

#include <string>
#include <string_view>
#include <vector>

#include "sigmata/field_map.h"

namespace sigmata {

// `{A}\{B}` -> A, what stands between, B. False if a brace is alone, or there is no field.
bool SplitTemplate(std::string_view text, std::vector<DerivedField::Part>& parts);

// Derived fields are made in no order, so none is made of another. The first that is, or empty.
std::string FindDerivedOfDerived(const FieldMaps& maps, const FieldMaps& added);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_DERIVED_FIELD_H_
