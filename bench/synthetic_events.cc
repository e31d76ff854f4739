// Events of the kinds that a Windows host writes most, in a flat collector shape or as evtx_dump
// nests them, and now and then one of examples/.
#include <fmt/core.h>

#include <fstream>
#include <vector>

#include "bench/require.h"
#include "bench/synthetic_corpus.h"
#include "bench/synthetic_words.h"

namespace sigmata::bench {
namespace {

constexpr std::string_view kSysmon = "Microsoft-Windows-Sysmon";
constexpr std::string_view kSysmonLog = "Microsoft-Windows-Sysmon/Operational";
constexpr std::string_view kAuditing = "Microsoft-Windows-Security-Auditing";
constexpr std::string_view kPowerShell = "Microsoft-Windows-PowerShell";
constexpr std::string_view kPowerShellLog = "Microsoft-Windows-PowerShell/Operational";

// `fields`: names, each behind the sign of what it holds (see ValueOf).
struct Kind {
  std::string_view channel, provider;
  int id;
  std::size_t weight;  // in a hundred events of a collector
  bool process_or_script;
  std::string_view fields;
};

constexpr Kind kKinds[] = {
    {kSysmonLog, kSysmon, 10, 44, false,
     "tUtcTime gSourceProcessGUID nSourceProcessId pSourceImage gTargetProcessGUID "
     "nTargetProcessId "
     "pTargetImage xGrantedAccess cCallTrace aSourceUser aTargetUser"},
    {kSysmonLog, kSysmon, 12, 13, false,
     "tUtcTime gProcessGuid nProcessId pImage rTargetObject aUser"},
    {kSysmonLog, kSysmon, 7, 12, false,
     "tUtcTime gProcessGuid nProcessId pImage pImageLoaded wDescription wCompany hHashes wSigned "
     "wSignature aUser"},
    {kSysmonLog, kSysmon, 13, 6, false,
     "tUtcTime gProcessGuid nProcessId pImage rTargetObject wDetails aUser"},
    {kSysmonLog, kSysmon, 11, 4, false,
     "tUtcTime gProcessGuid nProcessId pImage pTargetFilename aUser"},
    {kSysmonLog, kSysmon, 3, 3, false,
     "tUtcTime gProcessGuid nProcessId pImage aUser iSourceIp nSourcePort iDestinationIp "
     "nDestinationPort"},
    {"Security", kAuditing, 4658, 6, false,
     "aSubjectUserName xSubjectLogonId wObjectServer xHandleId xProcessId pProcessName"},
    {"Security", kAuditing, 4663, 5, false,
     "aSubjectUserName xSubjectLogonId wObjectServer wObjectType pObjectName xHandleId xAccessMask "
     "xProcessId pProcessName"},
    {"Security", kAuditing, 4624, 3, false,
     "aSubjectUserName aTargetUserName xTargetLogonId nLogonType wLogonProcessName iIpAddress "
     "nIpPort"},
    {kSysmonLog, kSysmon, 1, 1, true,
     "tUtcTime gProcessGuid nProcessId pImage wDescription wCompany wOriginalFileName cCommandLine "
     "pCurrentDirectory aUser hHashes gParentProcessGuid pParentImage cParentCommandLine"},
    {"Security", kAuditing, 4688, 1, true,
     "aSubjectUserName xSubjectLogonId xNewProcessId pNewProcessName xProcessId cCommandLine "
     "pParentProcessName"},
    {kPowerShellLog, kPowerShell, 4104, 2, true,
     "nMessageNumber sScriptBlockText gScriptBlockId pPath"},
};

class JsonObject {
 public:
  void Add(std::string_view key, std::string_view value) {
    AddKey(key);
    text_ += '"';
    for (const char c : value) {
      switch (c) {
        case '"':
          text_ += "\\\"";
          break;
        case '\\':
          text_ += "\\\\";
          break;
        case '\r':
          text_ += "\\r";
          break;
        case '\n':
          text_ += "\\n";
          break;
        case '\t':
          text_ += "\\t";
          break;
        default:
          text_ += c;
      }
    }
    text_ += '"';
  }
  void AddNumber(std::string_view key, int number) {
    AddKey(key);
    text_ += std::to_string(number);
  }
  void AddObject(std::string_view key, const JsonObject& object) {
    AddKey(key);
    text_ += object.Text();
  }
  std::string Text() const { return text_ + '}'; }

 private:
  void AddKey(std::string_view key) {
    if (text_.size() > 1) text_ += ',';
    text_.append("\"").append(key).append("\":");
  }

