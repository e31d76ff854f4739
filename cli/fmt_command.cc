#include "cli/fmt_command.h"

#include <fmt/core.h>
#include <unistd.h>

#include "cli/exit_codes.h"
#include "cli/report.h"
#include "cli/rule_input.h"
#include "cli/text_file.h"
#include "compiler/format/formatter.h"
#include "compiler/format/unified_diff.h"
#include "sigmata/diagnostic.h"

namespace sigmata::cli {
namespace {

// Goes through the files, one at a time, and counts.
class FormatRun {
 public:
  FormatRun(const FmtOptions& options, const SourceSet& sources)
      : options_(options), sources_(sources) {}

  // False if something could not be written.
  bool Run() {
    for (SourceId id = 0; id < sources_.size(); ++id) Format(id);
    if (!output_.Flush()) written_ = false;
    PrintMessage(Summary());
    return written_;
  }

  std::size_t changed() const { return changed_; }
  std::size_t refused() const { return refused_; }

 private:
  bool OnlyLooks() const { return options_.check || options_.diff; }

  void Format(SourceId id) {
    const Source& source = sources_.Get(id);
    const FormattedText formatted = FormatRules(sources_, id);
    const bool standard_input = source.name() == "-";
    if (formatted.outcome == FormatOutcome::kRefused) {
      ++refused_;
      for (const Diagnostic& d : formatted.diagnostics) {
        std::string text = FormatHuman(d, sources_);
        text.pop_back();
        PrintMessage(text);
      }
    }
    no_rules_ += formatted.outcome == FormatOutcome::kNoRules ? 1U : 0U;
    const bool changes = formatted.text != source.text();
    changed_ += changes ? 1U : 0U;
    if (OnlyLooks()) {
      if (changes) Show(source, formatted.text);
    } else if (standard_input) {
      output_.Write(formatted.text);
    } else if (changes && !WriteTextFile(source.name(), formatted.text)) {
      written_ = false;
    }
  }

  void Show(const Source& source, const std::string& text) {
    if (options_.diff) {
      output_.Write(UnifiedDiff(source.text(), text, source.name()));
    } else {
      output_.Write(source.name() + "\n");
    }
  }

  std::string Summary() const {
    std::string out = fmt::format("{}: {} {}", Counted(sources_.size(), "file"),
                                  WithCommas(changed_), OnlyLooks() ? "to change" : "changed");
    if (no_rules_ > 0) out += fmt::format(", {} hold no rules", WithCommas(no_rules_));
    if (refused_ > 0) out += fmt::format(", {} left as they stand", WithCommas(refused_));
    return out;
  }

  const FmtOptions& options_;
  const SourceSet& sources_;
  // Texts and names of files: as they are, but for whoever looks at them on a terminal.
  Output output_{::isatty(STDOUT_FILENO) != 0 ? Audience::kPeople : Audience::kPrograms};
  std::size_t changed_ = 0, no_rules_ = 0, refused_ = 0;
  bool written_ = true;
};

}  // namespace

int RunFmt(const FmtOptions& options) {
  RuleOptions rules;
  rules.rules = options.paths;
  const RuleInput input = ReadRuleInput(rules);
  PrintErrors(input.errors);
  if (input.sources.size() == 0) {
    if (input.errors.empty()) PrintMessage("error: no rules found");
    return kExitFailed;
  }
  FormatRun run(options, input.sources);
  if (!run.Run() || !input.errors.empty()) return kExitFailed;
  if (run.refused() > 0) return kExitRefused;
  return (options.check || options.diff) && run.changed() > 0 ? kExitFindings : kExitDone;
}

}  // namespace sigmata::cli
