// Layouts of the shipped field maps, seen through the reader.
#include "runtime/event/event_layout.h"

#include "tests/support/catch.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Strings = std::vector<std::string>;

Program ProgramFor(std::initializer_list<const char*> fields) {
  std::string detection = "    s:\n";
  for (const char* const field : fields) {
    detection += "        '" + std::string(field) + "': x\n";
  }
  return ProgramWith(detection + "    condition: s\n");
}

Strings Read(const Program& program, std::string_view json, std::string_view field) {
  JsonEventReader reader(program);
  REQUIRE(reader.Read(json) == ReadStatus::kRead);
  return ValuesOf(program, reader.event(), field);
}

// An event whose parameters came by position: p1, p2, ...
std::string Positional(std::string_view provider, int id, int count, std::string_view more = {}) {
  std::string json = R"({"ProviderName":")" + std::string(provider) + R"(","EventID":)" +
                     std::to_string(id) + std::string(more) + R"(,"StringInserts":[)";
  for (int i = 1; i <= count; ++i) {
    json += (i == 1 ? "\"p" : ",\"p") + std::to_string(i) + '"';
  }
  return json + "]}";
}

constexpr std::string_view kSecurity = "Microsoft-Windows-Security-Auditing";
constexpr std::string_view kIphlpsvc = "Microsoft-Windows-Iphlpsvc";
constexpr std::string_view kDhcp = "Microsoft-Windows-DHCP-Server";

TEST_CASE("5452: three layouts, told apart by the number of parameters", "[unit]") {
  const Program program = ProgramFor({"RemoteAddress", "LocalAddressMask", "TunnelId"});
  CHECK(Read(program, Positional(kSecurity, 5452, 8), "RemoteAddress") == Strings{R"("p4")"});
  CHECK(Read(program, Positional(kSecurity, 5452, 10), "RemoteAddress") == Strings{R"("p4")"});
  CHECK(Read(program, Positional(kSecurity, 5452, 10), "TunnelId") == Strings{R"("p9")"});
  CHECK(Read(program, Positional(kSecurity, 5452, 12), "RemoteAddress") == Strings{R"("p5")"});
  CHECK(Read(program, Positional(kSecurity, 5452, 12), "LocalAddressMask") == Strings{R"("p2")"});
  CHECK(Read(program, Positional(kSecurity, 5452, 8), "TunnelId").empty());
}

TEST_CASE("5452: a version with two layouts still goes by the number", "[unit]") {
  const Program program = ProgramFor({"RemoteAddress"});
  const std::string_view one = R"(,"Version":1)";
  CHECK(Read(program, Positional(kSecurity, 5452, 12, one), "RemoteAddress") == Strings{R"("p5")"});
  CHECK(Read(program, Positional(kSecurity, 5452, 10, one), "RemoteAddress") == Strings{R"("p4")"});
  CHECK(Read(program, Positional(kSecurity, 5452, 8, one), "RemoteAddress").empty());
}

TEST_CASE("a number of parameters that no layout has binds no name", "[unit]") {
  const Program program = ProgramFor({"RemoteAddress", "LocalAddress", "param1"});
  for (const int count : {0, 1, 9, 11, 13}) {
    INFO(count);
    const std::string event = Positional(kSecurity, 5452, count);
    CHECK(Read(program, event, "RemoteAddress").empty());
    CHECK(Read(program, event, "LocalAddress").empty());
  }
  CHECK(Read(program, Positional(kSecurity, 5452, 9), "param1") == Strings{R"("p1")"});
}

TEST_CASE("a single layout names what came, also if it is less or more", "[unit]") {
  const Program program = ProgramFor({"ErrorCode", "Interface"});
  CHECK(Read(program, Positional(kIphlpsvc, 4202, 4), "ErrorCode") == Strings{R"("p4")"});
  CHECK(Read(program, Positional(kIphlpsvc, 4202, 2), "Interface") == Strings{R"("p2")"});
  CHECK(Read(program, Positional(kIphlpsvc, 4202, 2), "ErrorCode").empty());
}

