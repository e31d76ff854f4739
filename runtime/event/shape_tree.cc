// A row `from: Event.System.{K}.#attributes.{A}` with `to: '{K}_{A}'` gives the field Provider_Name
// the path Event / System / Provider / #attributes / Name: the field's name is split by the
// template, and what each capture takes is put into the path.
#include "runtime/event/shape_tree.h"

#include <algorithm>
#include <set>
#include <string>

#include "runtime/program/path_syntax.h"

namespace sigmata {
namespace {

constexpr std::uint32_t kMaxPositions = 64;
constexpr std::size_t kMaxPathKeys = 32;
constexpr std::string_view kAnyKey = "*";
// Stands for the dots of a field's name where they are steps of the path.
constexpr char kStep = '\x01';

bool IsCapture(const PathKey& key) {
  return key.text.size() == 3 && key.text.starts_with('{') && key.text.ends_with('}');
}

class ShapeTreeBuilder {
 public:
  ShapeTreeBuilder(const ProgramImage& image, const ShapeRecord& record)
      : image_(image), record_(record) {}

  PathTree Build() {
    AddRowsBelow(PathTree::kRoot);
    if (const std::string_view root = image_.Text(record_.root); !root.empty()) {
      AddRowsBelow(AddPath(root, {}, tree_));
    }
    return std::move(tree_);
  }

 private:
  void AddRowsBelow(std::uint32_t top) {
    top_ = top;
    for (std::uint32_t row = 0; row < record_.paths.count; ++row) {
      path_ = &image_.paths[record_.paths.first + row];
      keys_ = SplitPath(image_.Text(path_->from));
      // Twice the row's number: a key with dots in its name goes before a path of that spelling.
      rank_ = static_cast<std::uint16_t>(std::min<std::uint32_t>(row, 0x7FFE) * 2);
      if (path_->text != PathText::kPlain) tree_.node(Walk({})).text = path_->text;
      if (path_->positions == PathPositions::kNumbered) {
        AddNumbers();
      } else if (path_->positions != PathPositions::kNone) {
        AddPosition(Walk({}), 0);
      }
      if (path_->hidden != 0) hidden_.insert(Walk({}));
      if (path_->positions != PathPositions::kNumbered) AddFields();
    }
  }

  void AddNumbers() {
    for (std::uint32_t n = 1; n <= kMaxPositions; ++n) {
      const std::string digits = std::to_string(n);
      const std::uint32_t node = Walk({{'N', digits}});
      AddPosition(node, n);
      for (std::size_t slot = 0; slot < image_.fields.size(); ++slot) {
        if (image_.Text(image_.fields[slot]) != image_.Text(path_->to)) continue;
        Bind(node, {static_cast<FieldSlot>(slot), rank_});
      }
    }
  }

  void AddPosition(std::uint32_t index, std::uint32_t number) {
    PathTree::Node& node = tree_.node(index);
    if (node.positions != PathPositions::kNone) return;
    node.positions = path_->positions;
    node.position = number;
    node.position_rank = rank_;
  }

  void AddFields() {
    const std::string_view form = image_.Text(path_->to);
    if (form.empty()) return;
    for (std::size_t slot = 0; slot < image_.fields.size(); ++slot) {
      for (PathCaptures& captures : ReadByForm(form, image_.Text(image_.fields[slot]))) {
        const auto field = static_cast<FieldSlot>(slot);
        Bind(Walk(captures), {field, rank_});
        BindSteps(captures, {field, static_cast<std::uint16_t>(rank_ + 1)});
      }
    }
  }

  // The dots in what the captures took may be steps.
  void BindSteps(PathCaptures& captures, FieldBinding binding) {
    std::vector<std::string> texts;
    std::size_t steps = 0;
    for (auto& [letter, text] : captures) {
      std::string& stepped = texts.emplace_back(text);
      steps += static_cast<std::size_t>(std::count(stepped.begin(), stepped.end(), '.'));
      std::replace(stepped.begin(), stepped.end(), '.', kStep);
    }
    if (steps == 0 || steps >= kMaxPathKeys) return;
    for (std::size_t i = 0; i < texts.size(); ++i) captures[i].second = texts[i];
    Bind(Walk(captures), binding);
  }

  void Bind(std::uint32_t node, FieldBinding binding) {
    if (!hidden_.contains(node)) tree_.node(node).fields.push_back(binding);
  }

  // The node at the end of the row's path, made where missing.
  std::uint32_t Walk(const PathCaptures& captures) {
    std::uint32_t node = top_;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (i + 1 == keys_.size() && path_->pair_name.size > 0) {
        node = tree_.FindOrAddPair(node, image_.Text(path_->pair_name),
                                   image_.Text(path_->pair_value));
      }
      node = Step(node, keys_[i], captures);
    }
    return node;
  }

  std::uint32_t Step(std::uint32_t node, const PathKey& key, const PathCaptures& captures) {
    if (!key.quoted && key.text == kAnyKey) return tree_.FindOrAddAny(node);
    std::string_view text = key.text;
    if (const std::size_t star = text.find(kAnyKey); star != text.npos) {
      tree_.node(node).strips_spaces = true;
      node = tree_.FindOrAddPattern(node, text.substr(0, star));
      text.remove_prefix(star + 1);
    }
    const std::string filled = FillKey(text, captures);
    if (filled == text) {
      return IsCapture(key) ? tree_.FindOrAddAny(node) : tree_.FindOrAdd(node, filled);
    }
    for (std::size_t begin = 0; begin <= filled.size();) {
      const std::size_t end = std::min(filled.find(kStep, begin), filled.size());
      tree_.node(node).strips_spaces = true;
      node = tree_.FindOrAdd(node, std::string_view(filled).substr(begin, end - begin));
      begin = end + 1;
    }
    return node;
  }

  const ProgramImage& image_;
  const ShapeRecord& record_;
  PathTree tree_;
  std::uint32_t top_ = PathTree::kRoot;
  // The row that is being added.
  const PathRecord* path_ = nullptr;
  std::vector<PathKey> keys_;
  std::uint16_t rank_ = 0;
  std::set<std::uint32_t> hidden_;
};

}  // namespace

PathTree BuildShapeTree(const ProgramImage& image, const ShapeRecord& shape) {
  return ShapeTreeBuilder(image, shape).Build();
}

std::uint32_t AddPath(std::string_view root, std::string_view path, PathTree& tree) {
  std::uint32_t node = PathTree::kRoot;
  for (const std::string_view part : {root, path}) {
    if (part.empty()) continue;
    for (const PathKey& key : SplitPath(part)) {
      // A probe sees the same in the trees of all shapes, whether or not a capture stands there.
      tree.node(node).strips_spaces = true;
      const bool any = !key.quoted && key.text == kAnyKey;
      node = any ? tree.FindOrAddAny(node) : tree.FindOrAdd(node, key.text);
    }
  }
  return node;
}

}  // namespace sigmata
