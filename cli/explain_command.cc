// Why a rule did or did not match an event: the rule's logic as a tree, each part with its answer
// and the values it was asked of.
//
// Every leaf of the rule is compiled as a rule of its own, so the answers come from the very code
// that matches events.
#include "cli/explain_command.h"

#include <fmt/core.h>

#include <algorithm>

#include "cli/event_input.h"
#include "cli/exit_codes.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "compiler/emit/emitter.h"
#include "compiler/front_end.h"
#include "compiler/plan/plan.h"
#include "sigmata/event_reader.h"
#include "sigmata/matcher.h"

namespace sigmata::cli {
namespace {

using Kind = BoolExpr::Kind;

void CollectLeaves(const BoolExpr& expr, std::vector<BoundRule>& leaves) {
  if (expr.kind == Kind::kPredicate) {
    BoundRule leaf;
    leaf.span = expr.span;
    leaf.expr = expr;
    leaves.push_back(std::move(leaf));
  }
  for (const BoolExpr& child : expr.children) CollectLeaves(child, leaves);
}

// A rule with its gates, as one tree per variant.
std::vector<BoolExpr> Variants(const BoundRule& rule) {
  std::vector<BoolExpr> variants;
  for (const BoundGate& gate : rule.gates) {
    BoolExpr where = gate.where;
    where.label = "logsource";
    variants.push_back(
        MakeAnd({std::move(where), RenameFields(rule.expr, gate.renames)}, rule.span));
  }
  if (variants.empty()) variants.push_back(rule.expr);
  return variants;
}

// One variant of a rule, ready to be asked.
class Explainer {
 public:
  static std::optional<Explainer> Make(const BoolExpr& expr, const RuleInput& input,
                                       const std::string& shape) {
    std::vector<BoundRule> leaves;
    CollectLeaves(expr, leaves);
    std::vector<std::size_t> too_large;
    const Result<Program> program =
        EmitProgram({leaves, PlanRules(leaves, true), input.field_maps, input.sources}, too_large);
    if (!program) return std::nullopt;
    return Explainer(expr, *program, leaves.size(), shape);
  }

  ReadStatus Read(std::string_view json) {
    const ReadStatus status = reader_.ReadPadded(json);
    if (status != ReadStatus::kRead) return status;
    std::fill(answers_.begin(), answers_.end(), false);
    for (const Match& match : matcher_.MatchEvent(reader_.event(), scratch_)) {
      answers_[match.rule] = true;
    }
    next_leaf_ = 0;
    return status;
  }

  std::string_view shape() const { return reader_.event().shape(); }
  bool degraded() const { return reader_.event().degraded(); }
  std::size_t consumed() const { return reader_.consumed(); }

  // The verdict; the tree is added to `out`.
  bool Explain(std::string& out) {
    next_leaf_ = 0;
    return Describe(expr_, 1, out);
  }

 private:
  Explainer(BoolExpr expr, const Program& program, std::size_t leaves, const std::string& shape)
      : expr_(std::move(expr)),
        matcher_(program),
        scratch_(matcher_.NewScratch()),
        reader_(program, shape),
        answers_(leaves) {}

  bool Describe(const BoolExpr& expr, std::size_t depth, std::string& out) {
    std::string below;
    const bool answer = Answer(expr, depth, below);
    std::string what = expr.label;
    if (expr.kind == Kind::kPredicate) {
      const std::string name = expr.predicate.field.empty() ? "(any value)" : expr.predicate.field;
      what += (what.empty() ? "" : ": ") + name + " " + DescribePattern(expr.predicate.pattern) +
              "   " + ActualValues(expr.predicate.field);
    } else if (what.empty()) {
      what = expr.kind == Kind::kAnd ? "all of" : expr.kind == Kind::kOr ? "any of" : "not";
    }
    out += fmt::format("{}{} {}\n{}", std::string(depth * 2, ' '), answer ? "✓" : "✗", what, below);
    return answer;
  }

  bool Answer(const BoolExpr& expr, std::size_t depth, std::string& below) {
    if (expr.kind == Kind::kPredicate) return answers_[next_leaf_++];
    if (expr.kind == Kind::kTrue || expr.kind == Kind::kFalse) return expr.kind == Kind::kTrue;
    std::size_t yes = 0;
    for (const BoolExpr& child : expr.children) yes += Describe(child, depth + 1, below) ? 1U : 0U;
    if (expr.kind == Kind::kNot) return yes == 0;
    return expr.kind == Kind::kAnd ? yes == expr.children.size() : yes > 0;
  }