TEST_CASE("4202: Error_Code and ErrorCode are one parameter, whichever is given", "[unit]") {
  const Program program = ProgramFor({"ErrorCode", "Error_Code"});
  const auto named = [](const char* name) {
    return R"({"SourceName":"Microsoft-Windows-Iphlpsvc","EventID":4202,")" + std::string(name) +
           R"(":"5"})";
  };
  for (const char* const given : {"ErrorCode", "Error_Code"}) {
    INFO(given);
    CHECK(Read(program, named(given), "ErrorCode") == Strings{R"("5")"});
    CHECK(Read(program, named(given), "Error_Code") == Strings{R"("5")"});
  }
  const std::string positional = Positional(kIphlpsvc, 4202, 4);
  CHECK(Read(program, positional, "ErrorCode") == Strings{R"("p4")"});
  CHECK(Read(program, positional, "Error_Code") == Strings{R"("p4")"});
}

TEST_CASE("names that are given go before positions", "[unit]") {
  const Program program = ProgramFor({"ErrorCode"});
  CHECK(Read(program, Positional(kIphlpsvc, 4202, 4, R"(,"ErrorCode":"own")"), "ErrorCode") ==
        Strings{R"("own")"});
}

TEST_CASE("a name with spaces in a map is the same without", "[unit]") {
  const Program program = ProgramWith("    s: {'Translated IPv4 Address': x}\n    condition: s\n");
  const std::string head = R"({"SourceName":"Microsoft-Windows-Iphlpsvc","EventID":4300,)";
  int named = 0;
  for (int id = 4390; id < 4420; ++id) {
    const Strings values = Read(program, Positional(kIphlpsvc, id, 4), "TranslatedIPv4Address");
    if (values == Strings{R"("p4")"}) ++named;
  }
  CHECK(named == 1);
  CHECK(Fires(program, head + R"("Translated IPv4 Address":"x"})"));
  CHECK(Fires(program, head + R"("TranslatedIPv4Address":"x"})"));
}

TEST_CASE("an alias may be the only name of a parameter", "[unit]") {
  const Program program = ProgramFor({"ScopeAddress"});
  CHECK(Read(program, Positional(kDhcp, 1020, 3), "ScopeAddress") == Strings{R"("p1")"});
  CHECK(Read(program, Positional(kDhcp, 1063, 1), "ScopeAddress") == Strings{R"("p1")"});
  CHECK(Read(program, Positional(kDhcp, 1021, 3), "ScopeAddress").empty());
}

