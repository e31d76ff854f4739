// Saving and loading: what was saved is what is loaded, and nothing that was damaged is trusted.
#include "sigmata/program.h"

#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>

#include "runtime/program/program_image.h"
#include "sigmata/version.h"
#include "tests/support/catch.h"
#include "tests/support/test_files.h"
#include "tests/unit/compile_text.h"

namespace sigmata {
namespace {

using Bytes = std::vector<std::byte>;

// Small, but with an entry in every table that a rule can fill.
constexpr std::string_view kRules = R"(title: small
id: 6f6e9d0e-95a5-4a0e-9b8b-b1a3a5c1d7aa
level: low
logsource: {product: windows}
detection:
    a:
        EventID: 4100
        Channel: [System, Security]
        Name|contains: [x, y]
    b:
        Path: 'C:\\*\x?.exe'
        Text|re: '^a+$'
        Address|cidr: '10.0.0.0/8'
        Joined|endswith: 'b\1'
        Word: c
    words: [alpha]
    condition: (a and b) or words
)";

FieldMaps SmallMaps() {
  FieldMaps maps;
  SourceSet sources;
  std::vector<Diagnostic> diagnostics;
  const SourceId id = sources.Add("map.yml", R"(field_map: small
logsources:
  - {product: windows, any_of: [{Channel: '*'}]}
shapes:
  - {id: list, probe: {all: [P]}, paths: [{from: P, positions: true}, {from: '{K}', to: '{K}'}]}
  - {id: plain, paths: [{from: '{K}', to: '{K}'}]}
providers:
  - {name: Maker, aliases: [Other]}
events:
  - {id: 4100, channel: System, fields: [{name: Name}, {name: Text, aliases: [Path]}]}
derived_fields:
  - {name: Joined, join: '{Name}\{Number}'}
  - {name: Word, from: Number, values: {'1': c}}
)");
  if (!AddFieldMap(sources, id, maps, diagnostics)) throw std::runtime_error("the map is wrong");
  return maps;
}

Program SmallProgram() {
  const FieldMaps maps = SmallMaps();
  SourceSet sources;
  sources.Add("r.yml", std::string(kRules));
  CompileOptions options;
  options.field_maps = &maps;
  CompileReport report = CompileRules(sources, options);
  if (!report.program || report.refused > 0) throw std::runtime_error("the rule is wrong");
  return *report.program;
}

Bytes Copy(const Program& program) { return {program.bytes().begin(), program.bytes().end()}; }

void Seal(Bytes& bytes) {
  ImageHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  header.checksum = Checksum(std::span(bytes).subspan(kChecksummedFrom));
  std::memcpy(bytes.data(), &header, sizeof header);
}

constexpr std::string_view kEvents[] = {
    R"({"EventID":4100,"Channel":"System","Name":"axb","Path":"C:\\d\\x1.exe","Text":"aa",)"
    R"("Address":"10.1.2.3","Number":1})",
    R"({"Provider_Name":"Other","EventID":"4100","P":["x","a\u0061"],"Address":"::1"})",
    R"({"Channel":"Security","a":[{"b":[null,[],{},"alpha"]}]})",
};

// Uses a program in every way there is; the verdicts do not matter.
std::size_t Exercise(const Program& program) {
  std::size_t matches = program.Disassemble().size() > 0 ? 0 : 1;
  for (std::size_t i = 0; i < program.rule_count(); ++i) (void)program.rule(i);
  const Matcher matcher(program);
  MatchScratch scratch = matcher.NewScratch();
  JsonEventReader reader(program);
  for (const std::string_view event : kEvents) {
    if (reader.Read(event) != ReadStatus::kRead) continue;
    std::vector<FieldSlot> fields;
    const auto found = matcher.MatchEvent(reader.event(), scratch);
    const std::vector<Match> copy(found.begin(), found.end());
    for (const Match& match : copy) {
      matcher.DecidingFields(reader.event(), match, scratch, fields);
    }
    matches += copy.size();
  }
  return matches;
}

std::string OnlyCode(const Result<Program>& result) {
  REQUIRE_FALSE(result.ok());
  REQUIRE(result.diagnostics().size() == 1);
  return CodeName(result.diagnostics()[0].code);
}

class TemporaryFile {
 public:
  explicit TemporaryFile(std::span<const std::byte> bytes)
      : path_(std::filesystem::temp_directory_path() /
              ("sigmata_program_test_" + std::to_string(getpid()))) {
    std::ofstream out(path_, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()),
              static_cast<std::streamsize>(bytes.size()));
  }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

TEST_CASE("the small program matches what it should", "[unit]") {
  const Program program = SmallProgram();
  CHECK(TitlesFor(program, kEvents[0]) == std::vector<std::string>{"small"});
  CHECK(TitlesFor(program, kEvents[1]).empty());
  CHECK(TitlesFor(program, kEvents[2]) == std::vector<std::string>{"small"});
}

TEST_CASE("a loaded program equals the saved one", "[unit]") {
  const Program saved = SmallProgram();
  const Result<Program> loaded = Program::Load(saved.bytes());
  REQUIRE(loaded);
  CHECK(Copy(*loaded) == Copy(saved));
  CHECK(loaded->Disassemble() == saved.Disassemble());
  CHECK(loaded->rule_count() == 1);
  CHECK(loaded->rule(0).title == "small");
  CHECK(loaded->rule(0).id == "6f6e9d0e-95a5-4a0e-9b8b-b1a3a5c1d7aa");
  CHECK(loaded->rule(0).level == "low");
  CHECK(loaded->rule(0).file == "r.yml");
  CHECK(loaded->rule(0).line == 1);
  CHECK(Exercise(*loaded) == Exercise(saved));
}

TEST_CASE("compiling the same rules twice gives the same bytes", "[unit]") {
  CHECK(Copy(SmallProgram()) == Copy(SmallProgram()));
}

TEST_CASE("a program outlives the bytes and the copies it was made from", "[unit]") {
  auto bytes = std::make_unique<Bytes>(Copy(SmallProgram()));
  std::optional<Program> first = *Program::Load(*bytes);
  bytes.reset();
  const Program second = *first;
  first.reset();
  CHECK(Exercise(second) == 2);
}

TEST_CASE("bytes at an address that is not aligned are loaded", "[unit]") {
  Bytes bytes = Copy(SmallProgram());
  bytes.insert(bytes.begin(), std::byte{0});
  CHECK(Program::Load(std::span(bytes).subspan(1)));
}

TEST_CASE("every flip of a byte of a program's body is refused", "[unit]") {
  const Bytes good = Copy(SmallProgram());
  for (std::size_t i = sizeof(ImageHeader); i < good.size(); ++i) {
    Bytes bytes = good;
    bytes[i] ^= std::byte{0xFF};
    if (Program::Load(bytes).ok()) FAIL_CHECK("byte " << i << " may be damaged unnoticed");
  }
}

TEST_CASE("every flip of a byte of a program's header is refused", "[unit]") {
  const Bytes good = Copy(SmallProgram());
  for (std::size_t i = 0; i < sizeof(ImageHeader); ++i) {
    Bytes bytes = good;
    bytes[i] ^= std::byte{0xFF};
    INFO("byte " << i);
    CHECK_FALSE(Program::Load(bytes).ok());
  }
}

TEST_CASE("a sealed program with any one byte damaged is refused or harmless", "[unit]") {
  const Bytes good = Copy(SmallProgram());
  std::size_t loaded = 0;
  for (std::size_t i = sizeof(ImageHeader); i < good.size(); ++i) {
    for (const unsigned change : {0x01U, 0x80U, 0xFFU, 0x10U}) {
      Bytes bytes = good;
      bytes[i] ^= std::byte{static_cast<unsigned char>(change)};
      Seal(bytes);
      const Result<Program> program = Program::Load(bytes);
      if (!program) continue;
      ++loaded;
      Exercise(*program);
    }
  }
  CHECK(loaded > 0);
}

TEST_CASE("a program cut short anywhere is refused, also with a fitting length", "[unit]") {
  const Bytes good = Copy(SmallProgram());
  for (std::size_t size = 0; size < good.size(); ++size) {
    Bytes bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size));
    if (Program::Load(bytes).ok()) FAIL_CHECK("cut to " << size);
    if (size < sizeof(ImageHeader)) continue;
    ImageHeader header;
    std::memcpy(&header, bytes.data(), sizeof header);
    header.size = size;
    std::memcpy(bytes.data(), &header, sizeof header);
    Seal(bytes);
    // The last bytes may be padding, which nothing refers to.
    if (const auto program = Program::Load(bytes)) Exercise(*program);
  }
}

