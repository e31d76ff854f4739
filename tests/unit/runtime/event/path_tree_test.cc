#include "runtime/event/path_tree.h"

#include <algorithm>

#include "tests/support/catch.h"

namespace sigmata {
namespace {

std::vector<FieldSlot> SlotsAt(const PathTree& tree, std::initializer_list<const char*> keys) {
  std::uint32_t node = PathTree::kRoot;
  for (const char* const key : keys) {
    node = tree.Find(node, key);
    if (node == PathTree::kNone) return {};
  }
  std::vector<FieldSlot> slots;
  for (const FieldBinding& binding : tree.node(node).fields) slots.push_back(binding.slot);
  std::sort(slots.begin(), slots.end());
  return slots;
}

void Add(PathTree& tree, std::initializer_list<const char*> keys, FieldSlot slot) {
  std::uint32_t node = PathTree::kRoot;
  for (const std::string_view key : keys) {
    node = key == "*" ? tree.FindOrAddAny(node) : tree.FindOrAdd(node, key);
  }
  tree.node(node).fields.push_back({slot, 0});
}

TEST_CASE("a path is found again, others are not there", "[unit]") {
  PathTree tree;
  Add(tree, {"a", "b"}, 1);
  tree.Close();
  CHECK(SlotsAt(tree, {"a", "b"}) == std::vector<FieldSlot>{1});
  CHECK(SlotsAt(tree, {"a"}).empty());
  CHECK(tree.Find(PathTree::kRoot, "b") == PathTree::kNone);
  CHECK(tree.Find(PathTree::kRoot, "A") == PathTree::kNone);
}

TEST_CASE("a step for any key holds for keys of their own too", "[unit]") {
  PathTree tree;
  Add(tree, {"u", "*", "x"}, 1);
  Add(tree, {"u", "known", "y"}, 2);
  Add(tree, {"u", "known", "x"}, 3);
  tree.Close();
  CHECK(SlotsAt(tree, {"u", "whatever", "x"}) == std::vector<FieldSlot>{1});
  CHECK(SlotsAt(tree, {"u", "known", "x"}) == std::vector<FieldSlot>{1, 3});
  CHECK(SlotsAt(tree, {"u", "known", "y"}) == std::vector<FieldSlot>{2});
  CHECK(SlotsAt(tree, {"u", "whatever", "y"}).empty());
}

TEST_CASE("steps for any key stand one behind the other", "[unit]") {
  PathTree tree;
  Add(tree, {"*", "*"}, 1);
  Add(tree, {"a", "*"}, 2);
  Add(tree, {"*", "b"}, 3);
  tree.Close();
  CHECK(SlotsAt(tree, {"a", "b"}) == std::vector<FieldSlot>{1, 2, 3});
  CHECK(SlotsAt(tree, {"x", "b"}) == std::vector<FieldSlot>{1, 3});
  CHECK(SlotsAt(tree, {"a", "x"}) == std::vector<FieldSlot>{1, 2});
  CHECK(SlotsAt(tree, {"x", "x"}) == std::vector<FieldSlot>{1});
}

TEST_CASE("closing passes on positions, probes and the stripping of spaces", "[unit]") {
  PathTree tree;
  const std::uint32_t any = tree.FindOrAddAny(PathTree::kRoot);
  tree.node(any).positions = PathPositions::kNumbered;
  tree.node(any).position = 4;
  tree.node(any).probes = 2;
  tree.node(any).strips_spaces = true;
  const std::uint32_t own = tree.FindOrAdd(PathTree::kRoot, "own");
  tree.node(own).probes = 1;
  tree.Close();
  CHECK(tree.node(own).positions == PathPositions::kNumbered);
  CHECK(tree.node(own).position == 4);
  CHECK(tree.node(own).probes == 3);
  CHECK(tree.node(own).strips_spaces);
  CHECK(tree.node(any).probes == 2);
}

TEST_CASE("a key with dots leads to the path it spells, unless something else stands for it",
          "[unit]") {
  PathTree tree;
  Add(tree, {"a", "b", "c"}, 1);
  Add(tree, {"a.b"}, 2);
  Add(tree, {"any", "*", "c"}, 3);
  tree.Close();
  const auto at = [&tree](std::uint32_t parent, std::string_view key) {
    return tree.Find(parent, key, true);
  };
  CHECK(at(PathTree::kRoot, "a.b.c") == tree.Find(at(tree.Find(0, "a"), "b"), "c"));
  CHECK(at(PathTree::kRoot, "a.x") == PathTree::kNone);
  CHECK(at(PathTree::kRoot, ".") == PathTree::kNone);
  CHECK(at(PathTree::kRoot, "any.x.c") != PathTree::kNone);
  // A node of its own has what stands below the path as well.
  CHECK(SlotsAt(tree, {"a.b"}) == std::vector<FieldSlot>{2});
  CHECK(SlotsAt(tree, {"a.b", "c"}) == std::vector<FieldSlot>{1});
  // Any key is one key.
  CHECK(at(tree.Find(0, "any"), "x.c") == tree.node(tree.Find(0, "any")).any);
}

TEST_CASE("a key may begin and end in a known way", "[unit]") {
  PathTree tree;
  const std::uint32_t rest = tree.FindOrAddPattern(PathTree::kRoot, "U_");
  tree.node(tree.FindOrAdd(rest, "_Name")).fields.push_back({1, 0});
  Add(tree, {"U_own_Name"}, 2);
  tree.Close();
  CHECK(SlotsAt(tree, {"U_X9_Name"}) == std::vector<FieldSlot>{1});
  CHECK(SlotsAt(tree, {"U_own_Name"}) == std::vector<FieldSlot>{1, 2});
  for (const char* const other : {"U__Name", "U_X_Y_Name", "U_X_Names", "U_X", "V_X_Name", "U_"}) {
    INFO(other);
    CHECK(tree.Find(PathTree::kRoot, other) == PathTree::kNone);
  }
}

TEST_CASE("pairs have a parent of their own", "[unit]") {
  PathTree tree;
  const std::uint32_t list = tree.FindOrAdd(PathTree::kRoot, "list");
  const std::uint32_t names = tree.FindOrAddPair(list, "n", "v");
  CHECK(tree.FindOrAddPair(list, "other", "keys") == names);
  CHECK(tree.node(list).pair_name == "n");
  CHECK(tree.Find(list, "n") == PathTree::kNone);
}

TEST_CASE("a node with nothing but probes is known as such", "[unit]") {
  PathTree tree;
  tree.node(tree.FindOrAdd(PathTree::kRoot, "sign")).probes = 1;
  tree.node(tree.FindOrAdd(PathTree::kRoot, "number")).number_probes = 1;
  Add(tree, {"field"}, 1);
  tree.Close();
  CHECK(tree.node(tree.Find(PathTree::kRoot, "sign")).probes_only);
  CHECK_FALSE(tree.node(tree.Find(PathTree::kRoot, "number")).probes_only);
  CHECK_FALSE(tree.node(tree.Find(PathTree::kRoot, "field")).probes_only);
}

}  // namespace
}  // namespace sigmata
