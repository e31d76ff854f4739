# The warnings our own code is held to; linked PRIVATE, so that users of the library keep theirs.

add_library(sigmata_warnings INTERFACE)
target_compile_options(
  sigmata_warnings
  INTERFACE -Wall
            -Wextra
            -Wpedantic
            -Wshadow
            -Wconversion
            -Wsign-conversion
            -Wold-style-cast
            -Wnon-virtual-dtor
            -Woverloaded-virtual
            $<$<BOOL:${SIGMATA_WERROR}>:-Werror>)

# GCC's flow analysis does not follow instrumented code (it accuses std::regex). The release build
# keeps this warning.
if(SIGMATA_SANITIZE)
  target_compile_options(sigmata_warnings
                         INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
