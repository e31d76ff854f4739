#include "tests/differential/vocabulary.h"

#include "tests/differential/reference_text.h"

namespace sigmata {
namespace {

using Table = std::span<const std::string_view>;

constexpr std::string_view kSysmon = "Microsoft-Windows-Sysmon/Operational";

// Kinds with one layout, with several that the version or the number of parameters tells apart,
// with other names of provider and parameters; and those that have gates of their own.
const std::vector<EventKind>& AllKinds() {
  static const std::vector<EventKind> kinds = {
      {"Microsoft-Windows-Iphlpsvc",
       "4202",
       "System",
       {"Interface", "ErrorCode", "Error_Code", "param4"}},
      {"MICROSOFT-WINDOWS-IPHLPSVC",
       "4400",
       "Microsoft-Windows-Iphlpsvc/Operational",
       {"TranslatedIPv4Address", "QuestionName", "param1"}},
      {"DhcpServer", "1052", "DhcpAdminEvents", {"IpAddress", "DomainName"}},
      {"Microsoft-Windows-DHCP-Server",
       "20255",
       "DhcpAdminEvents",
       {"PartnerServer", "RelationshipName"}},
      {"Microsoft-Windows-Security-Auditing", "5452", "Security", {"LocalPort", "RemoteAddress"}},
      {"Microsoft-Windows-DHCPv6-Client", "51005", "System", {"InterfaceId", "DwordVal1"}},
      {"Microsoft-Windows-Dhcp-Client", "50053", "System", {"StatusCode", "InterfaceId"}},
      {"Microsoft-Windows-Sysmon", "1", kSysmon, {"Image", "User", "NewProcessName"}},
      {"Microsoft-Windows-Security-Auditing",
       "4688",
       "Security",
       {"NewProcessName", "User", "Image"}},
      {"Microsoft-Windows-Sysmon", "12", kSysmon, {"EventType"}},
      {"Microsoft-Windows-Security-Auditing",
       "4657",
       "Security",
       {"ObjectName", "ObjectValueName", "OperationType", "TargetObject", "EventType"}},
      {"Microsoft-Windows-Security-Auditing",
       "5156",
       "Security",
       {"Direction", "Protocol", "Initiated", "Application", "ConnectionProtocol"}},
      {"a",
       "1116",
       "Microsoft-Windows-Windows Defender/Operational",
       {"ThreatName", "Path", "Signature"}},
  };
  return kinds;
}

constexpr std::string_view kFields[] = {
    "CommandLine", "User",   "ThreatName", "Data",           "a.b",
    "a.b.c",       "param1", "param2",     "winlog.channel", "Event.UserData.Any.User",
    "event.code",  "Message"};
constexpr std::string_view kChannels[] = {"System",
                                          "SYSTEM",
                                          "Security",
                                          "Microsoft-Windows-Sysmon/Operational",
                                          "Microsoft-Windows-Windows Defender/Operational",
                                          "DhcpAdminEvents"};

// Pieces of texts: what has given trouble somewhere. Letters whose other case is ASCII, or longer;
// wildcards, backslashes, control characters.
constexpr std::string_view kPieces[] = {
    "a",          "ab", "\\", "/", "*",      "?",      "-",       "%",  "é",      "Ж",         "Σ",
    "K",          "s",  "i",  "ß", "\u023A", "\u4E2D", "e\u0301", "\t", "\u00A0", "\n",        "'",
    "\U0001F600", "\"", "#",  ":", ".exe",   "C:\\",   "0",       " ",  "\uFFFD", "\U00010400"};

// Whole values of one kind, which are easily taken for each other.
constexpr std::string_view kNumbers[] = {"0",
                                         "1",
                                         "01",
                                         "1.0",
                                         "+1",
                                         "-1",
                                         "-0",
                                         "0.0",
                                         "1e2",
                                         "100",
                                         "1.50",
                                         "0x1",
                                         "true",
                                         "False",
                                         "9007199254740993",
                                         "9007199254740992"};
constexpr std::string_view kAddresses[] = {
    "10.0.0.1", "10.1.2.3",     "::ffff:10.0.0.1", "::1",        "10.0.0.1/8",
    "FE80::1",  "fe80::1%eth0", "10.0.0",          "::10.0.0.1", "0:0:0:0:0:0:0:1"};
constexpr std::string_view kPaths[] = {
    "C:\\a\\b.exe", "\\\\a\\b",  "a*b",       "a?b",  "aab",      "a\\*b",  "a.exe",
    "b\\",          "CreateKey", "DeleteKey", "a\nb", "Security", "System", "%%1904",
    "SetValue",     "%%14593",   "outbound",  "6",    "tcp"};
constexpr std::string_view kLetters[] = {"",
                                         "-",
                                         "null",
                                         "kiss",
                                         "Éж",
                                         "Ⱥß",
                                         "Σίσυφος",
                                         "i",
                                         "\u4E2D"
                                         "ab"};
constexpr std::string_view kTimes[] = {"2024-03-01T05:59:00Z",
                                       "2024-12-30 00:00:00",
                                       "2021-01-03T23:10:00.5+05:00",
                                       "2024-02-29",
                                       "2023-02-29T01:02:03Z",
                                       "2026/12/31 12:30:00",
                                       "2024-03-01T24:00:00Z",
                                       "1709272740",
                                       "1709272740123",
                                       "2024-03-01T05:59:00Zx",
                                       "-1",
                                       "2020-12-31T5:00"};
constexpr Table kTexts[] = {kNumbers, kAddresses, kPaths, kLetters, kTimes};

constexpr std::string_view kPlain[] = {
    "0",  "1",  "4688", "-1",   "1.0",   "1.50", "100",
    "-0", "+1", "true", "null", "FALSE", "~",    "9007199254740993"};
// Numbers to compare with; also parts of the times above.
constexpr std::string_view kOrders[] = {
    "0", "-0", "1",  "-1",  "5",    "12",   "23",   "30", "59",  "53",
    "9", "29", "-3", "1.5", "2024", "2026", "4100", "+1", "100", "9007199254740992"};
constexpr std::string_view kRegexes[] = {
    "a",      "^a",     "a$",    "^$",        "^.$",     "a.*b",    "[A-Z]+",       "\\\\a",
    "^\\d+$", "\\.exe", "(?i)é", "ж|Σ",       "\\bA\\b", ".",       "(?s)^.{2,3}$", "^[^a]*$",
    "(?i)k",  "\\n",    "k",     "\\x{212A}", "^-?$",    "a{1,2}b?"};
constexpr std::string_view kNetworks[] = {"10.0.0.0/8",  "10.0.0.1",           "0.0.0.0/0",
                                          "::/0",        "fe80::/10",          "::1/128",
                                          "10.1.2.0/23", "::ffff:10.0.0.0/104"};

// Letters that are, or look like, each other's other case.
constexpr std::u32string_view kCases[] = {U"kK\u212A", U"sS\u017F",     U"iI\u0130\u0131",
                                          U"éÉ",       U"жЖ",           U"ΣσςS",
                                          U"ßẞ",       U"\u023A\u2C65", U"\U00010400\U00010428"};

char32_t OtherLetter(char32_t point, Random& random) {
  for (const std::u32string_view group : kCases) {
    if (group.find(point) != group.npos) return random.Of(group);
  }
  if (point >= U'a' && point <= U'z') return point - 32;
  if (point >= U'A' && point <= U'Z') return point + 32;
  return point;
}

void Append(const Words& more, Words& words) {
  words.insert(words.end(), more.begin(), more.end());
}

}  // namespace

Vocabulary::Vocabulary(Random& random)
    : kinds{random.Of(AllKinds()), random.Of(AllKinds())},
      fields(Some(kFields, 3, random)),
      channels(Some(kChannels, 3, random)),
      pieces(Some(kPieces, 6, random)),
      texts(Some(random.Of(kTexts), 5, random)),
      plain(Some(kPlain, 4, random)),
      regexes(Some(kRegexes, 4, random)),
      networks(Some(kNetworks, 3, random)),
      numbers(Some(kOrders, 4, random)) {
  for (const EventKind& kind : kinds) Append(kind.fields, fields);
  Append(Some(random.Of(kTexts), 2, random), texts);
}

Vocabulary Vocabulary::Whole() {
  const auto all = [](Table table) { return Words(table.begin(), table.end()); };
  Vocabulary words;
  words.kinds = AllKinds();
  words.fields = all(kFields);
  words.channels = all(kChannels);
  words.pieces = all(kPieces);
  for (const Table table : kTexts) Append(all(table), words.texts);
  words.plain = all(kPlain);
  words.regexes = all(kRegexes);
  words.networks = all(kNetworks);
  words.numbers = all(kOrders);
  return words;
}

Words Some(Table table, std::size_t count, Random& random) {
  Words words;
  while (words.size() < count) words.push_back(random.Of(table));
  return words;
}

std::string RandomText(const Vocabulary& words, Random& random) {
  if (random.OneIn(2)) return std::string(random.Of(words.texts));
  std::string text;
  for (std::size_t count = random.Below(4); count > 0; --count) text += random.Of(words.pieces);
  return text;
}

std::string OtherCase(std::string_view text, Random& random) {
  const bool changed = random.OneIn(2);
  std::string out;
  for (const char32_t point : CodePointsOf(text)) {
    AppendCodePoint(changed && random.OneIn(2) ? OtherLetter(point, random) : point, out);
  }
  return out;
}

}  // namespace sigmata
