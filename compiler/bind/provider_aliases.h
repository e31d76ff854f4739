// One provider goes by several names: a rule that asks for one of them means all.
#ifndef SIGMATA_COMPILER_BIND_PROVIDER_ALIASES_H_
#define SIGMATA_COMPILER_BIND_PROVIDER_ALIASES_H_

#include "compiler/bind/bound_rule.h"
#include "sigmata/field_map.h"

namespace sigmata {

// `Provider_Name = X` becomes `X or its other names`, where the maps know any.
void ExpandProviderAliases(BoolExpr& expr, const FieldMaps& maps);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_PROVIDER_ALIASES_H_