TEST_CASE("a provider is known by its other name and in any case", "[unit]") {
  const Program program = ProgramFor({"ScopeAddress"});
  for (const char* const name : {"DhcpServer", "DHCPSERVER", "microsoft-windows-dhcp-server"}) {
    INFO(name);
    CHECK(Read(program, Positional(name, 1020, 3), "ScopeAddress") == Strings{R"("p1")"});
  }
  CHECK(Read(program, Positional("DhcpServe", 1020, 3), "ScopeAddress").empty());
  const std::string longest(100'000, 'x');
  CHECK(Read(program, Positional(longest, 1020, 3), "ScopeAddress").empty());
}

TEST_CASE("the event ID may be a text", "[unit]") {
  const Program program = ProgramFor({"ScopeAddress"});
  CHECK(Read(program, R"({"ProviderName":"DhcpServer","EventID":"1020","StringInserts":["a"]})",
             "ScopeAddress") == Strings{R"("a")"});
}

TEST_CASE("an event without channel is one of each channel of its layout", "[unit]") {
  const Program program = ProgramFor({"Channel"});
  CHECK(Read(program, Positional(kDhcp, 1020, 3), "Channel") ==
        Strings{R"("System")", R"("DhcpAdminEvents")"});
  CHECK(Read(program, Positional(kDhcp, 1020, 3, R"(,"Channel":"Own")"), "Channel") ==
        Strings{R"("Own")"});
  CHECK(Read(program, Positional("Nobody", 1020, 3), "Channel").empty());
}

TEST_CASE("param1, param2, ... are positions of any event", "[unit]") {
  const Program program = ProgramFor({"param1", "param3", "param64", "param65", "param0", "param"});
  const std::string event = Positional("Nobody", 1, 70);
  CHECK(Read(program, event, "param1") == Strings{R"("p1")"});
  CHECK(Read(program, event, "param3") == Strings{R"("p3")"});
  CHECK(Read(program, event, "param64") == Strings{R"("p64")"});
  CHECK(Read(program, event, "param65").empty());
  CHECK(Read(program, event, "param0").empty());
  CHECK(Read(program, event, "param").empty());
  CHECK(Read(program, Positional("Nobody", 1, 2), "param3").empty());
}

TEST_CASE("null parameters keep their place", "[unit]") {
  const Program program = ProgramFor({"param1", "param2"});
  const char* const event = R"({"EventID":1,"StringInserts":[null,"b"]})";
  CHECK(Read(program, event, "param1") == Strings{"null"});
  CHECK(Read(program, event, "param2") == Strings{R"("b")"});
}

TEST_CASE("Winlogbeat's numbered data are the positions", "[unit]") {
  const Program program = ProgramFor({"ScopeAddress"});
  CHECK(Read(program,
             R"({"winlog":{"provider_name":"DhcpServer","event_id":1020,"event_data":)"
             R"({"param2":"90","param1":"10.0.0.0","param3":"5"}}})",
             "ScopeAddress") == Strings{R"("10.0.0.0")"});
}

// A flat event with a message and no parameters.
std::string Rendered(std::string_view provider, int id, std::string_view message,
                     std::string_view more = {}) {
  return R"({"SourceName":")" + std::string(provider) + R"(","EventID":)" + std::to_string(id) +
         std::string(more) + R"(,"Message":")" + std::string(message) + R"("})";
}

constexpr std::string_view kIsatap = "ISATAP router address 10.0.0.1 was set with status 0x10.";

TEST_CASE("a message gives the parameters that the event came without", "[unit]") {
  const Program program = ProgramFor({"IsatapRouter", "ErrorCode", "param1", "param2", "param3"});
  const std::string event = Rendered(kIphlpsvc, 4100, kIsatap);
  CHECK(Read(program, event, "IsatapRouter") == Strings{R"("10.0.0.1")"});
  CHECK(Read(program, event, "param1") == Strings{R"("10.0.0.1")"});
  CHECK(Read(program, event, "ErrorCode") == Strings{R"("0x10")", R"("16")"});
  CHECK(Read(program, event, "param3").empty());
  CHECK(Read(program, Rendered(kIphlpsvc, 4101, kIsatap), "IsatapRouter").empty());
  CHECK(Read(program, Rendered("Other", 4100, kIsatap), "IsatapRouter").empty());
  CHECK(Read(program, Rendered(kIphlpsvc, 4100, "Something else."), "IsatapRouter").empty());
}

TEST_CASE("an event's own parameters go before its message", "[unit]") {
  const Program program = ProgramFor({"IsatapRouter", "ErrorCode", "param1"});
  const std::string named = Rendered(kIphlpsvc, 4100, kIsatap, R"(,"IsatapRouter":"own")");
  CHECK(Read(program, named, "IsatapRouter") == Strings{R"("own")"});
  CHECK(Read(program, named, "ErrorCode").empty());
  const std::string positional =
      Positional(kIphlpsvc, 4100, 1, R"(,"Message":")" + std::string(kIsatap) + "\"");
  CHECK(Read(program, positional, "IsatapRouter") == Strings{R"("p1")"});
  CHECK(Read(program, positional, "ErrorCode").empty());
}

TEST_CASE("a value of a message is searched once, as the message", "[unit]") {
  const Program program =
      ProgramOf(RuleWith("    s: {IsatapRouter: '10.0.0.1'}\n    condition: s\n", "field") +
                "---\n" + RuleWith("    k: ['|10.0.0.1|']\n    condition: k\n", "keyword"));
  JsonEventReader reader(program);
  REQUIRE(reader.Read(Rendered(kIphlpsvc, 4100, kIsatap)) == ReadStatus::kRead);
  CHECK(reader.event().read_values().size() == 3);  // source, ID, message
  CHECK(reader.event().values().size() > 3);
}

