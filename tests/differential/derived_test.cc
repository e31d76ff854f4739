// Fields that are derived: events of the Security log, and rules that ask for what Sysmon would
// say.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "tests/differential/comparison.h"
#include "tests/differential/random.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

constexpr std::string_view kHalves[] = {"\\REGISTRY\\MACHINE", "Run", "a\\b",
                                        "\xC3\x84\"",          "",    "7"};
constexpr std::string_view kOperations[] = {
    "%%1904", "%%1905", "%%1906", "EXISTING registry value MODIFIED", "Registry value deleted",
    "%%1907", "7"};
constexpr std::string_view kDirections[] = {"%%14592", "%%14593", "inBound", "Outbound", "x", "7"};
constexpr std::string_view kProtocols[] = {"6", "17", "06", "47", "tcp", "1"};

std::string Quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

// A rule's text for exactly this value.
std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\\' ? std::string("\\\\") : std::string(1, c);
  return out;
}

void AddRule(std::string_view category, const std::string& item, SourceSet& sources) {
  sources.Add(fmt::format("{}.yml", sources.size()),
              fmt::format("title: t\nlogsource: {{product: windows, category: {}}}\n"
                          "detection:\n  s:\n    {}\n  condition: s\n",
                          category, item));
}

void AddRules(SourceSet& sources) {
  for (const char* const category :
       {"registry_event", "registry_set", "registry_add", "registry_delete"}) {
    for (const std::string_view left : kHalves) {
      for (const std::string_view right : kHalves) {
        const std::string whole = Escaped(left) + "\\\\" + Escaped(right);
        AddRule(category, "TargetObject: " + Quoted(whole), sources);
      }
      AddRule(category, "TargetObject|endswith: " + Quoted("\\\\" + Escaped(left)), sources);
      AddRule(category, "TargetObject|contains: " + Quoted(Escaped(left) + "\\\\"), sources);
    }
    AddRule(category, "TargetObject: null", sources);
    AddRule(category, "TargetObject|exists: true", sources);
    AddRule(category, "TargetObject|re: '^[^\\\\]*\\\\[^\\\\]*$'", sources);
    AddRule(category, "EventType: [SetValue]", sources);
    AddRule(category, "EventType: deletevalue", sources);
    AddRule(category, "EventType: [null, 7]", sources);
  }
  for (const char* const item :
       {"Initiated: true", "Initiated: 'false'", "Initiated: [x, 7]", "Initiated: null",
        "Protocol: tcp", "Protocol: UDP", "Protocol: 6", "Protocol: 47", "Protocol|gt: 40",
        "Protocol|exists: true", "Initiated|fieldref: Protocol"}) {
    AddRule("network_connection", item, sources);
  }
}

class EventWriter {
 public:
  explicit EventWriter(Random& random) : random_(random) {}

  std::string Write() {
    std::string event = "{\"Channel\":\"Security\",\"EventID\":";
    event += random_.OneIn(2) ? "4657" : "5156";
    Add("ObjectName", kHalves, event);
    Add("ObjectValueName", kHalves, event);
    Add("OperationType", kOperations, event);
    Add("Direction", kDirections, event);
    Add("Protocol", kProtocols, event);
    if (random_.OneIn(20)) event += ",\"RegistryValuePath\":\"Run\\\\Run\"";
    if (random_.OneIn(20)) event += ",\"ConnectionInitiated\":null";
    return event + "}";
  }

 private:
  void Add(std::string_view key, std::span<const std::string_view> values, std::string& event) {
    if (random_.OneIn(10)) return;
    event += fmt::format(",\"{}\":{}", key, Value(values));
    if (random_.OneIn(20)) event += fmt::format(",\"{}\":{}", key, Value(values));
  }

  std::string Value(std::span<const std::string_view> values) {
    if (random_.OneIn(15)) return random_.OneIn(2) ? "null" : "{}";
    if (random_.OneIn(15)) return "[]";
    if (random_.OneIn(10)) return fmt::format("[{}]", Scalar(values));
    if (random_.OneIn(10)) return fmt::format("[{},{}]", Scalar(values), Scalar(values));
    return Scalar(values);
  }

  std::string Scalar(std::span<const std::string_view> values) {
    const std::string_view text = random_.Of(values);
    if ((text == "7" || text == "6" || text == "47") && random_.OneIn(2)) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
      if (random_.OneIn(8) && static_cast<unsigned char>(c) < 0x80) {
        out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
      } else {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
      }
    }
    return out + '"';
  }

  Random& random_;
};

TEST_CASE("derived fields match as the reference says", "[differential]") {
  SourceSet sources;
  AddRules(sources);
  const FrontEnd front = ReadRules(sources);
  REQUIRE(front.rules.size() == sources.size());
  SideBySide comparison(sources, front, ShippedFieldMaps(), false);
  Random random(4657);
  std::size_t matches = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string event = EventWriter(random).Write();
    std::string problem;
    const auto verdicts = comparison.Compare(event, problem);
    INFO(event << " " << problem);
    REQUIRE(verdicts);
    for (const std::size_t rule : Disputed(*verdicts)) {
      FAIL_CHECK(event << "\n" << sources.Get(static_cast<SourceId>(rule)).text());
    }
    matches += verdicts->reference.size();
  }
  WARN(matches << " matches of " << front.rules.size() << " rules");
  CHECK(matches > 5000);
}

}  // namespace
}  // namespace sigmata
