// The shipped field maps say what they are known to say.
#include <fmt/format.h>
#include <simdjson.h>

#include <map>
#include <set>

#include "runtime/program/fold.h"
#include "sigmata/field_map.h"
#include "tests/support/catch.h"
#include "tests/support/test_files.h"

namespace sigmata::testing {
namespace {

namespace dom = simdjson::dom;

// `provider id vN name:type,...`
std::string LineOf(const EventSchema& event) {
  std::string line = fmt::format("{} {} v{} ", event.provider, event.id, event.version);
  for (const EventParameter& parameter : event.parameters) {
    line += fmt::format("{}:{},", parameter.name.empty() ? "-" : parameter.name, parameter.type);
  }
  return line;
}

std::string TextOr(dom::object object, std::string_view key, std::string_view otherwise) {
  std::string_view text;
  return std::string(object[key].get(text) == simdjson::SUCCESS ? text : otherwise);
}

std::string LineOf(dom::object event) {
  std::string line = fmt::format("{} {} v{} ", TextOr(event, "provider", ""),
                                 std::uint64_t(event["event_id"]), std::uint64_t(event["version"]));
  for (const dom::object parameter : dom::array(event["params"])) {
    line += fmt::format("{}:{},", TextOr(parameter, "name", "-"), TextOr(parameter, "inType", ""));
  }
  return line;
}

std::uint64_t HashOf(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

TEST_CASE("the shipped field maps are read without a complaint", "[golden]") {
  FieldMaps maps;
  std::vector<Diagnostic> diagnostics;
  SourceSet sources;
  for (const std::string& path : FilesBelow(SourcePath("fields-maps"), ".yml")) {
    CHECK(AddFieldMap(sources, sources.Add(path, ReadFile(path)), maps, diagnostics));
  }
  for (const Diagnostic& d : diagnostics) FAIL_CHECK(FormatHuman(d, sources));
  CHECK(maps.events.size() == ShippedFieldMaps().events.size());
  CHECK(maps.shapes.size() == ShippedFieldMaps().shapes.size());
}

TEST_CASE("the events of the field maps have the digest that is checked in", "[golden]") {
  std::string digest;
  for (const EventSchema& event : ShippedFieldMaps().events) {
    digest += fmt::format("{} {} v{} {} {:016x}\n", event.provider, event.id, event.version,
                          event.parameters.size(), HashOf(LineOf(event)));
  }
  const std::string path = SourcePath("tests/golden/field_maps/events.digest");
  if (UpdateGolden()) WriteFile(path, digest);
  CHECK(ReadFile(path) == digest);
}

// The schema data, where they are at hand.
class SchemaData {
 public:
  SchemaData() {
    const auto shared = SharedFolder();
    if (!shared || !FileExists(*shared + "/data/event-schemas.json")) return;
    REQUIRE(parser_.load(*shared + "/data/event-schemas.json").get(root_) == simdjson::SUCCESS);
    present_ = true;
  }
  bool present() const { return present_; }
  dom::object root() const { return root_; }

 private:
  dom::parser parser_;
  dom::object root_;
  bool present_ = false;
};

TEST_CASE("the field maps hold every event of the schema data", "[golden]") {
  const SchemaData data;
  if (!data.present()) {
    WARN("skipped: the schema data are not here; the digest stands for them");
    return;
  }
  std::set<std::string> lines;
  for (const EventSchema& event : ShippedFieldMaps().events) lines.insert(LineOf(event));
  std::size_t events = 0;
  for (const dom::object event : dom::array(data.root()["events"])) {
    ++events;
    INFO(LineOf(event));
    CHECK(lines.contains(LineOf(event)));
  }
  CHECK(events == 748);
}

// Every name by which a document knows a parameter, the event's channel or its message is in the
// map, as a name or as what it is documented as.
TEST_CASE("the 50 documented events are in the maps as their documents name them", "[golden]") {
  const SchemaData data;
  if (!data.present()) {
    WARN("skipped: the schema data are not here");
    return;
  }
  std::size_t documented = 0;
  for (const dom::object known : dom::array(data.root()["events"])) {
    if (known["in_seed"].error() != simdjson::SUCCESS) continue;
    ++documented;
    INFO(LineOf(known));
    const EventSchema* schema = nullptr;
    for (const EventSchema& event : ShippedFieldMaps().events) {
      const bool same = event.provider == TextOr(known, "provider", "") &&
                        event.id == std::uint64_t(known["event_id"]) && event.version == 0;
      if (same && schema == nullptr) schema = &event;
    }
    REQUIRE(schema != nullptr);
    std::set<std::string> names{schema->message, schema->level};
    names.insert(schema->channels.begin(), schema->channels.end());
    for (const auto& [what, spelling] : schema->documented_as) {
      names.insert(spelling);
      names.insert(Fold(spelling));
    }
    for (const EventParameter& parameter : schema->parameters) {
      names.insert(parameter.name);
      names.insert(parameter.aliases.begin(), parameter.aliases.end());
    }
    for (const char* const key : {"seed_fields", "seed_key_fields"}) {
      dom::array fields;
      if (known[key].get(fields) != simdjson::SUCCESS) continue;
      for (const std::string_view field : fields) {
        INFO("field " << field);
        CHECK(names.contains(std::string(field)));
      }
    }
    CHECK_FALSE(schema->message.empty());
    for (const char* const key : {"seed_channel", "seed_message"}) {
      const std::string spelling = TextOr(known, key, "");
      INFO(key << " " << spelling);
      CHECK((spelling.empty() || names.contains(spelling)));
    }
  }
  CHECK(documented == 50);
}

TEST_CASE("value maps hold the words of the schema data", "[golden]") {
  const SchemaData data;
  if (!data.present()) {
    WARN("skipped: the schema data are not here");
    return;
  }
  std::map<std::string, std::string> words;
  for (const ValueMap& map : ShippedFieldMaps().value_maps) {
    for (const auto& [raw, text] : map.values) words[map.name + " " + raw] = text;
  }
  const dom::object maps = data.root()["value_maps"];
  for (const auto& [raw, text] : dom::object(maps["ipsec_parameter_strings_msobjs"]["map"])) {
    CHECK(words["ipsec_parameter " + std::string(raw)] == std::string_view(text));
  }
  for (const auto& [raw, text] : dom::object(maps["iphlpsvc_ProtocolType"]["map"])) {
    CHECK(words["ProtocolType " + std::string(raw)] == std::string_view(text));
  }
}

}  // namespace
}  // namespace sigmata::testing
