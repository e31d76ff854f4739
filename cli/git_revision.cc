#include "cli/git_revision.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "cli/process.h"

namespace sigmata::cli {
namespace {

namespace fs = std::filesystem;

// Takes what stands before the next `end`.
std::string Take(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  std::string part(text.substr(0, at));
  text.remove_prefix(at == text.npos ? text.size() : at + 1);
  return part;
}

// What became of the files between the revision and the working tree.
struct Changes {
  std::set<std::string> changed;           // by name in the revision
  std::map<std::string, std::string> was;  // renamed: name now -> name in the revision
  std::vector<std::string> gone;
};

Changes ParseChanges(std::string_view status) {
  Changes changes;
  while (!status.empty()) {
    const std::string kind = Take(status, '\0');
    std::string name = Take(status, '\0');
    if (kind.starts_with('R')) changes.was[Take(status, '\0')] = name;
    if (kind.starts_with('C')) Take(status, '\0');  // the new name: it has no past of its own
    if (kind.starts_with('D')) changes.gone.push_back(name);
    if (!kind.starts_with('A')) changes.changed.insert(std::move(name));
  }
  return changes;
}

bool IsRuleName(std::string_view name) { return name.ends_with(".yml") || name.ends_with(".yaml"); }

class Repository {
 public:
  // Empty if everything went well.
  std::string Open(const std::string& folder, const std::string& reference) {
    const ProcessResult top = Git(folder, {"rev-parse", "--show-toplevel"});
    if (!top.started) return "--diff-base needs git, which is not installed";
    if (top.status != 0) return fmt::format("--diff-base: {} is in no git repository", folder);
    top_ = top.output.substr(0, top.output.find_last_not_of('\n') + 1);
    const ProcessResult commit = Git(
        top_, {"rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"});
    if (commit.status != 0) {
      return fmt::format(
          "--diff-base: git knows no revision `{}`; a shallow clone has to fetch it first",
          reference);
    }
    commit_ = commit.output.substr(0, commit.output.find('\n'));
    const ProcessResult tree =
        Git(top_, {"ls-tree", "-r", "-z", "--name-only", "--full-tree", commit_});
    const ProcessResult diff = Git(top_, {"diff", "-z", "--name-status", "--find-renames",
                                          "--no-ext-diff", "--ignore-submodules", commit_, "--"});
    if (tree.status != 0 || diff.status != 0) {
      return "--diff-base: git failed: " + tree.errors + diff.errors;
    }
    for (std::string_view names = tree.output; !names.empty();) names_.insert(Take(names, '\0'));
    changes_ = ParseChanges(diff.output);
    return {};
  }

  // The name that a file of today had in the revision; none if it was not there.
  std::optional<std::string> NameThen(const std::string& path) const {
    std::error_code error;
    const fs::path file = fs::weakly_canonical(path, error);
    const std::string now =
        file.lexically_relative(fs::weakly_canonical(top_, error)).generic_string();
    const auto renamed = changes_.was.find(now);
    const std::string& then = renamed == changes_.was.end() ? now : renamed->second;
    return names_.contains(then) ? std::optional(then) : std::nullopt;
  }

  bool Changed(const std::string& name_then) const { return changes_.changed.contains(name_then); }
  const std::vector<std::string>& gone() const { return changes_.gone; }

  // The texts of the files, in their order; empty where git has none.
  std::vector<std::optional<std::string>> Read(const std::vector<std::string>& names) const {
    std::string requests;
    for (const std::string& name : names) {
      // A request is a line: for a name with a line break, ask for what is not there.
      const bool askable = name.find('\n') == name.npos;
      requests += commit_ + ":" + (askable ? name : std::string()) + "\n";
    }
    const ProcessResult batch = Git(top_, {"cat-file", "--batch"}, requests);
    std::vector<std::optional<std::string>> texts;
    std::string_view rest = batch.output;
    for (std::size_t i = 0; i < names.size(); ++i) texts.push_back(TakeBlob(rest));
    return texts;
  }

 private:
  static ProcessResult Git(const std::string& folder, std::vector<std::string> arguments,
                           const std::string& input = "") {
    arguments.insert(arguments.begin(), {"git", "-C", folder});
    return RunProcess(arguments, input);
  }

  // `<id> blob <size>`, a line break, the text, a line break; or a line that says why not.
  static std::optional<std::string> TakeBlob(std::string_view& rest) {
    const std::string header = Take(rest, '\n');
    const std::size_t space = header.rfind(' ');
    std::size_t size = 0;
    if (space == header.npos) return std::nullopt;
    const char* const end = header.data() + header.size();
    const auto number = std::from_chars(header.data() + space + 1, end, size);
    if (number.ec != std::errc() || number.ptr != end || size > rest.size()) return std::nullopt;
    std::string text(rest.substr(0, size));
    rest.remove_prefix(std::min(size + 1, rest.size()));
    if (header.find(" blob ") == header.npos) return std::nullopt;
    return text;
  }

  std::string top_, commit_;
  std::set<std::string> names_;
  Changes changes_;
};

// A source of the revision: its text is git's, or that of a source of today.
struct Wanted {
  std::string name;
  bool asked;
  SourceId same;
};

std::string FolderOf(const SourceSet& sources) {
  if (sources.size() == 0) return ".";
  const fs::path folder = fs::path(sources.Get(0).name()).parent_path();
  return folder.empty() ? "." : folder.string();
}

}  // namespace

RevisionSources ReadRevision(const std::string& reference, const SourceSet& now) {
  RevisionSources out;
  Repository repository;
  out.error = repository.Open(FolderOf(now), reference);
  if (!out.error.empty()) return out;
  std::vector<Wanted> wanted;
  std::vector<std::string> asked;
  const auto ask = [&](std::string name, std::string then) {
    wanted.push_back({std::move(name), true, 0});
    asked.push_back(std::move(then));
  };
  for (SourceId id = 0; id < now.size(); ++id) {
    const std::string& name = now.Get(id).name();
    const std::optional<std::string> then = repository.NameThen(name);
    if (!then) continue;
    if (repository.Changed(*then)) {
      ask(name, *then);
    } else {
      wanted.push_back({name, false, id});
    }
  }
  for (const std::string& gone : repository.gone()) {
    if (IsRuleName(gone)) ask(std::string(kGone) + gone, gone);
  }
  const std::vector<std::optional<std::string>> texts = repository.Read(asked);
  auto text = texts.begin();
  for (const Wanted& one : wanted) {
    if (!one.asked) {
      out.sources.Add(one.name, std::string(now.Get(one.same).text()));
    } else if (const auto& then = *text++) {
      out.sources.Add(one.name, *then);
    }
  }
  return out;
}

}  // namespace sigmata::cli
