#include "tests/differential/reference_event.h"

#include <algorithm>
#include <map>
#include <optional>

#include "tests/differential/reference_shape.h"

namespace sigmata {
namespace {

std::string WithoutSpaces(std::string name) {
  std::erase(name, ' ');
  return name;
}

bool SameWithoutCase(const std::string& a, const std::string& b) {
  return FoldCodePoints(CodePointsOf(a)) == FoldCodePoints(CodePointsOf(b));
}

// The steps in order; each only adds fields that the event does not have.
class EventCompleter {
 public:
  EventCompleter(ReferencePositions positions, const FieldMaps& maps, ReferenceEvent& event)
      : positions_(std::move(positions.values)),
        joined_(positions.joined),
        numbered_(positions.numbered),
        maps_(maps),
        event_(event) {}

  void Complete() {
    const std::vector<const EventSchema*> schemas = KnownSchemas();
    if (joined_) DivideJoined(schemas);
    NumberFields();
    const EventSchema* const schema = Choose(schemas, positions_.size());
    if (schemas.empty() || schema != nullptr) ListUnnamed(schema);
    if (schemas.empty()) return;
    if (schema != nullptr) NameParameters(*schema);
    if (event_.Find("Channel") == nullptr) ImplyChannel(*schemas.front());
  }

  // When all else is known.
  void Derive() {
    for (const DerivedField& derived : maps_.derived_fields) {
      if (event_.Find(derived.name) != nullptr) continue;
      if (derived.values.empty()) {
        Join(derived);
      } else {
        PutIntoWords(derived);
      }
    }
  }

 private:
  // param1, param2, ...: parameters by their position.
  void NumberFields() {
    for (std::size_t i = 0; i < std::min<std::size_t>(positions_.size(), 64); ++i) {
      AddIfMissing("param" + std::to_string(i + 1), positions_[i]);
    }
  }

  // Parameters that came in a list and have no name are Data, unless the event has such a field.
  void ListUnnamed(const EventSchema* schema) {
    if (numbered_ || event_.Find("Data") != nullptr) return;
    for (std::size_t i = 0; i < positions_.size(); ++i) {
      const bool known = schema != nullptr && i < schema->parameters.size();
      const bool named = known && !schema->parameters[i].name.empty();
      if (positions_[i] && !named) event_.fields["Data"].push_back(*positions_[i]);
    }
  }

  void AddIfMissing(const std::string& field, std::optional<std::size_t> value) {
    if (value && event_.Find(field) == nullptr) event_.fields[field] = {*value};
  }

  const ReferenceValue* First(const std::string& field) const {
    const auto* const indexes = event_.Find(field);
    return indexes == nullptr ? nullptr : &event_.values[indexes->front()];
  }

  // The field's first value as a whole number that is not negative.
  std::optional<std::uint32_t> Number(const std::string& field) const {
    const ReferenceValue* const value = First(field);
    if (value == nullptr || !value->is_scalar()) return std::nullopt;
    const auto number = ReadDecimal(value->text, true);
    if (!number || number->negative || number->power < 0) return std::nullopt;
    const std::size_t zeros = static_cast<std::size_t>(std::min(number->power, 10LL));
    const std::string digits = number->digits + std::string(zeros, '0');
    if (digits.size() > 9) return std::nullopt;
    return digits.empty() ? 0U : static_cast<std::uint32_t>(std::stoul(digits));
  }

  bool IsProvider(const std::string& written, const std::string& name) const {
    if (SameWithoutCase(written, name)) return true;
    for (const Provider& provider : maps_.providers) {
      if (!SameWithoutCase(provider.name, name)) continue;
      for (const std::string& alias : provider.aliases) {
        if (SameWithoutCase(written, alias)) return true;
      }
    }
    return false;
  }

  std::vector<const EventSchema*> KnownSchemas() const {
    std::vector<const EventSchema*> schemas;
    const ReferenceValue* const provider = First("Provider_Name");
    const auto id = Number("EventID");
    if (provider == nullptr || !provider->is_scalar() || !id) return schemas;
    for (const EventSchema& schema : maps_.events) {
      if (schema.id == *id && IsProvider(provider->text, schema.provider))
        schemas.push_back(&schema);
    }
    return schemas;
  }

  // The schema that is certain: by version, or else by the number of parameters.
  const EventSchema* Choose(const std::vector<const EventSchema*>& schemas,
                            std::size_t parameters) const {
    const auto version = Number("Version");
    std::vector<const EventSchema*> of_version;
    for (const EventSchema* const schema : schemas) {
      if (!version || schema->version == *version) of_version.push_back(schema);
    }
    if (of_version.size() == 1) return of_version[0];
    // Of an event known in one version only, other versions are taken to begin in the same way.
    if (of_version.empty()) return schemas.size() == 1 ? schemas[0] : nullptr;
    std::erase_if(of_version, [parameters](const EventSchema* schema) {
      return schema->parameters.size() != parameters;
    });
    return of_version.size() == 1 ? of_version[0] : nullptr;
  }

