// Rules whose layout is damaged at random. Whatever becomes of them, the formatter keeps every line
// and every comment, and comes to rest in one step; that it keeps the meaning, it sees to itself.
#include <algorithm>

#include "compiler/format/formatter.h"
#include "compiler/format/text_lines.h"
#include "tests/differential/random.h"
#include "tests/support/catch.h"
#include "tests/support/test_files.h"

namespace sigmata {
namespace {

constexpr std::size_t kMutants = 3000;

FormattedText Format(const std::string& text) {
  SourceSet sources;
  return FormatRules(sources, sources.Add("rule.yml", text));
}

std::vector<std::string> LinesOf(const std::string& text) {
  std::vector<std::string> lines;
  for (const std::string_view line : SplitLines(text)) lines.emplace_back(line);
  return lines;
}

std::string Joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// Without blanks and quotes, sorted; blank lines and marks of documents do not count.
std::vector<std::string> BareLines(const std::string& text) {
  std::vector<std::string> bare;
  for (std::string line : LinesOf(text)) {
    std::erase_if(line,
                  [](char c) { return std::string_view(" \t'\"").find(c) != std::string::npos; });
    if (!line.empty() && line != "---") bare.push_back(std::move(line));
  }
  std::sort(bare.begin(), bare.end());
  return bare;
}

void Damage(std::vector<std::string>& lines, Random& random) {
  const std::size_t at = random.Below(lines.size());
  std::string& line = lines[at];
  const std::string blanks(1 + random.Below(3), ' ');
  switch (random.Below(8)) {
    case 0:
      line.insert(0, blanks);
      break;
    case 1:
      line.erase(0, std::min(blanks.size(), LeadingBlanks(line)));
      break;
    case 2:
      line += blanks;
      break;
    case 3:
      if (const std::size_t colon = line.find(": "); colon != line.npos)
        line.insert(colon + 1, blanks);
      break;
    case 4:
      lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at),
                   std::string(random.Below(14), ' ') + "# a comment");
      break;
    case 5:
      lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), blanks.substr(1));
      break;
    case 6:
      std::swap(line, lines[random.Below(lines.size())]);
      break;
    default:
      line += " # beside";
      break;
  }
}

TEST_CASE("a damaged layout is mended in one step, or left alone") {
  const auto cases = testing::FilesBelow(testing::SourcePath("tests/golden/format"), ".yml");
  REQUIRE_FALSE(cases.empty());
  Random random(20261121);
  std::size_t formatted_mutants = 0;
  for (std::size_t i = 0; i < kMutants; ++i) {
    std::vector<std::string> lines = LinesOf(testing::ReadFile(cases[i % cases.size()]));
    for (std::size_t n = 1 + random.Below(6); n > 0; --n) Damage(lines, random);
    const std::string mutant = Joined(lines);
    const FormattedText formatted = Format(mutant);
    if (formatted.outcome != FormatOutcome::kFormatted) {
      CHECK(formatted.text == mutant);
      continue;
    }
    ++formatted_mutants;
    INFO(mutant);
    CHECK(BareLines(mutant) == BareLines(formatted.text));
    CHECK(Format(formatted.text).text == formatted.text);
  }
  CHECK(formatted_mutants > kMutants / 3);
}

}  // namespace
}  // namespace sigmata