TEST_CASE("words of a message stand for their codes where they have one", "[unit]") {
  const Program program = ProgramFor({"KeyModName", "Role", "MMImpersonationState", "MMLifetime"});
  const EventSchema* ike = nullptr;
  for (const EventSchema& event : ShippedFieldMaps().events) {
    if (event.id == 4650 && event.provider == kSecurity) ike = &event;
  }
  REQUIRE(ike != nullptr);
  std::string message;
  for (std::size_t i = 0; i < ike->message.size(); ++i) {
    const char c = ike->message[i];
    std::string number;
    while (c == '%' && i + 1 < ike->message.size() && ike->message[i + 1] >= '0' &&
           ike->message[i + 1] <= '9') {
      number += ike->message[++i];
    }
    const std::string value = number == "7"    ? "IKEv1"
                              : number == "14" ? "Initiator"
                              : number == "15" ? "No state"
                                               : "v" + number;
    message += !number.empty() ? value
               : c == '\n'     ? "\\r\\n"
               : c == '\t'     ? "\\t"
                               : std::string(1, c);
  }
  const std::string event = Rendered(kSecurity, 4650, message);
  CHECK(Read(program, event, "KeyModName") == Strings{R"("IKEv1")", R"("%%8222")"});
  CHECK(Read(program, event, "Role") == Strings{R"("Initiator")", R"("%%8205")"});
  CHECK(Read(program, event, "MMImpersonationState") == Strings{R"("No state")"});  // three codes
  CHECK(Read(program, event, "MMLifetime") == Strings{R"("v12")"});
}

TEST_CASE("a first line alone gives the parameters that stand in it", "[unit]") {
  const Program program = ProgramFor({"param1", "param2"});
  const std::string whole = R"(Teredo server has failed to start with the following error: 5.\r\n)"
                            "Teredo Reason Code: 7.";
  CHECK(Read(program, Rendered(kIphlpsvc, 4001, whole), "param1") == Strings{R"("5")"});
  CHECK(Read(program, Rendered(kIphlpsvc, 4001, whole), "param2") == Strings{R"("7")"});
  const std::string first = whole.substr(0, whole.find('.') + 1);
  CHECK(Read(program, Rendered(kIphlpsvc, 4001, first), "param1") == Strings{R"("5")"});
  CHECK(Read(program, Rendered(kIphlpsvc, 4001, first), "param2").empty());
}

// One of the event's parameters by its name says that the others were left out.
TEST_CASE("whether a message is read does not depend on what the rules ask for", "[unit]") {
  const auto event = [](const std::string& data) {
    return R"({"winlog":{"channel":"System","provider_name":"Microsoft-Windows-Iphlpsvc",)"
           R"("event_id":"4100","event_data":{)" +
           data +
           R"(}},"event":{"code":"4100"},)"
           R"("message":"ISATAP router address 192.0.2.66 was set with status 0x0."})";
  };
  const std::string with = event(R"("ErrorCode":"0")");
  for (const Program& program :
       {ProgramFor({"IsatapRouter"}), ProgramFor({"IsatapRouter", "ErrorCode"})}) {
    CHECK(Read(program, with, "IsatapRouter").empty());
    CHECK(Read(program, event(""), "IsatapRouter") == Strings{R"("192.0.2.66")"});
  }
  CHECK(Read(ProgramFor({"param1"}), with, "param1").empty());
  CHECK(Read(ProgramFor({"param1"}), event(""), "param1") == Strings{R"("192.0.2.66")"});
}

TEST_CASE("parameters that come in a list and have no name are Data", "[unit]") {
  const Program program = ProgramFor({"Data", "RemoteAddress"});
  const Strings both{R"("p1")", R"("p2")"};
  CHECK(Read(program, Positional("PowerShell", 400, 2), "Data") == both);
  CHECK(Read(program, Positional(kSecurity, 5452, 8), "Data").empty());
  CHECK(Read(program, Positional(kSecurity, 5452, 2), "Data").empty());  // which, is not known
  CHECK(Read(program, Positional(kDhcp, 1020, 2), "Data") == both);
  CHECK(Read(program, Positional("PowerShell", 400, 2, R"(,"EventData":{"Data":"x"})"), "Data") ==
        Strings{R"("x")"});
  CHECK(Read(program,
             R"({"Id":400,"LogName":"Windows PowerShell","ProviderName":"PowerShell",)"
             R"("Properties":[{"Value":"p1"},{"Value":"p2"}]})",
             "Data") == both);
}

}  // namespace
}  // namespace sigmata
