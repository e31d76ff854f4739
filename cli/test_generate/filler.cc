#include "cli/test_generate/filler.h"

#include <algorithm>
#include <string_view>

#include "runtime/program/fold.h"

namespace sigmata::cli {
namespace {

using Kind = FieldValue::Kind;

std::string ValueOf(const MadeEvent& event, std::string_view field) {
  for (const auto& [name, value] : event) {
    if (name == field) return value.text;
  }
  return {};
}

bool Is(std::string_view type, std::initializer_list<std::string_view> types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

Fillers OfType(const std::string& type) {
  if (type.empty() || type.ends_with("String")) return {{Kind::kText, "example"}};
  if (type.starts_with("Hex") || type == "Pointer") return {{Kind::kText, "0x10"}};
  if (type == "Boolean") return {{Kind::kText, "true"}, {Kind::kText, "false"}};
  if (Is(type, {"FILETIME", "SYSTEMTIME"})) return {{Kind::kText, "2026-03-02T10:20:30Z"}};
  if (type == "GUID") return {{Kind::kText, "{11111111-2222-3333-4444-555555555555}"}};
  if (type == "SID") return {{Kind::kText, "S-1-5-21-1-2-3-1001"}};
  if (type == "Binary") return {{Kind::kText, "0A0B0C0D"}};
  return {{Kind::kNumber, "10"}, {Kind::kNumber, "11"}};
}

// What comes behind what the type asks for: values that few patterns speak of.
void AddFurther(Fillers& fillers) {
  for (const char* const text : {"example", "an other one", "C:\\Example\\example.bin", "x"}) {
    fillers.push_back({Kind::kText, text});
  }
  for (const char* const number : {"1", "0", "4711"}) fillers.push_back({Kind::kNumber, number});
  fillers.push_back({Kind::kText, "198.51.100.7"});
  fillers.push_back({Kind::kText, "2001:db8::7"});
}

bool HasName(const EventParameter& parameter, const std::string& name) {
  return parameter.name == name || std::find(parameter.aliases.begin(), parameter.aliases.end(),
                                             name) != parameter.aliases.end();
}

}  // namespace

const EventSchema* Filler::SchemaOf(const MadeEvent& identity) const {
  const std::string provider = Fold(ValueOf(identity, "Provider_Name"));
  const std::string id = ValueOf(identity, "EventID");
  for (const EventSchema& event : maps_.events) {
    if (Fold(event.provider) == provider && std::to_string(event.id) == id) return &event;
  }
  return nullptr;
}

Fillers Filler::OfParameter(const EventParameter& parameter) const {
  Fillers fillers;
  for (const ValueMap& map : maps_.value_maps) {
    if (map.name != parameter.values || parameter.values.empty()) continue;
    for (const auto& [raw, words] : map.values) {
      const bool number = raw.find_first_not_of("0123456789") == raw.npos && !raw.empty();
      fillers.push_back({number ? Kind::kNumber : Kind::kText, raw});
    }
  }
  for (FieldValue& value : OfType(parameter.type)) fillers.push_back(std::move(value));
  return fillers;
}

Fillers Filler::For(const std::string& field, const MadeEvent& identity) const {
  Fillers fillers;
  const EventSchema* const schema = SchemaOf(identity);
  if (field == "Channel") {
    if (schema != nullptr) {
      for (const std::string& channel : schema->channels) {
        fillers.push_back({Kind::kText, channel});
      }
    }
    fillers.push_back({Kind::kText, "Application"});
  } else if (field == "EventID") {
    fillers.push_back({Kind::kNumber, "1"});
  } else if (schema != nullptr) {
    for (const EventParameter& parameter : schema->parameters) {
      if (HasName(parameter, field)) fillers = OfParameter(parameter);
    }
  }
  AddFurther(fillers);
  return fillers;
}

}  // namespace sigmata::cli
