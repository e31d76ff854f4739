#include "cli/arguments/model_of_app.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cctype>

namespace sigmata::cli {
namespace {

// CLI11 tells the words of IsMember only in the name of the type: `TEXT:{human,concise}`.
std::vector<std::string> WordsIn(const std::string& type) {
  std::vector<std::string> words;
  const std::size_t begin = type.find('{');
  const std::size_t end = type.find('}');
  if (begin == type.npos || end == type.npos) return words;
  std::string inside = type.substr(begin + 1, end - begin - 1);
  while (!inside.empty()) {
    const std::size_t comma = inside.find(',');
    words.push_back(inside.substr(0, comma));
    inside.erase(0, comma == inside.npos ? comma : comma + 1);
  }
  return words;
}

std::string UpperCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
    return static_cast<char>(c == '-' ? '_' : std::toupper(c));
  });
  return text;
}

// A word for the value: the type if it says more than that it is a text, or else the option's name.
std::string ValueName(const CLI::Option& option, const std::string& type) {
  std::string name = type.substr(0, type.find(':'));
  const bool vague = name.empty() || name == "TEXT" || name == "UINT";
  if (vague && type.find(':') != type.npos) {
    name = type.substr(type.find(':') + 1);
  }
  if (name.empty() || name == "TEXT" || name == "UINT" || name.front() == '{') {
    name = option.get_lnames().empty() ? "VALUE" : UpperCase(option.get_lnames().front());
  }
  return name;
}

OptionModel ModelOfOption(const CLI::Option& option) {
  OptionModel model;
  for (const std::string& name : option.get_snames()) model.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) model.names.push_back("--" + name);
  if (model.names.empty()) model.names.push_back(option.get_name(true));
  const std::string type = option.get_type_name();
  if (option.get_items_expected_max() > 0) {
    model.value = ValueName(option, type);
    model.words = WordsIn(type);
  }
  model.help = option.get_description();
  model.required = option.get_required();
  model.repeats = option.get_items_expected_max() > 1;
  return model;
}

}  // namespace

CommandModel ModelOf(const CLI::App& app) {
  CommandModel model;
  model.name = app.get_name();
  model.help = app.get_description();
  for (const CLI::Option* const option : app.get_options()) {
    auto& list = option->get_positional() ? model.arguments : model.options;
    list.push_back(ModelOfOption(*option));
  }
  for (const CLI::App* const command : app.get_subcommands({})) {
    model.commands.push_back(ModelOf(*command));
  }
  return model;
}

}  // namespace sigmata::cli
