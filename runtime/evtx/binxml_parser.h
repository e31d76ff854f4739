// Reads the binary XML of a record: tokens, templates and the values to be put into them.
//
// Bounded: elements and template instances nest to a fixed depth, and a record has a fixed number
// of tokens to spend, so that a template which contains itself, or many, ends.
#ifndef SIGMATA_RUNTIME_EVTX_BINXML_PARSER_H_
#define SIGMATA_RUNTIME_EVTX_BINXML_PARSER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/evtx/byte_reader.h"
#include "runtime/evtx/element_tree.h"
#include "sigmata/evtx_file.h"

namespace sigmata::evtx {

inline constexpr std::size_t kMaxElementDepth = 100;
inline constexpr std::size_t kMaxFragmentDepth = 16;
// A record has 64 KiB; the largest seen have some thousand tokens.
inline constexpr std::size_t kMaxTokens = std::size_t{1} << 17U;

class BinXmlParser {
 public:
  // Reads bytes [begin, end) of `chunk` into `tree`, which it clears.
  EvtxStatus Parse(std::string_view chunk, std::size_t begin, std::size_t end, ElementTree& tree);

 private:
  // The values that a template is filled with: a part of values_.
  struct Values {
    std::size_t first = 0;
    std::size_t count = 0;
  };
  struct Fragment;

  void ParseFragment(ByteReader& reader, Values values, std::uint32_t parent, bool within_value);
  void ReadToken(Fragment& fragment, std::uint8_t token);
  void OpenElement(Fragment& fragment, bool attributes);
  void CloseElement(Fragment& fragment);
  void OpenAttribute(Fragment& fragment);
  void AddText(Fragment& fragment);
  void AddPiece(Fragment& fragment, const Piece& piece);
  void Substitute(Fragment& fragment, bool optional);
  void AddTemplate(Fragment& fragment);
  Values ReadValues(ByteReader& reader);
  std::string_view ReadName(ByteReader& reader);
  void Fail(EvtxStatus status) {
    if (status_ == EvtxStatus::kRead) status_ = status;
  }

  std::string_view chunk_;
  ElementTree* tree_ = nullptr;
  EvtxStatus status_ = EvtxStatus::kRead;
  std::size_t tokens_ = 0;
  std::size_t element_depth_ = 0;
  std::size_t fragment_depth_ = 0;
  std::vector<Piece> values_;        // of the templates that are being filled, outermost first
  std::vector<std::uint32_t> open_;  // elements
};

}  // namespace sigmata::evtx

#endif  // SIGMATA_RUNTIME_EVTX_BINXML_PARSER_H_
