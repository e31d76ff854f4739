#include "runtime/program/program_builder.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

TEST_CASE("equal texts, literals and fields are stored once", "[unit]") {
  ProgramBuilder builder;
  const TextRef first = builder.Text("text");
  const TextRef second = builder.Text("text");
  CHECK(first.offset == second.offset);
  CHECK(builder.Literal("a") == builder.Literal("a"));
  CHECK(builder.Literal("a") != builder.Literal("b"));
  CHECK(builder.Field("x") == builder.Field("x"));
  CHECK(builder.HasField("x"));
  CHECK_FALSE(builder.HasField("y"));
  CHECK(builder.HasField("Channel"));
}

TEST_CASE("an empty builder gives a program with the well-known fields alone", "[unit]") {
  const auto program = ProgramBuilder().Build();
  REQUIRE(program);
  CHECK(program->field_count() == kWellKnownFieldCount);
  CHECK(program->rule_count() == 0);
}

TEST_CASE("a full field table takes no more, and is still a program", "[unit]") {
  ProgramBuilder builder;
  std::uint16_t last = 0;
  for (int i = 0; i < 70'000 && last != kEveryValue; ++i) {
    last = builder.Field("field" + std::to_string(i));
  }
  CHECK(last == kEveryValue);
  CHECK(builder.Field("one more") == kEveryValue);
  CHECK(builder.Field("field0") == kWellKnownFieldCount);
  CHECK(builder.Build().ok());
}

}  // namespace
}  // namespace sigmata
