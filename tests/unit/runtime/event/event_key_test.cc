#include "runtime/event/event_key.h"

#include "tests/support/catch.h"

namespace sigmata {
namespace {

// The signs of a key are looked for some bytes beyond its end.
struct PaddedKey {
  explicit PaddedKey(const std::string& key)
      : text(key + std::string(kBytes16, '.')), size(key.size()) {}
  std::string_view raw() const { return std::string_view(text).substr(0, size); }

  std::string text;
  std::size_t size;
};

TEST_CASE("a key says what odd signs it holds, and none of what stands behind it", "[unit]") {
  for (const std::size_t before : {0U, 3U, 15U, 16U, 17U, 40U}) {
    const std::string letters(before, 'a');
    const PaddedKey plain(letters);
    CHECK(KeyOf(plain.raw()).raw == letters);
    CHECK_FALSE(KeyOf(plain.raw()).escaped);
    CHECK_FALSE(KeyOf(plain.raw()).spaced);
    CHECK_FALSE(KeyOf(plain.raw()).dotted);
    CHECK(KeyOf(PaddedKey(letters + '\\').raw()).escaped);
    CHECK(KeyOf(PaddedKey(letters + ' ').raw()).spaced);
    CHECK(KeyOf(PaddedKey(letters + '.').raw()).dotted);
  }
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
  const PaddedKey padded(key);
  return finder.Find(tree, PathTree::kRoot, padded.raw());
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
