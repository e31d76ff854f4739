#include "cli/explain/explainer.h"

#include <algorithm>

#include "cli/explain/event_values.h"
#include "cli/explain/field_places.h"
#include "cli/explain/field_program.h"
#include "cli/explain/printable.h"
#include "cli/explain/question_table.h"

namespace sigmata::cli {
namespace {

constexpr std::size_t kShownValues = 16;
constexpr std::size_t kShownText = 4096;  // bytes of a value

std::string_view WhyNotScalar(ValueKind kind) {
  switch (kind) {
    case ValueKind::kNull:
      return "is null";
    case ValueKind::kEmptyArray:
      return "is an empty list";
    default:
      return "is an object";
  }
}

}  // namespace

struct Explainer::Impl {
  Impl(const FieldMaps& field_maps, const Program& program, const std::string& shape)
      : maps(field_maps), reader(program, shape), questions(program) {}

  void Use(ReadStatus status, std::string_view record) {
    if (status != ReadStatus::kRead) return;
    values.Begin(reader.event(), record);
    answers.assign(questions.size(), Unknown);
  }

  bool Answer(const RuleNode& node) {
    const auto answer = [this](const RuleNode& child) { return Answer(child); };
    const auto& children = node.children;
    switch (node.kind) {
      case NodeKind::kAllOf:
      case NodeKind::kLogsource:
        return std::all_of(children.begin(), children.end(), answer);
      case NodeKind::kAnyOf:
        return std::any_of(children.begin(), children.end(), answer);
      case NodeKind::kNot:
        return !Answer(children.front());
      case NodeKind::kPredicate:
        break;
    }
    const std::size_t question = questions.IndexOf(node);
    char& known = answers[question];
    if (known == Unknown) known = Ask(questions.At(question)) ? Yes : No;
    return known == Yes;
  }

  bool Ask(const Question& question) {
    if (question.keyword) return FirstKeyword(question).has_value();
    const PatternKind kind = question.test.pattern().kind;
    const bool present = values.Has(question.slot);
    if (kind == PatternKind::kExists) return present;
    if (!present) return kind == PatternKind::kNull;
    if (!values.MayHold(*question.slot, question.needed)) return false;
    const Event& event = values.event();
    for (auto i = event.First(*question.slot); i != Event::kNone; i = event.link(i).next) {
      if (Fits(question, event.link(i).value)) return true;
    }
    return false;
  }

  // Whether one value of the field fits; `other` becomes the value it was compared with, if any.
  bool Fits(const Question& question, std::uint32_t index, const ValueTexts** other = nullptr) {
    const Value& value = values.event().value(index);
    const PatternKind kind = question.test.pattern().kind;
    if (kind == PatternKind::kExists) return true;
    if (kind == PatternKind::kNull) {
      return value.kind == ValueKind::kNull || value.kind == ValueKind::kEmptyArray;
    }
    if (!value.is_scalar()) return false;
    if (kind != PatternKind::kField) return question.test.Fits(values.Texts(index));
    for (const std::uint32_t candidate : values.Of(question.other)) {
      if (!values.event().value(candidate).is_scalar()) continue;
      if (!question.test.FitsOther(values.Texts(index), values.Texts(candidate))) continue;
      if (other != nullptr) *other = &values.Texts(candidate);
      return true;
    }
    return false;
  }

  std::optional<std::uint32_t> FirstKeyword(const Question& question) {
    if (!values.MayHoldAnywhere(question.needed)) return std::nullopt;
    const std::size_t count = values.event().read_values().size();
    for (std::uint32_t i = 0; i < count; ++i) {
      if (values.event().value(i).is_scalar() && question.test.Fits(values.Texts(i))) return i;
    }
    return std::nullopt;
  }

  ExplainedNode Explain(const RuleNode& node) {
    ExplainedNode explained;
    explained.id = node.id;
    explained.kind = node.kind;
    explained.label = node.label;
    explained.span = node.span;
    explained.answer = Answer(node);
    if (node.kind == NodeKind::kPredicate) ExplainPredicate(node, explained);
    for (const RuleNode& child : node.children) explained.children.push_back(Explain(child));
    return explained;
  }

  void ExplainPredicate(const RuleNode& node, ExplainedNode& explained) {
    const Question& question = questions.At(questions.IndexOf(node));
    explained.field = node.field;
    explained.event_field = node.predicate.field;
    explained.pattern = node.predicate.pattern;
    std::vector<std::uint32_t> shown = ShownValues(question);
    if (shown.size() > kShownValues) {
      explained.further_values = shown.size() - kShownValues;
      shown = explained.answer ? FittingFirst(question, shown) : First(shown);
    }
    explained.values = values.Describe(shown, node.predicate.field, maps);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      ExplainValue(question, shown[i], explained.values[i]);
    }
    explained.reason = ReasonOf(question, explained);
    const bool absent = !question.keyword && !values.Has(question.slot);
    if (absent) {
      explained.looked_at = PlacesOfField(node.predicate.field, values.event().shape(), maps);
    }
  }

  std::vector<std::uint32_t> ShownValues(const Question& question) {
    if (!question.keyword) return values.Of(question.slot);
    const auto found = FirstKeyword(question);
    return found ? std::vector<std::uint32_t>{*found} : std::vector<std::uint32_t>{};
  }

