#include "cli/test/known_false_positives.h"

#include "cli/test/event_text.h"
#include "tests/support/catch.h"

namespace sigmata::cli {
namespace {

TEST_CASE("a line covers what its expression finds, for its rule alone", "[good-log]") {
  SourceSet sources;
  std::vector<Diagnostic> diagnostics;
  KnownFalsePositives known;
  known.Add(sources,
            sources.Add("known.csv",
                        "RuleId;RuleName;MatchString\r\n"
                        "ABC-1;One;a;b\r\n"
                        "abc-2;Two;x.*y\n"
                        "\n"
                        "abc-2;Two;never"),
            diagnostics);
  CHECK(diagnostics.empty());
  CHECK(known.Cover("abc-1", "1 a;b 2"));
  CHECK_FALSE(known.Cover("abc-1", "x--y"));
  CHECK(known.Cover("ABC-2", "x--y"));
  CHECK_FALSE(known.Cover("", "x--y"));
  const std::vector<Diagnostic> unused = known.Unused();
  REQUIRE(unused.size() == 1);
  CHECK(sources.Get(0).Locate(unused[0].span.begin).line == 5);
}

TEST_CASE("an event is searched as it stands and with its values decoded", "[good-log]") {
  CHECK(SearchableText(R"({"a":{"b":1,"c":["x\\y",true]},"d":null})") ==
        "{\"a\":{\"b\":1,\"c\":[\"x\\\\y\",true]},\"d\":null}\nb: 1  c: x\\y  c: true  d: null");
  CHECK(SearchableText("<Event/>").starts_with("<Event/>"));
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += R"({"a":)";
  CHECK(SearchableText(deep + "1" + std::string(200, '}')).size() > 200);
}

}  // namespace
}  // namespace sigmata::cli
