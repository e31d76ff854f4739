#include "compiler/survey/field_usage.h"

#include <algorithm>
#include <map>
#include <set>

#include "compiler/lint/known_events.h"
#include "runtime/program/path_syntax.h"

namespace sigmata {
namespace {

// SM601 to SM604 and SM614: the name of a field is wrong.
bool IsAboutFieldName(const Diagnostic& d) {
  const auto number = static_cast<unsigned>(d.code);
  return (number >= 601 && number <= 604) || number == 614;
}

using Place = std::pair<SourceId, std::uint32_t>;

class FieldSurveyor {
 public:
  FieldSurveyor(const FrontEnd& front, const FieldMaps& maps, const CollectorShape* shape)
      : front_(front), maps_(maps), known_(maps), shape_(shape) {
    for (const Diagnostic& d : front.diagnostics) {
      if (!IsAboutFieldName(d)) continue;
      problems_.try_emplace({d.span.source, d.span.begin},
                            d.message + (d.help.empty() ? "" : "; " + d.help));
    }
  }

  std::vector<UsedLogsource> Survey() {
    for (std::size_t i = 0; i < front_.rules.size(); ++i) AddRule(i);
    std::vector<UsedLogsource> out;
    for (auto& [name, entry] : entries_) out.push_back(Finish(entry));
    return out;
  }

 private:
  struct Entry {
    UsedLogsource logsource;
    std::map<std::string, UsedField> fields;
    std::set<std::vector<std::pair<std::string, std::string>>> renames;  // of its gates
  };

  void AddRule(std::size_t index) {
    const FrontEndRule& rule = front_.rules[index];
    const Logsource& logsource = rule.rule.logsource;
    UsedLogsource used{TextOf(logsource.category),
                       TextOf(logsource.product),
                       TextOf(logsource.service),
                       !rule.bound.gates.empty(),
                       {},
                       {}};
    Entry& entry = entries_[LogsourceName(used)];
    if (entry.logsource.rules.empty()) entry.logsource = std::move(used);
    entry.logsource.rules.push_back(index);
    for (const BoundGate& gate : rule.bound.gates) entry.renames.insert(gate.renames);
    for (const SearchIdentifier& identifier : rule.rule.identifiers) {
      AddNode(identifier.body, index, entry);
    }
  }

  void AddNode(const DetectionNode& node, std::size_t rule, Entry& entry) {
    for (const DetectionNode& child : node.children) AddNode(child, rule, entry);
    if (node.kind != DetectionNode::Kind::kItem) return;
    const DetectionItem& item = node.item;
    if (item.field) AddField(item.field->text, item.field->span, rule, entry);
    const bool names_field =
        std::any_of(item.modifiers.begin(), item.modifiers.end(),
                    [](const ModifierUse& use) { return use.modifier == Modifier::kFieldRef; });
    for (const DetectionValue& value : item.values) {
      if (names_field) AddField(value.text(), value.span(), rule, entry);
    }
  }

  void AddField(const std::string& name, Span span, std::size_t rule, Entry& entry) {
    UsedField& field = entry.fields[name];
    field.name = name;
    ++field.uses;
    if (field.rules.empty() || field.rules.back() != rule) field.rules.push_back(rule);
    const auto problem = problems_.find({span.source, span.begin});
    if (problem != problems_.end() && field.problem.empty()) field.problem = problem->second;
  }

  UsedLogsource Finish(Entry& entry) {
    const std::vector<std::string>* const listed = ListedFields(entry.logsource);
    for (auto& [name, field] : entry.fields) {
      const bool known =
          IsSystemField(name) || known_.HasParameter(name) ||
          (listed != nullptr && std::find(listed->begin(), listed->end(), name) != listed->end());
      if (known) field.standing = FieldStanding::kKnown;
      if (!known && listed != nullptr) field.standing = FieldStanding::kUnlisted;
      if (shape_ != nullptr) FindPaths(entry, field);
      entry.logsource.fields.push_back(std::move(field));
    }
    std::stable_sort(entry.logsource.fields.begin(), entry.logsource.fields.end(),
                     [](const UsedField& a, const UsedField& b) { return a.uses > b.uses; });
    return std::move(entry.logsource);
  }

