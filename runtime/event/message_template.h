// Parameters read back from a rendered message.
//
// Many collectors keep of an event only what a person would read. Where the template is known, the
// text between its literal parts is the parameters. White space counts as one blank, since every
// collector breaks lines in its own way.
#ifndef SIGMATA_RUNTIME_EVENT_MESSAGE_TEMPLATE_H_
#define SIGMATA_RUNTIME_EVENT_MESSAGE_TEMPLATE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/program/program_image.h"
#include "sigmata/value.h"

namespace sigmata {

// Longer messages are not read; Windows' own are at most 64 KiB.
inline constexpr std::size_t kMaxMessageBytes = std::size_t{4} << 20;

class MessageReader {
 public:
  // A value of the parameter at `position` (from 1). One parameter may have several: as it was
  // rendered, and as it stands in the record.
  struct Rendered {
    std::uint32_t position = 0;
    Value value;
  };

  explicit MessageReader(const ProgramImage& image) : image_(image) {}

  // False: the value is no message.
  bool SetMessage(const Value& message);
  // Some collectors put the message in quotes. False: it is in none, or not any more.
  bool Unquote();

  // Whether the message fits the template. Then values() has the parameters that are certain: in
  // every way to read the message by the template they are the same. Takes time linear in the
  // message for each literal part.
  bool Fits(Range pieces);
  // Views into this reader, valid until the next call of Fits or SetMessage, and into the program.
  std::span<const Rendered> values() const { return values_; }

 private:
  struct Place {
    std::size_t first;  // where the literal begins in the first way to read the message
    std::size_t last;   // and in the last
    std::size_t size;
  };
  struct Found {
    std::uint32_t piece;
    std::string_view text;
    bool kept;
  };

  void Fold(std::string_view text);
  bool FindPlaces(std::span<const PieceRecord> pieces);
  void CollectValues(std::span<const PieceRecord> pieces);
  void DropContradictions(std::span<const PieceRecord> pieces);
  void AddValue(const PieceRecord& piece, std::string_view text);
  void AddText(std::uint32_t position, std::string_view text);

  const ProgramImage& image_;
  std::string text_;                    // decoded
  std::string_view message_;            // of text_, without white space around it
  std::string folded_;                  // a blank, the text with white space folded, a blank
  std::vector<std::uint32_t> origins_;  // of each byte of folded_ in text_, and the end
  std::vector<Place> places_;
  std::vector<Found> found_;
  std::string written_;  // texts as JSON writes them
  std::vector<Rendered> values_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_MESSAGE_TEMPLATE_H_
