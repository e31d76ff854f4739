// What generated rules and events speak of: few fields, few texts, so that they meet often.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_VOCABULARY_H_
#define SIGMATA_TESTS_DIFFERENTIAL_VOCABULARY_H_

#include <string>
#include <string_view>

#include "tests/differential/random.h"

namespace sigmata {

// Fields that any event may have.
inline constexpr std::string_view kFields[] = {"Image",
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
inline constexpr std::string_view kPieces[] = {
    "a",          "A",          "b",      "ab",      "aB",     "\\",     "/",      "*",
    "?",          "-",          "%",      "é",       "É",      "Ж",      "ж",      "Σ",
    "σ",          "ς",          "K",      "k",       "\u212A", "s",      "\u017F", "\u0130",
    "\u0131",     "i",          "I",      "ß",       "\u1E9E", "\u023A", "\u2C65", "\U0001F600",
    "\U00010400", "\U00010428", " ",      "\n",      "'",      "\"",     "#",      ":",
    ".exe",       "C:\\",       "\u4E2D", "e\u0301", "\t",     "\u00A0", "\u2028", "0"};

// Whole values.
inline constexpr std::string_view kTexts[] = {"",
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

inline constexpr std::string_view kChannels[] = {"System",
                                                 "SYSTEM",
                                                 "Security",
                                                 "Microsoft-Windows-Sysmon/Operational",
                                                 "Microsoft-Windows-Windows Defender/Operational",
                                                 "DhcpAdminEvents"};
inline constexpr std::string_view kProviders[] = {"Microsoft-Windows-Iphlpsvc",
                                                  "MICROSOFT-WINDOWS-IPHLPSVC",
                                                  "Microsoft-Windows-DHCP-Server",
                                                  "DhcpServer",
                                                  "Microsoft-Windows-Security-Auditing",
                                                  "Microsoft-Windows-Dhcp-Client",
                                                  "Microsoft-Windows-Sysmon",
                                                  "a"};
inline constexpr std::string_view kEventIds[] = {"1",    "12",   "4688",  "4202",  "4100",  "4400",
                                                 "5452", "1052", "50053", "51005", "20255", "1116"};

// A whole value, or some pieces.
std::string RandomText(Random& random);
// The text in some other mixture of upper and lower case (of ASCII).
std::string OtherCase(std::string text, Random& random);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_VOCABULARY_H_
