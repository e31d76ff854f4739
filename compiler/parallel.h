// Work on many things that do not depend on each other.
#ifndef SIGMATA_COMPILER_PARALLEL_H_
#define SIGMATA_COMPILER_PARALLEL_H_

#include <cstddef>
#include <functional>

namespace sigmata {

// Calls `work(i)` once for each i below `count`, on the calling thread and up to `jobs` - 1 others
// (0: as many threads as the machine has cores). Returns when all calls have; of the exceptions
// that they throw, one is thrown here.
void ForEachIndex(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

}  // namespace sigmata

#endif  // SIGMATA_COMPILER_PARALLEL_H_
