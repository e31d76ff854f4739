#include "cli/explain/report_json.h"

#include <fmt/core.h>

#include <string_view>
#include <vector>

#include "cli/explain/change_text.h"
#include "cli/explain/reason_names.h"
#include "compiler/report/json_text.h"

namespace sigmata::cli {
namespace {

// Elements with commas between them.
class JsonList {
 public:
  void Add(const std::string& element) {
    if (!text_.empty()) text_ += ',';
    text_ += element;
  }
  void Add(std::string_view key, const std::string& json) {
    Add(fmt::format("\"{}\":{}", key, json));
  }
  void AddText(std::string_view key, std::string_view text) { Add(key, JsonText(text)); }
  void AddBool(std::string_view key, bool value) { Add(key, value ? "true" : "false"); }
  void AddNumber(std::string_view key, std::size_t number) { Add(key, std::to_string(number)); }

  std::string Object() const { return "{" + text_ + "}"; }
  std::string Array() const { return "[" + text_ + "]"; }

 private:
  std::string text_;
};

class ReportWriter {
 public:
  explicit ReportWriter(const ExplainedSet& set) : set_(set) {}

  std::string Write(const EventReport& report) const {
    JsonList event;
    event.AddText("source", report.source);
    event.AddNumber("index", report.index);
    event.AddText("shape", report.shape);
    event.AddBool("degraded", report.degraded);
    JsonList out;
    out.Add("event", event.Object());
    out.AddNumber("rules", report.rules);
    out.Add("matches", Rules(report.matches));
    out.Add("misses", Rules(report.misses));
    return out.Object() + "\n";
  }

 private:
  std::string Rules(const std::vector<RuleReport>& rules) const {
    JsonList list;
    for (const RuleReport& rule : rules) list.Add(Rule(rule));
    return list.Array();
  }

  std::string Rule(const RuleReport& rule) const {
    const RuleTitle& title = set_.rules[rule.explanation.rule];
    const Source& source = set_.sources->Get(title.span.source);
    JsonList head;
    head.AddText("id", title.id);
    head.AddText("title", title.title);
    head.AddText("level", title.level);
    head.AddText("file", source.name());
    head.AddNumber("line", source.Locate(title.span.begin).line);
    JsonList out;
    out.Add("rule", head.Object());
    out.AddBool("answer", rule.explanation.answer);
    JsonList variants;
    for (const ExplainedVariant& variant : rule.explanation.variants) {
      variants.Add(Variant(variant));
    }
    out.Add("variants", variants.Array());
    if (!rule.explanation.answer) out.Add("changes", Changes(rule));
    return out.Object();
  }

  std::string Variant(const ExplainedVariant& variant) const {
    JsonList out;
    out.AddBool("answer", variant.answer);
    out.AddBool("mapped", variant.mapped);
    out.Add("gate", Node(variant.gate));
    out.Add("logic", Node(variant.logic));
    return out.Object();
  }

  static std::string Changes(const RuleReport& rule) {
    const VariantChanges& changes = rule.changes;
    JsonList list;
    const ExplainedVariant& variant = rule.explanation.variants[changes.variant];
    for (const WordedChange& change : WordChanges(variant, changes.set.changes)) {
      JsonList one;
      one.AddNumber("node", change.change.node);
      one.AddBool("want", change.change.want);
      one.AddNumber("alternatives", change.change.alternatives);
      one.AddText("part", change.part);
      one.AddText("text", change.text);
      list.Add(one.Object());
    }
    JsonList out;
    out.AddBool("possible", changes.set.possible);
    out.AddNumber("variant", changes.variant);
    out.AddNumber("of_logsource", changes.set.gate_changes);
    out.AddNumber("met", changes.set.met);
    out.Add("list", list.Array());
    return out.Object();
  }

  std::string Node(const ExplainedNode& node) const {
    JsonList out;
    out.AddNumber("id", node.id);
    out.AddText("kind", NodeKindName(node.kind));
    if (!node.label.empty()) out.AddText("label", node.label);
    out.Add("at", Place(node.span));
    out.AddBool("answer", node.answer);
    if (node.kind == NodeKind::kPredicate) {
      AddPredicate(node, out);
    } else {
      JsonList children;
      for (const ExplainedNode& child : node.children) children.Add(Node(child));
      out.Add("children", children.Array());
    }
    return out.Object();
  }

  static void AddPredicate(const ExplainedNode& node, JsonList& out) {
    out.AddText("field", node.field);
    out.AddText("event_field", node.event_field);
    out.AddText("pattern", DescribePattern(node.pattern));
    out.AddText("reason", ReasonName(node.reason));
    JsonList values;
    for (const ExplainedValue& value : node.values) values.Add(Value(value));
    out.Add("values", values.Array());
    if (node.further_values > 0) out.AddNumber("further_values", node.further_values);
    if (node.reason != Reason::kAbsent) return;
    JsonList places;
    for (const std::string& place : node.looked_at) places.Add(JsonText(place));
    out.Add("looked_at", places.Array());
  }

  static std::string Value(const ExplainedValue& value) {
    JsonList out;
    out.AddText("kind", ValueKindName(value.kind));
    if (value.kind <= ValueKind::kBool) {
      out.AddText("text", value.text);
      if (value.text.size() < value.text_size) {
        out.AddNumber("text_begin", value.text_begin);
        out.AddNumber("text_size", value.text_size);
      }
    }
    out.AddText("origin", OriginName(value.origin));
    if (!value.path.empty()) out.AddText("path", value.path);
    out.AddBool("fits", value.fits);
    if (value.part) out.Add("part", fmt::format("[{},{}]", value.part->begin, value.part->end));
    if (!value.never.empty()) out.AddText("never", value.never);
    return out.Object();
  }

  std::string Place(Span span) const {
    const LineColumn at = set_.sources->Get(span.source).Locate(span.begin);
    JsonList out;
    out.AddNumber("line", at.line);
    out.AddNumber("column", at.column);
    out.AddNumber("begin", span.begin);
    out.AddNumber("end", span.end);
    return out.Object();
  }

  const ExplainedSet& set_;
};

}  // namespace

std::string EventReportJson(const EventReport& report, const ExplainedSet& set) {
  return ReportWriter(set).Write(report);
}

}  // namespace sigmata::cli
