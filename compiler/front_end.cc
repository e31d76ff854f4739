#include "compiler/front_end.h"

#include "compiler/bind/binder.h"
#include "compiler/parse/rule_parser.h"
#include "compiler/parse/yaml_document.h"

namespace sigmata {
namespace {

void Append(std::vector<Diagnostic>& to, const std::vector<Diagnostic>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

void ReadDocument(const YamlNode& document, const Source& source, const BindContext& context,
                  FrontEnd& out) {
  ParsedRule parsed = ParseRule(document, source);
  std::optional<BoundRule> bound;
  if (parsed.usable) bound = BindRule(parsed.rule, source, context, parsed.diagnostics);
  Append(out.diagnostics, parsed.diagnostics);
  if (bound) {
    out.rules.push_back({std::move(parsed.rule), *std::move(bound)});
  } else {
    ++out.refused;
  }
}

}  // namespace

FrontEnd ReadRules(const SourceSet& sources, const FieldMaps& maps, const Placeholders& placeholders) {
  const BindContext context{maps, placeholders};
  FrontEnd out;
  for (SourceId id = 0; id < sources.size(); ++id) {
    const YamlDocuments yaml = ParseYaml(sources, id);
    Append(out.diagnostics, yaml.diagnostics);
    if (!yaml.complete) {
      // What a damaged file means cannot be told from its sound part.
      ++out.refused;
      continue;
    }
    for (const YamlNode& document : yaml.roots) {
      ReadDocument(document, sources.Get(id), context, out);
    }
  }
  return out;
}

}  // namespace sigmata
