#include "compiler/parse/attack_tag.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

using Kind = AttackTag::Kind;

TEST_CASE("tags of ATT&CK are read by their form") {
  const struct {
    const char* tag;
    Kind kind;
    const char* name;
  } cases[] = {
      {"attack.execution", Kind::kTactic, "execution"},
      {"attack.privilege_escalation", Kind::kTactic, "privilege-escalation"},
      {"ATTACK.Impact", Kind::kTactic, "impact"},
      {"attack.t1059", Kind::kTechnique, "T1059"},
      {"attack.T1059.001", Kind::kTechnique, "T1059.001"},
      {"attack.g0016", Kind::kOther, "G0016"},
      {"attack.ds0009", Kind::kOther, "DS0009"},
      {"attack.t159", Kind::kUnknown, "t159"},
      {"attack.t1059.01", Kind::kUnknown, "t1059.01"},
      {"attack.", Kind::kUnknown, ""},
      {"attack", Kind::kNone, ""},
      {"car.2016-03-002", Kind::kNone, ""},
  };
  for (const auto& one : cases) {
    const AttackTag tag = ReadAttackTag(one.tag);
    INFO(one.tag);
    CHECK(tag.kind == one.kind);
    CHECK(tag.name == one.name);
  }
}

}  // namespace
}  // namespace sigmata
