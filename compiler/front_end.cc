#include "compiler/front_end.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "compiler/bind/binder.h"
#include "compiler/bind/correlation_binder.h"
#include "compiler/bind/filter_binder.h"
#include "compiler/lint/convention_files.h"
#include "compiler/lint/lint.h"
#include "compiler/lint/set_lint.h"
#include "compiler/parallel.h"
#include "compiler/parse/correlation_parser.h"
#include "compiler/parse/document_actions.h"
#include "compiler/parse/filter_parser.h"
#include "compiler/parse/rule_parser.h"
#include "compiler/parse/yaml_document.h"
#include "runtime/program/diagnostic_codes.h"

namespace sigmata {
namespace {

// A filter, bound like a rule: its names are its own. It waits for all rules.
struct BoundFilter {
  Filter filter;
  BoolExpr expr;
};

// What one source holds. Nothing of it depends on the other sources.
struct SourceContent {
  FrontEnd out;
  std::vector<BoundFilter> filters;
  RuleNames names;
};

// What a project asks of rules, beyond what they mean.
struct Conventions {
  std::string_view today;
  bool asked = false;
  bool all_findings = false;
};

// What all sources are read with.
struct ReadContext {
  const SourceSet& sources;
  BindContext bind;
  Conventions conventions;
  const KnownEvents* known = nullptr;  // null: without lints
};

class SourceReader {
 public:
  explicit SourceReader(const ReadContext& context)
      : sources_(context.sources),
        context_(context.bind),
        conventions_(context.conventions),
        known_(context.known) {}

  SourceContent Read(SourceId id) {
    ReadSource(id);
    return std::move(content_);
  }

 private:
  void Report(const std::vector<Diagnostic>& diagnostics) {
    out_.diagnostics.insert(out_.diagnostics.end(), diagnostics.begin(), diagnostics.end());
  }

  void ReadSource(SourceId id) {
    YamlDocuments yaml = ParseYaml(sources_, id);
    Report(yaml.diagnostics);
    if (!yaml.complete) {
      // What a damaged file means cannot be told from its sound part.
      ++out_.refused;
      return;
    }
    std::vector<Diagnostic> actions;
    const std::vector<YamlNode> documents = ApplyActions(std::move(yaml.roots), actions);
    for (const Diagnostic& d : actions) out_.refused += d.severity == Severity::kError ? 1U : 0U;
    Report(actions);
    for (const YamlNode& document : documents) ReadDocument(document, sources_.Get(id));
  }

  // What a document is, one of its keys says.
  void ReadDocument(const YamlNode& document, const Source& source) {
    const auto has = [&document](std::string_view key) {
      return document.is_map() && document.FindEntry(key) != nullptr;
    };
    if (has("correlation")) return ReadCorrelation(document, source);
    if (has("filter")) return ReadFilter(document, source);
    ReadRule(document, source);
  }

  // Correlations wait for all rules; until they are evaluated, each is refused.
  void ReadCorrelation(const YamlNode& document, const Source& source) {
    ParsedCorrelation parsed = ParseCorrelation(document, source);
    Report(parsed.diagnostics);
    if (known_ != nullptr && parsed.usable) {
      LintWriting(document, parsed.correlation, source, conventions_.today, conventions_.asked,
                  out_.diagnostics);
    }
    AddDocument(parsed.correlation.body.id, document.span);
    ++out_.refused;
    AddNames(parsed.correlation.body);
    if (parsed.usable) out_.correlations.push_back(std::move(parsed.correlation));
  }

  void AddDocument(const std::optional<SpannedText>& id, Span span) {
    if (id) out_.documents.push_back({span, id->text});
  }

  void AddNames(const Rule& rule) {
    if (rule.id) content_.names.insert(rule.id->text);
    if (rule.name) content_.names.insert(rule.name->text);
  }

  void ReadRule(const YamlNode& document, const Source& source) {
    ParsedRule parsed = ParseRule(document, source);
    AddNames(parsed.rule);
    AddDocument(parsed.rule.id, document.span);
    std::optional<BoundRule> bound;
    if (parsed.usable) bound = BindRule(parsed.rule, source, context_, parsed.diagnostics);
    Report(parsed.diagnostics);
    if (known_ != nullptr) {
      LintRule({document, parsed.rule, source, *known_, conventions_.today, conventions_.asked,
                conventions_.all_findings},
               bound);
    }
    if (bound) {
      out_.rules.push_back({std::move(parsed.rule), *std::move(bound)});
    } else {
      ++out_.refused;
    }
  }