TEST_CASE("refusals say what the bytes are", "[unit]") {
  const Bytes good = Copy(SmallProgram());
  CHECK(OnlyCode(Program::Load({})) == "SM930");
  const std::string_view text = "title: not a program, but long enough to have a header of one";
  CHECK(OnlyCode(Program::Load(std::as_bytes(std::span(text)))) == "SM930");
  Bytes other = good;
  ImageHeader header;
  std::memcpy(&header, other.data(), sizeof header);
  header.format_version = kProgramFormatVersion + 1;
  std::memcpy(other.data(), &header, sizeof header);
  CHECK(OnlyCode(Program::Load(other)) == "SM931");
  header.format_version = kProgramFormatVersion;
  header.byte_order = 0x04030201;
  std::memcpy(other.data(), &header, sizeof header);
  CHECK(OnlyCode(Program::Load(other)) == "SM931");
  Bytes longer = good;
  longer.emplace_back();
  CHECK(OnlyCode(Program::Load(longer)) == "SM930");
}

TEST_CASE("a program file is read and matches", "[unit]") {
  const Program saved = SmallProgram();
  const TemporaryFile file(saved.bytes());
  const Result<Program> loaded = Program::LoadFile(file.path());
  REQUIRE(loaded);
  CHECK(Copy(*loaded) == Copy(saved));
  CHECK(Exercise(*loaded) == 2);
}

