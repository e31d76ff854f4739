// The likely cause of a YAML error. A parser stops where it can read no further, which is often
// lines below the slip: an open quote swallows everything up to the next one.
#ifndef SIGMATA_COMPILER_PARSE_YAML_MISTAKE_H_
#define SIGMATA_COMPILER_PARSE_YAML_MISTAKE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sigmata {

struct YamlMistake {
  std::uint32_t begin = 0, end = 0;  // bytes of the text
  std::string message, help;
};

// Looks at the lines up to the one where the parser stopped, line by line, as people read them;
// none if nothing catches the eye.
std::optional<YamlMistake> FindYamlMistake(std::string_view text, std::uint32_t stopped_at);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARSE_YAML_MISTAKE_H_
