#include "cli/check_fix.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "cli/report.h"
#include "cli/text_file.h"
#include "compiler/fix/fixes.h"
#include "compiler/parse/rule_parser.h"
#include "runtime/program/diagnostic_codes.h"
#include "sigmata/compiler.h"

namespace sigmata::cli {
namespace {

constexpr int kMaxRounds = 10;

// Whether a mended text may take the place of a source: no rule more is refused, and no value
// stands for several places, as one with aliases does.
bool MayReplace(const RuleInput& input, SourceId id, const std::string& text) {
  CompileOptions options = input.Options();
  options.make_program = false;
  const auto compile = [&](std::string_view of) {
    SourceSet alone;
    alone.Add(input.sources.Get(id).name(), std::string(of));
    return CompileRules(alone, options);
  };
  const CompileReport before = compile(input.sources.Get(id).text());
  const CompileReport after = compile(text);
  const bool aliases = std::any_of(before.diagnostics.begin(), before.diagnostics.end(),
                                   [](const Diagnostic& d) { return d.code == codes::SM105; });
  return !aliases && after.refused <= before.refused && after.compiled >= before.compiled;
}

class Fixer {
 public:
  Fixer(const CheckOptions& options, const FindChosen& find, RuleInput& input)
      : options_(options), find_(find), input_(input) {}

  bool Run() {
    bool finished = false;
    for (int round = 0; round < kMaxRounds && !finished; ++round) {
      const std::size_t before = fixes_;
      if (!Round()) return false;
      finished = fixes_ == before;
      if (!finished) input_ = ReadRuleInput(options_.rules);
    }
    Summarize(finished);
    return true;
  }

 private:
  // What refuses a rule is mended first: what else is found of a broken rule may rest on it.
  FixedText MostPressing(SourceId id, const std::vector<Diagnostic>& chosen) const {
    std::vector<Diagnostic> refusing;
    std::copy_if(chosen.begin(), chosen.end(), std::back_inserter(refusing), RefusesRule);
    FixedText fixed = ApplyFixes(input_.sources, id, refusing, options_.unsafe);
    return fixed.applied > 0 ? fixed : ApplyFixes(input_.sources, id, chosen, options_.unsafe);
  }

  // False if a file cannot be written.
  bool Round() {
    const std::vector<Diagnostic> chosen = find_(input_);
    std::set<std::filesystem::path> written;  // a link and what it leads to are one text
    for (SourceId id = 0; id < input_.sources.size(); ++id) {
      const FixedText fixed = MostPressing(id, chosen);
      const std::string& path = input_.sources.Get(id).name();
      if (fixed.applied == 0 || left_alone_.contains(path)) continue;
      std::error_code error;
      if (!written.insert(std::filesystem::weakly_canonical(path, error)).second) continue;
      if (!MayReplace(input_, id, fixed.text)) {
        left_alone_.insert(path);
        continue;
      }
      if (!WriteTextFile(path, fixed.text)) return false;
      fixes_ += fixed.applied;
      files_.insert(path);
    }
    return true;
  }

  void Summarize(bool finished) const {
    for (const std::string& path : left_alone_) {
      PrintMessage(path + ": left alone: aliases, or rules that would be refused when mended");
    }
    PrintMessage(
        fmt::format("{} mended in {}", Counted(fixes_, "mistake"), Counted(files_.size(), "file")));
    if (!finished) PrintMessage("more may be mended by another run with --fix");
  }

  const CheckOptions& options_;
  const FindChosen& find_;
  RuleInput& input_;
  std::size_t fixes_ = 0;
  std::set<std::string> files_, left_alone_;
};

}  // namespace

bool FixFiles(const CheckOptions& options, const FindChosen& find, RuleInput& input) {
  return Fixer(options, find, input).Run();
}

}  // namespace sigmata::cli
