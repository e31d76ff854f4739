// Matches on the recorded events of rule tests beyond what the tests ask for, and why each is
// right: an event that one rule was recorded for shows other things too.
#ifndef SIGMATA_TESTS_CONFORMANCE_REGRESSION_EXTRAS_H_
#define SIGMATA_TESTS_CONFORMANCE_REGRESSION_EXTRAS_H_

#include <cstddef>
#include <string_view>

namespace sigmata {

struct ExtraMatches {
  std::string_view rule;  // the beginning of its id
  std::size_t matches;
  std::string_view why;  // what the events have that the rule asks for
};

// Of rules on events of other rules' tests.
inline constexpr ExtraMatches kExtraMatches[] = {
    {"7fa4f550", 18, "its second half asks for Sysmon 11 alone; each is such an event"},
    {"bbeaed61", 8, "the product is curl"},
    {"9fc51a3c", 5, "the command line begins with curl"},
    {"1cf465a1", 2, "esentutl and certutil write a program and a script to Temp"},
    {"526be59f", 2, "wmic process call create"},
    {"f4bbd493", 2, "powershell started by cmd"},
    {"63332011", 2, "tasklist, and cmd with tasklist in its command line"},
    {"e218595b", 2, "curl, and a command line that ends in .dll or .txt"},
    {"5bac7a56", 1, "Runner.Listener.dll with configure"},
    {"1277f594", 1, "cmd writes a .bat to C:\\Users\\Public"},
    {"a5a2d357", 1, "lsass.DMP"},
    {"3a525307", 1, "a file that ends in .dmp"},
    {"297afac9", 1, "cmd.exe writes an .exe"},
    {"fb843269", 1, "powershell -e"},
    {"87e3c4e8", 1, "powershell -exec bypass"},
    {"36210e0d", 1, "powershell with a shortened parameter"},
    {"9a132afa", 1, "objectcategory in AdFind's command line"},
    {"502b42de", 1, "cmdkey /list"},
    {"24357373", 1, "reg add to a Run key"},
    {"ea0cdc3e", 1, "certutil -encode of a .bat"},
    {"7a74da6b", 1, "msdt started by cmd"},
    {"ba3874b9", 1, "node.exe with a .js file"},
    {"9cd55b6c", 1, "Get-WinEvent -LogName"},
    {"d059842b", 1, "bitsadmin /transfer"},
    {"5b80a791", 1, "bitsadmin /transfer of a .dll"},
    {"2ddef153", 1, "bitsadmin /transfer to C:\\Users\\Public"},
    {"b7e2a8d4", 1, "reg add to Winlogon\\SpecialAccounts\\Userlist"},
    {"ce72ef99", 1, "sc stop mpssvc"},
    {"514e7e3e", 1, "AdFind by its original name"},
    {"bef37fa2", 1, "/portable and /lng, which its maker's other scanner has too"},
    {"d85ecdd7", 1, "wmic os get"},
    {"ccb5742c", 1, "tasklist | findstr"},
    {"7d6d30b8", 1, "sftp with ProxyCommand is OpenSSH too"},
    {"19b08b1c", 1, "certutil -urlcache"},
    {"9a517fca", 1, "curl --output"},
    {"1a0f6f16", 1, "findstr cpassword in sysvol"},
    {"ef9dcfed", 1, "chrome --headless"},
    {"94771a71", 1, "a browser with the address of a .txt file"},
    {"8a2f4b1c", 1, "WerFaultSecure loads dbgcore.dll"},
    {"c7da8edc", 1, "PsService\\EulaAccepted"},
    {"25ffa65d", 1, "EulaAccepted"},
    {"dc5c24af", 1, "a class's TreatAs is set"},
    {"f674e36a", 1, "a Driver below Print\\Monitors"},
    {"f59c3faf", 1, "UserInitMprLogonScript is one of its keys"},
    {"966315ef", 1, "a path in Temp is written to Environment"},
    {"93ff0ceb", 1, "TaskCache\\Tree"},
    {"5ef9853e", 1, "lsass opened with 0x1fffff, ntdll in the call trace"},
    {"fa34b441", 1, "lsass opened by a program in C:\\Users\\Public"},
};

// Of rules on events of their own tests, which hold more events of the kind than `match_count`
// says.
inline constexpr ExtraMatches kMoreOfTheirOwn[] = {
    {"0b9ad457", 2, "three files user.conf* of AnyDesk's are made"},
    {"5bac7a56", 1, "the runner is configured, and its worker is started"},
};

}  // namespace sigmata

#endif  // SIGMATA_TESTS_CONFORMANCE_REGRESSION_EXTRAS_H_
