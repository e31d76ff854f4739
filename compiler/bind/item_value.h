// A value of a detection item on its way through the item's modifiers.
#ifndef SIGMATA_COMPILER_BIND_ITEM_VALUE_H_
#define SIGMATA_COMPILER_BIND_ITEM_VALUE_H_

#include <cstdint>
#include <string>

#include "compiler/bind/pattern.h"
#include "compiler/parse/modifier.h"

namespace sigmata {

struct ItemValue {
  std::uint16_t type = kText;  // a ValueType
  // kText: with wildcard marks. kBytes: each code point stands for one byte, so that no byte can be
  // taken for a mark. Others: as written.
  std::string text;
  Anchor anchor = Anchor::kWhole;
  bool cased = false;
  std::string regex_flags;
  Comparison comparison = Comparison::kEqual;
  TimePart part = TimePart::kNone;
};

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_BIND_ITEM_VALUE_H_
