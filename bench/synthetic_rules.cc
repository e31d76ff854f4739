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

std::string ListItem(const std::string& literal) { return "            - '" + literal + "'\n"; }

// Lists are short as a rule and long now and then.
std::string LiteralList(SyntheticWords& words) {
  constexpr std::size_t kShort = 12;
  constexpr std::size_t kLong = 100;
  std::string list;
  for (std::size_t i = 1 + words.Below(words.OneIn(20) ? kLong : kShort); i > 0; --i) {
    list += ListItem(Joined({words.MadeUp(), words.OneIn(3) ? words.Hex(3) : ""}));
  }
  return list;
}

std::string ProgramList(SyntheticWords& words) {
  std::string list;
  for (std::size_t i = 1 + words.Below(4); i > 0; --i) list += ListItem("\\" + words.Program());
  return list;
}

// The modifiers and the values of a detection item.
std::string TextItem(SyntheticWords& words) {
  if (words.OneIn(16)) {
    return Joined({"|re: '", words.MadeUp(), "\\s+[a-f0-9]{4,}.*", words.Known(), "'\n"});
  }
  if (words.OneIn(8)) return Joined({": '*", words.Known(), "*", words.MadeUp(), "*'\n"});
  if (words.OneIn(6)) {
    return Joined({"|contains|all:\n", ListItem(words.Known()), ListItem(words.Known())});
  }
  return "|contains:\n" + LiteralList(words);
}

std::string Detection(const Template& form, SyntheticWords& words) {
  std::string out = Joined({"    selection_image:\n        ", std::string(form.image),
                            "|endswith:\n", ProgramList(words), "    selection_text:\n        ",
                            std::string(form.text), TextItem(words)});
  const bool filtered = words.OneIn(3);
  if (filtered) {
    out +=
        fmt::format("    filter_main_place:\n        {}|startswith: 'C:\\Windows\\'\n", form.image);
  }
  const std::string_view joined = words.OneIn(50) ? "1 of selection_*" : "all of selection_*";
  return out + fmt::format("    condition: {}{}\n", joined,
                           filtered ? " and not 1 of filter_main_*" : "");
}

std::string RuleId(SyntheticWords& words) {
  return Joined({words.Hex(8), "-", words.Hex(4), "-4", words.Hex(3), "-8", words.Hex(3), "-",
                 words.Hex(12)});
}

std::string Head(std::size_t number, SyntheticWords& words) {
  return fmt::format(
      "title: Synthetic Rule {}\nid: {}\nstatus: test\n"
      "description: Made for measuring, detects nothing of interest.\nauthor: Sigmata\n"
      "date: 2026-11-21\nlevel: low\n",
      number, RuleId(words));
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
    const std::string detection = Detection(form, words);
    sources.Add(fmt::format("synthetic/{}/{}.yml", form.category, i),
                fmt::format("{}logsource:\n    product: windows\n    category: {}\ndetection:\n{}",
                            head, form.category, detection));
  }
  const std::string head = Head(kRuleCount + 1, words);
  sources.Add("synthetic/keywords.yml",
              head + "logsource:\n    product: windows\ndetection:\n    keywords:\n" +
                  ListItem(words.MadeUp()) + "    condition: keywords\n");
  return sources;
}

}  // namespace sigmata::bench
