#include "runtime/event/derived_fields.h"

#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view kMap = R"(field_map: derived
derived_fields:
  - {name: Path, join: '{Key}\{Name}'}
  - {name: Framed, join: '<{Key}>'}
  - {name: Word, from: Number, values: {'1': one, 'Zwölf': twelve, '"': 'a "quote"\'}}
)";

struct Fixture {
  Fixture() {
    SourceSet sources;
    std::vector<Diagnostic> diagnostics;
    REQUIRE(AddFieldMap(sources, sources.Add("map.yml", std::string(kMap)), maps, diagnostics));
    SourceSet rules;
    rules.Add("rule.yml", RuleWith("    s: {Path: x, Framed: x, Word: x}\n    condition: s\n"));
    CompileOptions options;
    options.field_maps = &maps;
    options.ignore_logsource = true;
    program = CompileRules(rules, options).program;
    REQUIRE(program);
  }

  Strings Values(std::string_view json, std::string_view field) const {
    JsonEventReader reader(*program);
    REQUIRE(reader.Read(json) == ReadStatus::kRead);
    return ValuesOf(*program, reader.event(), field);
  }

  FieldMaps maps = ShippedFieldMaps();
  std::optional<Program> program;
};

TEST_CASE_METHOD(Fixture, "joined fields are the decoded texts of their parts", "[unit]") {
  CHECK(Values(R"({"Key":"HK\\a","Name":"b"})", "Path") == Strings{R"("HK\\a\\b")"});
  CHECK(Values(R"({"Key":"\u0041\u00e4","Name":7})", "Path") == Strings{"\"Aä\\\\7\""});
  CHECK(Values(R"({"Key":true,"Name":""})", "Path") == Strings{R"("true\\")"});
  CHECK(Values(R"({"Key":"\"\n","Name":""})", "Framed") == Strings{R"("<\"\n>")"});
}

TEST_CASE_METHOD(Fixture, "without one value for each part there is no joined field", "[unit]") {
  for (const char* const event :
       {"{}", R"({"Key":"a"})", R"({"Key":"a","Name":null})", R"({"Key":["a","b"],"Name":"c"})",
        R"({"Key":"a","Name":[]})", R"({"Key":{},"Name":"c"})"}) {
    INFO(event);
    CHECK(Values(event, "Path").empty());
  }
  CHECK(Values(R"({"Key":["a"],"Name":["b"]})", "Path") == Strings{R"("a\\b")"});
}

TEST_CASE_METHOD(Fixture, "listed values have a word beside them", "[unit]") {
  CHECK(Values(R"({"Number":1})", "Word") == Strings{"1", R"("one")"});
  CHECK(Values(R"({"Number":"ZW\u00d6LF"})", "Word") == Strings{R"("ZW\u00d6LF")", R"("twelve")"});
  CHECK(Values(R"({"Number":"\""})", "Word") == Strings{R"("\"")", R"("a \"quote\"\\")"});
  CHECK(Values(R"({"Number":["1",2,null,"1"]})", "Word") ==
        Strings{R"("1")", R"("one")", "2", "null", R"("1")", R"("one")"});
  CHECK(Values(R"({"Number":"1.0"})", "Word") == Strings{R"("1.0")"});
  const std::string longer(300, '1');
  CHECK(Values("{\"Number\":\"" + longer + "\"}", "Word") == Strings{"\"" + longer + "\""});
  CHECK(Values("{}", "Word").empty());
}

TEST_CASE_METHOD(Fixture, "an event keeps its own field of that name", "[unit]") {
  CHECK(Values(R"({"Key":"a","Name":"b","Path":"own"})", "Path") == Strings{R"("own")"});
  CHECK(Values(R"({"Number":1,"Word":null})", "Word") == Strings{"null"});
}

TEST_CASE_METHOD(Fixture, "each event has its own joined text", "[unit]") {
  JsonEventReader reader(*program);
  const std::string first = R"({"Key":")" + std::string(1000, 'k') + R"(","Name":"n"})";
  REQUIRE(reader.Read(first) == ReadStatus::kRead);
  REQUIRE(reader.Read(R"({"Key":"a","Name":"b"})") == ReadStatus::kRead);
  CHECK(ValuesOf(*program, reader.event(), "Path") == Strings{R"("a\\b")"});
  CHECK(ValuesOf(*program, reader.event(), "Framed") == Strings{R"("<a>")"});
  REQUIRE(reader.Read(R"({"Key":"a"})") == ReadStatus::kRead);
  CHECK(ValuesOf(*program, reader.event(), "Path").empty());
}

TEST_CASE_METHOD(Fixture, "a program has the derived fields that its rules use", "[unit]") {
  const std::string text = program->Disassemble();
  CHECK(text.find("derived Path: Key '\\' Name\n") != text.npos);
  CHECK(text.find("derived Framed: '<' Key '>'\n") != text.npos);
  CHECK(text.find("derived Word: Number with '1' as 'one'") != text.npos);
  CHECK(ProgramWith("    s: {Other: x}\n    condition: s\n").Disassemble().find("derived") ==
        text.npos);
}

}  // namespace
}  // namespace sigmata
