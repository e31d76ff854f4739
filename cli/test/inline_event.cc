#include "cli/test/inline_event.h"

#include "compiler/report/json_text.h"
#include "runtime/event/json_text.h"
#include "runtime/program/fold.h"

namespace sigmata::cli {
namespace {

std::string Scalar(const YamlNode& node) {
  switch (TypeOf(node)) {
    case ScalarType::kNull:
      return "null";
    case ScalarType::kBool:
      return Fold(node.text);
    case ScalarType::kInteger:
    case ScalarType::kFloat:
      return IsJsonNumber(node.text) ? node.text : JsonText(node.text);
    case ScalarType::kText:
      break;
  }
  return JsonText(node.text);
}

// The parser bounds how deep a document nests.
void Append(const YamlNode& node, std::string& out) {
  std::string_view between;
  if (node.is_map()) {
    out += '{';
    for (const YamlEntry& entry : node.entries) {
      out += between;
      out += JsonText(entry.key.text) + ":";
      Append(entry.value, out);
      between = ",";
    }
    out += '}';
  } else if (node.is_sequence()) {
    out += '[';
    for (const YamlNode& item : node.items) {
      out += between;
      Append(item, out);
      between = ",";
    }
    out += ']';
  } else {
    out += Scalar(node);
  }
}

}  // namespace

std::string InlineEvent(const YamlNode& map) {
  std::string json;
  Append(map, json);
  return json;
}

}  // namespace sigmata::cli
