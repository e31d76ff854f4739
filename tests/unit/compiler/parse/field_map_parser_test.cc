#include "compiler/parse/field_map_parser.h"

#include <set>

#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

struct Read {
  explicit Read(std::string text) {
    const SourceId id = sources.Add("map.yml", std::move(text));
    read = AddFieldMap(sources, id, maps, diagnostics);
  }
  Strings Codes() const { return CodesOf(diagnostics); }
  std::string Spanned() const {
    const Span span = diagnostics.at(0).span;
    return std::string(sources.Get(0).text().substr(span.begin, span.end - span.begin));
  }

  SourceSet sources;
  FieldMaps maps;
  std::vector<Diagnostic> diagnostics;
  bool read = false;
};

TEST_CASE("every part of a field map is read", "[unit]") {
  const Read map(R"(field_map: all
logsources:
  - product: p
    category: c
    service: s
    any_of:
      - {Channel: [A, B], EventID: 1, Extra: '*', rename: {To: From}}
      - {Channel: C}
shapes:
  - id: sh
    title: T
    probe: {all: [a, b.c], any: d, none: [e]}
    paths:
      - {from: 'x.{K}', to: '{K}'}
      - {from: list, positions: true}
      - {from: 'p{N}', position: N}
providers:
  - {name: P, guid: '{g}', aliases: [Q], channels: [A], note: n}
value_maps:
  V: {'0': zero, '1': one}
events:
  - {id: 7, version: 2, channel: A, title: t, message: m,
     fields: [{name: F, type: UInt32, values: V, aliases: [G], length: L}, {}]}
)");
  REQUIRE(map.Codes().empty());
  const LogsourceGates& gates = map.maps.logsources.at(0);
  CHECK(gates.product == "p");
  CHECK(gates.category == "c");
  CHECK(gates.service == "s");
  REQUIRE(gates.any_of.size() == 2);
  REQUIRE(gates.any_of[0].conditions.size() == 3);
  CHECK(gates.any_of[0].conditions[0].values == Strings{"A", "B"});
  CHECK(gates.any_of[0].conditions[1].values == Strings{"1"});
  CHECK(gates.any_of[0].conditions[2].values.empty());
  CHECK(gates.any_of[0].renames.at(0) == std::pair<std::string, std::string>{"To", "From"});
  const CollectorShape& shape = map.maps.shapes.at(0);
  CHECK(shape.probe_all == Strings{"a", "b.c"});
  CHECK(shape.probe_any == Strings{"d"});
  CHECK(shape.probe_none == Strings{"e"});
  REQUIRE(shape.paths.size() == 3);
  CHECK(shape.paths[0].to == "{K}");
  CHECK(shape.paths[1].positions == ShapePositions::kEach);
  CHECK(shape.paths[2].positions == ShapePositions::kNumbered);
  const EventSchema& event = map.maps.events.at(0);
  CHECK(event.provider == "P");
  CHECK(event.id == 7);
  CHECK(event.version == 2);
  CHECK(event.channels == Strings{"A"});
  REQUIRE(event.parameters.size() == 2);
  CHECK(event.parameters[0].aliases == Strings{"G"});
  CHECK(event.parameters[0].length == "L");
  CHECK(event.parameters[1].name.empty());
  CHECK(map.maps.value_maps.at(0).values.at(1).second == "one");
}

