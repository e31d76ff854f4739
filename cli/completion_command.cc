// The three shells ask alike: which commands stand before the word, then what may follow them. The
// scripts hold a table from commands to words; all names are our own, none needs quoting but help.
#include "cli/completion_command.h"

#include <fmt/format.h>

#include <vector>

#include "cli/exit_codes.h"
#include "cli/report.h"

namespace sigmata::cli {
namespace {

struct Line {
  std::string path;  // the commands so far: " schema show"
  const CommandModel* command;
};

void Flatten(const CommandModel& command, const std::string& path, std::vector<Line>& out) {
  out.push_back({path, &command});
  for (const CommandModel& child : command.commands) {
    Flatten(child, path + " " + child.name, out);
  }
}

std::vector<Line> AllCommands(const CommandModel& root) {
  std::vector<Line> lines;
  Flatten(root, "", lines);
  return lines;
}

// Within single quotes of a shell.
std::string Quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::vector<std::string> NamesOf(const std::vector<CommandModel>& commands) {
  std::vector<std::string> names;
  for (const CommandModel& command : commands) names.push_back(command.name);
  return names;
}

// Every word that may follow a command but for files.
std::string WordsAfter(const CommandModel& command) {
  std::vector<std::string> words = NamesOf(command.commands);
  for (const OptionModel& option : command.options) {
    words.insert(words.end(), option.names.begin(), option.names.end());
  }
  for (const OptionModel& argument : command.arguments) {
    words.insert(words.end(), argument.words.begin(), argument.words.end());
  }
  return fmt::format("{}", fmt::join(words, " "));
}

std::string OptionValues(const Line& line) {
  std::string out;
  for (const OptionModel& option : line.command->options) {
    if (option.value.empty()) continue;
    std::vector<std::string> patterns;
    for (const std::string& name : option.names)
      patterns.push_back("'" + line.path + "|" + name + "'");
    const std::string words = fmt::format("{}", fmt::join(option.words, " "));
    out +=
        fmt::format("    {}) values='{}'; takes_value=1 ;;\n", fmt::join(patterns, " | "), words);
  }
  return out;
}

constexpr std::string_view kBashEnd = R"(  esac
  if ((takes_value)); then
    if [[ -n $values ]]; then
      mapfile -t COMPREPLY < <(compgen -W "$values" -- "$word")
    else
      mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
    return
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
  if [[ $word != -* ]]; then
    local files
    mapfile -t files < <(compgen -f -- "$word")
    COMPREPLY+=("${files[@]}")
  fi
}
complete -o filenames -F _sigmata sigmata
)";

