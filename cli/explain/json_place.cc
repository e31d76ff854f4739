#include "cli/explain/json_place.h"

#include <algorithm>

#include "sigmata/value.h"

namespace sigmata::cli {
namespace {

std::string SpellKey(std::string_view raw) {
  std::string key;
  AppendText({raw, ValueKind::kString, true}, key);
  const bool plain = !key.empty() && key.find_first_of(".[]\"") == key.npos;
  return plain ? key : '"' + key + '"';
}

class PlaceFinder {
 public:
  PlaceFinder(std::string_view json, std::span<const std::size_t> offsets)
      : json_(json), offsets_(offsets) {}

  std::vector<std::string> Find() {
    while (at_ < json_.size() && found_.size() < offsets_.size()) Step();
    found_.resize(offsets_.size());
    return std::move(found_);
  }

 private:
  struct Level {
    bool object = false;
    bool key_next = false;
    std::string_view key;   // of an object: the last one
    std::size_t index = 0;  // of an array
  };

  void Step() {
    const char c = json_[at_];
    if (c == '{' || c == '[') {
      levels_.push_back({c == '{', c == '{', {}, 0});
    } else if ((c == '}' || c == ']') && !levels_.empty()) {
      levels_.pop_back();
    } else if (c == ',' && !levels_.empty()) {
      levels_.back().key_next = levels_.back().object;
      ++levels_.back().index;
    } else if (c == '"') {
      return TakeString();
    } else if (std::string_view(" \t\r\n:").find(c) == std::string_view::npos) {
      return TakeWord();
    }
    ++at_;
  }

  void TakeString() {
    const std::size_t begin = at_++;
    while (at_ < json_.size() && json_[at_] != '"') at_ += json_[at_] == '\\' ? 2U : 1U;
    const std::size_t end = std::min(at_, json_.size());
    at_ = end + 1;
    if (!levels_.empty() && levels_.back().key_next) {
      levels_.back().key = json_.substr(begin + 1, end - begin - 1);
      levels_.back().key_next = false;
    } else {
      TakeValue(begin, end + 1);
    }
  }

  void TakeWord() {
    const std::size_t begin = at_;
    at_ = std::min(json_.find_first_of(",:]} \t\r\n\"", at_ + 1), json_.size());
    TakeValue(begin, at_);
  }

  void TakeValue(std::size_t begin, std::size_t end) {
    while (found_.size() < offsets_.size() && offsets_[found_.size()] < end) {
      const bool within = offsets_[found_.size()] >= begin;
      found_.push_back(within ? Path() : std::string());
    }
  }

  std::string Path() const {
    std::string path;
    for (const Level& level : levels_) {
      if (!level.object) {
        path += '[' + std::to_string(level.index) + ']';
      } else {
        path += (path.empty() ? "" : ".") + SpellKey(level.key);
      }
    }
    return path;
  }

  std::string_view json_;
  std::span<const std::size_t> offsets_;
  std::size_t at_ = 0;
  std::vector<Level> levels_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> PathsOf(std::string_view json, std::span<const std::size_t> offsets) {
  return PlaceFinder(json, offsets).Find();
}

}  // namespace sigmata::cli
