// Random damage against the sound event. One member of an event is damaged at one place; a rule
// that matches the event with that member, without it, and with another value for it does not
// depend on it, and has to match the damaged event as well.
//
// Damage to a bracket may move what follows out of reach; there a few matches may be lost.
// The reference evaluator reads sound JSON only, so its word is not asked here.
#include <algorithm>
#include <filesystem>
#include <sstream>

#include "sigmata/compiler.h"
#include "sigmata/json_event.h"
#include "sigmata/matcher.h"
#include "tests/conformance/corpora.h"
#include "tests/differential/random.h"
#include "tests/differential/reference_json.h"
#include "tests/support/catch.h"
#include "tests/support/test_files.h"

namespace sigmata {
namespace {

using namespace std::string_view_literals;

// Writes an event and notes where the member with the given number stands.
class MemberFinder {
 public:
  enum class As { kIs, kMissing, kOther };

  MemberFinder(const JsonTree& tree, std::size_t wanted, As as) : wanted_(wanted), as_(as) {
    Write(tree);
  }

  const std::string& text() const { return text_; }
  std::size_t begin() const { return begin_; }
  std::size_t size() const { return size_; }
  std::size_t count() const { return count_; }

 private:
  void Write(const JsonTree& tree) {
    if (tree.is_scalar()) {
      text_ += tree.raw;
      return;
    }
    const bool array = tree.kind == JsonTree::Kind::kArray;
    text_ += array ? '[' : '{';
    const std::size_t start = text_.size();
    for (const JsonTree& item : tree.items) {
      if (text_.size() > start) text_ += ',';
      Write(item);
    }
    for (const JsonMember& member : tree.members) {
      const bool wanted = member.value.is_scalar() && count_++ == wanted_;
      if (wanted && as_ == As::kMissing) continue;
      if (text_.size() > start) text_ += ',';
      if (wanted) begin_ = text_.size();
      text_ += member.raw_key + ":";
      if (wanted && as_ == As::kOther) {
        text_ += R"("?")";
      } else {
        Write(member.value);
      }
      if (wanted) size_ = text_.size() - begin_;
    }
    text_ += array ? ']' : '}';
  }

  std::size_t wanted_;
  As as_;
  std::string text_;
  std::size_t begin_ = 0;
  std::size_t size_ = 0;
  std::size_t count_ = 0;
};

class Damager {
 public:
  explicit Damager(const Program& program)
      : program_(program), matcher_(program), scratch_(matcher_.NewScratch()), reader_(program) {}

  void Check(std::string_view event, std::size_t rounds) {
    const auto tree = ReadJsonTree(event);
    REQUIRE(tree);
    const std::size_t members = MemberFinder(*tree, 0, As::kIs).count();
    if (members == 0) return;
    for (std::size_t i = 0; i < rounds; ++i) CheckMember(*tree, random_.Below(members));
  }

  std::size_t kept() const { return kept_; }
  std::size_t degraded() const { return degraded_; }
  std::size_t lost() const { return lost_; }

 private:
  using Rules = std::vector<std::uint32_t>;
  using As = MemberFinder::As;

  Rules RulesFor(const std::string& event) {
    INFO(event);
    REQUIRE(reader_.Read(event) == ReadStatus::kRead);
    Rules rules;
    for (const Match& match : matcher_.MatchEvent(reader_.event(), scratch_)) {
      rules.push_back(match.rule);
    }
    return rules;
  }

  void CheckMember(const JsonTree& tree, std::size_t member) {
    const MemberFinder sound(tree, member, As::kIs);
    Rules expected = RulesFor(sound.text());
    for (const As as : {As::kMissing, As::kOther}) {
      const Rules also = RulesFor(MemberFinder(tree, member, as).text());
      std::erase_if(expected, [&also](std::uint32_t rule) {
        return !std::binary_search(also.begin(), also.end(), rule);
      });
    }
    if (expected.empty()) return;
    bool bracket = false;
    const std::string damaged = Damage(sound, bracket);
    const Rules found = RulesFor(damaged);
    const std::size_t place = sound.begin() - std::min<std::size_t>(sound.begin(), 40);
    for (const std::uint32_t rule : expected) {
      INFO("rule " << program_.rule(rule).title << "\n"
                   << sound.text().substr(place, sound.size() + 80) << "\n"
                   << damaged.substr(place, sound.size() + 80));
      const bool kept = std::binary_search(found.begin(), found.end(), rule);
      if (bracket && !kept) {
        ++lost_;
      } else {
        CHECK(kept);
      }
    }
    kept_ += expected.size();
    degraded_ += reader_.event().degraded() ? 1U : 0U;
  }

  // A byte less, more or other, in the member or at its ends.
  std::string Damage(const MemberFinder& member, bool& bracket) {
    static constexpr std::string_view kBrackets = "{}[]";
    static constexpr std::string_view kSigns = "\"\"'\\,:{}[]\0\n\x01\xFF\xC3 a1/-"sv;
    std::string text = member.text();
    const std::size_t at = member.begin() + random_.Below(member.size() + 1);
    const char sign = random_.Of(kSigns);
    const std::size_t kind = random_.Below(4);
    const bool removes = kind != 1 && kBrackets.find(text[at]) != kBrackets.npos;
    bracket = removes || ((kind == 1 || kind == 2) && kBrackets.find(sign) != kBrackets.npos);
    switch (kind) {
      case 0:
        return text.erase(at, 1);
      case 1:
        return text.insert(at, 1, sign);
      case 2:
        text[at] = sign;
        return text;
      default:  // where it hurts most
        const std::size_t quote = text.find('"', at);
        const bool near = quote < member.begin() + member.size();
        return text.erase(near ? quote : at, 1);
    }
  }

  Program program_;
  Matcher matcher_;
  MatchScratch scratch_;
  JsonEventReader reader_;
  Random random_{20261121};
  std::size_t kept_ = 0;
  std::size_t degraded_ = 0;
  std::size_t lost_ = 0;
};

void Report(const Damager& damager) {
  WARN(damager.kept() << " matches to keep, " << damager.degraded() << " events degraded, "
                      << damager.lost() << " matches lost with a bracket");
  CHECK(damager.kept() > 5000);
  CHECK(damager.lost() * 500 < damager.kept());
}

TEST_CASE("one damaged member hides no rule that does not need it", "[differential]") {
  SourceSet sources;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           std::filesystem::path(SIGMATA_SOURCE_DIR) / "sigma-rules")) {
    if (entry.path().extension() == ".yml")
      sources.Add(entry.path().string(), testing::ReadFile(entry.path().string()));
  }
  const CompileReport report = CompileRules(sources);
  REQUIRE(report.program);
  Damager damager(*report.program);
  std::istringstream events(
      testing::ReadFile(std::string(SIGMATA_SOURCE_DIR) + "/examples/events.ndjson"));
  for (std::string event; std::getline(events, event);) damager.Check(event, 2000);
  Report(damager);
}

TEST_CASE("nor does one of a recorded event", "[differential]") {
  const auto root = FindInCorpora("sigmahq");
  const auto data = FindInCorpora("regression");
  if (!root || !data) return;
  SourceSet sources;
  for (const std::string& folder : RuleFolders()) AddRuleFiles(*root, folder, sources);
  const CompileReport report = CompileRules(sources);
  REQUIRE(report.program);
  Damager damager(*report.program);
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*data)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    const std::string text = ReadWholeFile(file);
    if (const auto tree = ReadJsonTree(text)) damager.Check(WriteJsonTree(*tree), 100);
  }
  Report(damager);
}

}  // namespace
}  // namespace sigmata