  const std::vector<std::string>* ListedFields(const UsedLogsource& logsource) const {
    for (const LogsourceFields& row : known_.maps().taxonomy) {
      if (row.product == logsource.product && row.category == logsource.category &&
          row.service == logsource.service) {
        return &row.fields;
      }
    }
    return nullptr;
  }

  // Each kind of event that the logsource means may call the field by another name.
  void FindPaths(const Entry& entry, UsedField& field) const {
    for (const auto& renames : entry.renames) {
      std::string name = field.name;
      for (const auto& [sigma, event] : renames) {
        if (sigma == field.name) name = event;
      }
      for (const std::string& read : ReadFor(name)) AddPaths(read, field);
    }
  }

  // What stands in the event for the field: itself, or what it is made of.
  std::vector<std::string> ReadFor(const std::string& name) const {
    const auto derived =
        std::find_if(maps_.derived_fields.begin(), maps_.derived_fields.end(),
                     [&name](const DerivedField& field) { return field.name == name; });
    if (derived == maps_.derived_fields.end()) return {name};
    std::vector<std::string> parts;
    for (const DerivedField::Part& part : derived->parts) {
      if (part.is_field) parts.push_back(part.text);
    }
    return parts;
  }

  void AddPaths(const std::string& name, UsedField& field) const {
    for (std::string& path : PathsInShape(*shape_, name, known_.HasParameter(name))) {
      const auto end = field.paths.end();
      if (std::find(field.paths.begin(), end, path) == end) field.paths.push_back(std::move(path));
    }
  }

  const FrontEnd& front_;
  const FieldMaps& maps_;
  KnownEvents known_;
  const CollectorShape* shape_;
  std::map<Place, std::string> problems_;
  std::map<std::string, Entry> entries_;
};

// Several rows of a shape may have a place for a name: what every event has stands in one part of
// an event, parameters in another. Which is which, the paths say.
class RowChoice {
 public:
  explicit RowChoice(const std::string& field) : field_(field), system_(IsSystemField(field)) {}

  void Consider(const ShapePath& row) {
    for (const PathCaptures& captures : ReadByForm(row.to, field_)) {
      std::string path = FillKey(row.from, captures);
      const int rank = RankOf(row.from, captures.size());
      // `Data.Name.#text` is `Data.Name` with attributes beside it.
      const bool simpler = rank == rank_ && path_.starts_with(path);
      if (!path_.empty() && rank >= rank_ && !simpler) continue;
      path_ = std::move(path);
      rank_ = rank;
    }
  }

  const std::string& path() const { return path_; }

 private:
  // The lower, the likelier.
  int RankOf(const std::string& from, std::size_t captures) const {
    if (captures == 0) return 0;
    if (from == "{K}") return 3;
    const bool of_system = from.find("System") != from.npos || from.find("system") != from.npos;
    if (of_system != system_) return 4;
    return captures == 1 ? 2 : 1;
  }

  const std::string& field_;
  bool system_;
  std::string path_;
  int rank_ = 0;
};

}  // namespace

std::string LogsourceName(const UsedLogsource& logsource) {
  std::string name = logsource.product;
  for (const std::string& part : {logsource.category, logsource.service}) {
    if (!part.empty()) name += (name.empty() ? "" : "/") + part;
  }
  return name;
}

std::vector<std::string> PathsInShape(const CollectorShape& shape, const std::string& field,
                                      bool described) {
  RowChoice choice(field);
  bool positions = false;
  bool message = false;
  for (const ShapePath& row : shape.paths) {
    const bool numbered = row.positions == ShapePositions::kNumbered;
    positions = positions || (row.to.empty() && row.positions != ShapePositions::kNone);
    message = message || row.to == "Message";
    if (!row.to.empty() && !row.hidden && !numbered) choice.Consider(row);
  }
  std::vector<std::string> paths;
  if (!choice.path().empty()) paths.push_back(choice.path());
  if (IsSystemField(field) || !described) return paths;
  if (positions) paths.emplace_back("by position, in described events");
  if (paths.empty() && message) paths.emplace_back("read from the message of described events");
  return paths;
}

std::vector<UsedLogsource> SurveyFields(const FrontEnd& front, const FieldMaps& maps,
                                        const CollectorShape* shape) {
  return FieldSurveyor(front, maps, shape).Survey();
}

}  // namespace sigmata
