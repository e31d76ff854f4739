#include "tests/differential/event_generator.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "tests/differential/reference_text.h"

namespace sigmata {
namespace {

// Half a pair, a pair turned round, no character, and what JSON does not know.
constexpr std::string_view kOddEscapes[] = {R"(\ud83d)", R"(\ude00\ud83d)", R"(\u0000)",
                                            R"(\q)",     R"(\ud83d\u0041)", R"(\u00e)"};

constexpr std::string_view kSysmon = "Microsoft-Windows-Sysmon/Operational";

using Parts = std::vector<std::string>;  // members of an object, or elements of an array

std::string Array(const Parts& parts) { return fmt::format("[{}]", fmt::join(parts, ", ")); }

class EventWriter {
 public:
  EventWriter(const Vocabulary& words, Random& random)
      : words_(words), random_(random), kind_(random.Of(words.kinds)) {
    if (random.OneIn(8)) kind_.event_id = random.Of(words.kinds).event_id;
  }

  std::string Write() {
    switch (random_.Below(10)) {
      case 0:
        return EvtxDump();
      case 1:
        return Winlogbeat();
      case 2:
        return FluentBit();
      case 3:
        return NxLog();
      case 4:
        return FlatWithDots();
      case 5:
        return FlatWithUnderscores();
      case 6:
        return Wazuh();
      case 7:
        return EvtxECmd();
      case 8:
        return random_.OneIn(2) ? OpenTelemetry() : WindowsEvent();
      default:
        return random_.OneIn(2) ? PowerShell() : Plain();
    }
  }

 private:
  // An object of the parts, in any order.
  std::string Object(Parts parts) {
    for (std::size_t i = parts.size(); i > 1; --i) std::swap(parts[i - 1], parts[random_.Below(i)]);
    return fmt::format("{}{{{}}}", random_.OneIn(9) ? "\n " : "", fmt::join(parts, ","));
  }

  std::string Unit(char32_t unit) {
    return fmt::format("\\u{:04x}", static_cast<std::uint32_t>(unit));
  }

  std::string Character(char32_t point) {
    if (random_.OneIn(10)) {
      if (point < 0x10000) return Unit(point);
      return Unit(0xD800 + ((point - 0x10000) >> 10U)) +
             Unit(0xDC00 + ((point - 0x10000) & 0x3FFU));
    }
    switch (point) {
      case U'"':
        return "\\\"";
      case U'\\':
        return "\\\\";
      case U'\n':
        return "\\n";
      case U'\t':
        return "\\t";
      case U'/':
        return random_.OneIn(2) ? "\\/" : "/";
      default:
        break;
    }
    std::string plain;
    AppendCodePoint(point, plain);
    return plain;
  }

  std::string String(std::string_view text) {
    std::string out = "\"";
    for (const char32_t point : CodePointsOf(text)) out += Character(point);
    if (random_.OneIn(100)) out += random_.Of(kOddEscapes);
    return out + '"';
  }

  std::string Scalar() {
    constexpr std::string_view kOthers[] = {"null",
                                            "true",
                                            "false",
                                            "0",
                                            "1",
                                            "1.0",
                                            "4688",
                                            "-0",
                                            "-1",
                                            "1e2",
                                            "1.5E0",
                                            "100",
                                            "10E1",
                                            "1e-1",
                                            "9007199254740993",
                                            "123456789012345678901234567890"};
    if (random_.OneIn(4)) return std::string(random_.Of(kOthers));
    return String(OtherCase(RandomText(words_, random_), random_));
  }

  std::string Value() {
    if (!random_.OneIn(6)) return Scalar();
    switch (random_.Below(5)) {
      case 0:
        return "[]";
      case 1:
        return "{}";
      case 2:
        return Object({Member("x", Scalar()), Member("b", Scalar())});
      default:
        break;
    }
    Parts elements;
    for (std::size_t count = 1 + random_.Below(3); count > 0; --count) elements.push_back(Value());
    return Array(elements);
  }