  std::string text_ = "{";
};

std::string ValueOf(char sign, SyntheticWords& words) {
  switch (sign) {
    case 'a':
      return words.Account();
    case 'c':
      return words.CommandLine(60 + words.Below(240));
    case 'g':
      return words.Guid();
    case 'h':
      return Joined({"SHA1=", words.Hex(40), ",MD5=", words.Hex(32)});
    case 'i':
      return words.Address();
    case 'n':
      return std::to_string(words.Below(65536));
    case 'p':
      return words.Path();
    case 'r':
      return words.RegistryKey();
    case 's':
      return words.Script(5 + words.Below(60));
    case 't':
      return words.Time();
    case 'x':
      return "0x" + words.Hex(4);
    default:
      return words.Known();
  }
}

// The event's own fields; `message` becomes the same told in lines, as Windows does.
JsonObject FieldsOf(const Kind& kind, SyntheticWords& words, std::string& message) {
  JsonObject fields;
  std::string_view rest = kind.fields;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view name = rest.substr(1, end - 1);
    const std::string value = ValueOf(rest.front(), words);
    fields.Add(name, value);
    message += fmt::format("{}: {}\r\n", name, value);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return fields;
}

std::string HostName(SyntheticWords& words) {
  return fmt::format("host{:03}.contoso.example", words.Below(120));
}

std::string FlatEvent(const Kind& kind, SyntheticWords& words) {
  std::string message = words.Known() + " was noticed:\r\n";
  const std::string fields = FieldsOf(kind, words, message).Text();
  JsonObject event;
  event.Add("SourceName", kind.provider);
  event.Add("ProviderGuid", words.Guid());
  event.Add("Level", "4");
  event.Add("Keywords", "0x8000000000000000");
  event.Add("Channel", kind.channel);
  event.Add("Hostname", HostName(words));
  event.Add("EventTime", words.Time());
  event.AddNumber("EventID", kind.id);
  event.Add("Message", message);
  std::string text = event.Text();
  text.back() = ',';
  return text.append(fields, 1);
}

std::string NestedEvent(const Kind& kind, SyntheticWords& words) {
  JsonObject provider;
  provider.Add("Name", kind.provider);
  provider.Add("Guid", words.Guid());
  JsonObject attributes;
  attributes.AddObject("#attributes", provider);
  JsonObject system;
  system.AddObject("Provider", attributes);
  system.AddNumber("EventID", kind.id);
  system.AddNumber("Version", 1);
  system.Add("Channel", kind.channel);
  system.Add("Computer", HostName(words));
  std::string message;
  JsonObject parts;
  parts.AddObject("System", system);
  parts.AddObject("EventData", FieldsOf(kind, words, message));
  JsonObject event;
  event.AddObject("Event", parts);
  return event.Text();
}

const Kind& PickKind(Lane lane, SyntheticWords& words) {
  const auto fits = [&](const Kind& kind) {
    return lane != Lane::kProcessesAndScripts || kind.process_or_script;
  };
  std::size_t total = 0;
  for (const Kind& kind : kKinds) total += fits(kind) ? kind.weight : 0;
  std::size_t at = words.Below(total);
  for (const Kind& kind : kKinds) {
    if (!fits(kind)) continue;
    if (at < kind.weight) return kind;
    at -= kind.weight;
  }
  return kKinds[0];
}

std::vector<std::string> ExampleEvents() {
  std::ifstream file(std::string(SIGMATA_SOURCE_DIR) + "/examples/events.ndjson");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  Require(!lines.empty(), "examples/events.ndjson holds no events");
  return lines;
}

std::size_t EventCount(Lane lane) {
  switch (lane) {
    case Lane::kCollector:
      return 40000;
    case Lane::kProcessesAndScripts:
      return 4000;
    case Lane::kEvtxDump:
      return 10000;
  }
  return 0;
}

}  // namespace

std::string SyntheticEvents(Lane lane) {
  constexpr std::size_t kExampleEvery = 500;
  const std::vector<std::string> examples = ExampleEvents();
  SyntheticWords words(1 + static_cast<std::uint64_t>(lane));
  std::string text;
  for (std::size_t i = 0; i < EventCount(lane); ++i) {
    const Kind& kind = PickKind(lane, words);
    if (i % kExampleEvery == 0) {
      text += examples[i / kExampleEvery % examples.size()];
    } else {
      text += lane == Lane::kEvtxDump ? NestedEvent(kind, words) : FlatEvent(kind, words);
    }
    text += '\n';
  }
  return text;
}

}  // namespace sigmata::bench