TEST_CASE("a program stays what it was when its file is written over or cut", "[unit]") {
  const Program saved = SmallProgram();
  const TemporaryFile file(saved.bytes());
  const Result<Program> loaded = Program::LoadFile(file.path());
  REQUIRE(loaded);
  {
    std::fstream same(file.path(), std::ios::in | std::ios::out | std::ios::binary);
    same << std::string(saved.bytes().size(), '\xFF');
    REQUIRE(same.flush());
  }
  CHECK(Exercise(*loaded) == 2);
  std::filesystem::resize_file(file.path(), 0);
  CHECK(Copy(*loaded) == Copy(saved));
  CHECK(Exercise(*loaded) == 2);
}

TEST_CASE("files that are no program are refused", "[unit]") {
  CHECK(OnlyCode(Program::LoadFile("/nowhere/rules.sgm")) == "SM950");
  CHECK(OnlyCode(Program::LoadFile("")) == "SM950");
  CHECK(OnlyCode(Program::LoadFile(std::filesystem::temp_directory_path().string())) == "SM950");
  CHECK(OnlyCode(Program::LoadFile(TemporaryFile({}).path())) == "SM950");
  const std::string_view text = "title: a rule\n";
  const TemporaryFile rule(std::as_bytes(std::span(text)));
  CHECK(OnlyCode(Program::LoadFile(rule.path())) == "SM930");
}

TEST_CASE("a refusal has no place in whatever sources there are", "[unit]") {
  SourceSet sources;
  sources.Add("innocent.yml", "title: x\n");
  const auto result = Program::Load({});
  const std::string text = FormatConcise(result.diagnostics()[0], sources);
  CHECK(text.find("innocent.yml") == std::string::npos);
}

TEST_CASE("rules without a known logsource are counted", "[unit]") {
  const Program program = ProgramOf(
      "title: a\nlogsource: {product: acme}\ndetection: {s: {x: 1}, condition: s}\n"
      "---\n"
      "title: b\nlogsource: {product: windows}\ndetection: {s: {x: 1}, condition: s}\n",
      false);
  CHECK(program.rule_count() == 2);
  CHECK(program.ungated_rule_count() == 1);
}

TEST_CASE("the well-known fields come first, the rules' fields behind", "[unit]") {
  const Program program = ProgramWith("    s: {x: 1, y: 2}\n    condition: s\n");
  REQUIRE(program.field_count() == 6);
  CHECK(program.field_name(0) == "EventID");
  CHECK(program.field_name(1) == "Channel");
  CHECK(program.field_name(2) == "Provider_Name");
  CHECK(program.field_name(3) == "Version");
  CHECK(SlotOf(program, "x") >= 4);
  CHECK(SlotOf(program, "y") >= 4);
}

TEST_CASE("no rules make a program too", "[unit]") {
  const Program program = ProgramOf("");
  CHECK(program.rule_count() == 0);
  CHECK(TitlesFor(program, R"({"EventID":1})").empty());
}

}  // namespace
}  // namespace sigmata