  std::string Member(std::string_view key, const std::string& value) {
    std::string name;
    for (const char c : key) {
      name += random_.OneIn(40) ? Unit(static_cast<unsigned char>(c)) : std::string(1, c);
    }
    return fmt::format("\"{}\":{}{}", name, random_.OneIn(9) ? " " : "", value);
  }

  // A field by its Sigma name, where named fields stand.
  std::string Field(std::string_view name) {
    const std::size_t dot = name.find('.');
    if (name == "ThreatName" && random_.OneIn(2)) name = "Threat Name";
    if (dot == name.npos || random_.OneIn(3)) return Member(name, Value());
    const std::string inner = Object({Field(name.substr(dot + 1))});
    return Member(name.substr(0, dot), random_.OneIn(3) ? Array({inner, Scalar()}) : inner);
  }

  Parts Fields() {
    Parts parts;
    for (std::size_t count = random_.Below(9); count > 0; --count) {
      const std::string_view name = random_.Of(words_.fields);
      parts.push_back(Field(name));
      if (random_.OneIn(10)) parts.push_back(Field(name));
    }
    return parts;
  }

  // Parameters without names.
  std::string Inserts() {
    Parts values;
    // Also as many as the layouts of event 5452 have.
    const std::size_t count = random_.OneIn(3) ? 8 + 2 * random_.Below(3) : random_.Below(6);
    while (values.size() < count) values.push_back(random_.OneIn(12) ? Value() : Scalar());
    return values.size() == 1 && random_.OneIn(2) ? values[0] : Array(values);
  }

  std::string Digits(const std::string& text) { return String(text); }

  std::string EventId() {
    if (two_kinds_) return Array({"1", "4688"});
    switch (random_.Below(12)) {
      case 0:
      case 1:
        return Digits(std::string(kind_.event_id));
      case 2:
        return std::string(kind_.event_id) + ".0";
      case 3:
        return Digits("0" + std::string(kind_.event_id));
      case 4:
        return Array({std::string(kind_.event_id), std::string(random_.Of(words_.kinds).event_id)});
      case 5:
        return Scalar();
      default:
        return std::string(kind_.event_id);
    }
  }

  // Adds the member, mostly.
  void Add(Parts& parts, std::string_view key, const std::string& value) {
    if (!random_.OneIn(8)) parts.push_back(Member(key, value));
  }

  std::string Channel() {
    const std::string_view channel = random_.OneIn(4) ? random_.Of(words_.channels) : kind_.channel;
    if (two_kinds_) return Array({String(kSysmon), String("Security")});
    return String(OtherCase(channel, random_));
  }

  std::string Version() { return random_.OneIn(2) ? "0" : random_.OneIn(2) ? "\"1\"" : "7"; }

  std::string EvtxDump() {
    Parts system;
    const std::string name =
        Object({Member("Name", String(kind_.provider)), Member("Guid", Scalar())});
    Add(system, "Provider", Object({Member("#attributes", name)}));
    const std::string attributes = Member("#attributes", Object({Member("Qualifiers", "0")}));
    Add(system, "EventID",
        random_.OneIn(4) ? Object({attributes, Member("#text", EventId())}) : EventId());
    Add(system, "Channel", Channel());
    Add(system, "Version", Version());
    Add(system, "Correlation", "null");
    Parts event{Member("System", Object(system))};
    const std::string unnamed = random_.OneIn(3) ? Object({Member("#text", Inserts())}) : Inserts();
    Add(event, "EventData",
        random_.OneIn(3) ? Object({Member("Data", unnamed)}) : Object(Fields()));
    if (random_.OneIn(3)) {
      event.push_back(Member("UserData", Object({Member("Any", Object(Fields()))})));
    }
    return Object({Member("Event", Object(event))});
  }

