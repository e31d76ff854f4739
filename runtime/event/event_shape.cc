// A row `from: Event.System.{K}.#attributes.{A}` with `to: '{K}_{A}'` gives the field Provider_Name
// the path Event / System / Provider / #attributes / Name: the field's name is split by the
// template, and what each capture takes is put into the path.
#include "runtime/event/event_shape.h"

#include <algorithm>
#include <map>
#include <string>

namespace sigmata {
namespace {

using Captures = std::map<std::string_view, std::string_view>;  // "K" -> part of the field's name

constexpr std::uint32_t kMaxPositions = 64;
constexpr std::size_t kMaxPathKeys = 32;
constexpr std::string_view kAnyKey = "*";

std::vector<std::string_view> SplitPath(std::string_view path) {
  std::vector<std::string_view> keys;
  while (true) {
    const std::size_t dot = path.find('.');
    keys.push_back(path.substr(0, dot));
    if (dot == path.npos) return keys;
    path.remove_prefix(dot + 1);
  }
}

// All ways to read `name` by a template such as "{K}_{A}".
void SolveTemplate(std::string_view form, std::string_view name, Captures& captures,
                   std::vector<Captures>& solutions) {
  const std::size_t open = form.find('{');
  const std::size_t close = form.find('}');
  if (open == form.npos || close == form.npos || close < open) {
    if (form == name) solutions.push_back(captures);
    return;
  }
  if (!name.starts_with(form.substr(0, open))) return;
  const std::string_view key = form.substr(open + 1, close - open - 1);
  const std::string_view rest = form.substr(close + 1);
  const std::string_view tail = name.substr(open);
  for (std::size_t taken = rest.empty() ? tail.size() : 1; taken <= tail.size(); ++taken) {
    captures[key] = tail.substr(0, taken);
    SolveTemplate(rest, tail.substr(taken), captures, solutions);
  }
  captures.erase(key);
}

bool IsCapture(std::string_view key) { return key.starts_with('{') && key.ends_with('}'); }

class ShapeBuilder {
 public:
  ShapeBuilder(const ProgramImage& image, const ShapeRecord& record)
      : image_(image), record_(record) {
    shape_.id = image.Text(record.id);
  }

  EventShape Build() {
    for (std::uint32_t row = 0; row < record_.paths.count; ++row) {
      const PathRecord& path = image_.paths[record_.paths.first + row];
      AddPositions(path);
      for (std::size_t slot = 0; slot < image_.fields.size(); ++slot) {
        AddField(path, row, static_cast<FieldSlot>(slot));
      }
    }
    return std::move(shape_);
  }

 private:
  void AddPositions(const PathRecord& path) {
    const std::vector<std::string_view> keys = SplitPath(image_.Text(path.from));
    if (path.target == PathTarget::kPositions || path.target == PathTarget::kFieldAndPositions) {
      shape_.tree.node(Walk(keys, {}, false)).positions = true;
    } else if (path.target == PathTarget::kPosition) {
      for (std::uint32_t n = 1; n <= kMaxPositions; ++n) {
        std::string last(keys.back().substr(0, keys.back().find('{')));
        last += std::to_string(n);
        std::vector<std::string_view> numbered = keys;
        numbered.back() = last;
        shape_.tree.node(Walk(numbered, {}, false)).position = n;
      }
    }
  }

  void AddField(const PathRecord& path, std::uint32_t row, FieldSlot slot) {
    const std::string_view form = image_.Text(path.to);
    if (form.empty()) return;
    const std::vector<std::string_view> keys = SplitPath(image_.Text(path.from));
    std::vector<Captures> solutions;
    Captures captures;
    SolveTemplate(form, image_.Text(image_.fields[slot]), captures, solutions);
    for (const Captures& solution : solutions) {
      // A key with dots in its name goes before a path with the same spelling.
      const auto rank = static_cast<std::uint16_t>(std::min<std::uint32_t>(row, 0x7FFF) * 2);
      Bind(Walk(keys, solution, false), {slot, rank});
      const bool dotted = std::any_of(solution.begin(), solution.end(), [](const auto& capture) {
        return capture.second.find('.') != std::string_view::npos;
      });
      if (dotted) Bind(Walk(keys, solution, true), {slot, static_cast<std::uint16_t>(rank + 1)});
    }
  }

  std::uint32_t Step(std::uint32_t node, std::string_view key) {
    return key == kAnyKey ? shape_.tree.FindOrAddAny(node) : shape_.tree.FindOrAdd(node, key);
  }

  void Bind(std::uint32_t node, FieldBinding binding) {
    if (node != PathTree::kNone) shape_.tree.node(node).fields.push_back(binding);
  }

  // The node at the end of a path, made where missing.
  std::uint32_t Walk(const std::vector<std::string_view>& keys, const Captures& captures,
                     bool split) {
    std::uint32_t node = PathTree::kRoot;
    for (const std::string_view key : keys) {
      const auto it = captures.find(IsCapture(key) ? key.substr(1, key.size() - 2) : key);
      if (!IsCapture(key) || it == captures.end()) {
        node = Step(node, IsCapture(key) ? kAnyKey : key);
        continue;
      }
      const std::string_view text = it->second;
      const std::vector<std::string_view> parts =
          split ? SplitPath(text) : std::vector<std::string_view>{text};
      if (parts.size() > kMaxPathKeys) return PathTree::kNone;
      for (const std::string_view part : parts) {
        shape_.tree.node(node).strips_spaces = true;
        node = shape_.tree.FindOrAdd(node, part);
      }
    }
    return node;
  }

  const ProgramImage& image_;
  const ShapeRecord& record_;
  EventShape shape_;
};

}  // namespace

std::vector<EventShape> BuildEventShapes(const ProgramImage& image) {
  std::vector<EventShape> shapes;
  std::map<std::string_view, std::uint64_t> bits;
  for (const ProbeRecord& probe : image.probes) {
    const std::uint64_t next = bits.size() < kMaxProbePaths ? std::uint64_t{1} << bits.size() : 0;
    bits.try_emplace(image.Text(probe.path), next);
  }
  for (const ShapeRecord& record : image.shapes) {
    EventShape shape = ShapeBuilder(image, record).Build();
    for (const auto& [path, bit] : bits) {
      std::uint32_t node = PathTree::kRoot;
      for (const std::string_view key : SplitPath(path)) {
        node = key == kAnyKey ? shape.tree.FindOrAddAny(node) : shape.tree.FindOrAdd(node, key);
      }
      shape.tree.node(node).probes |= bit;
    }
    for (std::uint32_t i = 0; i < record.probes.count; ++i) {
      const ProbeRecord& probe = image.probes[record.probes.first + i];
      const std::uint64_t bit = bits[image.Text(probe.path)];
      std::uint64_t& mask = probe.kind == ProbeKind::kAll   ? shape.all
                            : probe.kind == ProbeKind::kAny ? shape.any
                                                            : shape.none;
      mask |= bit;
    }
    shape.tree.Close();
    shapes.push_back(std::move(shape));
  }
  return shapes;
}

}  // namespace sigmata
