// Where text came from and where in it something stands.
//
// A Span is a half-open byte range of one source. Lines and columns exist only when something is
// printed; they are computed from the byte offset then. Ids are dense indexes into one SourceSet.
// A SourceSet owns its texts; it is not synchronised: fill it first, then share it read-only.
#ifndef SIGMATA_SOURCE_H_
#define SIGMATA_SOURCE_H_

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace sigmata {

using SourceId = std::uint32_t;
// Of a diagnostic that belongs to no text, such as that of a file which cannot be read.
inline constexpr SourceId kNoSource = 0xFFFFFFFF;

struct Span {
  SourceId source = 0;
  std::uint32_t begin = 0;  // bytes from the start of the source
  std::uint32_t end = 0;    // one past the last byte

  friend bool operator==(const Span&, const Span&) = default;
};

// Both count from 1. The column counts code points, as editors do.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

class Source {
 public:
  Source(std::string name, std::string text);

  const std::string& name() const { return name_; }
  std::string_view text() const { return text_; }

  // `offset` past the end is read as the end.
  LineColumn Locate(std::uint32_t offset) const;
  // The text of a line without its line break; `line` counts from 1.
  std::string_view Line(std::uint32_t line) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

class SourceSet {
 public:
  SourceId Add(std::string name, std::string text);
  const Source& Get(SourceId id) const { return sources_[id]; }
  std::size_t size() const { return sources_.size(); }

 private:
  std::deque<Source> sources_;  // a deque keeps references valid while more are added
};

}  // namespace sigmata

#endif  // SIGMATA_SOURCE_H_
