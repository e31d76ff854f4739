// Rules with the sizes and shapes that public rule sets have: mostly lists of literals on one or
// two fields of a gated logsource, some filters, a few regular expressions, one with keywords.
#include <fmt/core.h>

#include "bench/synthetic_corpus.h"
#include "bench/synthetic_words.h"

namespace sigmata::bench {
namespace {

constexpr std::size_t kRuleCount = 2500;

struct Template {
  std::string_view category;
  std::size_t weight;
  std::string_view image, text;  // fields: one holds a path, one more than that
};

constexpr Template kTemplates[] = {
    {"process_creation", 50, "Image", "CommandLine"},
    {"registry_set", 12, "Image", "TargetObject"},
    {"file_event", 12, "Image", "TargetFilename"},
    {"ps_script", 12, "Path", "ScriptBlockText"},
    {"image_load", 8, "Image", "ImageLoaded"},
    {"process_access", 4, "SourceImage", "CallTrace"},
    {"network_connection", 2, "Image", "DestinationHostname"},
};

const Template& PickTemplate(SyntheticWords& words) {
  std::size_t at = words.Below(100);
  for (const Template& form : kTemplates) {
    if (at < form.weight) return form;
    at -= form.weight;
  }
  return kTemplates[0];
}

// Lists are short as a rule and long now and then.
std::string LiteralList(SyntheticWords& words, std::size_t longest) {
  const std::size_t count = 1 + words.Below(words.OneIn(20) ? longest * 8 : longest);
  std::string list;
  for (std::size_t i = 0; i < count; ++i) {
    list +=
        fmt::format("            - '{}'\n", words.MadeUp() + (words.OneIn(3) ? words.Hex(3) : ""));
  }
  return list;
}

std::string ProgramList(SyntheticWords& words) {
  std::string list;
  for (std::size_t i = 1 + words.Below(4); i > 0; --i) {
    list += fmt::format("            - '\\{}'\n", words.Program());
  }
  return list;
}

std::string Detection(const Template& form, SyntheticWords& words) {
  std::string out =
      fmt::format("    selection_image:\n        {}|endswith:\n{}", form.image, ProgramList(words));
  if (words.OneIn(16)) {
    out += fmt::format("    selection_text:\n        {}|re: '{}\\s+[a-f0-9]{{4,}}.*{}'\n",
                       form.text, words.MadeUp(), words.Known());
  } else if (words.OneIn(8)) {
    out += fmt::format("    selection_text:\n        {}: '*{}*{}*'\n", form.text, words.Known(),
                       words.MadeUp());
  } else if (words.OneIn(6)) {
    out += fmt::format(
        "    selection_text:\n        {}|contains|all:\n            - '{}'\n"
        "            - '{}'\n",
        form.text, words.Known(), words.Known());
  } else {
    out += fmt::format("    selection_text:\n        {}|contains:\n{}", form.text,
                       LiteralList(words, 12));
  }
  const bool filtered = words.OneIn(3);
  if (filtered) {
    out +=
        fmt::format("    filter_main_place:\n        {}|startswith: 'C:\\Windows\\'\n", form.image);
  }
  const std::string_view joined = words.OneIn(50) ? "1 of selection_*" : "all of selection_*";
  return out + fmt::format("    condition: {}{}\n", joined,
                           filtered ? " and not 1 of filter_main_*" : "");
}

std::string Head(std::size_t number, SyntheticWords& words) {
  return fmt::format(
      "title: Synthetic Rule {}\nid: {}-{}-4{}-8{}-{}\nstatus: test\n"
      "description: Made for measuring, detects nothing of interest.\nauthor: Sigmata\n"
      "date: 2026-11-21\nlevel: low\n",
      number, words.Hex(8), words.Hex(4), words.Hex(3), words.Hex(3), words.Hex(12));
}

}  // namespace

SourceSet SyntheticRules() {
  SyntheticWords words(7);
  SourceSet sources;
  for (SourceId id = 0; id < OwnRules().size(); ++id) {
    const Source& own = OwnRules().Get(id);
    sources.Add(own.name(), std::string(own.text()));
  }
  for (std::size_t i = 1; i <= kRuleCount; ++i) {
    const Template& form = PickTemplate(words);
    const std::string head = Head(i, words);
    sources.Add(fmt::format("synthetic/{}/{}.yml", form.category, i),
                fmt::format("{}logsource:\n    product: windows\n    category: {}\ndetection:\n{}",
                            head, form.category, Detection(form, words)));
  }
  const std::string head = Head(kRuleCount + 1, words);
  sources.Add("synthetic/keywords.yml",
              head + "logsource:\n    product: windows\ndetection:\n    keywords:\n        - '" +
                  words.MadeUp() + words.Hex(3) + "'\n    condition: keywords\n");
  return sources;
}

}  // namespace sigmata::bench