  // The parts of the text are parameters if the event has as many; an only one is the whole text.
  void DivideJoined(const std::vector<const EventSchema*>& schemas) {
    const ReferenceValue joined = event_.values[*joined_];
    std::vector<std::string> parts;
    std::string rest = joined.text;
    for (std::size_t at = rest.find(", "); joined.kind == ReferenceValue::Kind::kString;
         at = rest.find(", ")) {
      parts.push_back(rest.substr(0, at));
      if (at == std::string::npos) break;
      rest = rest.substr(at + 2);
    }
    const EventSchema* const schema = Choose(schemas, std::max<std::size_t>(parts.size(), 1));
    if (schema == nullptr) return;
    if (schema->parameters.size() == 1) {
      positions_ = {joined_};
    } else if (schema->parameters.size() == parts.size()) {
      for (const std::string& part : parts) positions_.emplace_back(AddKnown(part));
    }
  }

  // A text that does not stand in the event as a value of its own.
  std::size_t AddKnown(const std::string& text) {
    ReferenceValue value;
    value.kind = ReferenceValue::Kind::kString;
    value.text = text;
    value.points = CodePointsOf(text);
    value.folded = FoldCodePoints(value.points);
    value.read = false;
    event_.values.push_back(std::move(value));
    return event_.values.size() - 1;
  }

  // A parameter's name and aliases are names of the same values.
  void NameParameters(const EventSchema& schema) {
    for (std::size_t p = 0; p < schema.parameters.size(); ++p) {
      std::vector<std::string> names = schema.parameters[p].aliases;
      if (!schema.parameters[p].name.empty())
        names.insert(names.begin(), schema.parameters[p].name);
      std::transform(names.begin(), names.end(), names.begin(), WithoutSpaces);
      for (const std::string& name : names) {
        if (event_.Find(name) != nullptr) continue;
        const auto present = std::find_if(
            names.begin(), names.end(),
            [this](const std::string& other) { return event_.Find(other) != nullptr; });
        if (present != names.end()) event_.fields[name] = *event_.Find(*present);
        AddIfMissing(name, p < positions_.size() ? positions_[p] : std::nullopt);
      }
    }
  }

  void ImplyChannel(const EventSchema& schema) {
    for (const std::string& channel : schema.channels) AddText("Channel", channel);
  }

  void AddText(const std::string& field, const std::string& text) {
    const std::size_t value = AddKnown(text);
    event_.fields[field].push_back(value);
  }

  void PutIntoWords(const DerivedField& derived) {
    const auto* const source = event_.Find(derived.parts[0].text);
    if (source == nullptr) return;
    for (const std::size_t index : std::vector<std::size_t>(*source)) {
      const ReferenceValue value = event_.values[index];
      const auto listed =
          std::find_if(derived.values.begin(), derived.values.end(), [&value](const auto& entry) {
            return value.is_scalar() && SameWithoutCase(entry.first, value.text);
          });
      event_.fields[derived.name].push_back(index);
      if (listed != derived.values.end()) AddText(derived.name, listed->second);
    }
  }

  void Join(const DerivedField& derived) {
    std::string text;
    for (const DerivedField::Part& part : derived.parts) {
      if (!part.is_field) {
        text += part.text;
        continue;
      }
      const auto* const values = event_.Find(part.text);
      if (values == nullptr || values->size() != 1 || !First(part.text)->is_scalar()) return;
      text += First(part.text)->text;
    }
    AddText(derived.name, text);
  }

  std::vector<std::optional<std::size_t>> positions_;
  std::optional<std::size_t> joined_;
  bool numbered_;
  const FieldMaps& maps_;
  ReferenceEvent& event_;
};

}  // namespace

const std::vector<std::size_t>* ReferenceEvent::Find(const std::string& field) const {
  const auto it = fields.find(field);
  return it == fields.end() ? nullptr : &it->second;
}

ReferenceEvent ReadReferenceEvent(const JsonTree& json, const FieldMaps& maps) {
  const CollectorShape& shape = ShapeOf(json, maps);
  std::vector<EventLeaf> leaves = LeavesOf(json, shape);
  auto positions = PositionsOf(leaves, shape);
  ReferenceEvent event;
  event.shape = shape.id;
  std::map<std::string, std::size_t> ranks;
  for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
    event.values.push_back(leaves[leaf].value);
    for (const NamedBy& named : NamesOf(leaves[leaf], shape)) {
      const auto [best, first] = ranks.try_emplace(named.name, named.rank);
      if (named.rank > best->second) continue;
      if (named.rank < best->second) event.fields[named.name].clear();
      best->second = named.rank;
      event.fields[named.name].push_back(leaf);
    }
  }
  EventCompleter completer(std::move(positions), maps, event);
  completer.Complete();
  completer.Derive();
  return event;
}

}  // namespace sigmata