constexpr std::string_view kZshEnd = R"(  esac
  if ((takes_value)); then
    if [[ -n $values ]]; then
      compadd -- ${(s: :)values}
    else
      _files
    fi
    return
  fi
  if [[ $PREFIX == -* ]]; then
    _describe -o option options
  else
    (( ${#commands} )) && _describe command commands
    _files
  fi
}
if [[ $funcstack[1] == _sigmata ]]; then
  _sigmata "$@"
else
  compdef _sigmata sigmata
fi
)";

std::string BashWords(const Line& line) {
  return fmt::format("    '{}') words='{}' ;;\n", line.path, WordsAfter(*line.command));
}

// Within a word of _describe, a colon ends the name.
std::string ZshDescribed(const std::string& name, const std::string& help) {
  return Quoted(name + ":" + help);
}

std::string ZshWords(const Line& line) {
  std::string out = fmt::format("    {})\n      options=(\n", Quoted(line.path));
  for (const OptionModel& option : line.command->options) {
    for (const std::string& name : option.names) {
      out += "        " + ZshDescribed(name, option.help) + "\n";
    }
  }
  out += "      )\n      commands=(\n";
  for (const CommandModel& child : line.command->commands) {
    out += "        " + ZshDescribed(child.name, child.help) + "\n";
  }
  for (const OptionModel& argument : line.command->arguments) {
    for (const std::string& word : argument.words) out += "        " + Quoted(word) + "\n";
  }
  return out + "      )\n      ;;\n";
}

// Walks over the words before the cursor, as far as they name commands. `path`: the variable.
std::string CommandCases(const std::vector<Line>& lines, std::string_view path) {
  std::string out;
  for (const Line& line : lines) {
    for (const CommandModel& child : line.command->commands) {
      out +=
          fmt::format("      '{}|{}') {}+=\" {}\" ;;\n", line.path, child.name, path, child.name);
    }
  }
  return out;
}

// What bash and zsh, which are asked by `case`, say in different words.
struct CaseShell {
  std::string_view path;    // the variable with the commands so far
  std::string_view before;  // the word before the cursor
  std::string_view begin, end;
  std::string (*words)(const Line& line);
};

std::string CaseCompletion(const CommandModel& root, const CaseShell& shell) {
  const std::vector<Line> lines = AllCommands(root);
  std::string out(shell.begin);
  out += CommandCases(lines, shell.path);
  out += fmt::format("    esac\n  done\n  case \"${}\" in\n", shell.path);
  for (const Line& line : lines) out += shell.words(line);
  out += fmt::format("  esac\n  case \"${}|{}\" in\n", shell.path, shell.before);
  for (const Line& line : lines) out += OptionValues(line);
  return out + std::string(shell.end);
}

std::string FishLines(const Line& line) {
  const std::string head = fmt::format("complete -c sigmata -n \"__sigmata_at '{}'\"", line.path);
  std::string out;
  for (const CommandModel& child : line.command->commands) {
    out += fmt::format("{} -a {} -d {}\n", head, child.name, Quoted(child.help));
  }
  for (const OptionModel& argument : line.command->arguments) {
    if (argument.words.empty()) continue;
    out += fmt::format("{} -f -a '{}' -d {}\n", head, fmt::join(argument.words, " "),
                       Quoted(argument.help));
  }
  for (const OptionModel& option : line.command->options) {
    out += head;
    for (const std::string& name : option.names) {
      out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (!option.value.empty()) out += " -r";
    if (!option.words.empty()) out += fmt::format(" -f -a '{}'", fmt::join(option.words, " "));
    out += " -d " + Quoted(option.help) + "\n";
  }
  return out;
}

}  // namespace

std::string BashCompletion(const CommandModel& root) {
  constexpr std::string_view kBegin =
      "# bash completion for sigmata; made by `sigmata completion bash`\n"
      "_sigmata() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  local path='' words='' values='' takes_value=0 i\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    case \"$path|${COMP_WORDS[i]}\" in\n";
  return CaseCompletion(root, {"path", "$before", kBegin, kBashEnd, BashWords});
}

std::string ZshCompletion(const CommandModel& root) {
  constexpr std::string_view kBegin =
      "#compdef sigmata\n"
      "# zsh completion for sigmata; made by `sigmata completion zsh`\n"
      "_sigmata() {\n"
      "  local path_='' values='' takes_value=0 i\n"
      "  local -a options commands\n"
      "  for ((i = 2; i < CURRENT; i++)); do\n"
      "    case \"$path_|${words[i]}\" in\n";
  // `path` is a special parameter of zsh.
  return CaseCompletion(root, {"path_", "${words[CURRENT-1]}", kBegin, kZshEnd, ZshWords});
}

std::string FishCompletion(const CommandModel& root) {
  std::string out =
      "# fish completion for sigmata; made by `sigmata completion fish`\n"
      "function __sigmata_at\n"
      "    set -l words (commandline -opc)\n"
      "    set -l path ''\n"
      "    for word in $words[2..]\n"
      "        switch \"$path|$word\"\n";
  const std::vector<Line> lines = AllCommands(root);
  for (const Line& line : lines) {
    for (const CommandModel& child : line.command->commands) {
      out += fmt::format("            case '{}|{}'\n                set path \"$path {}\"\n",
                         line.path, child.name, child.name);
    }
  }
  out += "        end\n    end\n    test \"$path\" = \"$argv[1]\"\nend\n";
  for (const Line& line : lines) out += FishLines(line);
  return out;
}

int RunCompletion(const std::string& shell, const CommandModel& root) {
  Output output(Audience::kPrograms);
  if (shell == "bash") output.Write(BashCompletion(root));
  if (shell == "zsh") output.Write(ZshCompletion(root));
  if (shell == "fish") output.Write(FishCompletion(root));
  return output.Flush() ? kExitDone : kExitFailed;
}

}  // namespace sigmata::cli
