// Tables damaged by hand, one at a time: a program that is opened can be matched without checks.
#include "runtime/program/program_verifier.h"

#include <functional>

#include "runtime/program/program_builder.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

constexpr std::uint32_t kFar = 1'000'000;

// One rule with one entry that asks each kind of operand, and a row in every other table.
ProgramBuilder Sound() {
  ProgramBuilder b;
  const TextRef text = b.Text("text");
  const std::uint16_t field = b.Field("Field");
  b.rules.push_back({text, text, text, text, 1, 1});
  b.sets.push_back({{b.Literal("a"), 1}});
  b.regexes.push_back({b.Text("a+"), {0, 1}});
  b.gate_sets.push_back(0);
  b.cidrs.push_back({});
  b.memo_count = 1;
  const auto ask = [&](Opcode op, std::uint32_t operand) {
    b.code.push_back({op, 0, field, operand, 1, 1, kNoMemo});
  };
  ask(Opcode::kEquals, 0);
  ask(Opcode::kEqualsAny, 0);
  ask(Opcode::kRegex, 0);
  ask(Opcode::kCidr, 0);
  ask(Opcode::kExists, 0);
  b.code.back().memo = 0;
  b.code.push_back({Opcode::kMatch});
  b.places.resize(b.code.size());
  b.entries.push_back({0, {0, static_cast<std::uint32_t>(b.code.size())}});
  b.classes.push_back({ClassKind::kChannel, 0, text, {0, 1}, {0, 1}});
  b.pivots.push_back({0, text, field, PivotKind::kPart, 0});
  b.groups.push_back({field, {0, 1}});
  b.group_entries.push_back(0);
  b.shapes.push_back({text, text, {0, 1}, {0, 1}, text});
  b.probes.push_back({ProbeKind::kAll, text});
  b.paths.push_back({text, text});
  b.layouts.push_back({text, 1, 0, {0, 1}, {0, 1}});
  b.layout_channels.push_back(text);
  b.parameters.push_back({{0, 1}});
  b.parameter_names.push_back(field);
  b.provider_aliases.push_back({text, text});
  b.derived_fields.push_back({field, {0, 1}, {0, 1}});
  b.derived_parts.push_back({field, {}});
  b.derived_words.push_back({text, text});
  b.messages.push_back({0, field, {0, 2}});
  b.message_pieces.push_back({text, 1, 0, {0, 1}});
  b.message_pieces.push_back({text, 0, 0, {}});
  b.message_words.push_back({text, text});
  return b;
}

struct Damage {
  const char* what;
  std::function<void(ProgramBuilder&)> make;
};

bool Refused(const Damage& damage) {
  ProgramBuilder builder = Sound();
  damage.make(builder);
  return !builder.Build().ok();
}

TEST_CASE("the program that the cases below damage is sound", "[unit]") {
  const auto program = Sound().Build();
  REQUIRE(program);
  CHECK(VerifyImage(program->image()).empty());
  CHECK(program->Disassemble().find("exists") != std::string::npos);
}

TEST_CASE("texts have to lie in the text table", "[unit]") {
  const TextRef behind{kFar, 1};
  const TextRef across{0, kFar};
  const TextRef wrapping{0xFFFFFFFF, 2};
  for (const TextRef bad : {behind, across, wrapping}) {
    const Damage damages[] = {
        {"field", [=](auto& b) { b.fields[4] = bad; }},
        {"rule id", [=](auto& b) { b.rules[0].id = bad; }},
        {"rule title", [=](auto& b) { b.rules[0].title = bad; }},
        {"rule level", [=](auto& b) { b.rules[0].level = bad; }},
        {"rule file", [=](auto& b) { b.rules[0].file = bad; }},
        {"literal", [=](auto& b) { b.literals[0] = bad; }},
        {"regex", [=](auto& b) { b.regexes[0].pattern = bad; }},
        {"class", [=](auto& b) { b.classes[0].name = bad; }},
        {"pivot", [=](auto& b) { b.pivots[0].text = bad; }},
        {"shape id", [=](auto& b) { b.shapes[0].id = bad; }},
        {"shape title", [=](auto& b) { b.shapes[0].title = bad; }},
        {"shape root", [=](auto& b) { b.shapes[0].root = bad; }},
        {"probe", [=](auto& b) { b.probes[0].path = bad; }},
        {"path from", [=](auto& b) { b.paths[0].from = bad; }},
        {"path to", [=](auto& b) { b.paths[0].to = bad; }},
        {"pair name", [=](auto& b) { b.paths[0].pair_name = bad; }},
        {"pair value", [=](auto& b) { b.paths[0].pair_value = bad; }},
        {"layout", [=](auto& b) { b.layouts[0].provider = bad; }},
        {"layout channel", [=](auto& b) { b.layout_channels[0] = bad; }},
        {"alias", [=](auto& b) { b.provider_aliases[0].alias = bad; }},
        {"alias name", [=](auto& b) { b.provider_aliases[0].name = bad; }},
        {"derived part", [=](auto& b) { b.derived_parts[0].text = bad; }},
        {"derived value", [=](auto& b) { b.derived_words[0].value = bad; }},
        {"derived word", [=](auto& b) { b.derived_words[0].word = bad; }},
        {"message part", [=](auto& b) { b.message_pieces[0].literal = bad; }},
        {"message word", [=](auto& b) { b.message_words[0].alias = bad; }},
        {"word's code", [=](auto& b) { b.message_words[0].name = bad; }},
    };
    for (const Damage& damage : damages) {
      INFO(damage.what << " at " << bad.offset);
      CHECK(Refused(damage));
    }
  }
}

