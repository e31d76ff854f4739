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

# What compilers say wrongly. GCC: its flow analysis does not follow instrumented code (it accuses
# std::regex; the release build keeps the warning), and up to 12 it sees overlap in std::string's own
# copying. Clang: explicit specialisations of variable templates count as unused.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # clang-tidy reads these flags too, and knows fewer of them.
  target_compile_options(sigmata_warnings INTERFACE -Wno-unknown-warning-option)
  if(SIGMATA_SANITIZE)
    target_compile_options(sigmata_warnings INTERFACE -Wno-maybe-uninitialized)
  endif()
  if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(sigmata_warnings INTERFACE -Wno-restrict)
  endif()
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(sigmata_warnings INTERFACE -Wno-unused-const-variable)
endif()
