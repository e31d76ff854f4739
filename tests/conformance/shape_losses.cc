#include "tests/conformance/shape_losses.h"

namespace sigmata {
namespace {

constexpr std::string_view kAll = "sec4653 dhcp1034 dhcp75 dhcp1020 iphlp4100";
constexpr std::string_view kUnnamed = "dhcp1034 dhcp1020";  // their parameters have no names
constexpr std::string_view kWithUser = "dhcp75 iphlp4100";  // somebody's doing
constexpr std::string_view kEvtx = "evtx-json evtx-json-separate flat-dot flat-underscore";
constexpr std::string_view kBeats = "winlogbeat-8 winlogbeat-7 winlogbeat-6";
constexpr std::string_view kOtel = "otel-v1 otel-v2 otel-v3";

constexpr std::string_view kInMessage = "in a message whose template is not known";

constexpr ShapeLoss kLosses[] = {
    // The file holds no messages; they come from the host's message tables.
    {kEvtx, "Message", kAll, "not in the file"},
    {kEvtx, "Provider_Guid", "sec4653 dhcp75", "without braces where it is no literal text"},

    {kBeats, "Level Opcode Task Keywords", kAll, "words, or left out"},
    {kBeats, "Version Security_UserID", kAll, "not in these examples"},
    {kBeats, "EventSourceName", kUnnamed, "left out"},
    {kBeats, "Message", "sec4653 dhcp1034", "line ends are those of Unix"},

    {"nxlog", "Keywords", kAll, "a signed decimal number"},
    {"nxlog", "Level", kAll, "left out; SeverityValue is another scale"},
    {"nxlog otrf-export", "EventSourceName Binary", kUnnamed, "left out"},
    {"nxlog otrf-export", "param1", "dhcp1034", kInMessage},
    {"otrf-export",
     "EventRecordID Execution_ProcessID Execution_ThreadID Opcode Version Security_UserID", kAll,
     "left out"},

    {"fluentbit-inserts fluentbit-map", "EventSourceName Binary", kUnnamed, "left out"},
    {"fluentbit-map", "param1", "dhcp1034", kInMessage},

    {kOtel, "Level Opcode Task Keywords", kAll, "words, or empty"},
    {kOtel, "Version Execution_ProcessID Execution_ThreadID Security_UserID", kAll,
     "not in these examples"},
    {"otel-v1 otel-v3", "Binary", "dhcp1034", "left out"},
    {"otel-v1", "param1", "dhcp1034", kInMessage},

    {"azure-windowsevent", "Message Opcode Provider_Guid", kAll, "no column"},
    {"azure-windowsevent azure-event", "Level", "sec4653", "0 has become 4"},
    {"azure-windowsevent", "EventSourceName Binary param1 param2 param3", kUnnamed,
     "only named data get into EventData"},
    {"azure-event",
     "EventRecordID Execution_ProcessID Execution_ThreadID Keywords Opcode Provider_Guid Version "
     "Security_UserID",
     kAll, "no column"},
    {"azure-event", "EventSourceName Binary", kUnnamed, "no column"},
    {"azure-securityevent",
     "EventRecordID Execution_ProcessID Execution_ThreadID Keywords Message Opcode Provider_Guid "
     "Version",
     "sec4653", "no column in these examples"},
    {"azure-securityevent", "Level", "sec4653", "the column is another scale"},

    {"vector", "Opcode", kAll, "left out where it is 0"},
    {"vector", "Task", "dhcp1034 dhcp75 dhcp1020 iphlp4100", "left out where it is 0"},
    {"vector", "Keywords", kUnnamed, "padded with zeros"},
    {"vector", "EventSourceName Binary", kUnnamed, "left out"},

    {"wazuh", "LocalMMPrincipalName RemoteMMPrincipalName", "sec4653", "`-` is left out"},
    {"wazuh", "Security_UserID", kWithUser, "left out"},

    {"powershell-json", "Keywords", kAll, "a signed decimal number"},
    {"powershell-json", "Provider_Guid", kAll, "small letters, no braces"},
    {"powershell-json", "EventSourceName Binary", kUnnamed, "left out"},
    {"powershell-json", "Security_UserID", kWithUser, "null in these examples"},

    {"evtxecmd", "Level", kAll, "a word"},
    {"evtxecmd", "Keywords Message Opcode Provider_Guid Task Version Security_UserID", kAll,
     "not in these examples"},
    {"evtxecmd", "EventSourceName", kUnnamed, "left out"},
};

}  // namespace

std::span<const ShapeLoss> ShapeLosses() { return kLosses; }

}  // namespace sigmata