TEST_CASE("what does not follow the format is refused where it stands", "[unit]") {
  struct Case {
    const char* text;
    const char* place;
  };
  const Case cases[] = {
      {"field_map: x\nshape: []\n", "shape"},
      {"field_map: x\nshapes: {a: b}\n", "{a: b"},
      {"field_map: x\nlogsources: [{produkt: y}]\n", "produkt"},
      {"field_map: x\nlogsources: [{product: [y]}]\n", "[y"},
      {"field_map: x\nlogsources: [text]\n", "text"},
      {"field_map: x\nshapes: [{id: s, paths: [{from: a}]}]\n", "{from: a"},
      {"field_map: x\nshapes: [{title: s}]\n", "{title: s"},
      {"field_map: x\nshapes: [{id: s, probe: {some: [a]}}]\n", "some"},
      {"field_map: x\nproviders: [{guid: g}]\n", "{guid: g"},
      {"field_map: x\nproviders: [{name: p}]\nevents: [{id: seven}]\n", "seven"},
      {"field_map: x\nproviders: [{name: p}]\nevents: [{id: -7}]\n", "-7"},
      {"field_map: x\nproviders: [{name: p}]\nevents: [{id: 99999999999}]\n", "99999999999"},
      {"field_map: x\nevents: [{id: 7}]\n", "{id: 7"},
      {"field_map: x\nproviders: [{name: a}, {name: b}]\nevents: [{id: 7}]\n", "{id: 7"},
      {"field_map: x\nproviders: [{name: p}]\nevents: [{id: 7, fields: [{nam: x}]}]\n", "nam"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Read map(c.text);
    CHECK_FALSE(map.read);
    REQUIRE_FALSE(map.Codes().empty());
    CHECK(map.Codes().at(0) == "SM920");
    CHECK(map.Spanned().starts_with(c.place));
  }
}

TEST_CASE("a file that is no single YAML map is refused", "[unit]") {
  CHECK(Read("").Codes() == Strings{"SM920"});
  CHECK(Read("field_map: x\n---\nfield_map: y\n").Codes() == Strings{"SM920"});
  CHECK(Read("- a\n").Codes().at(0) == "SM920");
  CHECK(Read("text\n").Codes().at(0) == "SM920");
  CHECK(Read("shapes: []\n").Codes() == Strings{"SM920"});
  CHECK(Read("field_map: [\n").Codes() == Strings{"SM101"});
  CHECK(Read("field_map: x\nfield_map: y\n").Codes() == Strings{"SM102"});
}

TEST_CASE("values that are silently nothing are refused", "[unit]") {
  for (const char* const text : {
           "field_map: x\nlogsources: [{product: p, any_of: [{Channel: A, rename: text}]}]\n",
           "field_map: x\nshapes: [{id: s, paths: [{from: a, to: b, positions: yes please}]}]\n",
           "field_map: x\nvalue_maps: text\n",
           "field_map: x\nvalue_maps: {V: text}\n",
       }) {
    INFO(text);
    CHECK(Read(text).Codes() == Strings{"SM920"});
  }
}

TEST_CASE("an event needs an id", "[unit]") {
  CHECK(Read("field_map: x\nproviders: [{name: p}]\nevents: [{channel: c}]\n").Codes() ==
        Strings{"SM920"});
}

TEST_CASE("a map that is refused changes nothing", "[unit]") {
  FieldMaps maps = ShippedFieldMaps();
  SourceSet sources;
  std::vector<Diagnostic> diagnostics;
  const SourceId id = sources.Add("m", "field_map: x\nlogsources: [{product: p}]\nbad: 1\n");
  const std::size_t before = maps.logsources.size();
  CHECK_FALSE(AddFieldMap(sources, id, maps, diagnostics));
  CHECK(maps.logsources.size() == before);
}

TEST_CASE("later maps are asked first", "[unit]") {
  FieldMaps maps;
  SourceSet sources;
  std::vector<Diagnostic> diagnostics;
  for (const char* const name : {"one", "two"}) {
    const std::string n(name);
    const SourceId id = sources.Add(
        n, "field_map: " + n + "\nlogsources: [{product: " + n + "}]\nshapes: [{id: " + n + "}]\n");
    REQUIRE(AddFieldMap(sources, id, maps, diagnostics));
  }
  CHECK(maps.logsources[0].product == "two");
  CHECK(maps.logsources[1].product == "one");
  CHECK(maps.shapes[0].id == "two");
}

TEST_CASE("the shipped maps are sound", "[unit]") {
  const FieldMaps& maps = ShippedFieldMaps();
  CHECK(&maps == &ShippedFieldMaps());
  REQUIRE_FALSE(maps.shapes.empty());
  CHECK(maps.shapes.back().id == "plain");
  std::set<std::string> providers;
  for (const Provider& provider : maps.providers) CHECK(providers.insert(provider.name).second);
  for (const EventSchema& event : maps.events) {
    INFO(event.provider << " " << event.id);
    CHECK(providers.contains(event.provider));
    CHECK(event.id > 0);
  }
  std::set<std::string> logsources;
  for (const LogsourceGates& gates : maps.logsources) {
    const std::string key = gates.product + "/" + gates.category + "/" + gates.service;
    INFO(key);
    CHECK(logsources.insert(key).second);
    CHECK_FALSE(gates.any_of.empty());
  }
}

}  // namespace
}  // namespace sigmata