  std::string ActualValues(const std::string& field) const {
    if (field.empty()) return {};
    const Event& event = reader_.event();
    const Program& program = matcher_.program();
    for (std::size_t slot = 0; slot < program.field_count(); ++slot) {
      if (program.field_name(slot) != field) continue;
      std::string out;
      for (std::uint32_t i = event.First(static_cast<FieldSlot>(slot)); i != Event::kNone;
           i = event.link(i).next) {
        if (!out.empty()) out += ", ";
        AppendJson(event.value(event.link(i).value), out);
      }
      return out.empty() ? "(absent)" : "(is " + out + ")";
    }
    return "(absent)";
  }

  BoolExpr expr_;
  Matcher matcher_;
  MatchScratch scratch_;
  EventReader reader_;
  std::vector<char> answers_;  // of the leaves, in order
  std::size_t next_leaf_ = 0;
};

struct ExplainedRule {
  std::string title;
  std::vector<Explainer> variants;
};

class ExplainRun {
 public:
  explicit ExplainRun(std::vector<ExplainedRule> rules) : rules_(std::move(rules)) {}

  std::string RunSource(const std::string& path) {
    std::size_t index = 0;
    const auto complain = [&](const std::string& problem) {
      PrintMessage(fmt::format("{}: event {}: {}", path, index, problem));
    };
    return ForEachRecord(path, {[&](std::string_view record) { UseEvent(path, index++, record); },
                                [&](const std::string& problem) {
                                  complain(problem);
                                  ++index;
                                },
                                complain, [] {}});
  }
  bool Finish() { return output_.Flush(); }

 private:
  void UseEvent(const std::string& source, std::size_t index, std::string_view json) {
    for (ExplainedRule& rule : rules_) {
      std::string shown;
      bool matched = false;
      for (Explainer& variant : rule.variants) {
        const ReadStatus status = variant.Read(json);
        if (status != ReadStatus::kRead) {
          PrintMessage(fmt::format("{}: event {}: {}", source, index, ReadStatusText(status)));
          return;
        }
        std::string tree;
        const bool answer = variant.Explain(tree);
        // A variant that matches says it all; otherwise each says why it does not.
        if (answer) shown.clear();
        if (answer || !matched) shown += tree;
        matched = matched || answer;
      }
      const Explainer& any = rule.variants.front();
      output_.Write(fmt::format("{} {}   event {} of {}, shape {}{}\n{}\n", matched ? "✓" : "✗",
                                rule.title, index, source, any.shape(),
                                any.degraded() ? ", degraded" : "", shown));
    }
  }

  std::vector<ExplainedRule> rules_;
  Output output_;
};

}  // namespace

int RunExplain(const ExplainOptions& options) {
  const RuleInput input = ReadRuleInput(options.rules);
  PrintErrors(input.errors);
  if (!input.errors.empty()) return kExitFailed;
  const FrontEnd front = ReadRules(input.sources, input.Options());
  for (const Diagnostic& d : front.diagnostics) {
    if (d.severity == Severity::kError) PrintMessage(FormatHuman(d, input.sources));
  }
  PrintNotEvaluated(front.not_evaluated);
  std::vector<ExplainedRule> rules;
  for (const FrontEndRule& rule : front.rules) {
    ExplainedRule explained{rule.bound.title, {}};
    for (const BoolExpr& variant : Variants(rule.bound)) {
      auto explainer = Explainer::Make(variant, input, options.shape);
      if (!explainer) return kExitInternal;
      explained.variants.push_back(*std::move(explainer));
    }
    rules.push_back(std::move(explained));
  }
  if (rules.empty()) {
    PrintErrors({"no rule that can be explained"});
    return front.refused > 0 ? kExitRefused : kExitFailed;
  }
  ExplainRun run(std::move(rules));
  std::vector<std::string> events = options.events;
  if (events.empty()) events.emplace_back("-");
  int exit_code = kExitDone;
  for (const std::string& source : events) {
    const std::string error = run.RunSource(source);
    if (error.empty()) continue;
    PrintErrors({error});
    exit_code = kExitFailed;
  }
  return run.Finish() ? exit_code : kExitFailed;
}

}  // namespace sigmata::cli