TEST_CASE("ranges have to lie in their table", "[unit]") {
  for (const Range bad : {Range{kFar, 0}, Range{kFar, 1}, Range{0, kFar}, Range{0xFFFFFFFF, 2}}) {
    const Damage damages[] = {
        {"set", [=](auto& b) { b.sets[0].literals = bad; }},
        {"gates", [=](auto& b) { b.regexes[0].gates = bad; }},
        {"code", [=](auto& b) { b.entries[0].code = bad; }},
        {"groups", [=](auto& b) { b.classes[0].groups = bad; }},
        {"pivots", [=](auto& b) { b.classes[0].pivots = bad; }},
        {"group entries", [=](auto& b) { b.groups[0].entries = bad; }},
        {"probes", [=](auto& b) { b.shapes[0].probes = bad; }},
        {"paths", [=](auto& b) { b.shapes[0].paths = bad; }},
        {"channels", [=](auto& b) { b.layouts[0].channels = bad; }},
        {"parameters", [=](auto& b) { b.layouts[0].parameters = bad; }},
        {"names", [=](auto& b) { b.parameters[0].names = bad; }},
        {"derived parts", [=](auto& b) { b.derived_fields[0].parts = bad; }},
        {"derived words", [=](auto& b) { b.derived_fields[0].words = bad; }},
        {"message parts", [=](auto& b) { b.messages[0].pieces = bad; }},
        {"words", [=](auto& b) { b.message_pieces[0].words = bad; }},
    };
    for (const Damage& damage : damages) {
      INFO(damage.what << " at " << bad.first);
      CHECK(Refused(damage));
    }
  }
}

TEST_CASE("indexes have to exist", "[unit]") {
  const Damage damages[] = {
      {"entry's rule", [](auto& b) { b.entries[0].rule = 1; }},
      {"group's field", [](auto& b) { b.groups[0].field = 5; }},
      {"group's entry", [](auto& b) { b.group_entries[0] = 1; }},
      {"gate's set", [](auto& b) { b.gate_sets[0] = 1; }},
      {"pivot's field", [](auto& b) { b.pivots[0].field = 5; }},
      {"pivot's entry", [](auto& b) { b.pivots[0].entry = 1; }},
      {"parameter's field", [](auto& b) { b.parameter_names[0] = 5; }},
      {"message's field", [](auto& b) { b.messages[0].field = 5; }},
      {"message's layout", [](auto& b) { b.messages[0].layout = 1; }},
      {"instruction's field", [](auto& b) { b.code[0].field = 5; }},
      {"literal", [](auto& b) { b.code[0].operand = 1; }},
      {"set", [](auto& b) { b.code[1].operand = 1; }},
      {"regex", [](auto& b) { b.code[2].operand = 1; }},
      {"network", [](auto& b) { b.code[3].operand = 1; }},
      {"operand of a question without one", [](auto& b) { b.code[4].operand = 1; }},
      {"shared answer", [](auto& b) { b.code[4].memo = 1; }},
      {"derived field", [](auto& b) { b.derived_fields[0].field = 5; }},
      {"derived part's field", [](auto& b) { b.derived_parts[0].field = 5; }},
      {"derived field without parts", [](auto& b) { b.derived_fields[0].parts = {}; }},
      {"words for a text", [](auto& b) { b.derived_parts[0].field = kNoField; }},
  };
  for (const Damage& damage : damages) {
    INFO(damage.what);
    CHECK(Refused(damage));
  }
}