  static std::vector<std::uint32_t> First(std::vector<std::uint32_t> indexes) {
    indexes.resize(std::min(indexes.size(), kShownValues));
    return indexes;
  }

  // Those to show, of which the ones that fit stand first.
  std::vector<std::uint32_t> FittingFirst(const Question& question,
                                          const std::vector<std::uint32_t>& indexes) {
    std::vector<std::uint32_t> fitting;
    std::vector<std::uint32_t> others;
    for (const std::uint32_t index : indexes) {
      if (fitting.size() == kShownValues) break;
      (Fits(question, index) ? fitting : others).push_back(index);
    }
    fitting.insert(fitting.end(), others.begin(), others.end());
    return First(std::move(fitting));
  }

  void ExplainValue(const Question& question, std::uint32_t index, ExplainedValue& value) {
    const ValueTexts* other = nullptr;
    value.fits = Fits(question, index, &other);
    const bool scalar = values.event().value(index).is_scalar();
    const PatternKind kind = question.test.pattern().kind;
    if (value.fits && scalar) value.part = question.test.PartOf(values.Texts(index), other);
    if (scalar) ShowText(values.Texts(index).plain, value);
    if (value.fits || kind == PatternKind::kNull) return;
    value.never = scalar ? question.test.WhyNever(values.Texts(index)) : WhyNotScalar(value.kind);
  }

  static void ShowText(const std::string& text, ExplainedValue& value) {
    const ByteRange shown = Window(text, value.part, kShownText);
    value.text = text.substr(shown.begin, shown.end - shown.begin);
    value.text_begin = shown.begin;
    value.text_size = text.size();
  }

  Reason ReasonOf(const Question& question, const ExplainedNode& explained) const {
    if (question.keyword) return explained.answer ? Reason::kMatched : Reason::kNowhere;
    if (!values.Has(question.slot)) return Reason::kAbsent;
    if (explained.answer) return Reason::kMatched;
    const bool compares = question.test.pattern().kind == PatternKind::kField;
    if (compares && !values.Has(question.other)) return Reason::kOtherAbsent;
    const bool never = std::none_of(explained.values.begin(), explained.values.end(),
                                    [](const ExplainedValue& v) { return v.never.empty(); });
    return never && explained.further_values == 0 ? Reason::kWrongType : Reason::kDifferent;
  }

  static constexpr char Unknown = 0, No = 1, Yes = 2;

  const FieldMaps& maps;
  EventReader reader;
  std::vector<RuleTree> trees;
  QuestionTable questions;
  std::vector<char> answers;  // of the questions, as far as asked
  EventValues values;
};

Explainer::Explainer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Explainer::~Explainer() = default;
Explainer::Explainer(Explainer&&) noexcept = default;
Explainer& Explainer::operator=(Explainer&&) noexcept = default;

std::optional<Explainer> Explainer::Make(const std::vector<BoundRule>& rules, const FieldMaps& maps,
                                         const ExplainerOptions& options) {
  std::vector<RuleTree> trees;
  std::size_t questions = 0;
  for (const BoundRule& rule : rules) {
    trees.push_back(MakeRuleTree(rule, options.ignore_logsource, questions));
  }
  const std::optional<Program> program = MakeFieldProgram(trees, maps);
  if (!program) return std::nullopt;
  auto impl = std::make_unique<Impl>(maps, *program, options.shape);
  for (const RuleTree& tree : trees) {
    for (const RuleVariant& variant : tree.variants) {
      impl->questions.Add(variant.logic);
      impl->questions.Add(variant.gate);
    }
  }
  impl->trees = std::move(trees);
  return Explainer(std::move(impl));
}

std::size_t Explainer::rule_count() const { return impl_->trees.size(); }
const RuleTree& Explainer::tree(std::size_t rule) const { return impl_->trees[rule]; }
std::size_t Explainer::consumed() const { return impl_->reader.consumed(); }
const Event& Explainer::event() const { return impl_->reader.event(); }

ReadStatus Explainer::ReadPadded(std::string_view record) {
  const ReadStatus status = impl_->reader.ReadPadded(record);
  impl_->Use(status, record);
  return status;
}

ReadStatus Explainer::Read(std::string_view record) {
  const ReadStatus status = impl_->reader.Read(record);
  impl_->Use(status, {});
  return status;
}

bool Explainer::Answer(const RuleNode& node) { return impl_->Answer(node); }

bool Explainer::Matches(std::size_t rule) {
  const auto& variants = impl_->trees[rule].variants;
  return std::any_of(variants.begin(), variants.end(), [this](const RuleVariant& variant) {
    return variant.mapped && Answer(variant.gate) && Answer(variant.logic);
  });
}

RuleExplanation Explainer::Explain(std::size_t rule) {
  RuleExplanation explanation;
  explanation.rule = rule;
  for (const RuleVariant& variant : impl_->trees[rule].variants) {
    ExplainedVariant& explained = explanation.variants.emplace_back();
    explained.mapped = variant.mapped;
    explained.gate = impl_->Explain(variant.gate);
    explained.gate.answer = explained.gate.answer && variant.mapped;
    explained.logic = impl_->Explain(variant.logic);
    explained.answer = explained.gate.answer && explained.logic.answer;
    explanation.answer = explanation.answer || explained.answer;
  }
  return explanation;
}

}  // namespace sigmata::cli
