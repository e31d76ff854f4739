// A YAML map whose keys are all known: what else stands in it is a mistake with a place.
#ifndef SIGMATA_CLI_TEST_STRICT_MAP_H_
#define SIGMATA_CLI_TEST_STRICT_MAP_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/parse/yaml_document.h"
#include "sigmata/diagnostic.h"

namespace sigmata::cli {

// Whether others may add keys to the map: then only a key that is nearly a known one is a mistake.
enum class Keys { kOurs, kOpen };

class StrictMap {
 public:
  // `what` names the map in messages, with its article: "a test". A key that is not `known` is
  // reported at once, and so is a node that is no map, which then has no keys.
  StrictMap(const YamlNode& node, std::string_view what, std::span<const std::string_view> known,
            std::vector<Diagnostic>& diagnostics, Keys keys = Keys::kOurs);

  // The value of a key, or null.
  const YamlNode* Find(std::string_view key) const { return node_.Find(key); }
  // The same of a key that has to be there.
  const YamlNode* Require(std::string_view key);

  // A text that is not empty; none if the key is absent, or (reported) holds something else.
  std::optional<std::string> Text(std::string_view key);
  std::optional<std::string> RequireText(std::string_view key);
  // A list with something in it; null as above.
  const YamlNode* RequireList(std::string_view key);

  void Report(Span span, std::string message, std::string help = {});

 private:
  std::optional<std::string> TextOf(const YamlNode* value, std::string_view key);

  const YamlNode& node_;
  std::string what_;
  std::vector<Diagnostic>& diagnostics_;
};

// A whole number without a sign; none if the node is no such.
std::optional<std::size_t> WholeNumber(const YamlNode& node);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_TEST_STRICT_MAP_H_
