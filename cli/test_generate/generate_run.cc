#include "cli/test_generate/generate_run.h"

#include <fmt/core.h>

#include <filesystem>
#include <map>

#include "cli/exit_codes.h"
#include "cli/report.h"
#include "cli/test/rule_tests_file.h"
#include "cli/test_generate/test_generator.h"
#include "cli/test_generate/tests_writer.h"
#include "cli/text_file.h"
#include "runtime/program/printable.h"

namespace sigmata::cli {
namespace {

namespace fs = std::filesystem;

struct GeneratedFile {
  std::string text;
  std::vector<MadeEvent> events;  // in the order of the text
};

// Whether the text says what was meant, as the reader of such files understands it.
bool ReadsBack(const GeneratedFile& file) {
  SourceSet sources;
  const RuleTestsFile read = ReadRuleTests(sources, sources.Add("generated", file.text));
  if (!read.diagnostics.empty() || read.tests.size() != file.events.size()) return false;
  for (std::size_t i = 0; i < file.events.size(); ++i) {
    if (read.tests[i].test.event != JsonOf(file.events[i])) return false;
  }
  return true;
}

// The file of tests of a rule file: the one that is there, whichever way it ends.
fs::path TestsOf(const std::string& path) {
  const fs::path usual = fs::path(path).replace_extension(".tests.yml");
  const fs::path other = fs::path(path).replace_extension(".tests.yaml");
  return !fs::exists(usual) && fs::exists(other) ? other : usual;
}

class GenerateRun {
 public:
  GenerateRun(const RuleInput& input, bool overwrite) : input_(input), overwrite_(overwrite) {}

  void UseFile(const std::string& path, const std::vector<const BoundRule*>& rules) {
    const fs::path target = TestsOf(path);
    if (!overwrite_ && fs::exists(target)) {
      output_.Write(fmt::format("{}: is there already, left alone\n", target.string()));
      ++left_alone_;
      return;
    }
    const GeneratedFile file = Generate(path, rules);
    if (file.events.empty()) return;
    if (!ReadsBack(file)) {
      PrintErrors({fmt::format("{}: its tests cannot be written as YAML", path)});
      broken_ = true;
    } else if (WriteTextFile(target.string(), file.text)) {
      output_.Write(fmt::format("{}: {}\n", target.string(), Counted(file.events.size(), "test")));
    } else {
      failed_ = true;
    }
  }

  int Finish() {
    failed_ = !output_.Flush() || failed_;
    if (left_alone_ > 0) {
      PrintMessage(fmt::format("{} left alone (--force replaces {})", Counted(left_alone_, "file"),
                               left_alone_ == 1 ? "it" : "them"));
    }
    if (rules_ == 0 && left_alone_ > 0) return failed_ ? kExitFailed : kExitDone;
    PrintMessage(fmt::format("{}: {} with a hit and {}, {} without", Counted(rules_, "rule"),
                             WithCommas(hits_), Counted(tests_, "test"),
                             WithCommas(rules_ - hits_)));
    if (rules_ == 0) PrintErrors({"no rules found"});
    if (broken_) return kExitInternal;
    if (failed_ || rules_ == 0) return kExitFailed;
    return hits_ < rules_ ? kExitFindings : kExitDone;
  }

 private:
  GeneratedFile Generate(const std::string& path, const std::vector<const BoundRule*>& rules) {
    GeneratedFile file;
    file.text = fmt::format(
        "# Tests of {}, made by `sigmata test --generate`. Change them as you see fit.\ntests:\n",
        Printable(fs::path(path).filename().string()));
    for (const BoundRule* const rule : rules) {
      ++rules_;
      const GeneratedTests made = GenerateTests(*rule, input_);
      for (const std::string& what : made.not_made) {
        PrintMessage(fmt::format("{}: {}: not generated: {}", path, rule->title, what));
      }
      if (!made.hit()) continue;
      ++hits_;
      tests_ += made.tests.size();
      const bool several = rules.size() > 1;
      file.text += YamlOf(made, !several ? "" : rule->id.empty() ? rule->title : rule->id);
      for (const GeneratedTest& test : made.tests) file.events.push_back(test.event);
    }
    return file;
  }

  const RuleInput& input_;
  bool overwrite_;
  Output output_;
  std::size_t rules_ = 0, hits_ = 0, tests_ = 0, left_alone_ = 0;
  bool failed_ = false, broken_ = false;
};

}  // namespace

int GenerateTestFiles(const FrontEnd& front, const RuleInput& input, bool overwrite) {
  std::map<SourceId, std::vector<const BoundRule*>> files;
  for (const FrontEndRule& rule : front.rules) {
    files[rule.bound.span.source].push_back(&rule.bound);
  }
  GenerateRun run(input, overwrite);
  for (const auto& [source, rules] : files) run.UseFile(input.sources.Get(source).name(), rules);
  return run.Finish();
}

}  // namespace sigmata::cli
