// An explainer of one rule that has read one event.
#ifndef SIGMATA_TESTS_UNIT_CLI_EXPLAIN_EXPLAINER_OF_H_
#define SIGMATA_TESTS_UNIT_CLI_EXPLAIN_EXPLAINER_OF_H_

#include <string>

#include "cli/explain/explainer.h"
#include "compiler/front_end.h"
#include "tests/support/catch.h"

namespace sigmata::cli {

// `event` must stay while the explainer is asked.
inline Explainer ExplainerOf(const std::string& detection, const std::string& event) {
  SourceSet sources;
  sources.Add("rule.yml", "title: T\nlogsource: {product: x}\ndetection:\n" + detection);
  CompileOptions compile;
  compile.ignore_logsource = true;
  const FrontEnd front = ReadRules(sources, compile);
  REQUIRE(front.rules.size() == 1);
  auto explainer = Explainer::Make({front.rules[0].bound}, ShippedFieldMaps(), {true, ""});
  REQUIRE(explainer);
  REQUIRE(explainer->Read(event) == ReadStatus::kRead);
  return *std::move(explainer);
}

}  // namespace sigmata::cli

#endif  // SIGMATA_TESTS_UNIT_CLI_EXPLAIN_EXPLAINER_OF_H_