TEST_CASE("a message is parts with parameters between them", "[unit]") {
  const Damage damages[] = {
      {"no parameter",
       [](auto& b) {
         b.messages[0].pieces = {1, 1};
       }},
      {"a parameter behind the last part", [](auto& b) { b.message_pieces[1].parameter = 2; }},
      {"parts without a parameter", [](auto& b) { b.message_pieces[0].parameter = 0; }},
      {"too many parts",
       [](auto& b) {
         b.message_pieces.insert(b.message_pieces.begin(), kMaxMessagePieces, b.message_pieces[0]);
         b.messages[0].pieces.count += kMaxMessagePieces;
       }},
  };
  for (const Damage& damage : damages) {
    INFO(damage.what);
    CHECK(Refused(damage));
  }
}

TEST_CASE("what is built from the pivots is bounded by their number and size", "[unit]") {
  const Damage damages[] = {
      {"a long text",
       [](auto& b) { b.pivots[0].text = b.Text(std::string(kMaxPivotSize + 1, 'a')); }},
      {"a window behind its text", [](auto& b) { b.pivots[0].window = 1; }},
      {"two classes with the same pivots",
       [](auto& b) {
         b.classes.push_back({ClassKind::kAny, 0, {}, {0, 1}, {0, 1}});
       }},
      {"a gap before the first class's pivots",
       [](auto& b) {
         b.pivots.push_back(b.pivots[0]);
         b.classes[0].pivots = {1, 1};
       }},
  };
  for (const Damage& damage : damages) {
    INFO(damage.what);
    CHECK(Refused(damage));
  }
}

TEST_CASE("kinds have to be known", "[unit]") {
  const Damage damages[] = {
      {"opcode", [](auto& b) { b.code[0].op = static_cast<Opcode>(kOpcodeCount); }},
      {"class", [](auto& b) { b.classes[0].kind = static_cast<ClassKind>(6); }},
      {"pivot", [](auto& b) { b.pivots[0].kind = static_cast<PivotKind>(6); }},
      {"probe", [](auto& b) { b.probes[0].kind = static_cast<ProbeKind>(4); }},
      {"positions", [](auto& b) { b.paths[0].positions = static_cast<PathPositions>(5); }},
      {"text of a path", [](auto& b) { b.paths[0].text = static_cast<PathText>(4); }},
      {"family", [](auto& b) { b.cidrs[0].family = 5; }},
      {"prefix of IPv4", [](auto& b) { b.cidrs[0].prefix = 33; }},
      {"prefix of IPv6",
       [](auto& b) {
         b.cidrs[0] = {6, 129, {}, {}};
       }},
  };
  for (const Damage& damage : damages) {
    INFO(damage.what);
    CHECK(Refused(damage));
  }
}

TEST_CASE("jumps go forward and stay in their entry", "[unit]") {
  const Damage damages[] = {
      {"to itself, true", [](auto& b) { b.code[0].on_true = 0; }},
      {"to itself, false", [](auto& b) { b.code[0].on_false = 0; }},
      {"behind the end, true", [](auto& b) { b.code[0].on_true = 6; }},
      {"behind the end, false", [](auto& b) { b.code[4].on_false = 2; }},
      {"far", [](auto& b) { b.code[0].on_false = 0xFFFF; }},
      {"no terminal at the end", [](auto& b) { b.code[5] = b.code[4]; }},
      {"entry ends too early", [](auto& b) { b.entries[0].code.count = 3; }},
      {"entry is empty", [](auto& b) { b.entries[0].code.count = 0; }},
      {"a place is missing", [](auto& b) { b.places.pop_back(); }},
  };
  for (const Damage& damage : damages) {
    INFO(damage.what);
    CHECK(Refused(damage));
  }
}

TEST_CASE("the well-known fields have to come first", "[unit]") {
  const Damage damages[] = {
      {"none", [](auto& b) { b.fields.clear(); }},
      {"order", [](auto& b) { std::swap(b.fields[0], b.fields[1]); }},
      {"too many", [](auto& b) { b.fields.resize(0x10000, b.fields[4]); }},
  };
  for (const Damage& damage : damages) {
    INFO(damage.what);
    CHECK(Refused(damage));
  }
}

TEST_CASE("shared answers are no more than instructions can name", "[unit]") {
  // A scratch makes room for them: four billion of them are no program's.
  CHECK(Refused({"memo count", [](auto& b) { b.memo_count = 0xFFFFFFFF; }}));
}

}  // namespace
}  // namespace sigmata
