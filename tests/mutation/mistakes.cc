#include "tests/mutation/mistakes.h"

#include <sstream>

namespace sigmata {
namespace {

using Codes = std::set<std::string>;

Mistake Make(std::string name, const std::string& where, std::string replacement, Codes codes,
             std::string only_in = {}) {
  return {std::move(name), std::regex(where), std::move(replacement), std::move(codes),
          std::move(only_in)};
}

std::vector<Mistake> MistakesOfKeys() {
  return {
      Make("title misspelt", "^title:", "titel:", {"SM111", "SM201"}),
      Make("status misspelt", "^status:", "satus:", {"SM111"}),
      Make("logsource misspelt", "^logsource:", "logsuorce:", {"SM111", "SM301"}),
      Make("detection misspelt", "^detection:", "detecion:", {"SM111", "SM304"}),
      Make("condition misspelt", "^( +)condition:", "$1condtion:", {"SM305"}),
      Make("level misspelt", "^level:", "leval:", {"SM111"}),
      Make("falsepositives misspelt", "^falsepositives:", "false_positives:", {"SM111"}),
      Make("key of the logsource misspelt", "^( +)product:", "$1prodcut:", {"SM303", "SM301"}),
      Make("status unknown", "^status: .*$", "status: experimantal", {"SM210"}),
      Make("level unknown", "^level: .*$", "level: hihg", {"SM211"}),
      Make("no such month", "^date: (\\d+)-\\d+-(\\d+)", "date: $1-13-$2", {"SM207"}),
      Make("day and month swapped", "^date: (\\d+)-(\\d+)-(\\d+)", "date: $3-$2-$1", {"SM207"}),
      Make("id too short", "^id: (.*)..$", "id: $1", {"SM205"}),
      Make("tag misspelt", "^( +)- attack\\.t(\\d+)", "$1- attck.t$2", {"SM212"}),
      Make("tactic misspelt", "^( +- attack\\.[a-z]{3})[a-z](?!\\d)", "$1", {"SM212"}),
      Make("tag in capitals", "^( +)- attack\\.t(\\d+)", "$1- attack.T$2", {"SM212"}),
      Make("technique that is none", "^( +)- attack\\.t1(\\d+)", "$1- attack.t9$2", {"SM213"}),
      Make("year to come", "^date: \\d\\d", "date: 30", {"SM209", "SM208"}),
      Make("relation misspelt", "^( +)type: [a-z]+$", "$1type: dervied", {"SM215"}),
      Make("product misspelt", "^( +)product: windows", "$1product: windwos", {"SM302", "SM314"}),
      Make("category misspelt", "^( +)category: (.*)(.)(.)$", "$1category: $2$4$3",
           {"SM302", "SM314"}),
      Make("service misspelt", "^( +)service: (.*)(.)(.)$", "$1service: $2$3x$4",
           {"SM302", "SM314"}),
  };
}

std::vector<Mistake> MistakesOfYaml() {
  return {
      Make("quote not closed", "^( +[A-Za-z_|]+: '[^']*)'$", "$1", {"SM101"}),
      Make("second quote too many", "^( +- '[^']*')$", "$1'", {"SM101"}),
      Make("tab before a key", "^ +([A-Za-z_|]+:.*)$", "\t$1", {"SM101", "SM103"}),
      Make("one space too many", "^( +)(EventID|Image|CommandLine)(.*: .*)$", "$1 $2$3", {"SM101"}),
      Make("no colon behind the condition", "^( +)condition:", "$1condition", {"SM101"}),
      Make("no space behind the colon", "^( +condition):\\s+(.*)$", "$1:$2", {"SM101"}),
      Make("key given twice", "^( +)(level|service|product): (.*)$", "$1$2: $3\n$1$2: $3",
           {"SM102"}),
      Make("dash of a list lost", "^( +)- ('[^']*')$", "$1$2", {"SM101"}),
      Make("escapes in double quotes", "^( +- )'(\\\\[^'\"]*)'$", "$1\"$2\"", {"SM101", "SM109"}),
      Make("byte of another encoding", "^( +- ')([^']*)'$", "$1\xE9$2'", {"SM108"}),
  };
}

std::vector<Mistake> MistakesOfItems() {
  return {
      Make("contains misspelt", "\\|contains", "|contians", {"SM401"}),
      Make("endswith misspelt", "\\|endswith", "|endwith", {"SM401"}),
      Make("startswith misspelt", "\\|startswith", "|startswtih", {"SM401"}),
      Make("cidr misspelt", "\\|cidr", "|cdir", {"SM401"}),
      Make("modifier in capitals", "\\|contains", "|Contains", {"SM401"}),
      Make("two anchors", "\\|endswith", "|endswith|startswith", {"SM402"}),
      Make("re with an anchor of text", "\\|re:", "|cidr|re:", {"SM402", "SM403", "SM404"}),
      Make("encoding behind its anchor", "\\|contains(\\|all)?:", "|contains|base64:", {"SM403"}),
      Make("order of a text",
           "^( +)(Image|CommandLine|TargetObject)(\\|[a-z|]+)?:", "$1$2|lt:", {"SM404"}),
      Make("exists with a text", "^( +)([A-Z][A-Za-z]+): '[^']*'$", "$1$2|exists: 'maybe'",
           {"SM404"}),
      Make("map as a value", "^( +)EventID: (\\d+)$", "$1EventID: {number: $2}", {"SM308"}),
      Make("host as a network", "'127\\.0\\.0\\.0/8'", "'localhost'", {"SM404"}),
      Make("network with bits of a host", "'127\\.0\\.0\\.0/8'", "'127.0.0.1/8'", {"SM419"}),
      Make("prefix too long", "'127\\.0\\.0\\.0/8'", "'127.0.0.0/33'", {"SM404"}),
      Make("regex not closed", "^( +[A-Za-z]+\\|re: ')", "$1(", {"SM701"}),
      Make("number in quotes", "^( +EventID): (\\d+)$", "$1: '$2'", {"SM415"}),
      Make("wildcards beside contains", "^( +[A-Za-z]+\\|contains): '([^'*]+)'$", "$1: '*$2*'",
           {"SM411"}),
      Make("value twice", "^( +)- ('[a-zA-Z][^']*')$", "$1- $2\n$1- $2", {"SM420"}),
      Make("space behind the value", "^( +[A-Za-z]+\\|endswith: '[^']*)'$", "$1 '", {"SM421"}),
      Make("all of one value", "^( +[A-Za-z]+\\|contains)(: '.*)$", "$1|all$2", {"SM405"}),
      Make("wildcard twice", "^( +[A-Za-z]+\\|contains: '[^'*]+)'$", "$1**'", {"SM425", "SM411"}),
      Make("whole path meant as its end", "^( +)Image\\|endswith: ('\\\\.*)$", "$1Image: $2",
           {"SM422"}),
  };
}

std::vector<Mistake> MistakesOfConditions() {
  return {
      Make("identifier misspelt", "^( +condition: )selection", "$1selecton", {"SM502"}),
      Make("pattern misspelt", "^( +condition: .* of )filter", "$1fitler", {"SM503"}),
      Make("two ands", "^( +condition: .*?) and ", "$1 and and ", {"SM501"}),
      Make("and in capitals", "^( +condition: .*?) and ", "$1 AND ", {"SM506"}),
      Make("not misspelt", "^( +condition: .*?) not ", "$1 nto ", {"SM501"}),
      Make("of lost", "^( +condition: .*?)1 of ", "$1 1 ", {"SM501"}),
      Make("bracket not closed", "^( +condition: )(.*)$", "$1($2", {"SM501"}),
      Make("bracket not opened", "^( +condition: )(.*)$", "$1$2)", {"SM501"}),
      Make("condition ends in and", "^( +condition: )(.*)$", "$1$2 and", {"SM501"}),
      Make("aggregation of old", "^( +condition: )(.*)$", "$1$2 | count() > 5", {"SM312"}),
      Make("filter that is the selection", "^( +condition: )selection.*$",
           "$1selection and not selection", {"SM516", "SM510", "SM309"}),
      Make("identifier renamed, condition not", "^(    )selection:$",
           "$1selections:", {"SM502", "SM309"}),
      Make("identifier that nothing uses", "^( +)condition: selection and not .*$",
           "$1condition: selection", {"SM309"}),
      Make("selection emptied", "^(    )(selection):$", "$1$2: {}\n$1other:", {"SM306"}),
  };
}

std::vector<Mistake> MistakesOfSchema() {
  constexpr const char* kIphlpsvc = "Microsoft-Windows-Iphlpsvc";
  return {
      Make("field of the event misspelt", "^( +)IsatapRouter", "$1IsatapRuoter", {"SM601"},
           kIphlpsvc),
      Make("field of the event in other case", "^( +)IsatapRouter", "$1ISATAPRouter", {"SM604"},
           kIphlpsvc),
      Make("field of another event", "^( +)IsatapRouter", "$1ServerName", {"SM603"}, kIphlpsvc),
      Make("number that no event has", "^( +EventID): (\\d+)$", "$1: 9$2$2", {"SM605"}),
      Make("letter in an event's number", "^( +EventID): (\\d)(\\d+)$", "$1: $2o$3", {"SM605"}),
      Make("no such event", "^( +EventID): 4\\d\\d\\d$", "$1: 4999", {"SM605"}, kIphlpsvc),
      Make("field of the category misspelt", "^( +)CommandLine", "$1ComandLine", {"SM614"},
           "category: process_creation"),
      Make("field of the category in other case", "^( +)CommandLine", "$1commandline", {"SM604"},
           "category: process_creation"),
      Make("event of another logsource", "^( +)(CommandLine.*)$", "$1EventID: 4624\n$1$2",
           {"SM518"}, "category: process_creation"),
      Make("field of the registry misspelt", "^( +)TargetObject", "$1TargtObject", {"SM614"},
           "category: registry_set"),
  };
}

}  // namespace

const std::vector<Mistake>& AllMistakes() {
  static const std::vector<Mistake> kAll = [] {
    std::vector<Mistake> all = MistakesOfKeys();
    for (auto more :
         {MistakesOfYaml(), MistakesOfItems(), MistakesOfConditions(), MistakesOfSchema()}) {
      all.insert(all.end(), more.begin(), more.end());
    }
    return all;
  }();
  return kAll;
}

std::optional<Mutant> Plant(const Mistake& mistake, const std::string& rule, std::size_t nth) {
  if (rule.find(mistake.only_in) == rule.npos) return std::nullopt;
  std::istringstream in(rule);
  Mutant mutant;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    const std::size_t first = line.find_first_not_of(' ');
    const bool comment = first != line.npos && line[first] == '#';
    const bool here =
        mutant.line == 0 && !comment && std::regex_search(line, mistake.where) && nth-- == 0;
    if (here) {
      mutant.line = number;
      const std::string changed = std::regex_replace(line, mistake.where, mistake.replacement,
                                                     std::regex_constants::format_first_only);
      if (changed == line) return std::nullopt;
      line = changed;
    }
    mutant.text += line + "\n";
  }
  return mutant.line == 0 ? std::nullopt : std::optional(std::move(mutant));
}

}  // namespace sigmata
