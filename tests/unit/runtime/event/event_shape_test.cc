#include "runtime/event/event_shape.h"

#include "runtime/program/program_builder.h"
#include "tests/support/catch.h"

namespace sigmata {
namespace {

struct Row {
  const char* from;
  const char* to;
  PathPositions positions = PathPositions::kNone;
};

class ShapeMaker {
 public:
  ShapeMaker(std::vector<Row> rows, std::initializer_list<const char*> fields) {
    for (const char* const field : fields) slots_.push_back(builder_.Field(field));
    for (const Row& row : rows) {
      builder_.paths.push_back({builder_.Text(row.from), builder_.Text(row.to), row.positions});
    }
    const TextRef id = builder_.Text("shape");
    builder_.shapes.push_back({id, id, {0, 0}, {0, static_cast<std::uint32_t>(rows.size())}});
    program_ = builder_.Build();
    REQUIRE(program_->ok());
    shapes_.emplace((*program_)->image());
    REQUIRE(shapes_->size() == 1);
  }

  // The node at the keys, or null.
  const PathTree::Node* At(std::initializer_list<const char*> keys) {
    const PathTree& tree = shapes_->tree(0);
    std::uint32_t node = PathTree::kRoot;
    for (const char* const key : keys) {
      node = tree.Find(node, key);
      if (node == PathTree::kNone) return nullptr;
    }
    return &tree.node(node);
  }

  bool Binds(std::initializer_list<const char*> keys, std::size_t field) {
    const PathTree::Node* const node = At(keys);
    if (node == nullptr) return false;
    for (const FieldBinding& binding : node->fields) {
      if (binding.slot == slots_[field]) return true;
    }
    return false;
  }

 private:
  ProgramBuilder builder_;
  std::vector<std::uint16_t> slots_;
  std::optional<Result<Program>> program_;
  std::optional<EventShapes> shapes_;
};

TEST_CASE("a captured key is the field's name", "[unit]") {
  ShapeMaker shape({{"Event.Data.{K}", "{K}"}}, {"Image"});
  CHECK(shape.Binds({"Event", "Data", "Image"}, 0));
  CHECK_FALSE(shape.Binds({"Image"}, 0));
  CHECK(shape.At({"Event", "Data", "Other"}) == nullptr);
}

TEST_CASE("a name with dots is one key or a path", "[unit]") {
  ShapeMaker shape({{"{K}", "{K}"}}, {"a.b.c"});
  CHECK(shape.Binds({"a.b.c"}, 0));
  CHECK(shape.Binds({"a", "b", "c"}, 0));
  CHECK_FALSE(shape.Binds({"a", "b.c"}, 0));
  CHECK(shape.At({"a.b.c"})->fields[0].rank < shape.At({"a", "b", "c"})->fields[0].rank);
}

TEST_CASE("a template with two captures is read in every way it can be", "[unit]") {
  ShapeMaker shape({{"S.{K}.#attributes.{A}", "{K}_{A}"}}, {"Time_Created_System"});
  CHECK(shape.Binds({"S", "Time", "#attributes", "Created_System"}, 0));
  CHECK(shape.Binds({"S", "Time_Created", "#attributes", "System"}, 0));
  CHECK_FALSE(shape.Binds({"S", "Time_Created_System", "#attributes", ""}, 0));
}

TEST_CASE("a name the template does not fit stands nowhere", "[unit]") {
  ShapeMaker shape({{"S.{K}.{A}", "{K}_{A}"}}, {"Plain"});
  CHECK_FALSE(shape.Binds({"S", "Plain"}, 0));
}

TEST_CASE("a field given by name alone, and a step for any key", "[unit]") {
  ShapeMaker shape({{"host.name", "Computer"}, {"User.*.{K}", "{K}"}}, {"Computer", "Name"});
  CHECK(shape.Binds({"host", "name"}, 0));
  CHECK(shape.Binds({"User", "Anything", "Name"}, 1));
  CHECK_FALSE(shape.Binds({"User", "Name"}, 1));
}

TEST_CASE("earlier rows have a better rank", "[unit]") {
  ShapeMaker shape({{"first", "X"}, {"second", "X"}}, {"X"});
  CHECK(shape.At({"first"})->fields[0].rank < shape.At({"second"})->fields[0].rank);
}

TEST_CASE("numbered keys are positions, lists are positions one after the other", "[unit]") {
  ShapeMaker shape(
      {{"d.param{N}", "", PathPositions::kNumbered}, {"list", "", PathPositions::kEach}}, {});
  CHECK(shape.At({"d", "param1"})->position == 1);
  CHECK(shape.At({"d", "param12"})->position == 12);
  CHECK(shape.At({"d", "param0"}) == nullptr);
  CHECK(shape.At({"list"})->positions == PathPositions::kEach);
}

TEST_CASE("a shape fits by all, any and none of its probes", "[unit]") {
  ProbeMasks masks;
  CHECK(masks.Fit(0));
  masks.all = 1 | 2;
  CHECK(masks.Fit(3));
  CHECK_FALSE(masks.Fit(1));
  masks.any = 4 | 8;
  CHECK_FALSE(masks.Fit(3));
  CHECK(masks.Fit(3 | 8));
  masks.none = 16;
  CHECK_FALSE(masks.Fit(3 | 8 | 16));
}

}  // namespace
}  // namespace sigmata
