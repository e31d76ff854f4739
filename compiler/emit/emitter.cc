#include "compiler/emit/emitter.h"

#include <algorithm>

#include "compiler/emit/code_generator.h"
#include "compiler/emit/constant_pool.h"
#include "compiler/emit/dispatch_tables.h"
#include "compiler/emit/event_tables.h"
#include "compiler/emit/message_tables.h"
#include "runtime/program/program_builder.h"

namespace sigmata {
namespace {

void EmitRules(const EmitInput& input, ProgramBuilder& builder) {
  for (const BoundRule& rule : input.rules) {
    const Source& source = input.sources.Get(rule.span.source);
    RuleRecord record;
    record.id = builder.Text(rule.id);
    record.title = builder.Text(rule.title);
    record.level = builder.Text(rule.level);
    record.file = builder.Text(source.name());
    record.line = source.Locate(rule.span.begin).line;
    record.gated = rule.gates.empty() ? 0 : 1;
    builder.rules.push_back(record);
  }
}

}  // namespace

Result<Program> EmitProgram(const EmitInput& input, std::vector<std::size_t>& too_large) {
  ProgramBuilder builder;
  ConstantPool pool(builder);
  EmitRules(input, builder);
  std::vector<std::size_t> plan_entries;
  for (std::size_t i = 0; i < input.plan.entries.size(); ++i) {
    const PlanEntry& entry = input.plan.entries[i];
    CodeGenerator generator(builder, pool, input.sources);
    const auto first = static_cast<std::uint32_t>(builder.code.size());
    if (!generator.Generate(entry.expr)) {
      too_large.push_back(entry.rule);
      continue;
    }
    const auto count = static_cast<std::uint32_t>(builder.code.size()) - first;
    builder.entries.push_back({static_cast<std::uint32_t>(entry.rule), {first, count}});
    plan_entries.push_back(i);
  }
  EmitDispatch(input.plan, plan_entries, builder);
  EmitShapes(input.maps, builder);
  EmitDerivedFields(input.maps, builder);
  EmitLayouts(input.maps, builder);
  EmitMessages(input.maps, builder);
  return builder.Build();
}

}  // namespace sigmata
