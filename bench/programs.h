// The programs that benchmarks run. Compiled when first asked for, once.
#ifndef SIGMATA_BENCH_PROGRAMS_H_
#define SIGMATA_BENCH_PROGRAMS_H_

#include "sigmata/program.h"

namespace sigmata::bench {

const Program& WindowsProgram();  // of WindowsRules(), as far as they compile
const Program& OwnProgram();      // of OwnRules(), which all do

// The same rules in a program whose every entry is tried on every event: the slow twin of dispatch.
// An entry's instructions hold its gate too, so the answers have to be the same.
Program WithoutDispatch(const Program& program);

}  // namespace sigmata::bench

#endif  // SIGMATA_BENCH_PROGRAMS_H_
