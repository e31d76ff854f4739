#include "cli/man_command.h"

#include <fmt/format.h>

#include <filesystem>

#include "cli/exit_codes.h"
#include "cli/report.h"
#include "cli/text_file.h"
#include "sigmata/version.h"

namespace sigmata::cli {
namespace {

// Text of a line: a backslash and a hyphen mean something to troff, and so do a dot and an
// apostrophe at the beginning of a line.
std::string Roff(std::string_view text) {
  std::string out = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string PageName(const CommandModel& root, const CommandModel& command) {
  return &root == &command ? root.name : root.name + "-" + command.name;
}

std::string Sentence(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text.ends_with('.') ? text : text + ".";
}

std::string ValueOf(const OptionModel& option) {
  if (option.words.empty()) return fmt::format("\\fI{}\\fR", Roff(option.value));
  return Roff(fmt::format("{}", fmt::join(option.words, "|")));
}

void AppendOption(const OptionModel& option, std::string& out) {
  std::vector<std::string> names;
  for (const std::string& name : option.names) names.push_back("\\fB" + Roff(name) + "\\fR");
  out += fmt::format(".TP\n{}", fmt::join(names, ", "));
  if (!option.value.empty()) out += " " + ValueOf(option);
  out += "\n" + Roff(Sentence(option.help));
  if (option.repeats) out += "\nMay be given several times.";
  if (option.required) out += "\nHas to be given.";
  out += "\n";
}

std::string ArgumentForm(const OptionModel& argument) {
  std::string form = "\\fI" + Roff(argument.names.front()) + "\\fR";
  if (argument.repeats) form += "...";
  return argument.required ? form : "[" + form + "]";
}

void AppendSynopsis(const std::string& name, const CommandModel& command, std::string& out) {
  out += fmt::format(".PP\n\\fB{}\\fR", Roff(name));
  if (!command.options.empty()) out += " [\\fIOPTION\\fR...]";
  if (!command.commands.empty()) out += " \\fICOMMAND\\fR";
  for (const OptionModel& argument : command.arguments) out += " " + ArgumentForm(argument);
  out += "\n";
}

void AppendArguments(const CommandModel& command, std::string& out) {
  for (const OptionModel& argument : command.arguments) {
    out += fmt::format(".TP\n\\fI{}\\fR\n{}\n", Roff(argument.names.front()),
                       Roff(Sentence(argument.help)));
  }
  for (const OptionModel& option : command.options) AppendOption(option, out);
}

constexpr std::string_view kExitStatus = R"(.SH EXIT STATUS
.TP
.B 0
Done; matches are a success.
.TP
.B 1
There are findings of the level that fails, but every rule compiles.
.TP
.B 2
It could not be done: usage, unreadable input, unwritable output.
.TP
.B 3
Rules could not be compiled.
.TP
.B 70
A fault of Sigmata's own.
)";

constexpr std::string_view kFilesOfCheck = R"(.SH FILES
.TP
.I .sigmata.toml
The configuration of a rule repository; the nearest one above the path that is checked.
.SH ENVIRONMENT
.TP
.B NO_COLOR
If it is set, there are no colours unless \fB\-\-color always\fR asks for them.
.TP
.B CLICOLOR_FORCE
If it is set and not 0, there are colours also where no terminal is.
.TP
.B GITHUB_STEP_SUMMARY
With \fB\-f github\fR: the file that takes all findings as a table.
)";

void AppendSeeAlso(const CommandModel& root, const CommandModel& command, std::string& out) {
  std::vector<std::string> others;
  if (&root != &command) others.push_back(fmt::format("\\fB{}\\fR(1)", root.name));
  for (const CommandModel& other : root.commands) {
    if (&other == &command) continue;
    others.push_back(fmt::format("\\fB{}\\-{}\\fR(1)", root.name, Roff(other.name)));
  }
  out += fmt::format(".SH SEE ALSO\n{}\n", fmt::join(others, ",\n"));
}

}  // namespace

std::string ManPage(const CommandModel& root, const CommandModel& command) {
  const std::string page = PageName(root, command);
  const std::string typed = &root == &command ? root.name : root.name + " " + command.name;
  std::string title = page;
  for (char& c : title) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  std::string out =
      fmt::format(".TH {} 1 \"\" \"Sigmata {}\" \"Sigmata\"\n", Roff(title), kVersion);
  const std::string help =
      command.help.ends_with('.') ? command.help.substr(0, command.help.size() - 1) : command.help;
  out += fmt::format(".SH NAME\n{} \\- {}\n.SH SYNOPSIS\n", Roff(page), Roff(help));
  AppendSynopsis(typed, command, out);
  out += ".SH DESCRIPTION\n" + Roff(Sentence(command.help)) + "\n";
  AppendArguments(command, out);
  if (!command.commands.empty()) out += ".SH COMMANDS\n";
  for (const CommandModel& child : command.commands) {
    if (&root == &command) {
      out += fmt::format(".TP\n\\fB{}\\fR\n{}\nSee \\fB{}\\-{}\\fR(1).\n", Roff(child.name),
                         Roff(Sentence(child.help)), Roff(page), Roff(child.name));
      continue;
    }
    out += fmt::format(".SS {}\n{}\n", Roff(child.name), Roff(Sentence(child.help)));
    AppendSynopsis(typed + " " + child.name, child, out);
    AppendArguments(child, out);
  }
  out += kExitStatus;
  if (command.name == "check") out += kFilesOfCheck;
  AppendSeeAlso(root, command, out);
  return out;
}

int RunMan(const ManOptions& options, const CommandModel& root) {
  Output output(Audience::kPrograms);
  if (!options.folder.empty()) {
    std::error_code error;
    std::filesystem::create_directories(options.folder, error);
    const std::string folder = options.folder + "/";
    bool written = WriteTextFile(folder + PageName(root, root) + ".1", ManPage(root, root));
    for (const CommandModel& command : root.commands) {
      written =
          WriteTextFile(folder + PageName(root, command) + ".1", ManPage(root, command)) && written;
    }
    return written ? kExitDone : kExitFailed;
  }
  if (options.page.empty() || options.page == root.name) {
    output.Write(ManPage(root, root));
    return output.Flush() ? kExitDone : kExitFailed;
  }
  for (const CommandModel& command : root.commands) {
    if (command.name != options.page) continue;
    output.Write(ManPage(root, command));
    return output.Flush() ? kExitDone : kExitFailed;
  }
  PrintErrors(
      {fmt::format("there is no page `{}`; `sigmata --help` lists the commands", options.page)});
  return kExitFailed;
}

}  // namespace sigmata::cli
