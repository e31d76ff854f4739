#include "runtime/event/event_key.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

TEST_CASE("a key ends at its quotation mark and says what it holds", "[unit]") {
  const EventKey plain = KeyAt(R"(abc":1)");
  CHECK(plain.raw == "abc");
  CHECK_FALSE((plain.escaped || plain.spaced || plain.dotted));
  const EventKey all = KeyAt(R"(a \"b.c":1)");
  CHECK(all.raw == R"(a \"b.c)");
  CHECK((all.escaped && all.spaced && all.dotted));
  CHECK(KeyAt("\"").raw.empty());
  CHECK(KeyAt(R"(\\")").raw == R"(\\)");
}

PathTree SomeTree() {
  PathTree tree;
  tree.FindOrAdd(tree.FindOrAdd(PathTree::kRoot, "a"), "b");
  tree.FindOrAdd(PathTree::kRoot, "Threat Name");
  tree.FindOrAdd(PathTree::kRoot, "ImagePath");
  tree.Close();
  return tree;
}

std::uint32_t Find(const PathTree& tree, const std::string& key) {
  KeyFinder finder;
  return finder.Find(tree, PathTree::kRoot, KeyAt((key + '"').c_str()));
}

TEST_CASE("keys are found without escapes, by dots, and without spaces where the tree says so",
          "[unit]") {
  PathTree tree = SomeTree();
  const std::uint32_t below = tree.Find(tree.Find(PathTree::kRoot, "a"), "b");
  CHECK(Find(tree, "a.b") == below);
  CHECK(Find(tree, R"(\u0061\u002eb)") == below);
  CHECK(Find(tree, "a.c") == PathTree::kNone);
  CHECK(Find(tree, "a.b.c") == PathTree::kNone);
  CHECK(Find(tree, "Threat Name") != PathTree::kNone);
  CHECK(Find(tree, "Image Path") == PathTree::kNone);
  tree.node(PathTree::kRoot).strips_spaces = true;
  CHECK(Find(tree, "Image Path") != PathTree::kNone);
  CHECK(Find(tree, R"(Image\u0020Path)") != PathTree::kNone);
}

TEST_CASE("a name that stands in a value is found like a key", "[unit]") {
  const PathTree tree = SomeTree();
  KeyFinder finder;
  const Value name{R"(Image\u0050ath)", ValueKind::kString, true};
  CHECK(finder.Find(tree, PathTree::kRoot, name) == tree.Find(PathTree::kRoot, "ImagePath"));
}

}  // namespace
}  // namespace sigmata
