#include "tests/differential/vocabulary.h"

#include <cctype>
#include <iterator>

namespace sigmata {
namespace {

// Fields that any event may have.
constexpr std::string_view kAllFields[] = {"Image",
                                           "CommandLine",
                                           "User",
                                           "ThreatName",
                                           "Data",
                                           "a.b",
                                           "a.b.c",
                                           "NewProcessName",
                                           "SubjectUserName",
                                           "ErrorCode",
                                           "Error_Code",
                                           "param1",
                                           "param2",
                                           "Interface",
                                           "IsatapRouter",
                                           "EventType",
                                           "TranslatedIPv4Address",
                                           "SourceAddress"};

// Pieces of texts. Short, and with everything that has given trouble somewhere: case beyond ASCII
// (also letters whose other case is ASCII, or longer), wildcards, backslashes, control characters,
// what reads as a number, a boolean or an address.
constexpr std::string_view kAllPieces[] = {
    "a",          "A",          "b",      "ab",      "aB",     "\\",     "/",      "*",
    "?",          "-",          "%",      "é",       "É",      "Ж",      "ж",      "Σ",
    "σ",          "ς",          "K",      "k",       "\u212A", "s",      "\u017F", "\u0130",
    "\u0131",     "i",          "I",      "ß",       "\u1E9E", "\u023A", "\u2C65", "\U0001F600",
    "\U00010400", "\U00010428", " ",      "\n",      "'",      "\"",     "#",      ":",
    ".exe",       "C:\\",       "\u4E2D", "e\u0301", "\t",     "\u00A0", "\u2028", "0"};

// Whole values.
constexpr std::string_view kAllTexts[] = {"",
                                          "-",
                                          "0",
                                          "1",
                                          "4688",
                                          "4202",
                                          "1.0",
                                          "01",
                                          "1.50",
                                          "+1",
                                          "-1",
                                          "1e2",
                                          "100",
                                          "0x1",
                                          "true",
                                          "False",
                                          "null",
                                          "10.0.0.1",
                                          "10.1.2.3",
                                          "::1",
                                          "fe80::1%eth0",
                                          "::ffff:10.0.0.1",
                                          "FE80::1",
                                          "10.0.0.1/8",
                                          "192.168.0.1",
                                          "C:\\a\\b.exe",
                                          "c:\\A\\B.EXE",
                                          "a*b",
                                          "a?b",
                                          "aab",
                                          "\\\\a\\b",
                                          "9007199254740993",
                                          "9007199254740992",
                                          "-0",
                                          "0.0",
                                          "CreateKey",
                                          "deletekey"};

constexpr std::string_view kAllChannels[] = {"System",
                                             "SYSTEM",
                                             "Security",
                                             "Microsoft-Windows-Sysmon/Operational",
                                             "Microsoft-Windows-Windows Defender/Operational",
                                             "DhcpAdminEvents"};
constexpr std::string_view kAllProviders[] = {"Microsoft-Windows-Iphlpsvc",
                                              "MICROSOFT-WINDOWS-IPHLPSVC",
                                              "Microsoft-Windows-DHCP-Server",
                                              "DhcpServer",
                                              "Microsoft-Windows-Security-Auditing",
                                              "Microsoft-Windows-Dhcp-Client",
                                              "Microsoft-Windows-Sysmon",
                                              "a"};
constexpr std::string_view kAllEventIds[] = {"1",    "12",   "4688",  "4202",  "4100",  "4400",
                                             "5452", "1052", "50053", "51005", "20255", "1116"};

// `count` of the table's words; some may stand twice.
template <typename Table>
Words Some(const Table& table, std::size_t count, Random& random) {
  Words words;
  while (words.size() < count) words.push_back(random.Of(table));
  return words;
}

}  // namespace

Vocabulary::Vocabulary(Random& random)
    : fields(Some(kAllFields, 6, random)),
      pieces(Some(kAllPieces, 6, random)),
      texts(Some(kAllTexts, 6, random)),
      channels(Some(kAllChannels, 3, random)),
      providers(Some(kAllProviders, 3, random)),
      event_ids(Some(kAllEventIds, 4, random)) {}

std::string RandomText(const Vocabulary& words, Random& random) {
  if (random.OneIn(2)) return std::string(random.Of(words.texts));
  std::string text;
  for (std::size_t count = random.Below(4); count > 0; --count) text += random.Of(words.pieces);
  return text;
}

std::string OtherCase(std::string text, Random& random) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) >= 0x80 || random.OneIn(2)) continue;
    c = static_cast<char>(std::islower(c) != 0 ? std::toupper(c) : std::tolower(c));
  }
  return text;
}

}  // namespace sigmata
