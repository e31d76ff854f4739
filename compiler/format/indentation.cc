// Goes down the lines beside the collections of the outline. What is open at a line follows from
// its column, as YAML has it: a line closes every collection that began further to the right.
#include "compiler/format/indentation.h"

#include <algorithm>
#include <optional>
#include <string>

#include "compiler/format/text_lines.h"

namespace sigmata {
namespace {

bool IsDocumentMark(std::string_view line) {
  const std::string_view mark = line.substr(0, 3);
  return (mark == "---" || mark == "...") && IsBlankLine(line.substr(3));
}

// Where a line stood, and where it goes.
struct Move {
  std::size_t from = 0, to = 0;
};

class LineIndenter {
 public:
  LineIndenter(std::string_view text, const std::vector<std::string_view>& lines,
               const Outline& outline)
      : text_(text), lines_(lines), outline_(outline) {
    out_.within_value.resize(lines.size());
  }

  Indentation Run() {
    std::size_t line = 0;
    while (line < lines_.size()) line = Place(line);
    PlaceComments(nullptr, open_);
    return std::move(out_);
  }

 private:
  std::size_t Offset(std::size_t line) const {
    return static_cast<std::size_t>(lines_[line].data() - text_.data());
  }

  void Edit(std::size_t begin, std::size_t end, std::string with) {
    if (text_.substr(begin, end - begin) == with) return;
    const Span span{0, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    out_.edits.push_back({span, std::move(with)});
  }

  void Indent(std::size_t line, std::size_t column) {
    const std::size_t begin = Offset(line);
    Edit(begin, begin + LeadingBlanks(lines_[line]), std::string(column, ' '));
  }

  void StripEnd(std::size_t line) {
    const std::size_t last = lines_[line].find_last_not_of(" \t");
    const std::size_t size = last == std::string_view::npos ? 0 : last + 1;
    Edit(Offset(line) + size, Offset(line) + lines_[line].size(), "");
  }

  // Places a line, and those below it that belong to a value; returns the line behind them.
  std::size_t Place(std::size_t line) {
    if (IsBlankLine(lines_[line])) {
      StripEnd(line);
    } else if (IsCommentLine(lines_[line])) {
      comments_.push_back(line);
      StripEnd(line);
    } else if (IsDocumentMark(lines_[line])) {
      PlaceComments(nullptr, open_);
      open_.clear();
      above_ = {};
      StripEnd(line);
    } else {
      return PlaceText(line);
    }
    return line + 1;
  }

  std::size_t PlaceText(std::size_t line) {
    std::vector<BlockCollection> before;
    if (!comments_.empty()) before = open_;
    const std::size_t column = LeadingBlanks(lines_[line]);
    const Move move = {column, EnterLine(line, column)};
    PlaceComments(&move, before);
    above_ = move;
    Indent(line, move.to);
    while (stretch_ < outline_.stretches.size() &&
           outline_.stretches[stretch_].begin < Offset(line) + lines_[line].size()) {
      const Stretch& stretch = outline_.stretches[stretch_++];
      const std::size_t next = PlaceStretch(line, stretch, move);
      if (next > line + 1) return next;
    }
    StripEnd(line);
    return line + 1;
  }

  // Closes and opens collections; returns the line's new column.
  std::size_t EnterLine(std::size_t line, std::size_t column) {
    const bool dash = lines_[line][column] == '-';
    const std::size_t at = Offset(line) + column;
    while (!open_.empty() && (open_.back().old_column > column ||
                              (open_.back().old_column == column && open_.back().sequence &&
                               !(dash && IsDashOf(at))))) {
      open_.pop_back();
    }
    const bool continues = !open_.empty() && open_.back().old_column == column;
    std::size_t to = open_.empty() ? 0 : open_.back().inner_column();
    if (continues) to = open_.back().new_column;
    for (const std::size_t end = at + lines_[line].size() - column;
         next_ < outline_.collections.size() && outline_.collections[next_].begin < end; ++next_) {
      const BlockCollection& opened = outline_.collections[next_];
      if (opened.begin == at) to = opened.new_column;
      open_.push_back(opened);
    }
    return to;
  }

  // Whether the dash is an element's, and no word begins with it.
  bool IsDashOf(std::size_t at) const {
    return at + 1 >= text_.size() || text_[at + 1] == ' ' || text_[at + 1] == '\t' ||
           text_[at + 1] == '\n';
  }

  std::size_t PlaceStretch(std::size_t line, const Stretch& stretch, Move first) {
    if (stretch.kind == Stretch::Kind::kBlock) return PlaceBlock(line, stretch);
    std::size_t end = line + 1;
    std::size_t least = std::string_view::npos;
    for (; end < lines_.size() && Offset(end) < stretch.end; ++end) {
      out_.within_value[end] = true;
      if (!IsBlankLine(lines_[end])) least = std::min(least, LeadingBlanks(lines_[end]));
    }
    if (end == line + 1) return end;
    Move move = first;
    if (stretch.kind == Stretch::Kind::kFolded && !open_.empty()) {
      move = {least, open_.back().inner_column()};
    }
    // Blanks at the end of a line are folded away, but behind a \ in double quotes they are text.
    const bool strip = stretch.kind == Stretch::Kind::kFolded && text_[stretch.begin] != '"';
    if (strip) StripEnd(line);
    for (std::size_t i = line + 1; i < end; ++i) {
      const bool blank = IsBlankLine(lines_[i]);
      if (!blank) Shift(i, LeadingBlanks(lines_[i]), move);
      if (blank || strip || i + 1 == end) StripEnd(i);
    }
    return end;
  }

  // Text behind | or >: all that is indented as its first line, or by the number behind the sign,
  // and blank lines between.
  std::size_t PlaceBlock(std::size_t line, const Stretch& stretch) {
    const std::string_view header =
        text_.substr(stretch.begin, std::min<std::size_t>(stretch.end - stretch.begin, 3));
    const std::size_t digit = header.find_first_of("123456789");
    const bool numbered = digit != header.npos;
    const std::size_t parent = open_.empty() ? 0 : open_.back().old_column;
    std::size_t indent = numbered ? parent + static_cast<std::size_t>(header[digit] - '0') : 0;
    std::size_t end = line + 1;
    for (std::size_t i = line + 1; i < lines_.size(); ++i) {
      const std::size_t blanks = SpacesBefore(lines_[i]);
      const bool blank = blanks == lines_[i].size();
      const std::size_t least = std::max(indent, parent + 1);
      if (!blank && blanks < least) break;
      if (!blank && indent == 0) indent = blanks;
      if (!blank || (indent > 0 && blanks > indent)) end = i + 1;  // blanks beyond are text
    }
    while (header.find('+') != header.npos && end < lines_.size() && IsBlankLine(lines_[end])) {
      ++end;
    }
    if (end == line + 1) return end;
    StripEnd(line);
    Move move = {indent, open_.empty() ? indent : open_.back().inner_column()};
    if (numbered) move.to = indent + (open_.empty() ? 0 : open_.back().new_column) - parent;
    ShiftBlock(line + 1, end, move);
    return end;
  }

  void ShiftBlock(std::size_t begin, std::size_t end, Move move) {
    for (std::size_t line = begin; line < end; ++line) {
      out_.within_value[line] = true;
      const std::size_t blanks = SpacesBefore(lines_[line]);
      const bool blank = blanks == lines_[line].size();
      if (blank && (blanks <= move.from || move.from == 0)) {  // 0: there is no text at all
        StripEnd(line);
      } else {
        Shift(line, blanks, move);
      }
    }
  }

  // A tab is text there.
  static std::size_t SpacesBefore(std::string_view line) {
    return std::min(line.find_first_not_of(' '), line.size());
  }

  // Lines of a value keep their place to one another.
  void Shift(std::size_t line, std::size_t blanks, Move move) {
    const std::size_t to = blanks + move.to;
    Edit(Offset(line), Offset(line) + blanks, std::string(to - std::min(to, move.from), ' '));
  }

  // The comments since the last line of text, at which `open` was open; `below` is the next one, if
  // the document has one.
  void PlaceComments(const Move* below, const std::vector<BlockCollection>& open) {
    std::optional<Move> before;
    for (const std::size_t line : comments_) {
      const std::size_t column = LeadingBlanks(lines_[line]);
      before = {column, CommentColumn(column, before, below, open)};
      Indent(line, before->to);
    }
    comments_.clear();
  }

  std::size_t CommentColumn(std::size_t column, const std::optional<Move>& before,
                            const Move* below, const std::vector<BlockCollection>& open) const {
    if (below != nullptr && below->from == column) return below->to;
    if (above_.from == column) return above_.to;
    for (const BlockCollection& collection : open) {
      if (collection.old_column == column) return collection.new_column;
    }
    // In line with nothing: what follows another comment keeps its place to that one.
    if (before) return column + before->to > before->from ? column + before->to - before->from : 0;
    // What is deeper than both neighbours stands below the upper one.
    const bool deeper = column > above_.from && (below == nullptr || column > below->from);
    if (deeper) return open.empty() ? column : open.back().inner_column();
    return below != nullptr ? below->to : above_.to;
  }

  std::string_view text_;
  const std::vector<std::string_view>& lines_;
  const Outline& outline_;
  Indentation out_;
  std::vector<BlockCollection> open_;
  Move above_;  // of the last line of text
  std::size_t next_ = 0, stretch_ = 0;
  std::vector<std::size_t> comments_;
};

}  // namespace

Indentation IndentLines(std::string_view text, const std::vector<std::string_view>& lines,
                        const Outline& outline) {
  return LineIndenter(text, lines, outline).Run();
}

}  // namespace sigmata
