// A YAML map of a field map file, read key by key.
#ifndef SIGMATA_COMPILER_PARSE_MAP_READER_H_
#define SIGMATA_COMPILER_PARSE_MAP_READER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/parse/yaml_document.h"
#include "sigmata/diagnostic.h"

namespace sigmata {

// A key that nobody takes is an error at its place, when the reader goes. All errors are SM920.
class MapReader {
 public:
  using Reader = std::function<void(const YamlNode&)>;
  using Texts = std::vector<std::string>;

  MapReader(const YamlNode& node, std::vector<Diagnostic>& diagnostics);
  ~MapReader();
  MapReader(const MapReader&) = delete;
  MapReader& operator=(const MapReader&) = delete;

  // The value of a key, or null.
  const YamlNode* Take(std::string_view key);

  // The value becomes `out` if the key is there.
  void Text(std::string_view key, std::string& out);
  void Required(std::string_view key, std::string& out);
  void TextList(std::string_view key, Texts& out);  // or one text
  void Number(std::string_view key, std::uint32_t& out);
  void Flag(std::string_view key, bool& out);
  void Pairs(std::string_view key, std::vector<std::pair<std::string, std::string>>& out);

  void Each(std::string_view key, const Reader& read);
  void TakeRest(const std::function<void(const YamlEntry&)>& read);

  std::string TextOf(const YamlNode& value);
  Texts TextsOf(const YamlNode& value);
  void Report(Span span, std::string message);

 private:
  const YamlNode& node_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<bool> taken_;
};

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_MAP_READER_H_