  std::string Winlogbeat() {
    Parts fields = Fields();
    for (std::size_t i = 1 + random_.Below(5); i > 0; --i) {
      if (random_.OneIn(3)) fields.push_back(Member(fmt::format("param{}", i), Scalar()));
    }
    Parts winlog{Member("event_data", Object(fields))};
    Add(winlog, "event_id", EventId());
    Add(winlog, "channel", Channel());
    Add(winlog, "provider_name", String(kind_.provider));
    Add(winlog, "version", Version());
    Parts event{Member("winlog", Object(winlog))};
    if (random_.OneIn(2)) event.push_back(Member("event", Object({Member("code", EventId())})));
    if (random_.OneIn(4)) event.push_back(Member("message", Scalar()));
    return Object(event);
  }

  std::string FluentBit() {
    Parts event{Member("StringInserts", Inserts()), Member("EventID", EventId())};
    Add(event, "ProviderName", String(kind_.provider));
    Add(event, "Channel", Channel());
    Add(event, "Version", Version());
    if (random_.OneIn(3)) event.push_back(Field("Image"));
    return Object(event);
  }

  std::string NxLog() {
    Parts event = Fields();
    event.push_back(Member("SourceName", String(kind_.provider)));
    event.push_back(Member("EventID", EventId()));
    Add(event, "Channel", Channel());
    Add(event, "Version", Version());
    return Object(event);
  }

  // Keys with dots, some of them paths of their own below.
  std::string FlatWithDots() {
    Parts event;
    Add(event, "Event.System.EventID", EventId());
    Add(event, "Event.System.Channel", Channel());
    Add(event, "Event.System.Version", Version());
    Add(event, "Event.System.Provider.#attributes.Name", String(kind_.provider));
    if (random_.OneIn(3)) event.push_back(Member("Event.EventData.Data.#text", Inserts()));
    for (std::size_t count = random_.Below(6); count > 0; --count) {
      const std::string name(random_.Of(words_.fields));
      if (random_.OneIn(4)) {
        event.push_back(Member("Event.EventData", Object({Field(name)})));
      } else {
        event.push_back(Member("Event.EventData." + name, Value()));
      }
    }
    if (random_.OneIn(4)) event.push_back(Member("Event.UserData.Any.User", Value()));
    return Object(event);
  }

  std::string FlatWithUnderscores() {
    Parts event;
    Add(event, random_.OneIn(2) ? "Event_System_EventID" : "Event_System_EventID_text", EventId());
    Add(event, "Event_System_Channel", Channel());
    Add(event, "Event_System_Version", Version());
    Add(event, "Event_System_Provider_attributes_Name", String(kind_.provider));
    if (random_.OneIn(3)) event.push_back(Member("Event_EventData_Data_text", Inserts()));
    for (std::size_t count = random_.Below(6); count > 0; --count) {
      const std::string name(random_.Of(words_.fields));
      const bool user_data = random_.OneIn(4);
      event.push_back(
          Member((user_data ? "Event_UserData_Any_" : "Event_EventData_") + name, Value()));
    }
    return Object(event);
  }

  static std::string SmallFirst(std::string name) {
    if (name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] - 'A' + 'a');
    return name;
  }

  // Several texts in one, as many as some layouts have parameters.
  std::string Joined() {
    std::string text;
    for (std::size_t i = 0, count = 1 + random_.Below(5); i < count; ++i) {
      text += (i == 0 ? "" : ", ") + RandomText(words_, random_);
    }
    return String(text);
  }

  std::string Wazuh() {
    Parts system;
    Add(system, "eventID", EventId());
    Add(system, "channel", Channel());
    Add(system, "version", Version());
    Add(system, "providerName", String(kind_.provider));
    Add(system, "message", String("\"" + RandomText(words_, random_) + "\""));
    Parts data;
    for (std::size_t count = random_.Below(6); count > 0; --count) {
      data.push_back(Member(SmallFirst(std::string(random_.Of(words_.fields))), Value()));
    }
    if (random_.OneIn(2)) data.push_back(Member("data", random_.OneIn(4) ? Value() : Joined()));
    const std::string win = Member(
        "win", Object({Member("system", Object(system)), Member("eventdata", Object(data))}));
    return random_.OneIn(2) ? Object({win}) : Object({Member("data", Object({win}))});
  }