  // In the order of the text; what keeps the rule from being understood has been said before.
  void LintRule(const LintInput& input, const std::optional<BoundRule>& bound) {
    std::vector<Diagnostic> found;
    LintWriting(input, found);
    if (bound) LintMeaning(input, *bound, found);
    DropConsequences(found);
    std::stable_sort(found.begin(), found.end(), [](const Diagnostic& a, const Diagnostic& b) {
      return a.span.begin < b.span.begin;
    });
    Report(found);
  }

  // A misspelt logsource is also one that no map knows: the cause is enough.
  void DropConsequences(const std::vector<Diagnostic>& found) {
    const bool misspelt = std::any_of(found.begin(), found.end(),
                                      [](const Diagnostic& d) { return d.code == codes::SM314; });
    if (misspelt && !out_.diagnostics.empty() && out_.diagnostics.back().code == codes::SM302) {
      out_.diagnostics.pop_back();
    }
  }

  void ReadFilter(const YamlNode& document, const Source& source) {
    ParsedFilter parsed = ParseFilter(document, source);
    std::optional<BoundRule> bound;
    if (parsed.usable) bound = BindRule(parsed.filter.body, source, context_, parsed.diagnostics);
    if (bound) WarnIfNothingIsExcluded(parsed.filter, parsed.diagnostics);
    Report(parsed.diagnostics);
    if (bound) {
      content_.filters.push_back({std::move(parsed.filter), std::move(bound->expr)});
    } else {
      ++out_.refused;
    }
  }

  const SourceSet& sources_;
  const BindContext& context_;
  const Conventions& conventions_;
  const KnownEvents* known_;
  SourceContent content_;
  FrontEnd& out_ = content_.out;
};

template <typename T>
void MoveBehind(std::vector<T>& from, std::vector<T>& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// All sources beside each other, in their order.
class FrontEndReader {
 public:
  FrontEndReader(const SourceSet& sources, const CompileOptions& options)
      : context_{sources,
                 {MapsOf(options), options.placeholders, options.lenient, options.ignore_logsource},
                 {options.today, options.lint && options.conventions, options.all_findings}} {
    if (options.lint) context_.known = &known_.emplace(context_.bind.maps);
  }

  FrontEnd Read(const CompileOptions& options) {
    std::vector<SourceContent> contents(context_.sources.size());
    ForEachIndex(contents.size(), options.jobs, [&](std::size_t i) {
      contents[i] = SourceReader(context_).Read(static_cast<SourceId>(i));
      if (options.sources_read != nullptr) ++*options.sources_read;
    });
    for (SourceContent& content : contents) Add(content);
    if (context_.conventions.asked) LintFiles(context_.sources, out_.diagnostics);
    for (const BoundFilter& filter : filters_) ApplyFilter(filter);
    if (context_.known != nullptr) LintAllRules();
    out_.not_evaluated = CheckCorrelations(out_.correlations, rule_names_, out_.diagnostics);
    return std::move(out_);
  }

 private:
  void Add(SourceContent& content) {
    MoveBehind(content.out.rules, out_.rules);
    MoveBehind(content.out.correlations, out_.correlations);
    MoveBehind(content.out.documents, out_.documents);
    MoveBehind(content.out.diagnostics, out_.diagnostics);
    MoveBehind(content.filters, filters_);
    out_.refused += content.out.refused;
    rule_names_.merge(content.names);
  }

  void LintAllRules() {
    std::vector<RuleOfSet> set;
    for (const FrontEndRule& rule : out_.rules) set.push_back({&rule.rule, &rule.bound});
    LintSet(set, out_.diagnostics);
  }

  void ApplyFilter(const BoundFilter& filter) {
    bool used = false;
    for (FrontEndRule& rule : out_.rules) {
      if (!FilterIsFor(filter.filter, rule.rule)) continue;
      used = true;
      BoolExpr narrowed = filter.expr;
      narrowed.label = "filter: " + filter.filter.body.title.text;
      const Span span = rule.bound.span;
      rule.bound.expr = MakeAnd({std::move(rule.bound.expr), std::move(narrowed)}, span);
    }
    if (used) return;
    out_.diagnostics.push_back(MakeDiagnostic(codes::SM810, filter.filter.span,
                                              "this filter is for none of the rules",
                                              "check its `rules` and its logsource"));
  }

  ReadContext context_;
  std::optional<KnownEvents> known_;  // for lints only
  FrontEnd out_;
  std::vector<BoundFilter> filters_;
  RuleNames rule_names_;
};

}  // namespace

const FieldMaps& MapsOf(const CompileOptions& options) {
  return options.field_maps != nullptr ? *options.field_maps : ShippedFieldMaps();
}

FrontEnd ReadRules(const SourceSet& sources, const CompileOptions& options) {
  return FrontEndReader(sources, options).Read(options);
}

}  // namespace sigmata
