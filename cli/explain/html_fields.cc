// The event's fields that a rule asks for.
#include <fmt/core.h>

#include <algorithm>
#include <vector>

#include "cli/explain/html_text.h"
#include "cli/explain/html_tree.h"

namespace sigmata::cli {
namespace {

struct ShownValue {
  ExplainedValue value;
  std::vector<ByteRange> parts;  // within value.text
};

struct ShownField {
  std::string name;
  std::string event_name;
  std::vector<ShownValue> values;
  std::vector<std::string> looked_at;
};

class FieldTable {
 public:
  void Collect(const ExplainedNode& node) {
    if (node.kind == NodeKind::kPredicate && !node.field.empty()) Add(node);
    for (const ExplainedNode& child : node.children) Collect(child);
  }

  std::string Write() const {
    if (fields_.empty()) return {};
    std::string rows;
    for (const ShownField& field : fields_) rows += Rows(field);
    return "<h5>Fields of the event</h5>\n<div class=\"scroll\"><table><thead><tr><th "
           "scope=\"col\">Field</th><th scope=\"col\">Value</th><th scope=\"col\">Where it "
           "stands</th></tr></thead><tbody>\n" +
           rows + "</tbody></table></div>\n";
  }

 private:
  void Add(const ExplainedNode& node) {
    auto field = std::find_if(fields_.begin(), fields_.end(), [&](const ShownField& f) {
      return f.event_name == node.event_field;
    });
    if (field == fields_.end()) {
      field = fields_.insert(field, {node.field, node.event_field, {}, node.looked_at});
      for (const ExplainedValue& value : node.values) field->values.push_back({value, {}});
    }
    for (const ExplainedValue& value : node.values) {
      if (value.fits) Mark(value, *field);
    }
  }

  // Other predicates may show another part of a long text, or other values of many.
  static void Mark(const ExplainedValue& value, ShownField& field) {
    for (ShownValue& shown : field.values) {
      const bool same = shown.value.text == value.text && shown.value.path == value.path &&
                        shown.value.text_begin == value.text_begin;
      const auto part = ShownPart(value);
      if (same && part && part->begin < part->end) shown.parts.push_back(*part);
    }
  }

  static std::string ValueCell(const ShownValue& shown) {
    const ExplainedValue& value = shown.value;
    if (value.kind == ValueKind::kNull) return R"(<span class="quiet">null</span>)";
    if (value.kind == ValueKind::kEmptyArray) return R"(<span class="quiet">an empty list</span>)";
    if (value.kind == ValueKind::kObject) return R"(<span class="quiet">an object</span>)";
    if (value.text_size == 0) return R"(<span class="quiet">an empty text</span>)";
    const bool more = value.text_begin + value.text.size() < value.text_size;
    return (value.text_begin > 0 ? "…" : "") + HtmlMarked(value.text, JoinRanges(shown.parts)) +
           (more ? "…" : "");
  }

  static std::string Row(const std::string& name, const std::string& value,
                         const std::string& place) {
    return fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", name, value, place);
  }

  static std::string Rows(const ShownField& field) {
    std::string name = HtmlText(field.name);
    if (field.event_name != field.name) {
      name += fmt::format(R"( <span class="quiet">as {}</span>)", HtmlText(field.event_name));
    }
    if (field.values.empty()) {
      const std::string place = field.looked_at.empty() ? "" : HtmlText(field.looked_at.front());
      return Row(name, R"(<em class="quiet">absent</em>)", place);
    }
    std::string rows;
    for (const ShownValue& shown : field.values) {
      rows += Row(name, ValueCell(shown), HtmlText(shown.value.path));
      name.clear();
    }
    return rows;
  }

  std::vector<ShownField> fields_;
};

}  // namespace

std::string HtmlFields(const ExplainedVariant& variant) {
  FieldTable table;
  table.Collect(variant.gate);
  table.Collect(variant.logic);
  return table.Write();
}

}  // namespace sigmata::cli