  // A name and a value, one of which may be missing.
  std::string Pair() {
    Parts pair;
    if (!random_.OneIn(8)) pair.push_back(Member("@Name", String(random_.Of(words_.fields))));
    if (!random_.OneIn(8)) pair.push_back(Member("#text", Scalar()));
    return Object(pair);
  }

  std::string EvtxECmd() {
    Parts data;
    for (std::size_t count = random_.Below(6); count > 0; --count) data.push_back(Pair());
    Parts inner;
    Add(inner, "Data", random_.OneIn(3) ? Joined() : data.size() == 1 ? data[0] : Array(data));
    if (random_.OneIn(3)) inner.push_back(Field(random_.Of(words_.fields)));
    const std::string payload = Object({Member("EventData", Object(inner))});
    Parts event{Member("EventId", EventId()), Member("Provider", String(kind_.provider)),
                Member("Payload", random_.OneIn(6) ? Value() : Text(payload))};
    Add(event, "Channel", Channel());
    Add(event, "Version", Version());
    if (random_.OneIn(4)) event.push_back(Member("ProcessId", Scalar()));
    return Object(event);
  }

  std::string WindowsEvent() {
    const std::string data = Object(Fields());
    Parts event{Member("EventID", EventId()), Member("Provider", String(kind_.provider)),
                Member("EventLevel", "4"),
                Member("EventData", random_.OneIn(3) ? data : Text(data))};
    Add(event, "Channel", Channel());
    Add(event, "Version", Version());
    return Object(event);
  }

  std::string OpenTelemetry() {
    Parts event{Member("event_id", Object({Member("id", EventId())})),
                Member("provider", Object({Member("name", String(kind_.provider))}))};
    Add(event, "channel", Channel());
    Add(event, "version", Version());
    Parts data;
    switch (random_.Below(3)) {
      case 0:
        for (std::size_t count = random_.Below(5); count > 0; --count) {
          data.push_back(
              Object({random_.OneIn(2) ? Member("", Value()) : Field(random_.Of(words_.fields))}));
        }
        event.push_back(Member("event_data", Object({Member("data", Array(data))})));
        break;
      case 1:
        event.push_back(
            Member("event_data", Object({Member("Data1", Scalar()), Member("Data2", Scalar())})));
        break;
      default:
        event.push_back(Member("event_data", Object(Fields())));
    }
    return random_.OneIn(3) ? Object({Member("body", Object(event))}) : Object(event);
  }

  std::string PowerShell() {
    Parts properties;
    for (std::size_t count = random_.Below(6); count > 0; --count) {
      properties.push_back(Object({Member("Value", random_.OneIn(4) ? Value() : Scalar())}));
    }
    Parts event{Member("Id", EventId()), Member("ProviderName", String(kind_.provider)),
                Member("LogName", Channel()), Member("Properties", Array(properties))};
    Add(event, "Version", Version());
    return Object(event);
  }

  // JSON in a text.
  std::string Text(std::string_view json) { return String(json); }

  std::string Plain() {
    Parts event = Fields();
    Add(event, "EventID", EventId());
    Add(event, "Channel", random_.OneIn(12) ? Value() : Channel());
    if (random_.OneIn(2)) event.push_back(Member("Provider_Name", String(kind_.provider)));
    return Object(event);
  }

  const Vocabulary& words_;
  Random& random_;
  EventKind kind_;
  // An event that two gates of one logsource let pass.
  bool two_kinds_ = random_.OneIn(20);
};

}  // namespace

std::string RandomEvent(const Vocabulary& words, Random& random) {
  return EventWriter(words, random).Write();
}

}  // namespace sigmata
