// The paths of a shape's rows (fields-maps/README.md), read against the keys of an event.
#ifndef SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_PATH_H_
#define SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_PATH_H_

#include <map>
#include <string>
#include <vector>

namespace sigmata {

using EventPath = std::vector<std::string>;  // keys from the top of the event

// What captures took: "{K}" -> text, with kStep between what stood in several keys.
using ReferenceCaptures = std::map<std::string, std::string>;
inline constexpr char kStep = '\x01';

// All ways in which a row's path, or the same below `root`, describes the event's. A key of the
// event that holds dots is one key, or the path that it spells.
std::vector<ReferenceCaptures> FitsOf(const std::string& row, const std::string& root,
                                      const EventPath& path);
bool Describes(const std::string& row, const std::string& root, const EventPath& path);
// Whether some row's path goes on below the event's.
bool LeadsOn(const std::string& row, const std::string& root, const EventPath& path);
// A row's path without its last key.
std::string ParentOf(const std::string& row);

}  // namespace sigmata

#endif  // SIGMATA_TESTS_DIFFERENTIAL_REFERENCE_PATH_H_
