#include "cli/check_baseline.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "cli/git_revision.h"
#include "cli/known_findings.h"
#include "cli/path_glob.h"
#include "cli/report.h"
#include "cli/text_file.h"
#include "runtime/program/printable.h"

namespace sigmata::cli {
namespace {

namespace fs = std::filesystem;

std::string FolderOf(const std::string& file) {
  const fs::path folder = fs::path(file).parent_path();
  return folder.empty() ? "." : folder.string();
}

// Files are named as seen from the baseline, so that it holds wherever the command is typed.
NameOf NamesSeenFrom(const std::string& baseline) {
  return [folder = FolderOf(baseline)](const std::string& name) { return SeenFrom(folder, name); };
}

void NoteStale(const std::string& baseline, const std::vector<KnownFinding>& stale,
               std::vector<std::string>& notes) {
  if (stale.empty()) return;
  constexpr std::size_t kShown = 10;
  for (std::size_t i = 0; i < stale.size() && i < kShown; ++i) {
    notes.push_back(fmt::format("{}: stale: {} is not found in {} any more", Printable(baseline),
                                stale[i].code, Printable(stale[i].file)));
  }
  notes.push_back(fmt::format("{} of the baseline; --write-baseline {} renews it",
                              Counted(stale.size(), "stale entry", "stale entries"),
                              Printable(baseline)));
}

class KnownFinder {
 public:
  KnownFinder(const CheckOptions& options, const RuleInput& input,
              const std::vector<Diagnostic>& diagnostics)
      : options_(options), input_(input), diagnostics_(diagnostics) {
    result_.known.assign(diagnostics.size(), false);
  }

  KnownResult Take() { return std::move(result_); }

  void UseBaseline() {
    const std::optional<std::string> text = ReadTextFile(options_.baseline);
    if (!text) return Fail(options_.baseline + ": cannot be read");
    std::string error;
    auto known = ParseBaseline(options_.baseline, *text, error);
    if (!known) return Fail(std::move(error));
    const fs::path folder = FolderOf(options_.baseline);
    KnownComparison compared =
        Compare(*std::move(known), diagnostics_, input_.sources, NamesSeenFrom(options_.baseline),
                [&folder](const std::string& name) {
                  std::error_code error_code;
                  return fs::exists(folder / name, error_code);
                });
    std::erase_if(compared.stale, [&](const KnownFinding& one) {
      return !IsCovered((folder / one.file).string());
    });
    NoteStale(options_.baseline, compared.stale, result_.notes);
    Add(compared.known);
  }

  void UseRevision(const CheckSources& check) {
    const RevisionSources then = ReadRevision(options_.diff_base, input_.sources);
    if (!then.error.empty()) return Fail(then.error);
    const NameOf same = [](const std::string& name) { return name; };
    Add(Compare(ListFindings(check(then.sources), then.sources, same), diagnostics_, input_.sources,
                same, [](const std::string& name) { return !name.starts_with(kGone); })
            .known);
  }

  void WriteBaseline(const std::function<bool(const Diagnostic&)>& is_chosen) {
    std::vector<bool> written;
    std::vector<Diagnostic> chosen;
    for (const Diagnostic& d : diagnostics_) {
      written.push_back(is_chosen(d) && d.span.source < input_.sources.size());
      if (written.back()) chosen.push_back(d);
    }
    const std::vector<KnownFinding> list =
        ListFindings(chosen, input_.sources, NamesSeenFrom(options_.write_baseline));
    if (!WriteTextFile(options_.write_baseline, BaselineText(list))) {
      return Fail("the baseline is not written");
    }
    result_.notes.push_back(fmt::format("{} written to {}", Counted(list.size(), "finding"),
                                        Printable(options_.write_baseline)));
    Add(written);
  }

 private:
  // Whether a file is, or would be, among those that the command line names. What became of
  // findings in others, this run cannot know.
  bool IsCovered(const std::string& file) const {
    const auto& paths = options_.rules.rules;
    return std::any_of(paths.begin(), paths.end(), [&file](const std::string& path) {
      return !SeenFrom(path, file).starts_with("..");
    });
  }

  void Fail(std::string error) { result_.error = std::move(error); }

  void Add(const std::vector<bool>& known) {
    result_.asked = true;
    for (std::size_t i = 0; i < known.size(); ++i) {
      result_.known[i] = result_.known[i] || known[i];
    }
  }

  const CheckOptions& options_;
  const RuleInput& input_;
  const std::vector<Diagnostic>& diagnostics_;
  KnownResult result_;
};

}  // namespace

KnownResult FindKnown(const CheckOptions& options, const RuleInput& input,
                      const std::vector<Diagnostic>& diagnostics,
                      const std::function<bool(const Diagnostic&)>& is_chosen,
                      const CheckSources& check) {
  KnownFinder finder(options, input, diagnostics);
  if (!options.write_baseline.empty()) {
    finder.WriteBaseline(is_chosen);
  } else {
    if (!options.baseline.empty()) finder.UseBaseline();
    if (!options.diff_base.empty()) finder.UseRevision(check);
  }
  return finder.Take();
}

}  // namespace sigmata::cli
