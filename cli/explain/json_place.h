// Where in a JSON text its values stand: the keys that lead to them.
#ifndef SIGMATA_CLI_EXPLAIN_JSON_PLACE_H_
#define SIGMATA_CLI_EXPLAIN_JSON_PLACE_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sigmata::cli {

// For each offset, which are in ascending order, the path of the string, number or word that holds
// this byte: `winlog.event_data.Image`, `Event.EventData.Data[2].#text`. A key that holds a dot, a
// bracket or a quotation mark stands in quotation marks. Empty where the byte is of no value.
//
// `json` has been read before; what is no JSON in it gives wrong paths, nothing worse.
std::vector<std::string> PathsOf(std::string_view json, std::span<const std::size_t> offsets);

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_EXPLAIN_JSON_PLACE_H_
