#include "tests/unit/runtime/event/met_forms.h"

#include <string>

#include "tests/support/catch.h"

namespace sigmata {

PathTree MadeTree() {
  PathTree tree;
  FieldSlot slot = 0;
  for (const char* const key : {"a", "b", "o", "list", "n"}) {
    const std::uint32_t node = tree.FindOrAdd(PathTree::kRoot, key);
    tree.node(node).fields.push_back({slot++, 0});
  }
  tree.node(tree.FindOrAdd(tree.FindOrAdd(PathTree::kRoot, "o"), "x")).fields.push_back({0, 1});
  tree.node(tree.FindOrAdd(PathTree::kRoot, "list")).positions = PathPositions::kEach;
  tree.node(tree.FindOrAdd(PathTree::kRoot, "n")).number_probes = 4;
  tree.node(tree.FindOrAdd(PathTree::kRoot, "b")).probes = 2;
  tree.Close();
  return tree;
}

bool Forms::Meets(std::string_view json, const PathTree& tree, std::string_view behind) {
  const std::string difference = walks_.Read(json, tree, behind);
  if (!difference.empty()) {
    CAPTURE(json);
    FAIL(difference);
  }
  return walks_.met();
}

bool Meets(std::string_view known, std::string_view json, std::string_view behind) {
  Forms forms;
  forms.Meets(known);
  REQUIRE(forms.Meets(known));
  return forms.Meets(json, behind);
}

}  // namespace sigmata
