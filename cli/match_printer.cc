#include "cli/match_printer.h"

#include <fmt/format.h>

namespace sigmata::cli {

void MatchPrinter::Print(const BatchResult& result) {
  if (result.source != source_) {
    source_ = result.source;
    index_ = notes_ = 0;
  }
  PrintLines(result);
  if (!result.messages.empty()) output_.Flush();
  for (const BatchResult::Message& message : result.messages) PrintProblem(message);
  index_ += result.counts.events;
  counts_ += result.counts;
}

void MatchPrinter::PrintLines(const BatchResult& result) {
  const std::string_view lines = result.lines;
  std::size_t done = 0;
  for (const BatchResult::Gap& gap : result.gaps) {
    output_.Write(lines.substr(done, gap.offset - done));
    output_.Write(fmt::format_int(index_ + gap.event).c_str());
    done = gap.offset;
  }
  output_.Write(lines.substr(done));
}

void MatchPrinter::PrintProblem(const BatchResult::Message& message) {
  const std::string& source = sources_[source_];
  switch (message.kind) {
    case BatchResult::Message::Kind::kFailure:
      if (++failures_ <= kFailuresShown) {
        PrintMessage(fmt::format("{}: event {}: {}", source, index_ + message.event, message.text));
      } else if (failures_ == kFailuresShown + 1) {
        PrintMessage("further events that cannot be read are only counted");
      }
      break;
    case BatchResult::Message::Kind::kNote:
      if (++notes_ <= kNotesShownOfASource) {
        PrintMessage(fmt::format("{}: note: {}", source, message.text));
      } else if (notes_ == kNotesShownOfASource + 1) {
        PrintMessage(fmt::format("{}: further notes of this kind are not shown", source));
      }
      break;
    case BatchResult::Message::Kind::kError:
      PrintErrors({message.text});
      source_failed_ = true;
      break;
  }
}

}  // namespace sigmata::cli
